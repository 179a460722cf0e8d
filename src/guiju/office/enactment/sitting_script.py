"""The meeting that passes the text, its topic and its minutes: what the file says of them and what is asked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guiju.office.cases.asking import Asking
from guiju.office.enactment.bringing import Brought, brought
from guiju.office.enactment.exceptions import Reasons, reasons_for
from guiju.office.enactment.matter import lacking
from guiju.office.enactment.questions import Asker, Choices, Question
from guiju.office.enactment.reading import Reading
from guiju.office.enactment.steps import Known, Route, route_of
from guiju.office.meetings.topic_kinds import topic_kind_of
from guiju.office.people.models import Post
from guiju.rules.planning.plan_json import facts_to_json
from guiju.rules.planning.plans import Plan

NOT_CARRIED = ("attachments", "amount")
TOPIC, MINUTES = "propose_topic", "issue_minutes"


@dataclass(frozen=True)
class SittingScript:
    """`chair` and `present` are keys of posts. `topic_facts`: those that the matter itself does not say."""

    body: str
    ordinal: int
    held_on: date
    chair: int
    present: tuple[int, ...]
    important: bool
    wording: str
    topic_facts: dict[str, Any]
    topic_on: date
    topic_materials: tuple[Brought, ...]
    topic_exceptions: Reasons
    topic: Route
    minutes_on: date
    minutes: Route


def sitting_of(asker: Asker, asked: Asking, reading: Reading, plan: Plan, folder: Path) -> SittingScript:
    """The sitting with its topic and minutes. What is missing is noted with the asker."""
    passed = reading.publication.adoption
    body, keys = str(plan.facts["body"]), _posts(asked.district)
    titles: Choices = tuple((title, title) for title in keys)
    held = (passed and passed.held_on) or asker.ask(Question("meeting/held_on", "会议在哪一天召开", "day"))
    ordinal = (passed and passed.ordinal) or asker.ask(Question("meeting/ordinal", "是第几次会议", "number"))
    chair = asker.ask(Question("meeting/chair", "会议由谁主持", "choice", titles))
    present = asker.ask(Question("meeting/present", "出席和列席的人担任的职务", "choices", titles)) or []
    important = asker.ask(Question("meeting/important", "会议纪要是否涉及重要事项", "yes_no"))
    own, topic_plan = _topic(asker, asked, plan, body)
    rows = lacking(topic_plan, asked.vocabulary, _carried(plan), asker.under("topic/materials"))
    have = _carried(plan) | {kind for kind, _, _ in rows}
    minutes_facts = {"body": body, "minutes_important": bool(important), "presided_by": [str(keys.get(chair, 0))]}
    minutes_plan = asked.rulebook.plan(MINUTES, minutes_facts, asked.law_on)
    return SittingScript(
        body=body,
        ordinal=ordinal,
        held_on=held,
        chair=keys.get(chair, 0),
        present=tuple(keys[title] for title in present),
        important=bool(important),
        wording=asker.optional(Question("meeting/wording", "会议议定的意见"), ""),
        topic_facts=own,
        topic_on=asker.ask(Question("topic/handed_in_on", "议题在哪一天报送", "day")),
        topic_materials=brought(asker, "topic/materials", rows, folder),
        topic_exceptions=reasons_for(asker, "topic/exceptions", topic_plan, asked.vocabulary, have),
        topic=route_of(asker, "topic/steps", topic_plan, asked.vocabulary, Known()),
        minutes_on=asker.ask(Question("minutes/handed_in_on", "会议纪要在哪一天送签", "day")),
        minutes=route_of(asker, "minutes/steps", minutes_plan, asked.vocabulary, Known()),
    )


def _posts(district: str) -> dict[str, int]:
    """Whom an answer may name: posts by title, with the key added where two bear the same."""
    posts = list(Post.objects.filter(district=district).order_by("organ", "rank", "pk"))
    often = Counter(post.title for post in posts)
    return {post.title if often[post.title] == 1 else f"{post.title}#{post.pk}": post.pk for post in posts}


def _topic(asker: Asker, asked: Asking, plan: Plan, body: str) -> tuple[dict[str, Any], Plan]:
    """The facts that the topic's case needs of its own, and its plan."""
    act = asked.vocabulary.acts[TOPIC]
    matter = facts_to_json(plan.facts)
    facts = {name: matter[name] for name in act.facts if name in matter and name not in NOT_CARRIED}
    kind = topic_kind_of(asked.act.code, matter)
    own: dict[str, Any] = {}
    if not kind:
        choices = tuple(act.facts["topic_kind"].values.items())
        own["topic_kind"] = asker.ask(Question("topic/facts/topic_kind", "议题类别", "choice", choices))
    given = {n: v for n, v in {**facts, **own, "topic_kind": kind or own["topic_kind"]}.items() if v is not None}
    if not given.get("topic_kind"):
        asker.must_be_complete()
    return own, asked.rulebook.plan(TOPIC, {**given, "body": body}, asked.law_on)


def _carried(plan: Plan) -> frozenset[str]:
    """The materials that the topic takes over from the matter: all that it must have by then."""
    return frozenset(row.item for row in plan.requirements)
