"""Calling a sitting, changing its day and place, choosing who presides, opening it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.meetings.actions.agenda import clear_agenda, tell_case
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.bodies import body_of
from guiju.office.meetings.errors import MeetingRefused, WrongInput
from guiju.office.meetings.findings import blocking, chair_finding
from guiju.office.meetings.models import Entry, Sitting, SittingState, TopicState
from guiju.office.meetings.rights import must_run_meetings
from guiju.office.meetings.rooms import must_be_free
from guiju.office.people.models import District
from guiju.office.people.queries import holder, post_of
from guiju.office.rulebook.profiles import meeting_series
from guiju.rules.planning.plans import Finding

PLANNED, OPEN = SittingState.PLANNED, SittingState.OPEN


@dataclass(frozen=True, slots=True)
class Called:
    """What a sitting is called with. `ordinal` None: the body's next number. `law_on` None: its own day's rules."""

    body: str
    held_on: date
    starts_at: time | None = None
    place: str = ""
    ordinal: int | None = None
    law_on: date | None = None
    ends_at: time | None = None


@transaction.atomic
def call_sitting(district: str, actor: Actor, called: Called) -> int:
    """Put a sitting into the calendar; returns its id. Raises WrongInput (no such body, number taken)."""
    hat = must_run_meetings(actor, district)
    body = body_of(district, called.body, called.law_on or called.held_on)
    District.objects.select_for_update().get(pk=district)
    _refuse_second_click(district, actor)
    series = meeting_series(district, called.held_on)
    ordinal = called.ordinal or next_ordinal(district, called.body, series)
    _must_be_free(district, called.body, series, ordinal)
    sitting = Sitting(district_id=district, body=called.body, held_on=called.held_on, series=series, ordinal=ordinal)
    sitting.law_on = called.law_on
    _place(sitting, called)
    sitting.save()
    Keeping(sitting, actor, hat).record("called", f"安排{body.name}第{ordinal}次会议")
    return sitting.pk


def next_ordinal(district: str, body: str, series: str) -> int:
    """The number after the highest one of that body in a series; 1 for the first."""
    last = Sitting.objects.filter(district=district, body=body, series=series).aggregate(last=Max("ordinal"))["last"]
    return (last or 0) + 1


def reschedule(sitting: int, actor: Actor, called: Called) -> None:
    """Change number, day, time or place of a sitting that has not begun."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED)
        row = k.sitting
        body = body_of(row.district_id, row.body, row.law_on or called.held_on)
        _renumber(row, called)
        row.held_on = called.held_on
        _place(row, called)
        for item in row.items.select_related("topic").filter(topic__state=TopicState.SCHEDULED):
            tell_case(k, item.topic)
        k.record("rescheduled", f"{body.name}第{row.ordinal}次会议改定于{row.held_on}")


def cancel_sitting(sitting: int, actor: Actor, reason: str) -> None:
    """A sitting that has not begun is not held; its topics are in the library again. Raises WrongInput."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED)
        if not reason.strip():
            raise WrongInput(_("取消会议须写明原因。"))
        clear_agenda(k, f"会议取消：{reason.strip()}")
        k.sitting.state = SittingState.CANCELLED
        k.record("cancelled", f"会议取消：{reason.strip()[:300]}")


def _place(row: Sitting, called: Called) -> None:
    row.starts_at, row.ends_at, row.place = called.starts_at, called.ends_at, called.place.strip()
    must_be_free(row)


def _renumber(row: Sitting, called: Called) -> None:
    """A sitting moved into another year or term gets that one's next number, unless another one was typed."""
    series, ordinal = meeting_series(row.district_id, called.held_on), called.ordinal or row.ordinal
    if series != row.series and ordinal == row.ordinal:
        ordinal = next_ordinal(row.district_id, row.body, series)
    if (series, ordinal) != (row.series, row.ordinal):
        _must_be_free(row.district_id, row.body, series, ordinal)
        row.series, row.ordinal = series, ordinal


def set_chair(sitting: int, actor: Actor, post: int, commission: str = "") -> None:
    """Choose who presides. Raises MeetingRefused where the articles do not let that post preside."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED, OPEN)
        row = k.sitting
        found = post_of(row.district_id, post)
        person = holder(found, row.held_on) if found else None
        if found is None or person is None:
            raise WrongInput(_("所选的主持人职务当日无人担任。请另选主持人，或者先在「组织」中任职。"))
        row.chair_post, row.chair_person, row.commission = found, person, commission.strip()
        _refuse(k, [chair_finding(k.body, row)])
        k.record("chair", f"由{found.title}{person.name}主持")


def open_sitting(sitting: int, actor: Actor) -> None:
    """Begin: outcomes are recorded from now on. Raises BeforeItsDay, MeetingRefused without somebody to preside."""
    with keeping(sitting, actor) as k:
        k.must_be(PLANNED)
        k.must_have_come(_("开始会议"))
        _refuse(k, [chair_finding(k.body, k.sitting)])
        k.sitting.state = OPEN
        k.record("opened", "会议开始")


def _refuse(k: Keeping, found: list[Finding]) -> None:
    if wrong := blocking(found):
        said = "；".join(finding.message for finding in wrong)
        raise MeetingRefused(
            _("%(body)s第%(ordinal)s次会议：%(said)s。")
            % {"body": k.body.said, "ordinal": k.sitting.ordinal, "said": said},
            wrong,
        )


def _must_be_free(district: str, body: str, series: str, ordinal: int) -> None:
    if Sitting.objects.filter(district=district, body=body, series=series, ordinal=ordinal).exists():
        free = next_ordinal(district, body, series)
        raise WrongInput(
            _("第%(ordinal)s次会议已经有了。请改用别的次数，下一个是第%(free)s次。")
            % {"ordinal": ordinal, "free": free},
        )


def _refuse_second_click(district: str, actor: Actor) -> None:
    again = Entry.objects.filter(sitting__district=district, kind="called", token=actor.token, person=actor.person)
    if actor.token and again.exists():
        raise AlreadyDone(_("您已经安排了这次会议，系统没有重复安排。请在会议日程中查看。"))
