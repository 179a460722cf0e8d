"""Proposed handling: lead and assisting units, the leaders by the division of work; with it the matter goes on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotYourCase
from guiju.office.cases.queries.access import state_of
from guiju.office.cases.state import CaseState
from guiju.office.documents import store
from guiju.office.documents.actions import Upload, attach
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Organ, Post
from guiju.office.people.queries import leader_in_charge, leaders, organ_of
from guiju.office.registry.errors import NotNowAtTheDesk, WrongPaper
from guiju.office.registry.models import Paper, PaperState, Proposal, RegisterKind, Scan, Urgency
from guiju.office.registry.registering import number, refuse_second_click, take_step
from guiju.office.registry.reviewing import waits_for_review
from guiju.office.registry.rights import is_government_desk, must_keep, paper_for
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.papers import FROM_OUTSIDE

LEAD, ASSISTING, KIND, ASKS, URGENT, MARK = (
    "responsible_organ",
    "organs_concerned",
    "paper_kind",
    "calls_for_action",
    "urgent",
    "urgency",
)
MARKS = {Urgency.HURRIED: "urgent", Urgency.URGENT: "extra_urgent"}
MATERIAL = "other"
"""Facts of a matter that a proposal settles, and the kind of material that scans are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """What the office proposes. `paper_kind` and `calls_for_action` are asked only of a paper without a matter yet;
    `forward`: the office's own step is done with it, so that it goes to the leaders."""

    text: str
    lead: str
    assisting: Sequence[str] = ()
    leaders: Sequence[int] = ()
    paper_kind: str = ""
    calls_for_action: bool = False
    forward: bool = True


def by_division(district: str, organs: Iterable[str], on: Any) -> list[Post]:
    """The leaders in charge of these organs on a day, each once, in the order of the organs."""
    found: dict[int, Post] = {}
    for code in organs:
        organ = organ_of(district, code)
        try:
            post = leader_in_charge(district, organ, on) if organ else None
        except OrganisationError:  # nobody is in charge: the list stays shorter, the office chooses
            post = None
        if post is not None:
            found.setdefault(post.pk, post)
    return list(found.values())


def outside_act() -> str:
    """The act by which papers from outside are handled."""
    return next(code for code, act in vocabulary().acts.items() if act.paper == FROM_OUTSIDE)


@transaction.atomic
def propose(actor: Actor, pk: int, given: Proposed) -> Proposal:
    """Keep a proposal and let it act: a paper without a matter gets one, handed in; leaders who are not on its route
    get it for reading. Raises WrongPaper, NotNowAtTheDesk, and what the matter's actions raise."""
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    _must_be_at_the_desk(paper)
    lead, assisting, posts = _checked(paper, actor, given)
    proposal = Proposal(paper=paper, text=given.text.strip()[:500], lead=lead)
    proposal.person, proposal.post, proposal.at = actor.person, hat.by_post, actor.now
    proposal.save()
    proposal.assisting.set(assisting)
    proposal.leaders.set(posts)
    if paper.serial is None:
        number(paper, actor, hat)
    take_step(paper, "handle", actor, hat, f"拟由{lead.short_name}主办：{proposal.text}")
    plain = replace(actor, token="")
    if paper.case_id is None:
        _open(paper, plain, proposal, given)
    else:
        _settle(paper, plain, proposal)
    if given.forward:
        _forward(paper, plain, proposal.text)
    _to_read(paper, plain, proposal, posts)
    return proposal


def _must_be_at_the_desk(paper: Paper) -> None:
    if not is_government_desk(paper.organ) or paper.kind == RegisterKind.OUTGOING:
        raise NotNowAtTheDesk(_("拟办意见由区政府办公室在收文上提出。"))
    if paper.state not in (PaperState.OPEN, PaperState.WAITING):
        raise NotNowAtTheDesk(_("「%(title)s」不在本单位手中，不能提拟办意见。请刷新。") % {"title": paper.title})
    if paper.case_id is None and waits_for_review(paper):
        raise NotNowAtTheDesk(_("「%(title)s」还没有初审。请先初审受理，再提拟办意见。") % {"title": paper.title})


