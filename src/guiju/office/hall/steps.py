"""Writes while a sitting goes on: each looks only at the thing it changes, so that several secretaries work at once.

Every function takes the token of what was sent: sent twice, for the line was lost, it is recorded once (`Done.again`).
What another secretary has changed meanwhile is never overwritten: SomebodyChangedIt says who and to what.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.latecomers import shown
from guiju.office.hall.errors import OtherWording
from guiju.office.hall.models import Draft, Floor, Speech, SpeechKind
from guiju.office.meetings import actions
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.errors import NotNowAtSitting, SomebodyChangedIt, WrongInput
from guiju.office.meetings.models import Attendance, Entry, Presence, SittingState

OPEN = SittingState.OPEN
LEFT = "中途离场"
"""The reason that stands in the record when somebody leaves early."""


@dataclass(frozen=True, slots=True)
class Done:
    """`again`: this very thing had been recorded before, and nothing was added."""

    again: bool = False


def once(sitting: int, actor: Actor, do: Callable[[], object]) -> Done:
    """Do something unless its token stands in the record already; then it was this very thing, sent once more."""
    try:
        do()
    except AlreadyDone:
        if actor.token and Entry.objects.filter(sitting=sitting, token=actor.token, person=actor.person).exists():
            return Done(again=True)
        raise
    return Done()


def arrive(sitting: int, actor: Actor, note: actions.Note, seen: str, item: int | None = None) -> Done:
    """Note one person. `seen`: what stood there when the secretary chose; something else by now is not overwritten."""

    def do() -> None:
        with keeping(sitting, actor):
            _refuse_other_note(sitting, note, seen, item)
            actions.note_attendance(sitting, actor, [note], item)

    return once(sitting, actor, do)


def take_up(sitting: int, actor: Actor, item: int | None, seen: int | None) -> Done:
    """Go to an item (None: to none). `seen`: the item that was being dealt with. A speech that runs on ends."""

    def do() -> None:
        with keeping(sitting, actor) as k:
            k.must_be(OPEN)
            floor = _floor(k)
            if floor.item_id != seen and floor.item_id != item:
                raise SomebodyChangedIt(_("另一位记录人已经换了议题。页面已更新，请核对后再换。"))
            row = k.item(item) if item is not None else None
            _end_speech(k)
            floor.item, floor.since_at = row, actor.now
            floor.save()
            k.record("taken_up", f"研究议题「{row.topic.title}」" if row else "暂停研究议题")

    return once(sitting, actor, do)


def start_speech(sitting: int, actor: Actor, kind: str, speaker: str = "") -> Done:
    """Somebody begins to speak; whoever spoke before has ended."""

    def do() -> None:
        with keeping(sitting, actor) as k:
            k.must_be(OPEN)
            if kind not in SpeechKind.values:
                raise WrongInput(_("请选择汇报或者发言。"))
            _end_speech(k)
            item = _floor(k).item
            who = speaker.strip()[:100] or (item.topic.organ.short_name if item and kind == SpeechKind.REPORT else "")
            row = Speech(sitting=k.sitting, item=item, kind=kind, speaker=who, started_at=actor.now)
            row.limit_minutes = limit_minutes(k, kind)
            row.save()
            k.record("speech", f"{who}{SpeechKind(kind).label}开始")

    return once(sitting, actor, do)


def stop_speech(sitting: int, actor: Actor) -> Done:
    """Whoever speaks has ended. Raises NotNowAtSitting when nobody speaks."""

    def do() -> None:
        with keeping(sitting, actor) as k:
            k.must_be(OPEN)
            if not _end_speech(k):
                raise NotNowAtSitting(_("现在没有人在计时发言。"))
            k.record("speech", "发言结束")

    return once(sitting, actor, do)


def decide(sitting: int, actor: Actor, item: int, decided: actions.Decided) -> Done:
    """Record an item's outcome; its wording draft is no longer needed."""

    def do() -> None:
        with keeping(sitting, actor):
            actions.record_item_outcome(sitting, actor, item, decided)
            Draft.objects.filter(item=item).delete()

    return once(sitting, actor, do)


def keep_draft(sitting: int, actor: Actor, item: int, wording: str, seen: int) -> int:
    """Store wording that is still being typed; returns its version. `seen`: the version that it was typed on.

    Raises OtherWording with the other secretary's words when somebody stored others meanwhile.
    """
    with keeping(sitting, actor) as k:
        k.must_be(SittingState.PLANNED, OPEN)
        row = k.item(item)
        if row.outcome:
            raise NotNowAtSitting(_("「%(title)s」已有结果，如有差错，请作更正。") % {"title": row.topic.title})
        draft = Draft.objects.filter(item=row).select_related("person").first()
        if draft is None:
            draft = Draft(item=row)
        elif draft.wording == wording:
            return draft.version
        elif draft.version != seen:
            raise _others(draft)
        draft.wording, draft.person, draft.at, draft.version = wording, actor.person, actor.now, draft.version + 1
        draft.save()
    return draft.version


def limit_minutes(k: Keeping, kind: str) -> int | None:
    """How long the text lets somebody speak at this meeting; None where it says nothing."""
    said = k.body.norm.speaking
    if said is None:
        return None
    return said.report_minutes if kind == SpeechKind.REPORT else said.others_minutes


def _others(draft: Draft) -> OtherWording:
    told = {"person": draft.person.name, "at": shown(draft.at)}
    message = _("%(person)s已于%(at)s写下另一种文字。您写的仍在框中，请对照后再存。") % told
    return OtherWording(message, draft.wording, draft.version)


def _floor(k: Keeping) -> Floor:
    found = Floor.objects.filter(sitting=k.sitting).select_related("item__topic__organ").first()
    return found or Floor(sitting=k.sitting, since_at=k.actor.now)


def _end_speech(k: Keeping) -> bool:
    return bool(Speech.objects.filter(sitting=k.sitting, ended_at=None).update(ended_at=k.actor.now))


def _refuse_other_note(sitting: int, note: actions.Note, seen: str, item: int | None) -> None:
    now = Attendance.objects.filter(sitting=sitting, post=note.post, item=item).select_related("person").first()
    status = now.status if now else ""
    if status in (seen, note.status):
        return
    who = {"name": now.person.name if now else "", "status": _(Presence(status).label) if status else _("未登记")}
    raise SomebodyChangedIt(_("另一位记录人已把%(name)s登记为「%(status)s」。页面已更新，请核对后再改。") % who)
