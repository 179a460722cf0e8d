"""The threads beside the main flow: papers passed round with who read them when, and opinions asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from guiju.office.cases.showing.names import Names
from guiju.office.cases.state import DONE, TODO, CaseState
from guiju.office.cases.step_words import step_words


@dataclass(frozen=True, slots=True)
class ReaderView:
    """One reader; `at` None: not read yet."""

    who: str
    at: datetime | None
    text: str


@dataclass(frozen=True, slots=True)
class CirculationView:
    """One round of reading: who sent it, with which note, and how far it is."""

    who: str
    at: datetime
    note: str
    readers: Sequence[ReaderView]

    @property
    def read(self) -> int:
        """How many have read it."""
        return sum(reader.at is not None for reader in self.readers)


@dataclass(frozen=True, slots=True)
class AskView:
    """One opinion asked for. `state`: waits, answered, or no longer asked."""

    who: str
    asked: str
    at: datetime
    question: str
    step: str
    wish_on: date | None
    state: str
    answer: str
    answered_at: datetime | None


def circulations(state: CaseState, names: Names) -> list[CirculationView]:
    """The rounds of reading, newest first."""
    return [
        CirculationView(
            names.doer(one.deed.person, one.deed.post, one.deed.on_behalf_of),
            one.deed.at,
            one.note,
            [ReaderView(_reader(reader.person, reader.post, names), reader.at, reader.text) for reader in one.readers],
        )
        for one in reversed(state.circulations)
    ]


def opinions(state: CaseState, names: Names) -> list[AskView]:
    """The opinions asked for, newest first."""
    known = {step.key: step for step in (*state.dropped, *state.steps.values())}
    said = {TODO: _("等候答复"), DONE: _("已答复")}
    return [
        AskView(
            names.doer(ask.asked.person, ask.asked.post, ask.asked.on_behalf_of),
            names.post(ask.post),
            ask.asked.at,
            ask.question,
            step_words(known[ask.step]) if ask.step in known else "",
            ask.wish_on,
            said.get(ask.state, _("不再需要")),
            ask.answer.text if ask.answer else ask.note,
            ask.answer.at if ask.answer else None,
        )
        for ask in reversed(state.asks)
    ]


def _reader(person: int | None, post: int, names: Names) -> str:
    return names.doer(person, post, None) if person else names.post(post)
