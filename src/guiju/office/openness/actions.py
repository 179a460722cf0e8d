"""Publishing, correcting, repealing, taking off. One function, one transaction, one entry in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from guiju.office.openness import checks
from guiju.office.openness.cleaning import clean_line, clean_name
from guiju.office.openness.errors import NoSuchPage
from guiju.office.openness.history import record
from guiju.office.openness.models import Interpretation, PageKind, PageState, PublicDocument, PublicFile
from guiju.office.openness.numbering import next_index_no, note_given
from guiju.office.openness.publishing import FileToPublish, Publishing, cleaned, derive
from guiju.office.openness.queries import page_by_number
from guiju.office.openness.storing import store
from guiju.office.people.models import District, Person


@transaction.atomic
def publish(district: str, wanted: Publishing, *, now: datetime, by: Person | None = None) -> PublicDocument:
    """Put a document on the public site. An entry made when it was repealed (registered_only) is filled in.

    Raises NotForPublication unless `wanted.disclosure` is proactive, Incomplete, DaysBackwards, NumberPublished,
    FileRefused, NoSuchPage (a page to be interpreted is not there), UnknownDistrict.
    """
    checks.for_publication(wanted)
    hold(district)
    values = cleaned({name: value for name, value in asdict(wanted).items() if value is not None})
    page = _to_fill(district, values["doc_no"])
    ended = {name: getattr(page, name) or values.get(name) for name in ("repealed_on", "index_no")}
    _assign(page, {**values, **ended})
    page.kind, page.case_id, page.disclosure = wanted.kind, wanted.case_id, wanted.disclosure
    page.registered_only = False
    _number(page, wanted)
    _save(page, now)
    _attach(page, wanted.files)
    _link(page, wanted.interprets)
    record(page, "published", now=now, by=by, cites=wanted.cites)
    return page


@transaction.atomic
def mark_repealed(
    district: str,
    doc_no: str,
    repealed_on: date,
    *,
    now: datetime,
    repealed_by: PublicDocument | None = None,
    title: str = "",
    made_on: date | None = None,
    issuer: str = "",
    by: Person | None = None,
) -> PublicDocument:
    """End a document; `repealed_on` is the first day it is no longer in force. The same day twice is harmless.

    A document that is not in the register gets an entry without text from title, number and day; `issuer`
    defaults to the repealing document's. Raises Incomplete (no page, and no title to make one), DaysBackwards,
    AlreadyRepealed (on another day).
    """
    hold(district)
    old = page_by_number(district, doc_no) or _titled(district, title, made_on)
    if old is None:
        names = {"title": title, "doc_no": doc_no, "made_on": made_on}
        issuer = issuer or (repealed_by.issuer if repealed_by else "")
        old = _registered(district, {**names, "issuer": issuer}, now, by)
    checks.for_repeal(old, repealed_on)
    if old.repealed_on == repealed_on:
        return old
    old.repealed_on, old.repealed_by = repealed_on, repealed_by
    _save(old, now)
    record(old, "repealed", now=now, by=by, changes={"repealed_on": ["", repealed_on.isoformat()]})
    return old


@transaction.atomic
def correct(
    page: PublicDocument, changes: Mapping[str, Any], reason: str, *, now: datetime, by: Person | None = None
) -> PublicDocument:
    """Change fields of a page (names of publishing.EDITABLE); before, after and reason go into the history.

    A wrong day of repeal is corrected here too. Raises Incomplete (no reason, or the page would lack what it
    must have), NotAField, DaysBackwards, NumberPublished.
    """
    checks.for_reason(reason)
    checks.for_fields(changes)
    hold(page.district_id)
    page = PublicDocument.objects.get(pk=page.pk)
    before = {name: getattr(page, name) for name in changes}
    after = cleaned(changes)
    _assign(page, after)
    if page.repealed_on is None:
        page.repealed_by = None
    checks.for_page(page)
    differing = {name: [_plain(before[name]), _plain(after[name])] for name in after if before[name] != after[name]}
    if differing:
        _save(page, now)
        record(page, "corrected", now=now, by=by, reason=reason, changes=differing)
    return page


@transaction.atomic
def withdraw_page(page: PublicDocument, reason: str, *, now: datetime, by: Person | None = None) -> PublicDocument:
    """Take a page off the public site; strangers then find nothing there. Raises Incomplete without a reason."""
    return _set_state(page, PageState.WITHDRAWN, reason, now, by)


@transaction.atomic
def restore_page(page: PublicDocument, reason: str, *, now: datetime, by: Person | None = None) -> PublicDocument:
    """Put a page that was taken off back. Raises Incomplete without a reason."""
    return _set_state(page, PageState.PUBLISHED, reason, now, by)


@transaction.atomic
def link_interpretation(
    page: PublicDocument, explained_by: PublicDocument, *, now: datetime, by: Person | None = None
) -> None:
    """Show one page as the interpretation of another, on both. Linking twice is harmless."""
    _, made = Interpretation.objects.get_or_create(
        district_id=page.district_id, document=page, explained_by=explained_by
    )
    if made:
        record(page, "linked", now=now, by=by, changes={"explained_by": ["", explained_by.title]})


def hold(district: str) -> None:
    """Publications of one district wait for each other till the transaction ends: numbers are looked up, then used.

    Without locking the key, so that other tables may go on pointing at the district.
    """
    District.objects.select_for_update(no_key=True).get(pk=district)


def _to_fill(district: str, doc_no: str) -> PublicDocument:
    known = page_by_number(district, doc_no)
    checks.for_number(known)
    return known or PublicDocument(district_id=district)


def _number(page: PublicDocument, wanted: Publishing) -> None:
    if wanted.index_no is None:
        page.index_no = page.index_no or next_index_no(page.district_id, wanted.published_on.year)
    else:
        note_given(page.district_id, page.index_no)
    checks.for_page(page)


def _registered(district: str, names: Mapping[str, Any], now: datetime, by: Person | None) -> PublicDocument:
    page = PublicDocument(district_id=district, registered_only=True, disclosure=checks.PROACTIVE)
    _assign(page, cleaned(names))
    checks.for_page(page)
    _save(page, now)
    record(page, "registered", now=now, by=by)
    return page


def _titled(district: str, title: str, made_on: date | None) -> PublicDocument | None:
    """An older document without a number is known by its title and day."""
    rows = PublicDocument.objects.filter(district_id=district, title=clean_line(title), made_on=made_on)
    return rows.filter(kind=PageKind.DOCUMENT).first() if title and made_on else None


def _assign(page: PublicDocument, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        setattr(page, name, value)


def _save(page: PublicDocument, now: datetime) -> None:
    derive(page, timezone.localtime(now).date())
    page.updated_at = now
    page.save()


def _attach(page: PublicDocument, files: Sequence[FileToPublish]) -> None:
    for file in files:
        digest = store(page.district_id, file.kind, file.content)
        PublicFile.objects.create(
            district_id=page.district_id,
            document=page,
            name=clean_name(file.name) or page.title[:60],
            kind=file.kind,
            size=len(file.content),
            sha256=digest,
        )


def _link(page: PublicDocument, interprets: Sequence[int]) -> None:
    explained = list(PublicDocument.objects.filter(district_id=page.district_id, pk__in=interprets))
    if len(explained) != len(set(interprets)):
        raise NoSuchPage(_("要解读的文件不在本区的公开目录里。请先公开该文件，再公开解读。"))
    links = (Interpretation(district_id=page.district_id, document=other, explained_by=page) for other in explained)
    Interpretation.objects.bulk_create(links)


def _set_state(page: PublicDocument, state: PageState, reason: str, now: datetime, by: Person | None) -> PublicDocument:
    checks.for_reason(reason)
    page = PublicDocument.objects.select_for_update(no_key=True).get(pk=page.pk)
    if page.state != state:
        page.state = state
        _save(page, now)
        record(page, "withdrawn" if state == PageState.WITHDRAWN else "restored", now=now, by=by, reason=reason)
    return page


def _plain(value: Any) -> str:
    return value.isoformat() if isinstance(value, date) else str(value or "")
