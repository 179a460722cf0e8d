"""An issued document put on the public site: when its case comes to that, or with what a portal says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from guiju.office.cases.actors import CHINA
from guiju.office.cases.reactions import Moment
from guiju.office.documents.papers import DISCLOSURE_NOTES, lines_of
from guiju.office.documents.queries import genres, issued_in_case, paper
from guiju.office.openness.actions import publish
from guiju.office.openness.publishing import FileToPublish, Publishing
from guiju.office.openness.queries import page_of_case
from guiju.office.people.models import Person


@dataclass(frozen=True, slots=True)
class Portal:
    """What a public page says beside the document. `index_no` None takes the next of the district's series."""

    published_on: date
    index_no: str | None = None
    subject: str = ""
    joint_issuers: str = ""
    effective_on: date | None = None
    note: str | None = None


def publish_issued(moment: Moment) -> None:
    """Publish the document that the case has issued, once. Cases that issued nothing are passed over."""
    document = issued_in_case(moment.case.pk)
    if document is None or page_of_case(moment.case.pk):
        return
    deeds = moment.step.deeds() if moment.step else []
    said = next((deed.done_on for deed in reversed(deeds) if deed.done_on), "")
    on = date.fromisoformat(said) if said else moment.now.astimezone(CHINA).date()
    cites = moment.step.cites if moment.step else ()
    put_on_site(document, Portal(on), now=moment.now, by=moment.person, cites=cites)


def put_on_site(document: Any, portal: Portal, *, now: datetime, by: Person, cites: Sequence[str]) -> Any:
    """Publish an issued document with both of its files; its page. Raises OpennessErrors."""
    wanted = Publishing(
        title=document.title,
        issuer=document.issuer,
        disclosure=document.disclosure,
        published_on=portal.published_on,
        doc_no=document.number,
        genre=dict(genres()).get(document.genre, ""),
        subject=portal.subject,
        joint_issuers=portal.joint_issuers,
        made_on=document.made_on,
        effective_on=portal.effective_on,
        addressees="，".join(lines_of(document.addressees)),
        body=document.body,
        annexes=document.annexes,
        signed_by=document.issuer,
        note=DISCLOSURE_NOTES.get(document.disclosure, "") if portal.note is None else portal.note,
        index_no=portal.index_no,
        files=tuple(_file(document, form) for form in ("pdf", "docx")),
        case_id=document.case_id,
        cites=tuple(cites),
    )
    return publish(document.district_id, wanted, now=now, by=by)


def _file(document: Any, form: str) -> FileToPublish:
    with paper(document, form).stream as stream:
        return FileToPublish(f"{document.number}（{form.upper()}）", form, stream.read())
