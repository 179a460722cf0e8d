"""Writes of the archive: file an ended matter, correct an entry with a reason, note its hand-over. All are signed."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

import pypdfium2
from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.archive.errors import NotFiled
from guiju.office.archive.models import Filing, FilingSeries
from guiju.office.archive.rights import filing_for, must_archive
from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.queries import state_of
from guiju.office.documents import store
from guiju.office.documents.models import IssuedDocument
from guiju.office.documents.queries import issued_in_case
from guiju.office.people.models import District
from guiju.office.rulebook.retention import retention
from guiju.office.seals.models import Statement
from guiju.office.seals.statements import state

FILED, CORRECTED, HANDED_OVER = "filed", "corrected", "handed_over"
KINDS = (FILED, CORRECTED, HANDED_OVER)


@dataclass(frozen=True, slots=True)
class Entry:
    """What the catalogue says of a piece; all of it is proposed from the case and may be corrected."""

    period: str
    title: str
    number: str
    responsible: str
    dated_on: date
    pages: int
    note: str = ""


def proposed(case: Case) -> Entry:
    """The entry of a case, from what it holds."""
    facts, issued = state_of(case.pk).facts, issued_in_case(case.pk)
    return Entry(
        period=retention().period_for(case.act, facts),
        title=issued.title if issued else case.title,
        number=issued.number if issued else "",
        responsible=issued.issuer if issued else case.drafting_organ.name,
        dated_on=issued.made_on if issued else case.updated_at.astimezone(CHINA).date(),
        pages=_pages(issued),
    )


@transaction.atomic
def file_case(actor: Actor, case_id: int, given: Entry, reason: str = "") -> Filing:
    """File a case that has come to its end, as the next piece of its year and period.

    Another period than the proposed one needs a reason. Raises NotTheArchivist, NotFiled.
    """
    case = Case.objects.select_related("drafting_organ").filter(pk=case_id).first()
    must_archive(actor, case.district_id if case else actor.person.district_id or "")
    if case is None or case.state != CaseState.CLOSED:
        raise NotFiled(_("只有已办结的事项可以归档。请等事项办结后再归档。"))
    District.objects.select_for_update(no_key=True).get(pk=case.district_id)
    if Filing.objects.filter(case=case).exists():
        raise NotFiled(_("「%(title)s」已经归档，没有再归。请在归档目录里查看。") % {"title": case.title})
    _check(given)
    if given.period != proposed(case).period and not reason.strip():
        raise NotFiled(_("保管期限与建议的不同，须说明理由。请填写理由再归档。"))
    year = given.dated_on.year
    filing = Filing.objects.create(
        district_id=case.district_id,
        case=case,
        year=year,
        serial=_next_serial(case.district_id, year, given.period),
        filed_by=actor.person,
        filed_at=actor.now,
        **_values(given),
    )
    _signed(FILED, filing, actor, {"reason": reason.strip()})
    return filing


@transaction.atomic
def correct(actor: Actor, filing_id: int, given: Entry, reason: str) -> Filing:
    """Change an entry of the catalogue; what stood there, what stands there now and why are signed.

    A new period gives a new piece number. Raises NotTheArchivist, NoSuchFiling, NotFiled.
    """
    filing = filing_for(filing_id, actor)
    if not reason.strip():
        raise NotFiled(_("更正须说明理由，理由会留在归档记录里。请填写理由再保存。"))
    _check(given)
    before = {name: str(getattr(filing, name)) for name in _values(given)}
    after = {name: str(value) for name, value in _values(given).items()}
    changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
    if not changed:
        raise NotFiled(_("没有改动，不用更正。"))
    was = (filing.year, filing.period)
    for name, value in _values(given).items():
        setattr(filing, name, value)
    filing.year = given.dated_on.year
    if (filing.year, filing.period) != was:
        filing.serial = _next_serial(filing.district_id, filing.year, filing.period)
    filing.save()
    _signed(CORRECTED, filing, actor, {"reason": reason.strip(), "changed": changed})
    return filing


@transaction.atomic
def hand_over(actor: Actor, filing_id: int, to: str, reason: str = "") -> Filing:
    """Note that a piece was handed over, and to whom. Raises NotTheArchivist, NoSuchFiling, NotFiled."""
    filing = filing_for(filing_id, actor)
    if filing.handed_over_at is not None:
        raise NotFiled(_("这一件已经移交给「%(to)s」，没有再移交。") % {"to": filing.handed_over_to})
    if not to.strip():
        raise NotFiled(_("请填写移交给哪个单位。"))
    filing.handed_over_at, filing.handed_over_to = actor.now, to.strip()
    filing.save(update_fields=["handed_over_at", "handed_over_to"])
    _signed(HANDED_OVER, filing, actor, {"to": to.strip(), "reason": reason.strip()})
    return filing


def history(filing: Filing) -> list[Statement]:
    """Everything that was done with a filing, oldest first."""
    rows = Statement.objects.filter(case=filing.case, kind__in=KINDS).select_related("signed_by", "key")
    return list(rows.order_by("seq"))


def _check(given: Entry) -> None:
    if given.period not in retention().periods:
        raise NotFiled(_("没有这种保管期限。请从列表中选择。"))


def _next_serial(district: str, year: int, period: str) -> int:
    series, _made = FilingSeries.objects.get_or_create(district_id=district, year=year, period=period)
    series = FilingSeries.objects.select_for_update().get(pk=series.pk)
    series.last += 1
    series.save(update_fields=["last"])
    return series.last


def _values(given: Entry) -> dict[str, Any]:
    return {one.name: getattr(given, one.name) for one in fields(given)}


def _signed(kind: str, filing: Filing, actor: Actor, more: dict[str, Any]) -> None:
    known = ("year", "period", "serial", "title", "number", "responsible", "dated_on", "pages", "note")
    says = {name: str(getattr(filing, name)) for name in known if name != "number"}
    log = {"seq": filing.case.head_seq, "hash": filing.case.head_hash}
    state(kind, filing.case, actor, {"filing": says, "log": log, "by": actor.person.name, **more}, (), filing.number)


def _pages(issued: IssuedDocument | None) -> int:
    if issued is None:
        return 0
    with store.open_kept(issued.pdf.sha256) as file, pypdfium2.PdfDocument(file.read()) as paper:
        return len(paper)