def _checked(paper: Paper, actor: Actor, given: Proposed) -> tuple[Organ, list[Organ], list[Post]]:
    if not given.text.strip():
        raise WrongPaper("text", _("请写明拟办意见。"))
    lead = organ_of(paper.district_id, given.lead)
    if lead is None:
        raise WrongPaper("lead", _("请选择主办单位。"))
    found = [organ_of(paper.district_id, code) for code in given.assisting if code != given.lead]
    assisting = [organ for organ in found if organ is not None]
    known = {post.pk: post for post in leaders(paper.district_id, actor.on)}
    posts = [known[pk] for pk in given.leaders if pk in known]
    return lead, assisting, posts or by_division(paper.district_id, [given.lead], actor.on)


def _open(paper: Paper, actor: Actor, proposal: Proposal, given: Proposed) -> None:
    act = outside_act()
    if given.paper_kind not in vocabulary().acts[act].facts[KIND].values:
        raise WrongPaper("paper_kind", _("请选择来文种类，由此决定送哪些领导。"))
    facts = {KIND: given.paper_kind, ASKS: given.calls_for_action, URGENT: paper.urgency > 0}
    facts |= {MARK: MARKS[Urgency(paper.urgency)]} if paper.urgency else {}
    facts |= {LEAD: [proposal.lead.code]}
    matter = cases.Matter(paper.district_id, act, paper.title, facts, paper.organ.code)
    paper.case_id = cases.open_case(actor, matter)
    paper.save(update_fields=["case"])
    for scan in Scan.objects.filter(paper=paper).select_related("file"):
        with store.open_kept(scan.file.sha256) as file:
            attach(paper.case_id, actor, MATERIAL, Upload(scan.name, file.read(), settings.UPLOAD_LIMIT_BYTES))
    cases.hand_in(paper.case_id, actor, reason="按拟办意见办理")


def _settle(paper: Paper, actor: Actor, proposal: Proposal) -> None:
    """Units that the matter's rules ask for become its facts; a proposal alone changes no other matter."""
    case = paper.case
    if case is None:
        return
    state = state_of(case.pk)
    facts: dict[str, Any] = {}
    if vocabulary().acts[case.act].paper == FROM_OUTSIDE:
        facts[LEAD] = [proposal.lead.code]
    named = list(state.facts.get(ASSISTING) or ())
    more = [organ.code for organ in proposal.assisting.all() if organ.code not in named]
    if more and asks_assisting(state):
        facts[ASSISTING] = [*named, *more]
    if facts:
        cases.change_facts(case.pk, actor, facts, reason="拟办意见")


def asks_assisting(state: CaseState) -> bool:
    """Whether the rules ask something of the units concerned in this matter: a step of theirs, or something owed."""
    if ASSISTING not in vocabulary().acts[state.act].facts:
        return False
    rows = [*state.plan.get("route", ()), *state.plan.get("duties", ())]
    asked = {role for row in rows for role in (*row.get("who", ()), *row.get("owed_by", ()))}
    return any(ASSISTING in vocabulary().roles[role].facts for role in asked if role in vocabulary().roles)


def _forward(paper: Paper, actor: Actor, text: str) -> None:
    """The office's own step, when it merely passes the paper on."""
    state = state_of(paper.case_id or 0)
    for step in state.active_steps():
        for __, seat in step.open_seats():
            if seat.operation == "record" and actor.hat_for(seat.posts):
                evidence = f"拟办意见 {paper.number}"
                cases.record(paper.case_id or 0, actor, done_on=actor.on, evidence=evidence, step=step.key, text=text)
                return


def _to_read(paper: Paper, actor: Actor, proposal: Proposal, posts: list[Post]) -> None:
    """Proposed leaders whom the matter's route does not ask get the paper for reading."""
    state = state_of(paper.case_id or 0)
    asked = {post for step in state.steps.values() for seat in step.seats for post in seat.posts}
    asked |= {item.post for item in state.items}
    others = [post.pk for post in posts if post.pk not in asked and not _will_be_asked(state, post)]
    if others:
        try:
            cases.circulate(paper.case_id or 0, actor, posts=others, note=proposal.text)
        except NotYourCase:
            return


def _will_be_asked(state: Any, post: Post) -> bool:
    """Whether a step that has not begun is meant for the post's role."""
    return any(not step.finished and post.code in step.who for step in state.steps.values())
