"""One action on one sitting: the row locked, rights, token and version checked, a line added to the record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.latecomers import shown
from guiju.office.meetings.bodies import Body, body_of
from guiju.office.meetings.errors import BeforeItsDay, NoSuchSitting, NotNowAtSitting, SomebodyChangedIt
from guiju.office.meetings.models import AgendaItem, Entry, Sitting, SittingState, Topic, TopicStep
from guiju.office.meetings.rights import must_run_meetings
from guiju.office.people.queries import ActingPost


class Keeping:
    """A sitting while an action works on it. `record` adds to its record and so raises its version."""

    def __init__(self, sitting: Sitting, actor: Actor, hat: ActingPost) -> None:
        self.sitting, self.actor, self.hat = sitting, actor, hat
        self._token = actor.token

    @property
    def body(self) -> Body:
        """The kind of meeting, by the rules that hold for the sitting."""
        return body_of(self.sitting.district_id, self.sitting.body, self.sitting.rules_on)

    def record(self, kind: str, text: str) -> Entry:
        """Add a line and store the sitting."""
        self.sitting.version += 1
        self.sitting.save()
        token, self._token = self._token, ""
        return Entry.objects.create(
            sitting=self.sitting,
            number=self.sitting.version,
            kind=kind,
            text=text,
            person=self.actor.person,
            post=self.hat.by_post,
            at=self.actor.now,
            token=token,
        )

    def tell_topic(self, topic: Topic, what: str, reason: str = "") -> None:
        """Add to a topic's own history what this sitting did with it."""
        text = f"{what}{self.body.name}第{self.sitting.ordinal}次会议"
        made = {"person": self.actor.person, "at": self.actor.now, "sitting": self.sitting}
        TopicStep.objects.create(topic=topic, text=text, reason=reason, **made)

    def must_be(self, *states: str) -> None:
        """Raises NotNowAtSitting unless the sitting is in one of the states."""
        if self.sitting.state not in states:
            raise NotNowAtSitting(
                _("会议现在是「%(state)s」，不能这样做。请刷新后查看。")
                % {"state": _(self.sitting.get_state_display())},
            )

    def must_have_come(self, what: str) -> None:
        """Raises BeforeItsDay until the day of the sitting, in China; `what` is what cannot be done yet."""
        day, today = self.sitting.held_on, self.actor.on
        if today < day:
            cure = (
                _("请到那一天再办理。")
                if self.sitting.state != SittingState.PLANNED
                else _(
                    "会期提前了的，请先改定会期。",
                )
            )
            raise BeforeItsDay(
                _("会议定于%(day)s召开，现在是%(today)s，还不能%(what)s。%(cure)s")
                % {"day": day, "today": today, "what": what, "cure": cure},
            )

    def item(self, pk: int) -> AgendaItem:
        """An item of this sitting. Raises NoSuchSitting."""
        found = AgendaItem.objects.select_related("topic__organ", "topic__case").filter(pk=pk, sitting=self.sitting)
        item = found.first()
        if item is None:
            raise NoSuchSitting(_("议程中没有这一项，可能已被移出。请刷新后再办理。"))
        item.sitting = self.sitting
        return item


@contextmanager
def keeping(sitting: int, actor: Actor) -> Iterator[Keeping]:
    """Lock a sitting for one action; all of it or nothing. `actor.seq` is the version that the person saw.

    Raises NoSuchSitting, NotYourMeeting, AlreadyDone (a second click), SomebodyChangedIt.
    """
    with transaction.atomic():
        row = Sitting.objects.select_for_update().filter(pk=sitting).first()
        if row is None or row.district_id != actor.person.district_id:
            raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
        hat = must_run_meetings(actor, row.district_id)
        _refuse_second_click(row, actor)
        _refuse_latecomer(row, actor)
        yield Keeping(row, actor, hat)


def _refuse_second_click(sitting: Sitting, actor: Actor) -> None:
    if not actor.token:
        return
    if done := Entry.objects.filter(sitting=sitting, token=actor.token).first():
        raise AlreadyDone(_("您已于%(at)s办理，系统没有重复记录，无需再次提交。") % {"at": shown(done.at)})


def _refuse_latecomer(sitting: Sitting, actor: Actor) -> None:
    if actor.seq is None or actor.seq == sitting.version:
        return
    last = Entry.objects.filter(sitting=sitting).select_related("person").order_by("-number").first()
    who = _("这次会议已有改动")
    if last:
        told = {"person": last.person.name, "at": shown(last.at), "change": last.text}
        who = _("%(person)s已于%(at)s改动了这次会议（%(change)s）") % told
    raise SomebodyChangedIt(_("%(who)s，您看到的已不是最新。请刷新后核对，再重新提交。") % {"who": who})
