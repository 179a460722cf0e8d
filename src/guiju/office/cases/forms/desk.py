"""What the forms of operations may offer: targets, reasons, roles, facts, posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from guiju.office.cases.asking import Asking, asking
from guiju.office.cases.facts import soft_failures
from guiju.office.cases.operations import HAND_IN_STAGE, HANDING_IN_VERBS
from guiju.office.cases.queries import CaseFile
from guiju.office.cases.state import StepState
from guiju.office.people.directory import posts_beside, posts_of
from guiju.office.people.queries import post_of
from guiju.rules.facts import FactDefinition, FactKind, FactType
from guiju.rules.planning.plans import Finding, FindingKind

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
        return [("", "起草(报送)单位"), *((step.key, step.zh) for step in before)]

    def transfer_targets(self, post: int) -> Choices:
        """The posts that a task of `post` may be handed to."""
        found = post_of(self.file.case.district_id, post)
        beside = posts_beside(found, self.on) if found else []
        return [(str(named.post), f"{named.holder}({named.title})") for named in beside]

    def readers(self) -> Choices:
        """Whom the paper may be circulated to: everybody who holds a post of the district."""
        posts = posts_of(self.file.case.district_id, self.on)
        return [(str(named.post), f"{named.title} {named.holder}") for named in posts if named.holder]

    def judgements(self) -> dict[str, FactDefinition]:
        """The yes-or-no facts of the act that only a person may decide and that the rules look at."""
        decisive = self.asked.decisive()
        return {
            name: fact
            for name, fact in self.asked.facts.items()
            if fact.kind is FactKind.JUDGEMENT and fact.type is FactType.BOOLEAN and name in decisive
        }

    def results(self, key: str) -> dict[str, FactDefinition]:
        """The facts that a step is there to find out: those of rules not kept which its holders can cure."""
        step = self.step(key)
        if step is None:
            return {}
        gates = [f for f in self.file.plan.findings if f.ok is not True and f.kind is FindingKind.GATE]
        open_ = [finding for finding in gates if set(finding.cured_by) & set(step.who)]
        names = {name for finding in open_ for because in finding.because for name in because.facts}
        return {name: fact for name, fact in self.asked.facts.items() if name in names and _found_out(fact)}

    def soft(self) -> list[Finding]:
        """Softer rules that handing in asks a reason for: those not kept when somebody else's first step begins."""
        vocabulary = self.asked.vocabulary
        others = [s.stage for s in self.file.state.steps.values() if not s.finished and not self._drafters_own(s)]
        reach = min(others, key=lambda stage: vocabulary.stage_order[stage], default=HAND_IN_STAGE)
        return soft_failures(self.file.state, vocabulary, reach)

    def _drafters_own(self, step: StepState) -> bool:
        roles = self.asked.vocabulary.roles
        return step.does in HANDING_IN_VERBS and all("case" in roles[role].resolve for role in step.who)


def _found_out(fact: FactDefinition) -> bool:
    """What the matter is about was said when it was opened; only what may come to light later is asked here."""
    return fact.kind is FactKind.PLAIN and fact.optional
