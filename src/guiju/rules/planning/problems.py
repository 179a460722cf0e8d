"""Why there is no plan. Each is a Chinese sentence with what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from guiju.rules.citations import Citation


class PlanningError(Exception):
    """Base of all reasons why the rules give no plan; `cites` are the articles involved."""

    def __init__(self, message: str, cites: Sequence[Citation] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.cites = tuple(cites)


class UnknownAct(PlanningError):
    """The act is not in the vocabulary, or this district's rules say nothing about it."""

    @classmethod
    def named(cls, act: str, known: Sequence[str]) -> UnknownAct:
        """Says which acts there are."""
        return cls(f"没有叫「{act}」的事项；本区规则办理的事项有：{'、'.join(known)}")


class NotInForce(PlanningError):
    """No instrument of the rulebook is in force on that day: nothing is answered, never a default."""

    @classmethod
    def on(cls, day: date, spans: Sequence[str]) -> NotInForce:
        """Says which days the instruments cover."""
        return cls(f"{day:%Y-%m-%d} 没有施行中的规则；已录入的规则：{'、'.join(spans) or '无'}。请核对适用日期")


class Conflict(PlanningError):
    """Two answers that cannot both be carried out."""


class NoAnswer(PlanningError):
    """A stage that must be answered and is not."""


class BeyondCalendar(PlanningError):
    """A time limit would end on a day that no calendar has: a day or a number was mistyped."""

    @classmethod
    def of(cls, said: str, reckoning: str, cites: Sequence[Citation]) -> BeyondCalendar:
        """Names the limit, and why its day cannot be reckoned."""
        return cls(f"时限「{said}」推算不出来：{reckoning}。请核对填写的日期和天数", cites)
