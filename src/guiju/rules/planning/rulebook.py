"""A rulebook: the instruments that bind a district, and the plans that follow from them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from guiju.rules.citations import Citation
from guiju.rules.instruments.articles import Instrument, PlacedNorm
from guiju.rules.instruments.layer_conflicts import LayerConflict
from guiju.rules.instruments.norms import BodyNorm, MeaningNorm, Norm, RouteNorm
from guiju.rules.instruments.settings import Settings
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

    def __init__(
        self, vocabulary: Vocabulary, instruments: Iterable[Instrument], settings: Settings | None = None
    ) -> None:
        """`settings`: the vocabulary's, with what the district has confirmed."""
        self.vocabulary = vocabulary
        self.settings = vocabulary.settings if settings is None else settings
        # The district's own texts come first: what they say of meetings and marks goes before the law above.
        self.instruments = tuple(sorted(instruments, key=lambda i: (i.outside, i.head.in_force_on, i.code)))
        self.version = _version(self.instruments, self.settings)
        self._shapers: dict[tuple[str, tuple[str, ...]], Shaper] = {}
        self._shaper_on: dict[tuple[str, date], Shaper] = {}
        self._looked_at: dict[tuple[str, tuple[str, ...]], Mapping[str, tuple[Citation, ...]]] = {}

    def in_force(self, law_on: date) -> tuple[Instrument, ...]:
        """The instruments that bind on that day; raises NotInForce when none of the district's own does."""
        if not self.binds(law_on):
            spans = [f"{i.head.short}（{i.head.in_force_on}起）" for i in self.own]
            raise NotInForce.on(law_on, spans)
        return tuple(i for i in self.instruments if i.in_force(law_on))

    @property
    def own(self) -> tuple[Instrument, ...]:
        """The district's own texts; all of them where there is only law from above."""
        return tuple(i for i in self.instruments if not i.outside) or self.instruments

    def binds(self, law_on: date) -> bool:
        """Whether one of the district's own texts is in force: the law above alone runs no district."""
        return any(i.in_force(law_on) for i in self.own)

    @property
    def turns(self) -> Sequence[date]:
        """The first day of every time in which other instruments are in force than before."""
        days = {day for i in self.instruments for day in (i.head.in_force_on, i.head.repealed_on) if day}
        return [day for day in sorted(days) if self.binds(day)]

    def conflicts(self, law_on: date) -> tuple[LayerConflict, ...]:
        """The declared contradictions of the district's texts in force with the law above."""
        return tuple(one for i in self.instruments if i.in_force(law_on) for one in i.conflicts)

    def acts(self, law_on: date) -> Mapping[str, Act]:
        """The acts that the rules in force say something about, in the vocabulary's order.

        The law above adds an act of its own only where it says who decides: its checks alone are no way to do it.
        """
        known, in_force = self.vocabulary.acts, self.in_force(law_on)
        named = {act for i in in_force for act in (_acts_answered(i, known) if i.outside else _acts(i))}
        return {code: act for code, act in known.items() if code in named}

    def act(self, code: str, law_on: date) -> Act:
        """One act; raises UnknownAct."""
        acts = self.acts(law_on)
        if code not in acts:
            raise UnknownAct.named(code, tuple(acts))
        return acts[code]

    def plan(self, act: str, facts: Mapping[str, Any], law_on: date) -> Plan:
        """What the rules say about the act with these facts (raw or typed) on that day.

        Raises NotInForce, UnknownAct, FactError, Conflict, NoAnswer, BeyondCalendar. Facts not yet given leave stages
        undecided.
        """
        shaper = self._shaper(act, law_on)
        program = shaper.program
        typed, missing = program.reader.read(facts)
        bodies = {name: str(typed.get(name, "")) for name in program.body_facts}
        shape = shaper.shape(*program.truth(typed), bodies)
        limits = [(bound, plan_limit(bound, typed)) for bound in shape.limits]
        on_time = [found for bound, limit in limits if (found := kept(bound, limit, typed))]
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
            self._shapers[key] = Shaper(build(self.act(act, law_on), self.vocabulary, instruments, self.settings))
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


def _acts(instrument: Instrument) -> set[str]:
    return {act for placed in instrument.norms() for act in placed.norm.act}


def _acts_answered(instrument: Instrument, known: Mapping[str, Act]) -> set[str]:
    """The acts for which a text has routes, and in every stage that has to have an answer."""
    routes = [placed.norm for placed in instrument.norms() if isinstance(placed.norm, RouteNorm)]
    stages: dict[str, set[str]] = {}
    for route in routes:
        for act in route.act:
            stages.setdefault(act, set()).add(route.route)
    return {act for act, answered in stages.items() if answered.issuperset(known[act].answers)}


def _version(instruments: Iterable[Instrument], settings: Settings) -> str:
    parts = [f"{i.code}={i.version}" for i in sorted(instruments, key=lambda i: i.code)]
    parts += [f"{code}={one.value}{one.unit}{one.state}" for code, one in sorted(settings.items())]
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()[:12]


def _must_be_given(act: Act, name: str) -> Finding:
    return Finding(
        id=f"fact:{name}",
        kind=FindingKind.FACT,
        ok=None,
        strength=Strength.MUST,
        stage="draft",
        message=f"尚未填写：{act.facts[name].zh}",
        cure="请填写后再看流程",
        missing=(name,),
    )
