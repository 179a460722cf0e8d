"""Topics follow their cases: made when a matter waits for a meeting, admitted when their own route is through.

The functions here are reactions: they are called inside the action that brought the moment about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.events import Attached
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState
from guiju.office.meetings.bodies import words
from guiju.office.meetings.models import Topic, TopicState
from guiju.office.meetings.topic_kinds import topic_kind_of
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Person
from guiju.office.people.queries import holder, post_of, posts_held

PROPOSE, DELIBERATE = "propose_topic", "deliberate"
WAITING = (TopicState.PREPARING, TopicState.ADMITTED, TopicState.SCHEDULED)


def open_topic(moment: Moment) -> None:
    """A matter has come to the step in which a meeting decides: open the case that puts it to that meeting.

    It is opened in the name of the matter's drafter, who completes and hands it in; when the drafter brought the
    moment about and nothing is missing, it is handed in at once. A topic still on its way serves a second time.
    """
    step = moment.step
    if step is None or moment.case.act == PROPOSE or _has_topic(moment.case.pk, step.key):
        return
    actor = Actor(_drafter(moment), moment.now)
    facts = _facts_from(moment.state) | {"body": step.body}
    kind = topic_kind_of(moment.case.act, moment.state.facts)
    matter = Matter(
        district=moment.case.district_id,
        act=PROPOSE,
        title=moment.case.title,
        facts=facts | ({"topic_kind": kind} if kind else {}),
        drafting_organ=moment.state.drafting_organ,
        law_on=moment.case.law_on,
        materials=_materials_from(moment.state),
        parent=moment.case.pk,
        parent_step_key=step.key,
    )
    case = cases.open_case(actor, matter)
    if kind and actor.person == moment.person:
        _try_to_hand_in(case, actor)


def topic_opened(moment: Moment) -> None:
    """A case that puts a topic to a meeting was opened, by an organ or for a matter: note the topic."""
    topic = Topic(district_id=moment.case.district_id, case=moment.case, organ=moment.case.drafting_organ)
    topic.state = TopicState.PREPARING
    _copy(topic, moment.state)
    topic.save()


def topic_moved(moment: Moment) -> None:
    """Something was done in a topic's case: when all that comes before the meeting is done, it is admitted."""
    if moment.case.act != PROPOSE:
        return
    topic = Topic.objects.select_for_update().filter(case=moment.case, state=TopicState.PREPARING).first()
    if topic is None or moment.state.in_drafters_hands or before_the_meeting(moment.state):
        return
    _copy(topic, moment.state)
    topic.state, topic.admitted_at = TopicState.ADMITTED, moment.now
    topic.save()


def topic_closed(moment: Moment) -> None:
    """A topic's case has ended: without a step of its own for the meeting it is admitted, when void it is off."""
    if moment.state.base == "closed":
        topic_moved(moment)
        return
    Topic.objects.filter(case=moment.case, state__in=WAITING).update(state=TopicState.ENDED)


def waiting_step(state: CaseState) -> str:
    """The key of the step that waits for a meeting; empty when none does."""
    return next((step.key for step in state.active_steps() if step.does == DELIBERATE), "")


def _drafter(moment: Moment) -> Person:
    # Not whoever acted last: that may be the very leader who is to approve the topic.
    post = post_of(moment.case.district_id, moment.state.drafter_post)
    drafter = Person.objects.filter(pk=moment.state.drafter).first()
    on = Actor(moment.person, moment.now).on
    if drafter and post and any(held.organ_id == post.organ_id for held in posts_held(drafter, on)):
        return drafter
    return (holder(post, on) if post else None) or moment.person


def _copy(topic: Topic, state: CaseState) -> None:
    defaults = words().facts
    topic.title = state.title
    topic.body = state.facts.get("body") or defaults["body"].default
    topic.topic_kind = state.facts.get("topic_kind") or ""


def before_the_meeting(state: CaseState) -> bool:
    """Whether something is still to be done before the meeting may deal with the topic."""
    order = words().stage_order
    left = (step for step in state.steps.values() if not step.finished)
    return any(order[step.stage] < order[DELIBERATE] for step in left)


def _has_topic(parent: int, step_key: str) -> bool:
    same = Topic.objects.filter(case__parent=parent, case__parent_step_key=step_key, state__in=WAITING)
    return same.exists()


def _facts_from(state: CaseState) -> dict[str, Any]:
    # The sum is left with the parent: it is the parent that goes on to whoever must be told of large sums.
    asked = [name for name in words().acts[PROPOSE].facts if name not in ("attachments", "amount", "topic_kind")]
    return {name: state.facts[name] for name in asked if name in state.facts}


def _materials_from(state: CaseState) -> Sequence[Attached]:
    kinds = set(words().acts[PROPOSE].attaches)
    return [Attached(m.kind, m.name, m.sha256, m.size) for m in state.materials.values() if m.kind in kinds]


def _try_to_hand_in(case: int, actor: Actor) -> None:
    try:
        cases.hand_in(case, actor)
    except (CaseError, OrganisationError):
        return  # something is missing, or it is for the drafting organ to do: the draft waits in its inbox
