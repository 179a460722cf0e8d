"""Which tests show an article: what the tests declare above themselves, gathered by scripts/shown_by_tests.py."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from guiju.rules.instruments import Article

FILE = Path(__file__).parent / "shown_by_tests.json"


@dataclass(frozen=True, slots=True)
class ShownBy:
    """One test: its place in the project, and in one sentence what it shows."""

    test: str
    zh: str


def shown_by_tests(article: Article) -> tuple[ShownBy, ...]:
    """The tests that name the article, or its treatment in its text (`DC2024:stated`)."""
    places = (str(article.citation), f"{article.citation.instrument}:{article.treatment.value}")
    return tuple(shown for place in places for shown in declared().get(place, ()))


@cache
def declared() -> Mapping[str, tuple[ShownBy, ...]]:
    """Everything that tests declare: article or treatment of a text -> tests."""
    read = json.loads(FILE.read_text(encoding="utf-8"))
    return {place: tuple(ShownBy(**row) for row in rows) for place, rows in read.items()}
