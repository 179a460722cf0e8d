"""Matters walked to their end through the product's own actions; the volume is made of their copies."""

from __future__ import annotations

import contextlib
import random
from dataclasses import dataclass
from datetime import date
from typing import Any

ACTS = {
    "propose_topic": 14,
    "leave_beijing": 24,
    "request_funds": 16,
    "receive_paper": 24,
    "hand_in_request": 12,
    "issue_document": 10,
}
"""What a district does most, in parts of a hundred: ten to fifteen entries in the log of a matter on average."""
ORGANS = 6
CASES = 2
PLACE = "0000000000"
"""Stands in the titles of prototypes where a copy has its own number."""
BODY = "一、总的要求。按规则办理,分工负责,按期完成。\n二、主要任务。完善制度,改进服务,加强监督。\n" * 8


@dataclass(frozen=True)
class Prototype:
    """A case that was really handled; `weight`: how often it is copied."""

    case: int
    weight: int


def prototypes() -> list[Prototype]:
    """Those of the database: the titles of copies have their own numbers instead of PLACE."""
    from guiju.office.cases.models import Case

    found = Case.objects.filter(title__contains=f"第{PLACE}号", state="closed", act__in=ACTS).order_by("pk")
    return [Prototype(case, ACTS[act]) for case, act in found.values_list("pk", "act")]


def make_prototypes(districts: tuple[str, ...], today: date, seed: int = 11) -> int:
    """Matters of several acts and organs of each district, each handled to its end; how many. Those that the rules
    hold are left out: a copy of them would stand for nothing."""
    chance = random.Random(seed)
    return sum(_of_district(district, today, chance) for district in districts)


def _of_district(district: str, today: date, chance: random.Random) -> int:
    from guiju.office.people.models import Organ

    organs = list(Organ.objects.filter(district=district, post__code="desk").distinct().order_by("pk"))
    chosen = [(act, organ) for act in ACTS for organ in chance.sample(organs, ORGANS)]
    walked = [_walked(district, organ, worked, today) for act, organ in chosen for worked in _worked(district, act)]
    return sum(1 for case in walked if case)


def _worked(district: str, act: str) -> list[Any]:
    """The worked cases of an act that go through."""
    from guiju.office.rulebook import queries

    code = queries.instrument(district).code
    return [
        case
        for case in queries.worked_cases(district, code)
        if case.act == act and (case.expect.ok is True or case.expect.blocked_by == [])
    ][:CASES]


def _walked(district: str, organ: Any, worked: Any, today: date) -> int:
    """The key of the case; 0 where the rules stop it."""
    from django.db import transaction

    from guiju.office.cases.errors import CaseError
    from guiju.office.demonstration.pacing import NotInTheScript
    from guiju.office.documents.errors import DocumentError
    from guiju.office.enactment.errors import EnactmentError
    from guiju.rules.facts import FactError

    refusals = (CaseError, DocumentError, EnactmentError, FactError, NotInTheScript, KeyError, StopIteration)
    with contextlib.suppress(*refusals), transaction.atomic():
        return _walk(district, organ, worked, today)
    return 0


def _walk(district: str, organ: Any, worked: Any, today: date) -> int:
    from guiju.office.cases import actions as cases
    from guiju.office.cases.actions.opening import Matter
    from guiju.office.cases.queries import state_of
    from guiju.office.demonstration.pacing import MADE_UP, NotInTheScript, Pace, actor_in_office, bring_lacking, desk_of
    from guiju.office.documents.actions import DraftText, save_draft

    pace = Pace(worked.on, today)
    drafter = pace.actor(desk_of(district, organ.code, pace.on))
    title = f"{organ.short_name}关于{worked.name}第{PLACE}号事项"[:120]
    case = cases.open_case(drafter, Matter(district, worked.act, title, worked.facts, organ.code))
    save_draft(case, drafter, DraftText(title=title, addressees="", body=BODY, annexes=""), based_on=0)
    bring_lacking(case, pace)
    cases.hand_in(case, pace.actor(drafter.person), reason=MADE_UP)
    while not (state := pace.walk(case, "")).ended:
        step = next(iter(state.active_steps()), None)
        if step is None or not any(seat.operation == "wait" for _, seat in step.open_seats()):
            raise NotInTheScript(f"{state.title}: {state.state}")
        office = actor_in_office(case, pace.on)
        cases.record_outcome(case, office, step=step.key, outcome="agreed", passes=True, text=MADE_UP)
    return case if state_of(case).state == "closed" else 0
