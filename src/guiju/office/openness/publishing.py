"""What is handed over to be published: plain values, so that any app's documents can be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from guiju.office.openness.cleaning import clean_line, clean_number, clean_text
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.searching import fold

TEXTS = ("addressees", "body", "annexes")
LINES = ("title", "index_no", "subject", "issuer", "joint_issuers", "genre", "signed_by", "note")
DAYS = ("effective_on", "made_on", "repealed_on", "published_on")
EDITABLE = (*LINES, "doc_no", *TEXTS, *DAYS)


@dataclass(frozen=True, slots=True)
class FileToPublish:
    """`kind`: pdf or docx. The content is copied; `name` is what the reader sees, without an ending."""

    name: str
    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Publishing:
    """A document to be published. `published_on` may lie ahead: the page is public from that day on.

    `disclosure`: proactive, on_request or none. `index_no` None takes the next of the district's series, "" has
    none. `annexes`: each annexed text starts with its title; a line that is only 附件 starts another. `note` is
    printed under the day (此件公开发布). `kind` interpretation with `interprets`, the pages it explains.
    `cites`: the articles that ask for publication, or forbid it.
    """

    title: str
    issuer: str
    disclosure: str
    published_on: date
    doc_no: str = ""
    genre: str = ""
    subject: str = ""
    joint_issuers: str = ""
    made_on: date | None = None
    effective_on: date | None = None
    repealed_on: date | None = None
    addressees: str = ""
    body: str = ""
    annexes: str = ""
    signed_by: str = ""
    note: str = ""
    index_no: str | None = None
    kind: str = "document"
    interprets: tuple[int, ...] = ()
    files: tuple[FileToPublish, ...] = ()
    case_id: int | None = None
    cites: tuple[str, ...] = ()


def cleaned(values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as they are stored; unknown names are left out."""
    lines = {name: clean_line(values[name] or "") for name in LINES if name in values}
    texts = {name: clean_text(values[name] or "") for name in TEXTS if name in values}
    days = {name: values[name] for name in DAYS if name in values}
    number = {"doc_no": clean_number(values["doc_no"] or "")} if "doc_no" in values else {}
    return {**lines, **texts, **days, **number}


def derive(page: PublicDocument, today: date) -> None:
    """Fill what follows from other columns: the day lists go by, and the text that searching compares."""
    page.listed_on = page.published_on or page.made_on or page.effective_on or today
    parts = (page.title, page.doc_no, page.index_no, page.issuer, page.body, page.annexes)
    page.folded = fold("\n".join(filter(None, parts)))
