"""What the desk looks at before it accepts a paper: every gate that the articles put up to acceptance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from guiju.office.cases.queries.access import state_of
from guiju.office.registry.models import Paper, Review
from guiju.office.rulebook.queries import rulebook_for, vocabulary
from guiju.rules.instruments.papers import FROM_OUTSIDE, HANDED_IN
from guiju.rules.planning.plan_json import plan_from_json
from guiju.rules.planning.plans import Finding, FindingKind
from guiju.rules.planning.program import Program, ReadyNorm

ACCEPT = "accept"
CONFIRMED, REFUTED = "confirmed", "refuted"
UNKNOWN, KEPT, BROKEN, NOT_ASKED = "unknown", "kept", "broken", "not_asked"
"""What the paper's own answers say of a check."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at. `fault`: what would be wrong; `cure`: what mends it; `when`: for which papers it counts.

    `said`: what the sender's own answers make of it; `before`: what the desk found in the round before.
    """

    id: str
    fault: str
    cure: str
    cites: tuple[str, ...]
    strength: str
    when: str
    said: str
    before: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the desk found of a check."""

    id: str
    verdict: str
    remark: str = ""


def checks_of(paper: Paper) -> list[Check]:
    """The checks of a paper by the rules that bind it, in the order of the texts. None for a paper without an act."""
    if not paper.act:
        return []
    law_on = paper.case.law_on if paper.case else paper.came_on
    program = rulebook_for(paper.district_id, law_on).program(paper.act, law_on)
    said = _said(paper)
    before = {row["id"]: row for row in _last(paper)}
    return [*_gates(program, said, before), *_requirements(said, before)]


def kept(checks: Sequence[Check], verdicts: Mapping[str, Verdict]) -> list[dict[str, Any]]:
    """What a review keeps of its checks: as they were told on that day, with what was found."""
    return [
        {**asdict(check), "verdict": verdicts[check.id].verdict, "remark": verdicts[check.id].remark}
        for check in checks
        if check.id in verdicts
    ]


def acts_checked(district: str, on: date) -> list[str]:
    """The acts by whose rules a paper entered by hand may be checked."""
    acts = rulebook_for(district, on).vocabulary.acts
    return [code for code, act in acts.items() if act.paper in (HANDED_IN, FROM_OUTSIDE)]


def is_from_outside(act: str) -> bool:
    """Whether papers of that act come from outside the district."""
    return bool(act) and vocabulary().acts[act].paper == FROM_OUTSIDE


def _said(paper: Paper) -> dict[str, Finding]:
    if paper.case is None:
        return {}
    return {finding.id: finding for finding in plan_from_json(state_of(paper.case.pk).plan).findings}


def _last(paper: Paper) -> list[dict[str, Any]]:
    last = Review.objects.filter(paper=paper).order_by("-round").first()
    found: list[dict[str, Any]] = last.checks if last else []
    return found


def _gates(program: Program, said: Mapping[str, Finding], before: Mapping[str, Any]) -> Iterator[Check]:
    order = program.vocabulary.stage_order
    for ready in program.gates:
        if order[ready.norm.gate] <= order[ACCEPT]:
            yield _gate(program, ready, said, before)


def _gate(program: Program, ready: ReadyNorm, said: Mapping[str, Finding], before: Mapping[str, Any]) -> Check:
    norm, key = ready.norm, ready.placed.id
    return Check(
        key,
        norm.otherwise,
        norm.cure,
        tuple(str(cite) for cite in ready.placed.cites),
        norm.strength.value,
        program.because[ready.bit].zh if ready.bit >= 0 else "",
        _answer(said.get(key)) if said else UNKNOWN,
        **_of_before(before.get(key)),
    )


def _requirements(said: Mapping[str, Finding], before: Mapping[str, Any]) -> Iterator[Check]:
    """Materials that this paper must bring, as its own answers make it; there is no telling without them."""
    order = vocabulary().stage_order
    for key, finding in said.items():
        if finding.kind is FindingKind.REQUIREMENT and order[finding.stage] <= order[ACCEPT]:
            cites = tuple(str(cite) for cite in finding.cites)
            answer, strength = _answer(finding), finding.strength.value
            yield Check(key, finding.message, finding.cure, cites, strength, "", answer, **_of_before(before.get(key)))


def _answer(finding: Finding | None) -> str:
    if finding is None:
        return NOT_ASKED
    return {True: KEPT, False: BROKEN, None: UNKNOWN}[finding.ok]


def _of_before(row: Mapping[str, Any] | None) -> dict[str, str]:
    return {"before": row["verdict"], "remark": row["remark"]} if row else {}
