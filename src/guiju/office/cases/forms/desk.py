"""What the forms of operations may offer: targets, reasons, roles, facts, posts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases.asking import Asking, asking
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.state import StepState
from guiju.office.cases.step_words import step_words
from guiju.office.cases.unmet import reasons_at_handing_in, waivable
from guiju.office.people.directory import NamedPost, posts_beside, posts_of
from guiju.office.people.queries import post_of
from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.instruments.answers import Answer
from guiju.rules.planning.plans import Finding

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Desk:
    """A case before somebody who may do something with it today."""

    file: CaseFile
    on: date

    @cached_property
    def asked(self) -> Asking:
        """How the district asks the case's act."""
        case = self.file.case
        return asking(case.district_id, case.act, case.law_on, self.on)

    def step(self, key: str) -> StepState | None:
        """A step of the case."""
        return self.file.state.steps.get(key)

    def return_targets(self, key: str) -> Choices:
        """Where a step may send the case back to: the drafter, or what was done in an earlier step."""
        here = self.step(key)
        steps = sorted(self.file.state.steps.values(), key=lambda step: step.order)
        before = [s for s in steps if s.deeds() and here and s.order < here.order]
        return [("", _("起草（报送）单位")), *((step.key, step_words(step)) for step in before)]

    def transfer_targets(self, post: int) -> Choices:
        """The posts that a task of `post` may be handed to."""
        found = post_of(self.file.case.district_id, post)
        beside = posts_beside(found, self.on) if found else []
        return [(str(named.post), f"{named.holder}（{named.title}）") for named in beside]

    def readers(self) -> Choices:
        """Whom the paper may be circulated to: everybody who holds a post of the district."""
        return [(str(named.post), f"{named.title} {named.holder}") for named in self._posts if named.holder]

    @cached_property
    def post_names(self) -> dict[int, str]:
        """All posts of the district with their holders."""
        return {named.post: f"{named.title} {named.holder}".strip() for named in self._posts}

    @cached_property
    def _posts(self) -> list[NamedPost]:
        return posts_of(self.file.case.district_id, self.on)

    def judgements(self) -> dict[str, FactDefinition]:
        """The yes-or-no facts of the act that only a person may decide and that the rules look at."""
        decisive = self.asked.decisive()
        return {
            name: fact
            for name, fact in self.asked.facts.items()
            if fact.kind is FactKind.JUDGEMENT and fact.type is FactType.BOOLEAN and name in decisive
        }

    def results(self, key: str) -> dict[str, Any]:
        """Facts with several outcomes that the doing of a step settles, each with the usual one (lawful...)."""
        step = self.step(key)
        if step is None:
            return {}
        effects = self.asked.vocabulary.effects_of(step.stage, step.who, step.does)
        settled = {name: value for effect in effects for name, value in effect.sets.items()}
        facts = self.asked.facts
        return {name: v for name, v in settled.items() if name in facts and facts[name].type is FactType.CHOICE}

    def answers(self, key: str) -> Sequence[Answer]:
        """What may be answered in a step besides simply doing it: an objection, whether all agree."""
        step = self.step(key)
        if step is None:
            return ()
        return self.asked.vocabulary.answers_of(step.stage, step.who, step.does, self.file.state.facts)

    def to_explain(self) -> list[Finding]:
        """The softer rules for which handing in asks a reason."""
        return reasons_at_handing_in(self.file.state, self.asked.vocabulary)

    def waivable(self) -> list[Finding]:
        """The softer rules that hold the case now: each can be waived with a reason."""
        return waivable(self.file.state)
