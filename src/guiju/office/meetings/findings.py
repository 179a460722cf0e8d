"""What the articles say about a sitting and its items: every answer with its articles and what would cure it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from guiju.office.cases.actors import CHINA
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.state import CaseState
from guiju.office.meetings.bodies import Body, words
from guiju.office.meetings.models import Sitting, SittingState, Topic
from guiju.office.meetings.quorum import Count
from guiju.office.meetings.roll import Roll, case_state
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Post, StandIn, StandInKind
from guiju.office.people.queries import holder, leader_in_charge, on_day
from guiju.office.people.roles import resolve
from guiju.rules.planning.plans import Finding, FindingKind, Strength

STAGE = "deliberate"
DEPUTY_PRESENT = "deputy_in_charge_present"
PAPERS = "report_text"


def answer(body: Body, name: str, ok: bool, message: str, cure: str = "", effect: str = "refuse") -> Finding:
    """A finding of this app on the strength of the articles that set the meeting up."""
    return Finding(
        id=f"{name}:{body.code}",
        kind=FindingKind.GATE,
        ok=ok,
        strength=Strength.MUST,
        stage=STAGE,
        message=message,
        cites=body.cites,
        cure="" if ok else cure,
        cured_by=() if ok else ("office",),
        effect=effect,
    )


def quorum_finding(body: Body, count: Count) -> Finding | None:
    """Whether enough members are there; None where the articles ask for no number."""
    if count.share is None:
        return None
    verdict = "已达到要求" if count.met else "没有达到要求"
    return answer(body, "quorum", count.met, f"{count.zh()}，{verdict}", "等候人员到齐，或者改期召开", "defer")


def chair_posts(body: Body, district: str, on: date, *, commissioned: bool) -> list[Post]:
    """The posts that may preside: by right, or (`commissioned`) only when this has been entrusted to them."""
    wanted = [chair.who for chair in body.norm.chair if bool(chair.needs) is commissioned]
    return [post for role in wanted for post in _filled(role, district, on)]


def chair_finding(body: Body, sitting: Sitting) -> Finding:
    """Whether the person who presides may do so. An entrusted one needs a commission, registered or written down."""
    post, district, on = sitting.chair_post, sitting.district_id, sitting.held_on
    who = body.zh_of([chair.who for chair in body.norm.chair])
    if post is None:
        return answer(body, "chair", False, "还没有写明主持人", f"请选定主持人（{who}）")
    if sitting.state != SittingState.CLOSED and holder(post, on) != sitting.chair_person:
        gone = f"{sitting.chair_person.name if sitting.chair_person else ''}到会议那天已不任{post.title}"
        return answer(body, "chair", False, gone, f"重新选定主持人（{who}）")
    by_right = chair_posts(body, district, on, commissioned=False)
    if post in by_right or _commissioned(by_right, post, on):
        return answer(body, "chair", True, f"由{post.title}主持")
    if post not in chair_posts(body, district, on, commissioned=True):
        return answer(body, "chair", False, f"{body.name}由{who}主持，{post.title}不在其列", f"改由{who}主持")
    if sitting.commission.strip():
        return answer(body, "chair", True, f"{post.title}受委托主持：{sitting.commission}")
    cure = "先登记委托，或者写明委托的依据"
    return answer(body, "chair", False, f"{post.title}须受委托才能主持，没有委托的记录", cure)


def _commissioned(of_posts: Iterable[Post], by_post: Post, on: date) -> bool:
    given = StandIn.objects.filter(on_day(on), of_post__in=list(of_posts), by_post=by_post)
    return given.filter(kind=StandInKind.COMMISSION).exists()


def _filled(role: str, district: str, on: date) -> list[Post]:
    definition = words().roles[role].resolve
    try:
        return resolve(role, definition, district=district, drafting_organ="", facts={}, on=on)
    except OrganisationError:
        return []


def topic_findings(topic: Topic, sitting: Sitting, roll: Roll, item: int | None = None) -> list[Finding]:
    """What the rules ask of a topic before this sitting may deal with it, with the day and the roll filled in."""
    state = case_state(topic)
    rulebook = rulebook_of(topic.district_id, state.law_on)
    deputy, present = _deputy(topic, sitting, roll, item)
    facts = facts_for_plan(rulebook, state) | _known_here(state, sitting, present)
    order = words().stage_order
    found = rulebook.plan(state.act, facts, state.law_on).findings
    return [_naming(f, deputy) for f in found if order[f.stage] <= order[STAGE]]


def blocking(found: Iterable[Finding]) -> list[Finding]:
    """Those that keep an item from being dealt with."""
    return [finding for finding in found if finding.blocks]


def before_the_sitting(found: Iterable[Finding]) -> list[Finding]:
    """Those that can be told before anybody has come."""
    return [finding for finding in found if not _asks_for_deputy(finding)]


def _known_here(state: CaseState, sitting: Sitting, present: bool) -> dict[str, Any]:
    known: dict[str, Any] = {"meeting_on": sitting.held_on, DEPUTY_PRESENT: present}
    papers = [m.seq for (kind, _), m in state.materials.items() if kind == PAPERS]
    if papers and not state.facts.get("papers_on"):
        days = [at.astimezone(CHINA).date() for seq, _, _, at in state.log if seq in papers]
        known["papers_on"] = max(days)
    return known


def _deputy(topic: Topic, sitting: Sitting, roll: Roll, item: int | None) -> tuple[str, bool]:
    try:
        post = leader_in_charge(topic.district_id, topic.organ, sitting.held_on)
    except OrganisationError as problem:
        return problem.message, False
    return f"分管{topic.organ.short_name}的是{post.title}", roll.is_present(post.pk, item)


def _naming(finding: Finding, deputy: str) -> Finding:
    return replace(finding, message=f"{finding.message}（{deputy}）") if _asks_for_deputy(finding) else finding


def _asks_for_deputy(finding: Finding) -> bool:
    return any(DEPUTY_PRESENT in because.facts for because in finding.because)
