"""How long filed matters are kept: periods and rules as data, with the open question they answer."""

from __future__ import annotations

from functools import cache
from typing import Any

from guiju import rulebooks
from guiju.office.rulebook.labels import english
from guiju.rules.instruments.positions import read_yaml
from guiju.rules.instruments.steps import Grammar


class Period(Grammar):
    """A period; `years` None: for ever."""

    zh: str
    en: str
    years: int | None = None

    @property
    def said(self) -> str:
        """Its name in the language of the screens."""
        return self.en if english() else self.zh


class Rule(Grammar):
    """Which matters have a period: of an act ("" any) and of one of the genres (empty: any)."""

    period: str
    act: str = ""
    genres: tuple[str, ...] = ()


class OpenQuestion(Grammar):
    """What no text says, our answer, and who decides."""

    question: str
    answer: str
    decided_by: str


class Retention(Grammar):
    """All of it."""

    periods: dict[str, Period]
    source: str
    reading: OpenQuestion
    rules: tuple[Rule, ...]

    def period_for(self, act: str, facts: dict[str, Any]) -> str:
        """The code of the period of a matter: that of the first rule that fits."""
        genre = facts.get("genre")
        fits = (r for r in self.rules if r.act in ("", act) and (not r.genres or genre in r.genres))
        return next(rule.period for rule in fits)


@cache
def retention() -> Retention:
    """Read once in a process."""
    return Retention.model_validate(read_yaml(rulebooks.FOLDER / "vocabulary" / "retention.yaml").value)
