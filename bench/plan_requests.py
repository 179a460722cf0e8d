"""Requests for plans: one act, its facts drawn at random, as a form under work would hold them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

ACT = "issue_document"
CODES = tuple(f"code-{number}" for number in range(6))
MOST_YUAN = 20_000_000
DAYS = 365
CHANCE_OF_DEVIATING = 0.25


def random_facts(definitions: Iterable[Any], chance: random.Random, from_day: date) -> dict[str, Any]:
    """Raw facts: what must be given is drawn, what has a default deviates from it in one of four cases."""
    return {
        one.name: _RANDOM[one.type](one, chance, from_day)
        for one in definitions
        if not (one.optional or one.default is not None) or chance.random() < CHANCE_OF_DEVIATING
    }


def _some(codes: Iterable[str], chance: random.Random) -> list[str]:
    return [code for code in codes if chance.random() < 0.3]


Draw = Callable[[Any, random.Random, date], Any]
_RANDOM: dict[str, Draw] = {
    "boolean": lambda _one, chance, _day: chance.random() < 0.5,
    "integer": lambda _one, chance, _day: chance.randrange(10),
    "money": lambda _one, chance, _day: chance.randrange(MOST_YUAN),
    "date": lambda _one, chance, day: (day + timedelta(chance.randrange(DAYS))).isoformat(),
    "instant": lambda _one, chance, day: (
        datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=chance.randrange(DAYS * 24))
    ),
    "text": lambda _one, chance, _day: f"text {chance.randrange(1000)}",
    "choice": lambda one, chance, _day: chance.choice(tuple(one.values)),
    "set": lambda one, chance, _day: _some(one.values or CODES, chance),
}
