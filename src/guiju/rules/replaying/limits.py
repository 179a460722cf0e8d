"""Limits of two programs of one act, side by side: whose day must be reckoned for every case by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from guiju.rules.calendar import Span
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.instruments.norms import LimitNorm
from guiju.rules.planning.limits import BoundLimit
from guiju.rules.planning.program import Program, ReadyNorm
from guiju.rules.replaying.changes import Change, ChangeKind


@dataclass(frozen=True, slots=True)
class Reckoning:
    """From which fact a limit counts and how far: equal ones end on the same day for every case.

    `span` None: its length is a setting that nobody knows. `extended_by`: the fact of the days that do not count.
    """

    counted_from: str
    span: Span | None
    extended_by: str = ""

    @classmethod
    def of(cls, ready: ReadyNorm) -> Reckoning:
        """The reckoning of a limit."""
        norm: LimitNorm = ready.norm
        return cls(norm.counted_from, ready.span, norm.extended_by)

    @property
    def timed(self) -> bool:
        """Whether it ends at a moment; else on a day."""
        return self.span is not None and self.span.unit in ("hours", "half_days")


@dataclass(frozen=True, slots=True)
class Check:
    """Whether the day given keeps a limit: asked of every case."""

    reckoning: Reckoning
    given: str


@dataclass(frozen=True, slots=True)
class Shift:
    """A limit whose reckoning differs; whether a case's day differs is asked of every case."""

    before: Reckoning
    after: Reckoning


@dataclass(frozen=True, slots=True)
class PairedLimits:
    """All that must be asked of every case about its days."""

    checks: tuple[Check, ...]
    shifts: tuple[Shift, ...]

    @classmethod
    def of(cls, before: Program | None, after: Program | None) -> PairedLimits:
        """The checks of both programs, and the shifts between limits of the same norm."""
        one, two = (tuple(program.limits) if program else () for program in (before, after))
        checks = [check for ready in (*one, *two) if (check := check_of(ready, before or after))]
        known = {ready.placed.id: ready for ready in one}
        pairs = [(known[ready.placed.id], ready) for ready in two if ready.placed.id in known]
        shifts = [Shift(Reckoning.of(a), Reckoning.of(b)) for a, b in pairs]
        return cls(tuple(dict.fromkeys(checks)), tuple(dict.fromkeys(s for s in shifts if s.before != s.after)))


def check_of(ready: ReadyNorm, program: Program | None) -> Check | None:
    """What to ask of a case's days; None where the limit is checked against no day, or against one of another kind."""
    norm: LimitNorm = ready.norm
    given = program.act.facts.get(norm.given) if program else None
    reckoning = Reckoning.of(ready)
    return Check(reckoning, norm.given) if given and reckoning.span and _comparable(given, reckoning) else None


def _comparable(given: FactDefinition, reckoning: Reckoning) -> bool:
    return given.type is (FactType.INSTANT if reckoning.timed else FactType.DATE)


def limit_changes(
    before: Sequence[BoundLimit], after: Sequence[BoundLimit], shifted: frozenset[Shift]
) -> Iterator[Change]:
    """The limits that hold on one side only, and those that hold on both and end on another day."""
    one, two = ({bound.ready.placed.id: bound.ready for bound in side} for side in (before, after))
    for key in dict.fromkeys((*one, *two)):
        a, b = one.get(key), two.get(key)
        if a is None or b is None or Shift(Reckoning.of(a), Reckoning.of(b)) in shifted:
            known = [ready for ready in (a, b) if ready]
            cites = tuple(sorted({cite for ready in known for cite in ready.placed.cites}))
            yield Change(ChangeKind.DEADLINE, known[-1].norm.stage, words(a), words(b), cites)


def words(ready: ReadyNorm | None) -> tuple[str, ...]:
    """The limit in words with its length; none without a limit."""
    if ready is None:
        return ()
    span = ready.span
    return (f"{ready.norm.says}（{span.zh()}）" if span and span.amount else ready.norm.says,)
