"""The matter behind a topic goes with it: when a topic is put to another meeting, its matter waits for that one."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState
from guiju.office.meetings.bodies import Body, words
from guiju.office.meetings.errors import MeetingRefused, NotNowAtSitting
from guiju.office.meetings.findings import STAGE, blocking
from guiju.office.meetings.models import Topic
from guiju.rules.planning.plans import Finding, Plan

BODY = "body"


def take_matter_along(topic: Topic, actor: Actor, other: Body, reason: str) -> None:
    """Let the matter behind a topic wait for another meeting; a topic of its own has none.

    Raises MeetingRefused where the rules do not let that meeting decide the matter, NotNowAtSitting.
    """
    parent = topic.case.parent_id
    if parent is None:
        return
    state = state_of(parent)
    if state.in_drafters_hands or state.ended:
        raise NotNowAtSitting(_("「%(title)s」所办的事项现在不在等候会议，不能改报。") % {"title": state.title})
    _refuse_where_not_competent(topic, state, other)
    cases.change_facts(parent, Actor(actor.person, actor.now), {BODY: other.code}, reason=reason)


def against(found: Plan, *, before: bool) -> list[Finding]:
    """What a plan has against the meeting that it names; with `before`, only what stands before the meeting itself."""
    order = words().stage_order
    last = order[STAGE] - (1 if before else 0)
    return [f for f in blocking(found.findings) if order[f.stage] <= last and BODY in _asks(f)]


def plan_with(state: CaseState, district: str, body: str) -> Plan:
    """The plan of a matter as if it had been put to a meeting."""
    rulebook = rulebook_of(district, state.law_on)
    return rulebook.plan(state.act, facts_for_plan(rulebook, state) | {BODY: body}, state.law_on)


def _refuse_where_not_competent(topic: Topic, state: CaseState, other: Body) -> None:
    planned = plan_with(state, topic.district_id, other.code)
    step = next((s for s in planned.route if s.key == topic.case.parent_step_key), None)
    wrong = against(planned, before=False)
    if wrong or step is None or step.body != other.code:
        said = "；".join(finding.message for finding in wrong) or _("条文没有让这一会议研究它")
        named = {"title": state.title, "body": other.said, "said": said}
        raise MeetingRefused(_("事项「%(title)s」不能改由%(body)s研究：%(said)s。") % named, wrong)


def _asks(finding: Finding) -> set[str]:
    return {name for because in finding.because for name in because.facts}
