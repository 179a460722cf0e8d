"""Walks a matter along its route on paper: what blocks at each stage, and what each step brings about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from guiju.office.rulebook import queries
from guiju.rules.instruments.vocabulary import Effect, Vocabulary
from guiju.rules.planning.plans import Finding, Plan, Step
from guiju.rules.planning.rulebook import Rulebook

ON = date(2024, 5, 6)
OWN = ("draft", "hand_in")


class Walk:
    """A matter under way: its facts, the steps done, and what stopped it."""

    def __init__(self, district: str, act: str, facts: Mapping[str, Any], brought: tuple[str, ...]) -> None:
        self.rulebook: Rulebook = queries.district_rulebook(district)
        self.words: Vocabulary = self.rulebook.vocabulary
        self.act, self.facts = act, {**facts, "attachments": sorted(brought)}
        self.done: list[str] = []
        self.vanished: list[str] = []

    def plan(self) -> Plan:
        """What the rules say now."""
        return self.rulebook.plan(self.act, self.facts, ON)

    def left(self) -> list[Step]:
        """The steps still to be done, in their order."""
        return [step for step in self.plan().route if step.key not in self.done]

    def refused(self) -> list[str]:
        """What keeps the matter from being handed in: all that no step on the way will bring about."""
        others = [step for step in self.left() if step.does not in OWN]
        order = self.words.stage_order
        reach = max(order["accept"], order[others[0].stage] if others else 0)
        stage = self.words.stage_names()[reach]
        return [f.message for f in self._blocking(stage) if not self._awaited(f)]

    def held(self) -> list[str]:
        """Do all steps in their order; the first messages that hold the matter, empty when it comes to its end."""
        while steps := self.left():
            if stopped := [f.message for f in self._blocking(steps[0].stage)]:
                return stopped
            self._do(steps[0])
        return [f.message for f in self._blocking(self.words.stage_names()[-1])]

    def _do(self, step: Step) -> None:
        before = {other.key for other in self.left()}
        self.done.append(step.key)
        for effect in self._effects(step):
            known = self.rulebook.act(self.act, ON).facts
            self.facts |= {name: value for name, value in effect.sets.items() if name in known}
            self._attach(effect.attaches)
        self.vanished += sorted(before - {other.key for other in self.left()} - {step.key})

    def _attach(self, kind: str) -> None:
        if kind and any(asked.item == kind for asked in self.plan().requirements):
            self.facts["attachments"] = sorted({*self.facts["attachments"], kind})

    def _effects(self, step: Step) -> tuple[Effect, ...]:
        return self.words.effects_of(step.stage, step.who, step.does)

    def _blocking(self, stage: str) -> list[Finding]:
        return list(self.plan().blocking(stage, self.words.stage_names()))

    def _awaited(self, finding: Finding) -> bool:
        order, plan = self.words.stage_order, self.plan()
        items = {asked.item for asked in plan.requirements if asked.id == finding.id}
        looked_at = {name for because in finding.because for name in because.facts}
        earlier = [step for step in self.left() if order[step.stage] < order[finding.stage]]
        effects = [effect for step in earlier for effect in self._effects(step)]
        return any(effect.attaches in items or looked_at & effect.sets.keys() for effect in effects)
