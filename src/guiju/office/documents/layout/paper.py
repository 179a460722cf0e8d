"""What an official paper consists of: the elements of GB/T 9704-2012, before any layout."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """How one paragraph is set. The four levels are 一、 / （一） / 1. / （1）."""

    PARAGRAPH = "paragraph"
    LEVEL_1 = "level1"
    LEVEL_2 = "level2"
    LEVEL_3 = "level3"
    LEVEL_4 = "level4"
    CHAPTER = "chapter"
    CENTRED = "centred"
    RIGHT = "right"


class PaperFormat(StrEnum):
    """The general format and the special ones that change the header; minutes are a paper of their own."""

    GENERAL = "general"
    LETTER = "letter"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a body.

    `lead` is the part at the start set in the level's own face: a whole heading line, or the first sentence
    where the text runs on in the same paragraph. Empty for plain paragraphs.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """A text bound with the paper; it starts a new page.

    `labelled` False: the text that a notice prints and distributes. It bears no label and is not listed.
    """

    title: str
    blocks: tuple[Block, ...] = ()
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Attendance:
    """One list of people in minutes, such as 出席: the names as they are to be printed."""

    label: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialPaper:
    """A paper in the general format (通知, 请示, 意见 ...), as a letter (信函格式) or as an order (命令格式).

    Texts are plain, without layout: `issuer_mark` is the whole red mark (with 文件 where it belongs),
    `title` may hold line breaks where the writer wants them, else lines are chosen; `attachments` are the
    names only, unnumbered. Elements that are None or empty are left out with their rules and labels.
    `signers` not empty makes it an upward paper. `seal` True leaves the room for a seal to be put on paper;
    no seal is drawn. `copied_to` and `printed_by` make up the end block, which in a letter is only `copied_to`.
    `joint_issuers`: the names below the host's in the mark; all of them stand in `signatures`, the host first.
    An order prints no title and is signed by a person: `signed_as` is the post, the signature the name.
    """

    issuer_mark: str
    title: str
    body: tuple[Block, ...]
    doc_no: str = ""
    copy_no: str | None = None
    secrecy: str | None = None
    urgency: str | None = None
    signers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    made_on: date | None = None
    seal: bool = True
    note: str = ""
    annexes: tuple[Annex, ...] = ()
    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None
    format: PaperFormat = PaperFormat.GENERAL
    joint_issuers: tuple[str, ...] = ()
    signed_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesPaper:
    """Minutes of a meeting (纪要格式): mark "××××纪要", no seal, the people named after the body.

    `issuer` stands at the left and `made_on` at the right above the red rule. `title` may be empty.
    """

    issuer_mark: str
    body: tuple[Block, ...]
    doc_no: str = ""
    issuer: str = ""
    made_on: date | None = None
    title: str = ""
    attendance: tuple[Attendance, ...] = ()
    attachments: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    copied_to: tuple[str, ...] = ()
    printed_by: str = ""
    printed_on: date | None = None


Paper = OfficialPaper | MinutesPaper
