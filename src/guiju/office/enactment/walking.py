"""Walks a case: whoever is asked does what is asked of them, on the day and with the words of the script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.errors import CaseError
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.enactment.errors import EnactmentError, StoppedAt
from guiju.office.enactment.steps import Deed, Route
from guiju.office.openness.errors import OpennessError
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Person
from guiju.office.people.queries import holder
from guiju.rules.citations import Citation
from guiju.rules.facts import FactError
from guiju.rules.planning.problems import PlanningError

MORNING = time(9, 0, tzinfo=CHINA)
"""The hour of the day is not known: nine o'clock stands for the day."""
REFUSALS = (CaseError, OrganisationError, OpennessError, FactError, PlanningError, EnactmentError)
Before = Callable[[StepState, Actor], None]


@dataclass(frozen=True)
class Walk:
    """One case on its way. `before`: what is to be done just before a step of that verb. `cure`: what the drafter
    brings on a day when the case is held for it; asked once, and True when something was brought."""

    case: int
    route: Route
    before: Mapping[str, Before] = field(default_factory=dict)
    cure: Callable[[date], bool] = lambda on: False

    def go(self) -> CaseState:
        """On to the end, or to where only a meeting can go on. Raises StoppedAt."""
        while True:
            state = state_of(self.case)
            if state.held and self.cure(_last_day(state)):
                continue
            _refuse_halted(state)
            todo = [(step, seat) for step in state.active_steps() for _, seat in step.open_seats()]
            waiting = [(step, seat) for step, seat in todo if seat.operation != "wait"]
            if state.ended or not waiting:
                return state
            self._act(*min(waiting, key=lambda found: self._deed(found[0]).on or date.min))

    def _deed(self, step: StepState) -> Deed:
        if step.key not in self.route.deeds:
            key = f"{self.route.folder}/{step.key}"
            raise _stopped(step, f"流程中多出了这一环节，回答里没有写它。请补充「{key}/on」等项。")
        return self.route.deeds[step.key]

    def _act(self, step: StepState, seat: Seat) -> None:
        deed = self._deed(step)
        with stopping(step):
            if deed.skipped:
                self._skip(step, seat, deed)
                return
            on = deed.on or date.min
            if deed.role and deed.role != seat.role:
                seat = next(other for _, other in step.open_seats() if other.role == deed.role)
            self._in_order(on)
            actor = actor_in(seat, on)
            if step.does in self.before:
                self.before[step.does](step, actor)
            _operate(self.case, actor, step, seat, deed)

    def _skip(self, step: StepState, seat: Seat, deed: Deed) -> None:
        on = _last_day(state_of(self.case))
        cases.skip(self.case, actor_in(seat, on), step=step.key, reason=deed.skipped)

    def _in_order(self, on: date) -> None:
        before = _last_day(state_of(self.case))
        if on < before:
            raise EnactmentError(f"填写的办理日期{on}早于上一环节的{before}。请核对日期。")


@contextmanager
def stopping(step: StepState | str) -> Iterator[None]:
    """Turns a refusal into StoppedAt, which names the step and its articles."""
    try:
        yield
    except StoppedAt:
        raise
    except REFUSALS as error:
        raise _stopped(step, f"{error.message}{getattr(error, 'remedy', '')}") from error


def actor_in(seat: Seat, on: date) -> Actor:
    """Whoever holds the first of the posts asked that is held on the day. Raises EnactmentError."""
    for post in seat.posts:
        if person := holder(post, on):
            return Actor(person, instant(on), post=post)
    raise EnactmentError(f"{on}这一天没有人担任要办理的职务。请先在组织机构中登记任职。")


def at(person: Person, on: date) -> Actor:
    """Somebody on a day."""
    return Actor(person, instant(on))


def instant(on: date) -> datetime:
    """The instant that stands for a day in China."""
    return datetime.combine(on, MORNING)


def _operate(case: int, actor: Actor, step: StepState, seat: Seat, deed: Deed) -> None:
    on = deed.on or actor.on
    match seat.operation:
        case "record":
            cases.record(case, actor, step=step.key, done_on=on, evidence=deed.words)
        case "opine":
            cases.opine(case, actor, step=step.key, text=deed.words)
        case "agree":
            cases.agree(case, actor, step=step.key, text=deed.words, result=cases.Result())
        case operation:
            {"tick": cases.tick, "sign": cases.sign, "countersign": cases.countersign}[operation](
                case, actor, step=step.key, text=deed.words
            )


def _refuse_halted(state: CaseState) -> None:
    if state.held:
        said = "；".join(state.held.messages)
        raise StoppedAt(f"「{state.title}」按规则不能继续：{said}。没有留下任何记录。")
    if state.in_drafters_hands or state.suspended:
        raise StoppedAt(f"「{state.title}」回到了起草单位或已中止，不能继续。没有留下任何记录。")


def _last_day(state: CaseState) -> date:
    return state.updated_at.astimezone(CHINA).date() if state.updated_at else date.min


def _stopped(step: StepState | str, why: str) -> StoppedAt:
    if isinstance(step, str):
        return StoppedAt(f"办到「{step}」时停下：{why}没有留下任何记录。")
    cites = "、".join(Citation.parse(cite).zh() for cite in step.cites)
    return StoppedAt(f"办到「{step.zh}」（{cites}）时停下：{why}没有留下任何记录。")
