"""Who is asked in a step: from the roles it names to seats with posts. The only place where cases ask for posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.office.cases.errors import NobodyToAct
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Post
from guiju.office.people.roles import resolve
from guiju.rules.instruments.vocabulary import Vocabulary

DESK = "desk"
OFFICE = "office"
"""The role that records what bodies outside the installation answer."""


@dataclass(frozen=True, slots=True)
class Seating:
    """What seats are worked out against."""

    vocabulary: Vocabulary
    district: str
    state: CaseState
    on: date

    def seats(self, step: StepState) -> list[Seat]:
        """The seats of a step on a day. Raises NobodyToAct: no step starts without somebody to act in it."""
        found: list[Seat] = []
        problems: list[OrganisationError] = []
        for role in [step.choice] if step.choice else step.who:
            try:
                found += self._of_role(step, role)
            except OrganisationError as problem:
                problems.append(problem)
        if problems and not (step.either and found):
            raise _nobody(step, str(problems[0])) from problems[0]
        if not found:
            raise _nobody(step, "没有指明由谁办理。请先补充相关单位或领导,再继续。")
        return found

    def _of_role(self, step: StepState, role: str) -> list[Seat]:
        definition = self.vocabulary.roles[role]
        if definition.body:
            return [Seat(role, (), "wait")]
        outside = definition.external
        posts = self._posts(OFFICE if outside else role)
        operation = "record" if outside else self.vocabulary.verbs[step.does].operation
        due_on = self._due_on(step)
        return [Seat(role, group, operation, due_on) for group in _shared(posts)]

    def _posts(self, role: str) -> list[Post]:
        return resolve(
            role,
            self.vocabulary.roles[role].resolve,
            district=self.district,
            drafting_organ=self.state.drafting_organ,
            facts=self.state.facts,
            on=self.on,
        )

    def filling(self, role: str) -> list[int]:
        """The posts that fill a role now; none when nobody does."""
        try:
            return [post.pk for post in self._posts(role)]
        except OrganisationError:
            return []

    def _due_on(self, step: StepState) -> date | None:
        return min(
            (
                date.fromisoformat(limit["due"][:10])
                for limit in self.state.plan.get("limits", ())
                if limit["due"] and limit["stage"] == step.stage and _concerns(limit, step)
            ),
            default=None,
        )

    def depends_on(self, step: StepState, facts: Iterable[str]) -> bool:
        """Whether other values of these facts may ask other posts in a step."""
        changed = set(facts)
        return any(self.vocabulary.roles[role].facts & changed for role in step.who)


def _concerns(limit: Mapping[str, Any], step: StepState) -> bool:
    return not limit["who"] or bool(set(limit["who"]) & set(step.who))


def _shared(posts: Iterable[Post]) -> list[tuple[int, ...]]:
    # The desks of one organ are interchangeable: whoever of them takes the paper does it for the organ.
    groups: dict[tuple[int, str], list[int]] = {}
    for post in posts:
        key = (post.organ_id, DESK) if post.organ_id and post.code == DESK else (-post.pk, post.code)
        groups.setdefault(key, []).append(post.pk)
    return [tuple(group) for group in groups.values()]


def _nobody(step: StepState, why: str) -> NobodyToAct:
    return NobodyToAct(f"下一环节「{step.zh}」无人可办:{why}事项停在原处,没有跳过。")
