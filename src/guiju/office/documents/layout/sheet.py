"""A paper with every wording settled: what both writers, DOCX and PDF, put on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from guiju.office.documents.layout import measures, wording
from guiju.office.documents.layout.paper import Annex, Block, MinutesPaper, OfficialPaper, Paper
from guiju.office.documents.layout.printable import printable
from guiju.office.documents.layout.title_lines import title_lines


class Heading(StrEnum):
    """How the line above the red rule is arranged."""

    CENTRED = "centred"
    UPWARD = "upward"
    MINUTES = "minutes"


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


def sheet_of(paper: Paper) -> Sheet:
    """The settled paper. Pure; never raises on any text: signs that no file may hold are dropped."""
    clean = printable(paper)
    return _minutes(clean) if isinstance(clean, MinutesPaper) else _official(clean)


def _official(paper: OfficialPaper) -> Sheet:
    corner = [(paper.copy_no or "", False), (paper.secrecy or "", True), (paper.urgency or "", True)]
    return Sheet(
        heading=Heading.UPWARD if paper.signers else Heading.CENTRED,
        mark=paper.issuer_mark,
        mark_width=measures.mark_character_width(paper.issuer_mark),
        mark_height=measures.mark_height(paper.issuer_mark),
        number_line=_number_line(paper.issuer_mark),
        corner=[line for line in corner if line[0]],
        number=wording.number_zh(paper.doc_no),
        signer_rows=["　".join(paper.signers[at : at + 2]) for at in range(0, len(paper.signers), 2)],
        title=title_lines(paper.title, measures.TITLE_CHARACTERS),
        addressees=wording.addressees_zh(paper.addressees),
        blocks=_blocks(paper.body),
        attachments=wording.attachment_entries(paper.attachments),
        people=[],
        signatures=list(paper.signatures),
        date=wording.date_zh(paper.made_on) if paper.made_on else "",
        seal=paper.seal,
        note=wording.note_zh(paper.note),
        annexes=_annexes(paper.annexes),
        copied_to=wording.copied_to_zh(paper.copied_to),
        printed_by=paper.printed_by,
        printed_on=wording.printed_on_zh(paper.printed_on),
    )


def _minutes(paper: MinutesPaper) -> Sheet:
    return Sheet(
        heading=Heading.MINUTES,
        mark=paper.issuer_mark,
        mark_width=measures.mark_character_width(paper.issuer_mark),
        mark_height=measures.mark_height(paper.issuer_mark),
        number_line=_number_line(paper.issuer_mark),
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


def _number_line(mark: str) -> int:
    """Lines of the grid above the number: the mark and the two blank lines the standard asks for below it."""
    mark_bottom = measures.MARK_TOP + measures.mark_height(mark)
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
