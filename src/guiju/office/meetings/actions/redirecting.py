"""A topic that does not go to its meeting: to another competent one, or settled in another form. Its history stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.meetings.actions.behind import against, plan_with, take_matter_along
from guiju.office.meetings.actions.topics import before_the_meeting
from guiju.office.meetings.bodies import body_of
from guiju.office.meetings.errors import MeetingRefused, NoSuchSitting, NotNowAtSitting, WrongInput
from guiju.office.meetings.models import Topic, TopicState, TopicStep
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.rulebook.queries import rulebook_for
from guiju.rules.citations import Citation
from guiju.rules.instruments.norms import StatementNorm

NOT_ADMITTED = "not_admitted"
"""The statement of a text that a topic not admitted may be settled in another form."""
ELSEWHERE = ("raised_elsewhere", "另行提出")


def other_forms(district: str, topic: Topic) -> tuple[Citation, ...]:
    """The articles that let a topic which is not admitted be settled in another form; none where the text is silent."""
    law_on = state_of(topic.case_id).law_on
    found = rulebook_for(district, law_on).norms_of(StatementNorm, law_on)
    return tuple(cite for placed, norm in found if norm.statement == NOT_ADMITTED for cite in placed.cites)


def redirect_topic(topic: int, actor: Actor, body: str, reason: str) -> None:
    """Put a topic that is not on an agenda to another competent meeting; what that one's path asks for follows.

    The matter behind it then waits for that meeting. Raises MeetingRefused when the rules do not let that meeting
    decide it, WrongInput, NotNowAtSitting.
    """
    with _moving(topic, actor, reason) as row:
        other = body_of(row.district_id, body, actor.on)
        if body == row.body:
            raise WrongInput(_("议题报的就是%(body)s。请选择另一种会议。") % {"body": other.said})
        _refuse_other_body(row, body, other.said)
        take_matter_along(row, actor, other, reason)
        state = cases.change_facts(row.case_id, Actor(actor.person, actor.now), {"body": body}, reason=reason)
        was = body_of(row.district_id, row.body, actor.on).name
        row.body = body
        row.state = TopicState.PREPARING if before_the_meeting(state) else TopicState.ADMITTED
        row.admitted_at = None if row.state == TopicState.PREPARING else row.admitted_at
        row.save()
        _tell(row, actor, f"由{was}改报{other.name}", reason)


def settle_otherwise(topic: int, actor: Actor, form: str, reason: str) -> None:
    """A topic that is not admitted is settled in another form (`form`, in words), where the text lets it be so."""
    with _moving(topic, actor, reason) as row:
        if not other_forms(row.district_id, row):
            raise WrongInput(_("本区的规则没有写议题可以改由其他形式解决。请由提请单位撤回，或者改报另一种会议。"))
        if not form.strip():
            raise WrongInput(_("请写明改由什么形式解决。"))
        why = f"改由{form.strip()}解决：{reason.strip()}"
        me = Actor(actor.person, actor.now)
        parent, step = row.case.parent_id, row.case.parent_step_key
        row.state = TopicState.ELSEWHERE
        row.save()
        if not state_of(row.case_id).ended:
            cases.void(row.case_id, me, reason=why)
        if parent is not None:
            code, label = ELSEWHERE
            cases.record_outcome(parent, me, step=step, outcome=code, passes=False, text=why, evidence=label)
        _tell(row, actor, f"未列入会议，改由{form.strip()}解决", reason)


@contextmanager
def _moving(topic: int, actor: Actor, reason: str) -> Iterator[Topic]:
    with transaction.atomic():
        row = Topic.objects.select_for_update(of=("self",)).select_related("case").filter(pk=topic).first()
        if row is None or row.district_id != home_of(actor):
            raise NoSuchSitting(_("没有这个议题。请从议题库重新打开。"))
        must_run_meetings(actor, row.district_id)
        if row.state not in (TopicState.PREPARING, TopicState.ADMITTED):
            raise NotNowAtSitting(
                _("「%(title)s」现在是「%(state)s」，不能改报。已列议程的请先移出议程。")
                % {"title": row.title, "state": _(row.get_state_display())}
            )
        if not reason.strip():
            raise WrongInput(_("请写明理由。"))
        yield row


def _refuse_other_body(row: Topic, body: str, name: str) -> None:
    wrong = against(plan_with(state_of(row.case_id), row.district_id, body), before=True)
    if wrong:
        said = "；".join(finding.message for finding in wrong)
        raise MeetingRefused(_("「%(title)s」不能改报%(body)s：%(said)s。") % _words(row, name, said), wrong)


def _words(row: Topic, body: str, said: str) -> dict[str, str]:
    return {"title": row.title, "body": body, "said": said}


def _tell(row: Topic, actor: Actor, text: str, reason: str) -> None:
    TopicStep.objects.create(topic=row, text=text, reason=reason.strip(), person=actor.person, at=actor.now)
