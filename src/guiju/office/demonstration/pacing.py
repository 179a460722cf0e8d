"""Walking a made-up matter on: everybody who is asked acts, one working step a day, with words marked as made up."""

from __future__ import annotations

from datetime import date, timedelta

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import GOVERNMENT_OFFICE, Actor
from guiju.office.cases.models import Case
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.cases.unmet import waivable
from guiju.office.documents.actions import Upload, attach
from guiju.office.enactment.exceptions import waive_all
from guiju.office.enactment.matter import lacking
from guiju.office.enactment.walking import actor_in, at
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import holder
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.planning.plan_json import plan_from_json

MADE_UP = "演示用，虚构。"
SMALL = 100_000
"""Bytes that a made-up material never reaches."""


class NotInTheScript(Exception):
    """A made-up matter cannot be brought to where it should stand: the rules ask for something else now."""


class Pace:
    """The day on which a matter is; every step moves it on by one, never past today."""

    def __init__(self, on: date, today: date) -> None:
        self.on, self.today = on, today

    def actor(self, person: Person) -> Actor:
        """Somebody, today."""
        return at(person, self.on)

    def asked(self, step: StepState) -> Actor:
        """Whoever is asked in a step."""
        return actor_in(next(seat for _, seat in step.open_seats()), self.on)

    def walk(self, case: int, until: str) -> CaseState:
        """On to a step whose key begins with `until` (empty: to the end), or to where only a meeting goes on."""
        while True:
            state = state_of(case)
            if state.held:
                self._cure(case, state)
                continue
            todo = [(step, seat) for step in state.active_steps() for _, seat in step.open_seats()]
            todo = [(step, seat) for step, seat in todo if seat.operation != "wait"]
            if not todo or (until and any(step.key.startswith(until) for step, _ in todo)):
                return state
            self.on = min(self.on + timedelta(days=1), self.today)
            _operate(case, actor_in(todo[0][1], self.on), todo[0][0], todo[0][1])

    def _cure(self, case: int, state: CaseState) -> None:
        if bring_lacking(case, self):
            return
        if not waive_all(case, actor_in_office(case, self.on), {f.id: MADE_UP for f in waivable(state)}):
            raise NotInTheScript(f"{state.title}: {state.held}")


def bring_lacking(case: int, pace: Pace) -> bool:
    """The drafter attaches the materials that the plan asks for and no step brings about; False when none."""
    row, state = Case.objects.select_related("drafting_organ").get(pk=case), state_of(case)
    have = frozenset(kind for kind, _ in state.materials)
    rows = lacking(plan_from_json(state.plan), vocabulary(), have, vocabulary().materials)
    drafter = holder(state.drafter_post, pace.on) or desk_of(row.district_id, row.drafting_organ.code, pace.on)
    for kind, zh, _ in rows:
        content = f"{MADE_UP}{state.title}：{zh}。".encode()
        attach(case, pace.actor(drafter), kind, Upload(f"{zh}.txt", content, SMALL))
    return bool(rows)


def actor_in_office(case: int, on: date) -> Actor:
    """Who works at the desk of the government office of a case's district."""
    return at(desk_of(Case.objects.get(pk=case).district_id, GOVERNMENT_OFFICE, on), on)


def desk_of(district: str, organ: str, on: date) -> Person:
    """Who works at an organ's desk. Raises NotInTheScript."""
    for post in Post.objects.filter(district=district, organ__code=organ, code="desk").order_by("rank", "pk"):
        if person := holder(post, on):
            return person
    raise NotInTheScript(f"{district}: nobody at the desk of {organ}")


def _operate(case: int, actor: Actor, step: StepState, seat: Seat) -> None:
    if seat.operation == "record":
        cases.record(case, actor, step=step.key, done_on=actor.on, evidence=f"{MADE_UP}{step.zh}的材料")
    elif seat.operation == "opine":
        cases.opine(case, actor, step=step.key, text=f"{MADE_UP}没有不同意见。")
    else:
        does = {"agree": cases.agree, "tick": cases.tick, "sign": cases.sign, "countersign": cases.countersign}
        does[seat.operation](case, actor, step=step.key)
