"""The desk's first review: accept a paper, or return it with a slip that names the articles and the cure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.models import WorkItem
from guiju.office.cases.operations import COVERS
from guiju.office.cases.queries.access import state_of
from guiju.office.cases.state import CaseState, StepState
from guiju.office.people.queries import ActingPost
from guiju.office.registry.checks import CONFIRMED, REFUTED, Check, Verdict, checks_of, kept
from guiju.office.registry.errors import NotNowAtTheDesk, WrongPaper
from guiju.office.registry.models import Paper, PaperState, RegisterKind, Review
from guiju.office.registry.numbering import number_text, take_number
from guiju.office.registry.registering import number, refuse_second_click, take_step
from guiju.office.registry.rights import must_keep, paper_for
from guiju.office.rulebook.citing import card
from guiju.rules.citations import Citation

MOST_REASON = 900


@transaction.atomic
def accept(actor: Actor, pk: int, verdicts: Sequence[Verdict], words: str = "") -> Review:
    """Accept a paper: every check confirmed. In its matter the desk's own step is done with it.

    Raises WrongPaper while a check is open or refuted, NotNowAtTheDesk, and what the matter's action raises.
    """
    paper, hat, checks = _looked_at(actor, pk)
    found = _all_told(checks, verdicts)
    wrong = [check.fault for check in checks if found[check.id].verdict == REFUTED and check.strength == "must"]
    if wrong:
        raise WrongPaper(
            "verdicts", _("还有不符合的必须项，不能受理：%(wrong)s。请退文。") % {"wrong": "；".join(wrong)}
        )
    _numbered(paper, actor, hat)
    review = _keep(paper, actor, hat, kept(checks, found), words, returned=False)
    take_step(paper, "first_review", actor, hat, words or "符合，受理")
    _do_own_step(paper, actor, words)
    return review


@transaction.atomic
def send_back(actor: Actor, pk: int, verdicts: Sequence[Verdict], words: str = "") -> Review:
    """Return a paper with a slip; a matter goes back to its drafter with everything in it.

    Raises WrongPaper when nothing was refuted, NotNowAtTheDesk, and what the matter's action raises.
    """
    paper, hat, checks = _looked_at(actor, pk)
    found = {verdict.id: verdict for verdict in verdicts if verdict.verdict in (CONFIRMED, REFUTED)}
    rows = kept(checks, found)
    if not any(row["verdict"] == REFUTED for row in rows):
        raise WrongPaper("verdicts", _("没有一项标为不符合，不能退文。请标明哪几项不符合；都符合的请受理。"))
    _numbered(paper, actor, hat)
    review = _keep(paper, actor, hat, rows, words, returned=True)
    if paper.case_id is not None:
        cases.send_back(paper.case_id, replace(actor, token=""), reason=reason_of(review))
        return review
    paper.state = PaperState.RETURNED
    paper.save(update_fields=["state"])
    take_step(paper, "returned", actor, hat, reason_of(review))
    return review


def faults(review: Review) -> list[dict[str, Any]]:
    """The checks of a review that were refuted."""
    return [row for row in review.checks if row["verdict"] == REFUTED]


def reason_of(review: Review) -> str:
    """The slip in one paragraph, as the matter's log keeps it."""
    told = []
    for row in faults(review):
        remark = f"（{row['remark']}）" if row["remark"] else ""
        cited = "、".join(_cited(cite, review.district_id) for cite in row["cites"])
        told.append(f"{row['fault']}{remark}。依据{cited}。改法：{row['cure'] or '按条文改正'}")
    text = f"{review.number}：" + "；".join(told) + (f"。{review.words}" if review.words else "")
    return text[:MOST_REASON]


def waits_for_review(paper: Paper) -> bool:
    """Whether the desk may check the paper now."""
    if paper.state in (PaperState.RETURNED, PaperState.CLOSED, PaperState.VOID):
        return False
    if Review.objects.filter(paper=paper, round=paper.rounds).exists():
        return False
    if paper.case_id is None:
        return paper.kind != RegisterKind.OUTGOING
    last = paper.taken.filter(step__in=("first_review", "again")).order_by("pk").last()
    asked = WorkItem.objects.filter(case=paper.case_id, kind="do", state="todo", post__organ=paper.organ_id)
    return (last is None or last.step != "first_review") and asked.exists()


def _looked_at(actor: Actor, pk: int) -> tuple[Paper, ActingPost, list[Check]]:
    paper = paper_for(actor, pk, locked=True)
    hat = must_keep(paper.organ_id, actor)
    refuse_second_click(actor)
    if not waits_for_review(paper):
        raise NotNowAtTheDesk(
            _("「%(title)s」这一次报送已经初审过，或者不在本单位手中。请刷新。") % {"title": paper.title}
        )
    return paper, hat, checks_of(paper)


def _all_told(checks: Sequence[Check], verdicts: Sequence[Verdict]) -> Mapping[str, Verdict]:
    found = {verdict.id: verdict for verdict in verdicts if verdict.verdict in (CONFIRMED, REFUTED)}
    left = sum(check.id not in found for check in checks)
    if left:
        raise WrongPaper("verdicts", _("还有%(left)s项没有核对。请逐项选择符合或不符合。") % {"left": left})
    return found


def _keep(
    paper: Paper, actor: Actor, hat: ActingPost, rows: list[dict[str, Any]], words: str, *, returned: bool
) -> Review:
    text = ""
    if returned:
        serial = take_number(paper.organ, RegisterKind.SLIP, actor.on)
        text = number_text(RegisterKind.SLIP, actor.on.year, serial)
    return Review.objects.create(
        district_id=paper.district_id,
        paper=paper,
        round=paper.rounds,
        returned=returned,
        number=text,
        checks=rows,
        words=words.strip()[:500],
        person=actor.person,
        post=hat.by_post,
        on=actor.on,
        at=actor.now,
    )


def _numbered(paper: Paper, actor: Actor, hat: ActingPost) -> None:
    if paper.serial is None and paper.kind != RegisterKind.OUTGOING:
        number(paper, actor, hat)


def _do_own_step(paper: Paper, actor: Actor, words: str) -> None:
    """The desk's own step in the matter, when it is the desk's turn: consent, or the record that it was handled."""
    if paper.case_id is None:
        return
    state, plain = state_of(paper.case_id), replace(actor, token="")
    for step, operation in _own_steps(state, actor):
        if operation == "record":
            evidence = f"初审 {paper.number or paper.title[:40]}"
            cases.record(paper.case_id, plain, done_on=actor.on, evidence=evidence, step=step.key, text=words)
        else:
            cases.agree(paper.case_id, plain, step=step.key, text=words)
        return


def _own_steps(state: CaseState, actor: Actor) -> Iterator[tuple[StepState, str]]:
    for step in state.active_steps():
        for __, seat in step.open_seats():
            if step.stage == "accept" and actor.hat_for(seat.posts) and seat.operation in COVERS:
                yield step, seat.operation


def _cited(cite: str, district: str) -> str:
    return card(Citation.parse(cite), district).zh
