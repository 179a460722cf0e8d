"""A page as programs read it: the same record behind the JSON address of a page and the programming interface."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.urls import reverse
from pydantic import BaseModel

from guiju.office.openness import queries
from guiju.office.openness.fields import validity_of
from guiju.office.openness.models import PublicDocument
from guiju.office.openness.paper import Block, Part, annexes_of, body_of
from guiju.office.openness.storing import CONTENT_TYPES


class PublishedBlock(BaseModel):
    """A heading (`level` 2 and more, as in HTML) or a paragraph (`level` 0)."""

    level: int
    text: str


class PublishedPart(BaseModel):
    """The body or an annexed text."""

    title: str
    note: str
    blocks: list[PublishedBlock]


class PublishedFile(BaseModel):
    name: str
    content_type: str
    size: int
    sha256: str
    url: str


class PublishedLine(BaseModel):
    """What lists say of a page. `validity`: in_force, not_yet, repealed; `validity_zh` as the page prints it."""

    id: int
    url: str
    kind: str
    title: str
    genre: str
    issuer: str
    doc_no: str
    index_no: str
    made_on: date | None
    published_on: date | None
    validity: str
    validity_zh: str


class PublishedPage(PublishedLine):
    """The whole page. `effective_on` and `repealed_on`: first day in force, first day no longer in force."""

    district: str
    subject: str
    joint_issuers: str
    effective_on: date | None
    repealed_on: date | None
    registered_only: bool
    addressees: str
    body: PublishedPart
    annexes: list[PublishedPart]
    signed_by: str
    note: str
    explained_by: list[PublishedLine]
    explains: list[PublishedLine]
    repealed_by: PublishedLine | None
    repeals: list[PublishedLine]
    files: list[PublishedFile]
    updated_at: datetime


def published_line(page: PublicDocument, on: date) -> PublishedLine:
    """One entry of a list, its validity as of the day."""
    validity = validity_of(page, on)
    return PublishedLine(
        id=page.pk,
        url=reverse("openness:document", args=[page.district_id, page.pk]),
        kind=page.kind,
        title=page.title,
        genre=page.genre,
        issuer=page.issuer,
        doc_no=page.doc_no,
        index_no=page.index_no,
        made_on=page.made_on,
        published_on=page.published_on,
        validity=validity.value,
        validity_zh=validity.zh,
    )


def published_page(page: PublicDocument, on: date) -> PublishedPage:
    """The whole record, its validity and links as of the day."""
    later = queries.repealed_by(page, on)
    return PublishedPage(
        **published_line(page, on).model_dump(),
        district=page.district_id,
        subject=page.subject,
        joint_issuers=page.joint_issuers,
        effective_on=page.effective_on,
        repealed_on=page.repealed_on,
        registered_only=page.registered_only,
        addressees=page.addressees,
        body=_part(body_of(page.body)),
        annexes=[_part(part) for part in annexes_of(page.annexes)],
        signed_by=page.signed_by,
        note=page.note,
        explained_by=_lines(queries.explained_by(page, on), on),
        explains=_lines(queries.explains(page, on), on),
        repealed_by=published_line(later, on) if later else None,
        repeals=_lines(queries.repeals(page, on), on),
        files=_files(page),
        updated_at=page.updated_at,
    )


def _lines(pages: Iterable[PublicDocument], on: date) -> list[PublishedLine]:
    return [published_line(page, on) for page in pages]


def _part(part: Part) -> PublishedPart:
    return PublishedPart(title=part.title, note=part.note, blocks=[_block(block) for block in part.blocks])


def _block(block: Block) -> PublishedBlock:
    return PublishedBlock(level=block.level, text=block.lead + block.text)


def _files(page: PublicDocument) -> list[PublishedFile]:
    return [
        PublishedFile(
            name=f"{file.name}.{file.kind}",
            content_type=CONTENT_TYPES[file.kind],
            size=file.size,
            sha256=file.sha256,
            url=reverse("openness:file", args=[page.district_id, page.pk, file.pk]),
        )
        for file in queries.files_of(page)
    ]
