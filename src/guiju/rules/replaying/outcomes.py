"""What the rules come to for one vector, and the changes between two such outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from guiju.rules.citations import Citation
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.plans import Finding, RaisedDuty, Requirement, Step, Strength
from guiju.rules.replaying.changes import Change, ChangeKind

SIGN = "sign"
_SOFTER = {Strength.IN_PRINCIPLE: "（原则上）", Strength.GENERALLY: "（一般）", Strength.MAY: "（可以）"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """A plan as far as a replay compares it. `refusal`: why there is none."""

    route: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    duties: tuple[RaisedDuty, ...] = ()
    refusal: str = ""
    cites: tuple[Citation, ...] = ()


def compared(before: Outcome, after: Outcome, vocabulary: Vocabulary) -> Iterator[Change]:
    """Everything in which the two differ, limits' days apart."""
    if before.refusal != after.refusal:
        yield _answer(before, after)
    if before.refusal or after.refusal:
        return
    if before.route != after.route:
        yield from _routes(before.route, after.route, vocabulary)
    if before.findings != after.findings:
        yield from _stopped(before, after)
    if before.requirements != after.requirements:
        yield from _required(before.requirements, after.requirements)
    if before.duties != after.duties:
        yield from _raised(before.duties, after.duties)


def _answer(before: Outcome, after: Outcome) -> Change:
    kind = ChangeKind.UNANSWERED if after.refusal else ChangeKind.ANSWERED
    sides = [((one.refusal,) if one.refusal else ()) for one in (before, after)]
    return Change(kind, "", sides[0], sides[1], _united([*before.cites, *after.cites]))


StepSign = tuple[object, ...]


def _routes(before: tuple[Step, ...], after: tuple[Step, ...], vocabulary: Vocabulary) -> Iterator[Change]:
    one, two = _by_stage(before), _by_stage(after)
    for stage in sorted({*one, *two}, key=vocabulary.stage_order.__getitem__):
        a, b = one.get(stage, ()), two.get(stage, ())
        mine, other = _signs(a), _signs(b)
        if mine != other:
            parted = [
                s for steps, signs, others in ((a, mine, other), (b, other, mine)) for s in _only(steps, signs, others)
            ]
            cites = _united(cite for step in parted or (*a, *b) for cite in step.cites)
            kind = ChangeKind.SIGNER if _signers(a, vocabulary) != _signers(b, vocabulary) else ChangeKind.ROUTE
            yield Change(kind, stage, _words(a), _words(b), cites)


def _by_stage(route: tuple[Step, ...]) -> Mapping[str, tuple[Step, ...]]:
    return {stage: tuple(steps) for stage, steps in groupby(route, key=lambda step: step.stage)}


def _signs(steps: tuple[Step, ...]) -> list[StepSign]:
    """What a step comes to for those who carry it out; orders count from the first of the stage."""
    first = steps[0].order if steps else 0
    return [(s.who, s.does, s.mode, s.either, s.body, s.strength, s.order - first) for s in steps]


def _only(steps: tuple[Step, ...], signs: list[StepSign], others: list[StepSign]) -> list[Step]:
    """The steps that the other side does not have; that they come sooner or later there is no difference here."""
    known = {sign[:-1] for sign in others}
    return [step for step, sign in zip(steps, signs, strict=True) if sign[:-1] not in known]


def _signers(steps: tuple[Step, ...], vocabulary: Vocabulary) -> list[tuple[object, ...]]:
    return [(step.who, step.either) for step in steps if vocabulary.verbs[step.does].operation == SIGN]


def _words(steps: tuple[Step, ...]) -> tuple[str, ...]:
    return tuple(f"{step.zh}{_SOFTER.get(step.strength, '')}" for step in steps)


def _stopped(before: Outcome, after: Outcome) -> Iterator[Change]:
    for hard, more, fewer in (
        (True, ChangeKind.BLOCKED, ChangeKind.FREED),
        (False, ChangeKind.WARNED, ChangeKind.SPARED),
    ):
        one, two = (_failing(outcome.findings, hard) for outcome in (before, after))
        yield from (Change(more, f.stage, (), (f.message,), f.cites) for f in _unmatched(two, one))
        yield from (Change(fewer, f.stage, (f.message,), (), f.cites) for f in _unmatched(one, two))


def _failing(findings: Iterable[Finding], hard: bool) -> list[Finding]:
    if hard:
        return [finding for finding in findings if finding.blocks]
    return [finding for finding in findings if finding.ok is False and not finding.blocks]


def _unmatched(mine: list[Finding], others: list[Finding]) -> Iterator[Finding]:
    """Those the other side has neither under their norm nor in their words (a norm may have moved to another place)."""
    known = {finding.id for finding in others} | {(f.stage, f.message) for f in others}
    return (f for f in mine if f.id not in known and (f.stage, f.message) not in known)


def _required(before: tuple[Requirement, ...], after: tuple[Requirement, ...]) -> Iterator[Change]:
    one, two = ({(r.item, r.stage, r.strength): r for r in side} for side in (before, after))
    yield from (
        Change(ChangeKind.REQUIREMENT, r.stage, (), (_asked(r),), r.cites) for k, r in two.items() if k not in one
    )
    yield from (
        Change(ChangeKind.REQUIREMENT, r.stage, (_asked(r),), (), r.cites) for k, r in one.items() if k not in two
    )


def _asked(one: Requirement) -> str:
    return f"{one.zh}{_SOFTER.get(one.strength, '')}"


def _raised(before: tuple[RaisedDuty, ...], after: tuple[RaisedDuty, ...]) -> Iterator[Change]:
    one, two = ({(d.zh, d.owed_by, d.stage): d for d in side} for side in (before, after))
    yield from (Change(ChangeKind.DUTY, d.stage, (), (d.zh,), d.cites) for k, d in two.items() if k not in one)
    yield from (Change(ChangeKind.DUTY, d.stage, (d.zh,), (), d.cites) for k, d in one.items() if k not in two)


def _united(cites: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(set(cites)))
