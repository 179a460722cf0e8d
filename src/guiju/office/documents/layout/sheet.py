"""A paper with every wording settled: what both writers, DOCX and PDF, put on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from guiju.office.documents.layout import measures, wording
from guiju.office.documents.layout.paper import Annex, Block, MinutesPaper, OfficialPaper, Paper, PaperFormat
from guiju.office.documents.layout.printable import printable
from guiju.office.documents.layout.title_lines import title_lines


class Heading(StrEnum):
    """How the header is arranged: number centred, number and signers, issuer and date, letter, order."""

    CENTRED = "centred"
    UPWARD = "upward"
    MINUTES = "minutes"
    LETTER = "letter"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class SheetBlock:
    """A paragraph in two parts: `lead` in the face of its level, then `rest` in the text face."""

    kind: str
    lead: str
    rest: str


@dataclass(frozen=True, slots=True)
class SheetAnnex:
    label: str
    title: list[str]
    blocks: list[SheetBlock]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """See `OfficialPaper` and `MinutesPaper` for the meaning; here every text is as printed.

    `corner` is the stack at the top left (text, in 黑体?). `number_line` is how many lines of the grid stand
    above the number; `signer_rows` holds two names a row. The mark's measures are in millimetres.
    `joint` holds the lines of a mark of several issuers with `joint_suffix` (文件) beside them; empty for one issuer.
    """

    heading: Heading
    mark: str
    mark_width: float
    mark_height: float
    number_line: int
    corner: list[tuple[str, bool]]
    number: str
    signer_rows: list[str]
    issuer: str = ""
    heading_date: str = ""
    title: list[str]
    addressees: str = ""
    blocks: list[SheetBlock]
    attachments: list[tuple[str, str]]
    people: list[tuple[str, str]]
    signatures: list[str]
    date: str = ""
    seal: bool = False
    note: str = ""
    annexes: list[SheetAnnex]
    copied_to: str
    printed_by: str
    printed_on: str
    joint: list[str] = field(default_factory=list)
    joint_suffix: str = ""
    signed_as: str = ""

    @property
    def bare_end(self) -> bool:
        """True for letters: their end block has neither rules nor the organ that printed them."""
        return self.heading is Heading.LETTER


def sheet_of(paper: Paper) -> Sheet:
    """The settled paper. Pure; never raises on any text: signs that no file may hold are dropped."""
    clean = printable(paper)
    return _minutes(clean) if isinstance(clean, MinutesPaper) else _official(clean)


def _official(paper: OfficialPaper) -> Sheet:
    corner = [(paper.copy_no or "", False), (paper.secrecy or "", True), (paper.urgency or "", True)]
    order, letter = paper.format is PaperFormat.ORDER, paper.format is PaperFormat.LETTER
    joint, suffix, width, height = _mark(paper)
    return Sheet(
        heading=_heading(paper),
        mark=paper.issuer_mark,
        mark_width=width,
        mark_height=height,
        number_line=_number_line(paper, max(len(joint), 1), height),
        corner=[line for line in corner if line[0]],
        number=wording.number_zh(paper.doc_no),
        signer_rows=[] if order else ["　".join(paper.signers[at : at + 2]) for at in range(0, len(paper.signers), 2)],
        title=[] if order else title_lines(paper.title, measures.TITLE_CHARACTERS),
        addressees=wording.addressees_zh(paper.addressees),
        blocks=_blocks(paper.body),
        attachments=wording.attachment_entries(paper.attachments),
        people=[],
        signatures=list(paper.signatures),
        date=wording.date_zh(paper.made_on) if paper.made_on else "",
        seal=paper.seal and not order,
        note=wording.note_zh(paper.note),
        annexes=_annexes(paper.annexes),
        copied_to=wording.copied_to_zh(paper.copied_to),
        printed_by="" if letter else paper.printed_by,
        printed_on="" if letter else wording.printed_on_zh(paper.printed_on),
        joint=joint,
        joint_suffix=suffix,
        signed_as=paper.signed_as if order else "",
    )


def _heading(paper: OfficialPaper) -> Heading:
    if paper.format is PaperFormat.LETTER:
        return Heading.LETTER
    if paper.format is PaperFormat.ORDER:
        return Heading.ORDER
    return Heading.UPWARD if paper.signers else Heading.CENTRED


def _mark(paper: OfficialPaper) -> tuple[list[str], str, float, float]:
    """The lines of a joint mark, the word beside them, and width and height of a character of the mark."""
    one = paper.issuer_mark
    if not paper.joint_issuers:
        return [], "", measures.mark_character_width(one), measures.mark_height(one)
    suffix = "文件" if one.endswith("文件") else ""
    names = [one.removesuffix(suffix), *paper.joint_issuers]
    return names, suffix, *measures.joint_character(names, suffix)


def _minutes(paper: MinutesPaper) -> Sheet:
    return Sheet(
        heading=Heading.MINUTES,
        mark=paper.issuer_mark,
        mark_width=measures.mark_character_width(paper.issuer_mark),
        mark_height=measures.mark_height(paper.issuer_mark),
        number_line=_lines_above(measures.MARK_TOP + measures.mark_height(paper.issuer_mark)),
        corner=[],
        number=wording.number_zh(paper.doc_no),
        signer_rows=[],
        issuer=paper.issuer,
        heading_date=wording.date_zh(paper.made_on) if paper.made_on else "",
        title=title_lines(paper.title, measures.TITLE_CHARACTERS),
        blocks=_blocks(paper.body),
        attachments=wording.attachment_entries(paper.attachments),
        people=[(group.label, "、".join(group.names)) for group in paper.attendance if group.names],
        signatures=[],
        annexes=_annexes(paper.annexes),
        copied_to=wording.copied_to_zh(paper.copied_to),
        printed_by=paper.printed_by,
        printed_on=wording.printed_on_zh(paper.printed_on),
    )


def _number_line(paper: OfficialPaper, names: int, height: float) -> int:
    """Lines of the grid above the number."""
    if paper.format is PaperFormat.LETTER:
        return 2
    top = measures.ORDER_MARK_TOP if paper.format is PaperFormat.ORDER else measures.MARK_TOP
    return _lines_above(top + names * height + (names - 1) * measures.JOINT_GAP)


def _lines_above(mark_bottom: float) -> int:
    """The mark and the two blank lines the standard asks for below it."""
    return round(mark_bottom / measures.LINE_PITCH + 2)


def _blocks(blocks: Sequence[Block]) -> list[SheetBlock]:
    return [SheetBlock(block.kind.value, block.lead, block.text.removeprefix(block.lead)) for block in blocks]


def _annexes(annexes: Sequence[Annex]) -> list[SheetAnnex]:
    labelled = [annex for annex in annexes if annex.labelled]
    return [
        SheetAnnex(
            wording.annex_label(labelled.index(annex) + 1, len(labelled)) if annex.labelled else "",
            title_lines(annex.title, measures.TITLE_CHARACTERS),
            _blocks(annex.blocks),
        )
        for annex in annexes
    ]
