"""Who is asked in a step: from the roles it names to seats with posts. The only place where cases ask for posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from guiju.office.cases.errors import NobodyToAct
from guiju.office.cases.side_state import Addition
from guiju.office.cases.state import CaseState, Seat, StepState
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Post
from guiju.office.people.roles import resolve
from guiju.office.people.staffing import Which, staffed
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
        if addition := self.state.additions.get(step.key):
            return self._added(step, addition)
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
            raise _nobody(step, "没有指明由谁办理。请先补充相关单位或领导，再继续。")
        return self._as_moved(step, found)

    def _added(self, step: StepState, addition: Addition) -> list[Seat]:
        seats = [Seat("", (post,), "countersign", self._due_on(step)) for post in addition.posts]
        left = self._as_moved(step, seats)
        posts = staffed(self.district, Which.keys([seat.posts[0] for seat in left]), self.on)
        vacant = [post.title for post, can_act in posts if not can_act]
        if vacant:
            raise _nobody(step, f"「{'、'.join(vacant)}」现在没有人。请去掉这一加签，或由系统管理员改派他人。")
        return left

    def _as_moved(self, step: StepState, seats: list[Seat]) -> list[Seat]:
        """As transfers and removals have left them: a step that starts again asks the same people as before."""
        for from_post, to_post in step.moved:
            for seat in seats:
                seat.posts = tuple(dict.fromkeys(to_post if p == from_post else p for p in seat.posts))
        left = [seat for seat in seats if not seat.posts or not set(seat.posts) <= step.removed]
        if not left:
            raise _nobody(step, "请签的人都已去掉。请由系统管理员改派他人。")
        return left

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
    return NobodyToAct(f"下一环节「{step.zh}」无人可办：{why}事项停在原处，没有跳过。")
