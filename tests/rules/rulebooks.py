"""Rulebooks for tests: the made-up district's, and the two real ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from guiju import rulebooks
from guiju.rules.instruments import Instrument, Vocabulary, load_instrument, load_vocabulary
from guiju.rules.planning.rulebook import Rulebook

YUNLING = Path(__file__).parent / "yunling"
REAL = ("beijing-dongcheng-2024", "beijing-chaoyang-2023")


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that all rulebooks share."""
    return load_vocabulary(rulebooks.FOLDER / "vocabulary")


@cache
def yunling() -> Rulebook:
    """The rulebook of the made-up district."""
    return Rulebook(vocabulary(), [load_instrument(YUNLING, vocabulary())])


@cache
def instrument(folder: str) -> Instrument:
    """One of the real instruments."""
    return load_instrument(rulebooks.FOLDER / folder, vocabulary())


@cache
def rulebook(folder: str) -> Rulebook:
    """The rulebook of one real instrument."""
    return Rulebook(vocabulary(), [instrument(folder)])
