"""Noting that a duty was kept, correcting or withdrawing it. One function, one transaction; nothing is removed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.models import Case
from guiju.office.documents import inspection
from guiju.office.documents.attaching import Upload, keep_file
from guiju.office.duties.errors import NotYourDuty, RecordChanged, WrongRecord
from guiju.office.duties.models import Fulfilment, FulfilmentChange, HowKept, NoteKind
from guiju.office.duties.queries import line
from guiju.office.duties.rows import Row
from guiju.office.people.models import District
from guiju.office.people.queries import ActingPost
from guiju.rules.bindingness import Strength

LONGEST_NOTE, LONGEST_NUMBER, LONGEST_REASON = 500, 100, 300


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody notes. A document's number, a file, or both are the evidence."""

    kind: str
    done_on: date
    note: str
    document_number: str = ""
    upload: Upload | None = None


def noting_hat(row: Row, actor: Actor, district: str) -> ActingPost | None:
    """How somebody may note what was done about a line: for its owner, or for the government office."""
    if not row.may_be_noted:
        return None
    own = next((hat for hat in actor.hats if hat.post.district_id == district and row.owners.include(hat.post)), None)
    return own or actor.office_hat(district)


@transaction.atomic
def note(actor: Actor, district: str, duty: str, subject: str, given: Given, reason: str = "") -> Fulfilment:
    """Note how a duty was kept, or (with the reason) note it otherwise than before.

    `actor.seq`: the version that was seen, 0 for none. Raises NoSuchDuty, NotYourDuty, WrongRecord, RecordChanged,
    AlreadyDone (a second click), FileRefused.
    """
    District.objects.select_for_update().get(pk=district)
    row = line(actor, duty, subject)
    hat = must_note(row, actor, district)
    _refuse_second_click(actor)
    found = _current(district, row, actor)
    correcting = found.pk is not None and not found.withdrawn
    said = _reason(reason, _("请写明更正的理由。")) if correcting else ""
    _fill(found, row, given, actor)
    return _changed(found, NoteKind.CORRECTED if correcting else NoteKind.ENTERED, actor, hat, said)


@transaction.atomic
def withdraw(actor: Actor, district: str, duty: str, subject: str, reason: str) -> Fulfilment:
    """Strike a note out, with the reason; the duty is owed again, and the note stays readable."""
    District.objects.select_for_update().get(pk=district)
    row = line(actor, duty, subject)
    hat = must_note(row, actor, district)
    _refuse_second_click(actor)
    found = _current(district, row, actor)
    if found.pk is None or found.withdrawn:
        raise RecordChanged(_("这一项现在没有可以撤销的记录。请刷新后查看。"))
    said = _reason(reason, _("请写明撤销的理由。"))
    found.withdrawn = True
    return _changed(found, NoteKind.WITHDRAWN, actor, hat, said)


def must_note(row: Row, actor: Actor, district: str) -> ActingPost:
    """The same. Raises NotYourDuty."""
    hat = noting_hat(row, actor, district)
    if hat is None and not row.may_be_noted:
        raise NotYourDuty(_("这一项按办结的事项逐人计算，不能另行登记。请起办相应的事项。"))
    if hat is None:
        raise NotYourDuty(_("这一项由%(owners)s或区政府办公室登记。请把情况告诉他们。") % {"owners": row.owners.said})
    return hat


def _current(district: str, row: Row, actor: Actor) -> Fulfilment:
    same = Fulfilment.objects.filter(district=district, duty=row.duty, subject=row.subject)
    found = same.first() or Fulfilment(district_id=district, duty=row.duty, subject=row.subject, version=0)
    if actor.seq is not None and actor.seq != found.version:
        last = found.changes.select_related("person").latest("version")
        who = {"name": last.person.name, "change": _(last.get_kind_display())}
        raise RecordChanged(_("%(name)s刚刚%(change)s了这一项。请刷新后再看是否还要改动。") % who)
    return found


def _fill(found: Fulfilment, row: Row, given: Given, actor: Actor) -> None:
    words, number = given.note.replace("\0", "").strip(), given.document_number.replace("\0", "").strip()
    _check_kind(given.kind, row)
    if not words:
        raise WrongRecord("note", _("请写明办理的情况。"))
    _check_day(given.done_on, row, actor)
    if given.upload:
        _attach(found, given.upload, actor)
    explained = given.kind == HowKept.EXPLAINED
    if not (number or found.file or explained):
        raise WrongRecord("document_number", _("请填写文号或凭据名称，或者上传附件，以便查证。"))
    found.kind, found.done_on, found.note = given.kind, given.done_on, words[:LONGEST_NOTE]
    found.document_number, found.withdrawn = number[:LONGEST_NUMBER], False
    found.case_id = row.case


def _check_kind(kind: str, row: Row) -> None:
    if kind not in HowKept.values:
        raise WrongRecord("kind", _("请选择办理的情况。"))
    if kind == HowKept.EXPLAINED and row.strength is Strength.MUST:
        raise WrongRecord("kind", _("这一项是必须办理的，不能只说明理由。"))


def _check_day(done_on: date, row: Row, actor: Actor) -> None:
    if done_on > actor.on:
        raise WrongRecord("done_on", _("办理日期还没有到，不能登记以后的事。"))
    first = _begins(row)
    if done_on < first:
        raise WrongRecord("done_on", _("办理日期不能早于%(first)s：这一项从那天开始。") % {"first": first})


def _begins(row: Row) -> date:
    """The first day on which the line can have been kept."""
    if row.case is None:
        return date.fromisoformat(row.subject)
    return Case.objects.get(pk=row.case).opened_at.astimezone(CHINA).date()


def _attach(found: Fulfilment, upload: Upload, actor: Actor) -> None:
    name = inspection.clean_name(upload.name)
    kind = inspection.inspect(name, upload.content, upload.limit)
    found.file = keep_file(found.district_id, kind.value, upload.content, actor)
    found.file_name = name


def _changed(found: Fulfilment, kind: NoteKind, actor: Actor, hat: ActingPost, reason: str) -> Fulfilment:
    found.version += 1
    found.save()
    FulfilmentChange.objects.create(
        fulfilment=found,
        version=found.version,
        kind=kind,
        values=_values(found),
        reason=reason,
        person=actor.person,
        post=hat.by_post,
        at=actor.now,
        token=actor.token,
    )
    return found


def _values(found: Fulfilment) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "done_on": found.done_on.isoformat(),
        "note": found.note,
        "document_number": found.document_number,
        "file": found.file.sha256 if found.file else "",
        "file_name": found.file_name,
    }


def _refuse_second_click(actor: Actor) -> None:
    if actor.token and FulfilmentChange.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经登记好了，没有重复登记。请在列表中查看。"))


def _reason(reason: str, missing: str) -> str:
    if not reason.strip():
        raise WrongRecord("reason", missing)
    return reason.strip()[:LONGEST_REASON]
