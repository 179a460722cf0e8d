"""From a draft's text to the paper that is laid out. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from guiju.office.documents.layout import Annex, Block, OfficialPaper, PaperFormat, blocks_and_annexes
from guiju.office.documents.layout.measures import TITLE_CHARACTERS
from guiju.office.documents.layout.title_lines import title_lines

FOR_REVIEW = "（送审稿）"
DISTRIBUTING = ("印发", "转发", "批转", "公布")
"""Words of a title that say that the text carried with the notice is the matter itself."""
DISCLOSURE_NOTES = {"proactive": "此件公开发布", "on_request": "此件依申请公开", "none": "此件不予公开"}


class Text(Protocol):
    """The words of a document, as a version or an issued document holds them; lists have one name a line."""

    @property
    def title(self) -> str: ...
    @property
    def addressees(self) -> str: ...
    @property
    def body(self) -> str: ...
    @property
    def annexes(self) -> str: ...
    @property
    def copied_to(self) -> str: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the case says about the paper. `printed_by` is the organ that prints it.

    `upward`: its signers stand beside the number. `joint`: the organs that issue it together with the issuer.
    `urgency`: the mark in the corner; "" for an ordinary paper.
    """

    issuer: str
    genre: str
    addressee: str
    disclosure: str
    printed_by: str
    format: PaperFormat = PaperFormat.GENERAL
    upward: bool = False
    joint: tuple[str, ...] = ()
    urgency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What numbering and signing add. `signed_as` is the post of the first signer."""

    number: str
    signers: tuple[str, ...]
    made_on: date
    issued_on: date
    signed_as: str = ""


def review_paper(text: Text, head: Letterhead) -> OfficialPaper:
    """The draft as it will look, marked 送审稿: without number, days and room for a seal."""
    title = "\n".join([*title_lines(text.title, TITLE_CHARACTERS), FOR_REVIEW])
    return _paper(text, head, title, None)


def final_paper(text: Text, head: Letterhead, issue: Issue) -> OfficialPaper:
    """The paper as issued. Upward papers name their signers beside the number."""
    return _paper(text, head, text.title, issue)


def lines_of(names: str) -> tuple[str, ...]:
    """The names of a list with one name a line."""
    return tuple(line.strip() for line in names.splitlines() if line.strip())


def parts_of(text: Text) -> tuple[tuple[Block, ...], tuple[Annex, ...]]:
    """Body and annexes. Annex text without a line 附件 is one annex whose title is its first line.

    A notice that prints and distributes a text carries it without a label: it is what the notice is about.
    """
    own = text.annexes.strip()
    marked = own if own.startswith("附件") or not own else f"附件\n{own}"
    body, annexes = blocks_and_annexes(f"{text.body}\n{marked}")
    if marked != own and any(word in text.title for word in DISTRIBUTING):
        annexes = tuple(replace(annex, labelled=False) for annex in annexes)
    return body, annexes


def _paper(text: Text, head: Letterhead, title: str, issue: Issue | None) -> OfficialPaper:
    body, annexes = parts_of(text)
    order = head.format is PaperFormat.ORDER
    issuers = tuple(filter(None, (head.issuer, *head.joint)))
    return OfficialPaper(
        issuer_mark=_mark(head),
        title=title,
        body=body,
        doc_no=issue.number if issue else "",
        signers=issue.signers if issue and head.upward else (),
        addressees=lines_of(text.addressees),
        attachments=tuple(annex.title for annex in annexes if annex.labelled),
        signatures=(issue.signers[:1] if issue else ()) if order else issuers,
        made_on=issue.made_on if issue else None,
        seal=issue is not None,
        note=DISCLOSURE_NOTES.get(head.disclosure, ""),
        annexes=annexes,
        copied_to=lines_of(text.copied_to),
        printed_by=head.printed_by,
        printed_on=issue.issued_on if issue else None,
        format=head.format,
        joint_issuers=() if order else head.joint,
        signed_as=issue.signed_as if issue else "",
        urgency=head.urgency or None,
    )


def _mark(head: Letterhead) -> str:
    words = {PaperFormat.LETTER: "", PaperFormat.ORDER: "令"}
    return f"{head.issuer}{words.get(head.format, '文件')}"
