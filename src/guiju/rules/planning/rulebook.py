"""A rulebook: the instruments that bind a district, and the plans that follow from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from guiju.rules.citations import Citation
from guiju.rules.instruments.articles import Instrument, PlacedNorm
from guiju.rules.instruments.norms import BodyNorm, MeaningNorm, Norm
from guiju.rules.instruments.vocabulary import Act, Vocabulary
from guiju.rules.planning.answers import MOST_KEPT
from guiju.rules.planning.limits import kept, plan_limit
from guiju.rules.planning.looking import looked_at
from guiju.rules.planning.plans import Finding, FindingKind, Plan, Strength
from guiju.rules.planning.problems import NotInForce, UnknownAct
from guiju.rules.planning.program import Program, build
from guiju.rules.planning.shapes import Shaper

N = TypeVar("N", bound=Norm)


class Rulebook:
    """Immutable after construction. `version` changes when any norm or the vocabulary's texts change."""

    def __init__(self, vocabulary: Vocabulary, instruments: Iterable[Instrument]) -> None:
        self.vocabulary = vocabulary
        self.instruments = tuple(sorted(instruments, key=lambda i: (i.head.in_force_on, i.code)))
        joint = " ".join(f"{i.code}={i.version}" for i in sorted(self.instruments, key=lambda i: i.code))
        self.version = hashlib.sha256(joint.encode()).hexdigest()[:12]
        self._shapers: dict[tuple[str, tuple[str, ...]], Shaper] = {}
        self._shaper_on: dict[tuple[str, date], Shaper] = {}
        self._looked_at: dict[tuple[str, tuple[str, ...]], Mapping[str, tuple[Citation, ...]]] = {}

    def in_force(self, law_on: date) -> tuple[Instrument, ...]:
        """The instruments that bind on that day; raises NotInForce when there is none."""
        found = tuple(i for i in self.instruments if i.in_force(law_on))
        if not found:
            spans = [f"{i.head.short}({i.head.in_force_on}起)" for i in self.instruments]
            raise NotInForce.on(law_on, spans)
        return found

    def acts(self, law_on: date) -> Mapping[str, Act]:
        """The acts that the rules in force say something about, in the vocabulary's order."""
        named = {act for i in self.in_force(law_on) for placed in i.norms() for act in placed.norm.act}
        return {code: act for code, act in self.vocabulary.acts.items() if code in named}

    def act(self, code: str, law_on: date) -> Act:
        """One act; raises UnknownAct."""
        acts = self.acts(law_on)
        if code not in acts:
            raise UnknownAct.named(code, tuple(acts))
        return acts[code]

    def plan(self, act: str, facts: Mapping[str, Any], law_on: date) -> Plan:
        """What the rules say about the act with these facts (raw or typed) on that day.

        Raises NotInForce, UnknownAct, FactError, Conflict, NoAnswer. Facts not yet given leave stages undecided.
        """
        shaper = self._shaper(act, law_on)
        program = shaper.program
        typed, missing = program.reader.read(facts)
        bodies = {name: str(typed.get(name, "")) for name in program.body_facts}
        shape = shaper.shape(*program.truth(typed), bodies)
        limits = [(ready, plan_limit(ready, typed)) for ready in shape.limits]
        on_time = [found for ready, limit in limits if (found := kept(ready, limit, typed))]
        asked = [_must_be_given(program.act, name) for name in missing]
        return Plan(
            act=act,
            law_on=law_on,
            rulebook=self.version,
            facts=typed,
            route=shape.route,
            requirements=shape.requirements,
            findings=(*asked, *shape.findings, *on_time),
            limits=tuple(limit for _, limit in limits),
            duties=shape.duties,
            undecided=shape.undecided,
            readings=shape.readings,
        )

    def program(self, act: str, law_on: date) -> Program:
        """The act's norms made ready, built once for each set of instruments in force."""
        return self._shaper(act, law_on).program

    def looked_at(self, act: str, law_on: date) -> Mapping[str, tuple[Citation, ...]]:
        """Which articles look at each fact of an act, in order; facts that none looks at are left out."""
        program = self.program(act, law_on)
        key = (act, tuple(i.code for i in self.in_force(law_on)))
        if key not in self._looked_at:
            self._looked_at[key] = looked_at(program)
        return self._looked_at[key]

    def _shaper(self, act: str, law_on: date) -> Shaper:
        found = self._shaper_on.get((act, law_on))
        if found is None:
            if len(self._shaper_on) >= MOST_KEPT:
                self._shaper_on.clear()
            found = self._shaper_on[act, law_on] = self._shaper_of(act, law_on)
        return found

    def _shaper_of(self, act: str, law_on: date) -> Shaper:
        instruments = self.in_force(law_on)
        key = (act, tuple(i.code for i in instruments))
        if key not in self._shapers:
            self._shapers[key] = Shaper(build(self.act(act, law_on), self.vocabulary, instruments))
        return self._shapers[key]

    def norms_of(self, kind: type[N], law_on: date) -> Sequence[tuple[PlacedNorm, N]]:
        """All norms of one kind in force, with their citations."""
        return [
            (placed, placed.norm)
            for instrument in self.in_force(law_on)
            for placed in instrument.norms()
            if isinstance(placed.norm, kind)
        ]

    def bodies(self, law_on: date) -> Mapping[str, tuple[PlacedNorm, BodyNorm]]:
        """The kinds of meeting of the district, by code."""
        return {norm.body: (placed, norm) for placed, norm in self.norms_of(BodyNorm, law_on)}

    def meaning(self, act: str, on: str, law_on: date) -> tuple[str, PlacedNorm] | None:
        """What an act of a leader (tick, written_opinion) on a request or report means; None: not said."""
        for placed, norm in self.norms_of(MeaningNorm, law_on):
            if norm.meaning == act and norm.on in (on, "any"):
                return norm.means, placed
        return None


def _must_be_given(act: Act, name: str) -> Finding:
    return Finding(
        id=f"fact:{name}",
        kind=FindingKind.FACT,
        ok=None,
        strength=Strength.MUST,
        stage="draft",
        message=f"尚未填写:{act.facts[name].zh}",
        cure="请填写后再看流程",
        missing=(name,),
    )
