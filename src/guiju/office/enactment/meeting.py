"""The meeting of the script: its topic brought there, the sitting held with its quorum, the minutes signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import CHINA
from guiju.office.cases.queries import state_of
from guiju.office.documents.actions import Upload, attach
from guiju.office.enactment.bringing import Brought
from guiju.office.enactment.errors import EnactmentError
from guiju.office.enactment.exceptions import Reasons, waive_all
from guiju.office.enactment.script import Script
from guiju.office.enactment.sitting_script import SittingScript
from guiju.office.enactment.walking import Walk, at, stopping
from guiju.office.meetings import actions as meetings
from guiju.office.meetings.models import Topic
from guiju.office.meetings.queries import sittings_of, topics
from guiju.office.people.models import Person

AGREED, AGREED_WITH_CHANGES = "agreed", "agreed_with_changes"


def hold_meeting(script: Script, case: int, drafter: Person, secretary: Person, limit: int) -> int:
    """Everything from the topic to the issued minutes; the id of the sitting. Raises StoppedAt.

    `secretary` runs the meetings for the government office.
    """
    told = script.sitting
    if told is None:
        raise EnactmentError("流程要求会议讨论，但没有会议的情况。请补充后再执行。")
    topic = _topic(script.district, case)
    _admit(told, topic, drafter, limit)
    with stopping(f"第{told.ordinal}次会议"):
        sitting = _sit(script, told, topic, secretary)
    minutes = sittings_of(script.district).get(pk=sitting).minutes_case_id
    with stopping(f"第{told.ordinal}次会议纪要"):
        meetings.send_minutes(sitting, at(secretary, told.minutes_on))
    if minutes is not None:
        Walk(minutes, told.minutes).go()
    return sitting


def _topic(district: str, case: int) -> Topic:
    topic = topics(district).filter(case__parent=case).last()
    if topic is None:
        raise EnactmentError("没有为本事项立会议议题。请检查系统的联动设置。")
    return topic


def _admit(told: SittingScript, topic: Topic, drafter: Person, limit: int) -> None:
    """Hand the topic in, unless that was done when it was opened, and walk it to the meeting."""
    papers = Papers(topic.case_id, drafter, list(told.topic_materials), told.topic_exceptions, limit)
    with stopping(f"报送议题「{topic.title}」"):
        if state_of(topic.case_id).in_drafters_hands:
            if told.topic_facts:
                cases.change_facts(topic.case_id, at(drafter, told.topic_on), told.topic_facts)
            papers.bring(told.topic_on)
            cases.hand_in(topic.case_id, at(drafter, told.topic_on), reasons=told.topic_exceptions)
    Walk(topic.case_id, told.topic, cure=papers.cure).go()
    topic.refresh_from_db()


@dataclass(frozen=True)
class Papers:
    """What the drafter brings for a topic: when it is handed in, or when it is held because they are missing."""

    case: int
    drafter: Person
    left: list[Brought]
    reasons: Reasons
    limit: int

    def cure(self, on: date) -> bool:
        """What can be done on a day for a topic that is held; False when nothing can."""
        return self.bring(on) or waive_all(self.case, at(self.drafter, on), self.reasons)

    def bring(self, on: date) -> bool:
        """Attach all that is left, on a day; False when nothing is."""
        bringing, self.left[:] = list(self.left), []
        for paper in bringing:
            attach(self.case, at(self.drafter, on), paper.kind, Upload(paper.name, paper.content, self.limit))
        return bool(bringing)


def _sit(script: Script, told: SittingScript, topic: Topic, secretary: Person) -> int:
    before = at(secretary, min(told.held_on, max(told.topic_on, _admitted_on(topic, told))))
    called = meetings.Called(told.body, told.held_on, ordinal=told.ordinal, law_on=script.law_on)
    sitting = meetings.call_sitting(script.district, before, called)
    item = meetings.add_topic(sitting, before, topic.pk)
    actor = at(secretary, told.held_on)
    meetings.set_chair(sitting, actor, told.chair)
    meetings.open_sitting(sitting, actor)
    meetings.note_attendance(sitting, actor, [meetings.Note(post, "present") for post in told.present])
    outcome = AGREED_WITH_CHANGES if told.wording else AGREED
    meetings.record_item_outcome(sitting, actor, item, meetings.Decided(outcome, told.wording))
    meetings.close_sitting(sitting, actor, important=told.important)
    return sitting


def _admitted_on(topic: Topic, told: SittingScript) -> date:
    return topic.admitted_at.astimezone(CHINA).date() if topic.admitted_at else told.held_on
