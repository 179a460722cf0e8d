"""Writing in a register: enter, correct, withdraw. One function, one transaction; nothing is ever removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.people.models import District
from guiju.office.people.queries import ActingPost
from guiju.office.registers.errors import EntryChanged, NoSuchRegister, NotYourRegister, WrongEntry
from guiju.office.registers.kept import Kept, must_keep, of_each_organ
from guiju.office.registers.models import Change, ChangeKind, Entry
from guiju.office.registers.values import checked, words_of


@transaction.atomic
def enter(kept: Kept, actor: Actor, raw: Mapping[str, Any]) -> Entry:
    """Add an entry. Raises NotYourRegister, WrongEntry, AlreadyDone (a second click)."""
    return enter_all(kept, actor, [raw])[0]


@transaction.atomic
def enter_all(kept: Kept, actor: Actor, rows: Sequence[Mapping[str, Any]]) -> list[Entry]:
    """Add several entries or none, with numbers that follow one another."""
    hat = must_keep(kept, actor)
    District.objects.select_for_update().get(pk=kept.district)
    _refuse_second_click(actor)
    number, unmarked = _last_number(kept), replace(actor, token="")
    # Of several entries made at once the first carries the form's mark.
    return [_add(kept, unmarked if n else actor, hat, raw, number + n + 1) for n, raw in enumerate(rows)]


@transaction.atomic
def correct(kept: Kept, actor: Actor, pk: int, raw: Mapping[str, Any], reason: str) -> Entry:
    """Give an entry other values, with the reason. Raises EntryChanged when somebody was faster."""
    hat = must_keep(kept, actor)
    entry = _locked(kept, actor, hat, pk)
    entry.values, entry.dated_on = checked(kept, raw)
    entry.words = words_of(kept, entry.values)
    return _changed(entry, ChangeKind.CORRECTED, actor, hat, _given(reason, _("更正")))


@transaction.atomic
def withdraw(kept: Kept, actor: Actor, pk: int, reason: str) -> Entry:
    """Strike an entry out; it stays readable with the reason, and keeps its number."""
    hat = must_keep(kept, actor)
    entry = _locked(kept, actor, hat, pk)
    entry.withdrawn = True
    return _changed(entry, ChangeKind.WITHDRAWN, actor, hat, _given(reason, _("撤销")))


def _add(kept: Kept, actor: Actor, hat: ActingPost, raw: Mapping[str, Any], number: int) -> Entry:
    values, day = checked(kept, raw)
    entry = Entry(district_id=kept.district, register=kept.register.code, number=number, organ=hat.post.organ)
    entry.values, entry.dated_on, entry.words = values, day, words_of(kept, values)
    entry.save()
    _note(entry, ChangeKind.ENTERED, actor, hat)
    return entry


def _last_number(kept: Kept) -> int:
    same = Entry.objects.filter(district=kept.district, register=kept.register.code)
    return same.aggregate(last=Max("number"))["last"] or 0


def _locked(kept: Kept, actor: Actor, hat: ActingPost, pk: int) -> Entry:
    same = Entry.objects.select_for_update().filter(district=kept.district, register=kept.register.code)
    entry = same.filter(pk=pk).first()
    if entry is None:
        raise NoSuchRegister(_("没有这一条登记。请从列表中重新打开。"))
    _refuse_second_click(actor)
    if of_each_organ(kept) and entry.organ_id != hat.post.organ_id:
        raise NotYourRegister(_("这一条是别的单位登记的，只能由登记的单位更正或撤销。"))
    if actor.seq is not None and actor.seq != entry.version:
        last = entry.changes.select_related("person").latest("version")
        raise EntryChanged(
            _("%(name)s已经%(change)s了这一条。请刷新后再看是否还要改动。")
            % {"name": last.person.name, "change": _(last.get_kind_display())},
        )
    if entry.withdrawn:
        raise EntryChanged(_("这一条已经撤销，不能再改动。需要时请另行登记。"))
    return entry


def _changed(entry: Entry, kind: ChangeKind, actor: Actor, hat: ActingPost, reason: str) -> Entry:
    entry.version += 1
    entry.save()
    _note(entry, kind, actor, hat, reason)
    return entry


def _note(entry: Entry, kind: ChangeKind, actor: Actor, hat: ActingPost, reason: str = "") -> None:
    Change.objects.create(
        entry=entry,
        version=entry.version,
        kind=kind,
        values=entry.values,
        reason=reason,
        person=actor.person,
        post=hat.by_post,
        at=actor.now,
        token=actor.token,
    )


def _refuse_second_click(actor: Actor) -> None:
    if actor.token and Change.objects.filter(person=actor.person, token=actor.token).exists():
        raise AlreadyDone(_("刚才已经登记好了，没有重复登记。请在列表中查看。"))


def _given(reason: str, what: str) -> str:
    if not reason.strip():
        raise WrongEntry("reason", _("请写明%(what)s的理由。") % {"what": what})
    return reason.strip()[:300]
