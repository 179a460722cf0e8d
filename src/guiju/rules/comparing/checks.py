"""Gates and materials of two plans: what stops the matter here and not there, or otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from guiju.rules.bindingness import Strength
from guiju.rules.comparing.differences import Line, Topic
from guiju.rules.comparing.found import Found, Key, Told
from guiju.rules.comparing.sides import OneSide
from guiju.rules.comparing.words import EFFECTS, Words, softly
from guiju.rules.planning.plans import Finding, FindingKind, Plan, Requirement


def compare_gates(words: Words, one: OneSide, two: OneSide, a: Plan, b: Plan) -> Iterator[Found]:
    """Gates that do not let the matter pass, put beside those of the other text that ask about the same facts."""
    failing = [("a", finding) for finding in _failing(a)] + [("b", finding) for finding in _failing(b)]
    for group in _about_the_same(failing, {"a": one.asked_by_gates, "b": two.asked_by_gates}):
        mine = [finding for side, finding in group if side == "a"]
        other = [finding for side, finding in group if side == "b"]
        if {_severity(finding) for finding in mine} != {_severity(finding) for finding in other}:
            keys = frozenset(("gate", side, finding.id, bool(mine and other)) for side, finding in group)
            yield Found(Topic.GATE, group[0][1].stage, keys, partial(_tell_gates, words, mine, other))


def _tell_gates(words: Words, mine: Sequence[Finding], other: Sequence[Finding]) -> Told:
    first = (mine or other)[0]
    return f"{words.stage(first.stage)}：{first.message}", _lines(words, mine), _lines(words, other)


def _failing(plan: Plan) -> list[Finding]:
    return [finding for finding in plan.findings if finding.kind is FindingKind.GATE and finding.ok is False]


Sided = tuple[str, Finding]
Asked = Mapping[str, Mapping[str, frozenset[str]]]


def _about_the_same(failing: Sequence[Sided], asked: Asked) -> list[list[Sided]]:
    """Findings of both texts together where they ask about a fact in common."""
    groups: list[list[Sided]] = []
    for side, finding in failing:
        mine = asked[side][finding.id]
        near = [group for group in groups if any(asked[s][f.id] & mine for s, f in group)]
        groups = [group for group in groups if group not in near]
        groups.append([one for group in near for one in group] + [(side, finding)])
    return groups


def _severity(finding: Finding) -> tuple[object, ...]:
    return finding.stage, finding.strength, finding.effect if finding.strength is Strength.MUST else ""


def _lines(words: Words, findings: Iterable[Finding]) -> tuple[Line, ...]:
    return tuple(Line(f"{f.message}（{_what_then(f)}；在「{words.stage(f.stage)}」时检查）", f.cites) for f in findings)


def _what_then(finding: Finding) -> str:
    return EFFECTS[finding.effect] if finding.strength is Strength.MUST else "提醒，写明理由可以继续"


def compare_requirements(words: Words, a: Plan, b: Plan) -> Iterator[Found]:
    """Materials that one text asks for and the other does not, or at another stage, or less strictly."""
    mine, other = _by_item(a), _by_item(b)
    for item in dict.fromkeys([*mine, *other]):
        here, there = mine.get(item, []), other.get(item, [])
        if {_demand(r) for r in here} != {_demand(r) for r in there}:
            keys = frozenset(_keys("a", item, here, bool(there))) | frozenset(_keys("b", item, there, bool(here)))
            stage = (here or there)[0].stage
            yield Found(Topic.REQUIREMENT, stage, keys, partial(_tell_requirements, words, here, there))


def _keys(side: str, item: str, requirements: Iterable[Requirement], answered: bool) -> Iterator[Key]:
    return (("requirement", side, item, one.id, one.present, answered) for one in requirements)


def _tell_requirements(words: Words, here: Sequence[Requirement], there: Sequence[Requirement]) -> Told:
    first = (here or there)[0]
    title = f"{words.stage(first.stage)}：要附{words.material(first.item)}"
    return title, _asked(words, here), _asked(words, there)


def _by_item(plan: Plan) -> dict[str, list[Requirement]]:
    ordered = sorted(plan.requirements, key=lambda r: (r.item, r.cites))
    return {item: list(group) for item, group in groupby(ordered, key=lambda r: r.item)}


def _demand(requirement: Requirement) -> tuple[object, ...]:
    return requirement.stage, requirement.strength, requirement.present


def _asked(words: Words, requirements: Iterable[Requirement]) -> tuple[Line, ...]:
    return tuple(
        Line(
            f"「{words.stage(r.stage)}」之前要附{words.material(r.item)}{softly(r.strength)}"
            + (f"，由{words.people(r.supplied_by)}提供" if r.supplied_by else "")
            + ("；这里已算齐" if r.present else ""),
            r.cites,
        )
        for r in requirements
    )
