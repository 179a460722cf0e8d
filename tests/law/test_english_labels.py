"""The vocabulary speaks English too: what a form shows has an English beside its Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from guiju import rulebooks
from guiju.rules.facts import FactDefinition
from guiju.rules.instruments import load_vocabulary
from guiju.rules.instruments.positions import read_yaml

FOLDER = rulebooks.FOLDER / "vocabulary"
WORDS = load_vocabulary(FOLDER)
KINDS: dict[str, Any] = {
    name: getattr(WORDS, name)
    for name in ("stages", "verbs", "roles", "materials", "bodies", "themes", "acts", "facts", "registers")
}


def columns() -> Iterator[tuple[str, FactDefinition]]:
    for code, register in WORDS.registers.items():
        yield from ((f"{code}.{name}", column) for name, column in register.columns.items())


def test_every_term_and_every_column_has_an_english_label() -> None:
    without = [f"{kind}.{code}" for kind, terms in KINDS.items() for code, term in terms.items() if not term.en]
    assert without + [place for place, column in columns() if not column.en] == []


def test_every_help_text_is_there_in_english() -> None:
    explained = [*WORDS.facts.items(), *WORDS.acts.items(), *WORDS.registers.items(), *columns()]
    assert [code for code, one in explained if one.help and not one.help_en] == []


def test_every_choice_is_there_in_english() -> None:
    facts = [*WORDS.facts.items(), *columns()]
    assert [(name, code) for name, fact in facts for code in fact.values if code not in fact.values_en] == []


def test_the_english_names_nothing_that_is_not_in_the_vocabulary() -> None:
    said = read_yaml(FOLDER / "english.yaml").value
    stray = [f"{kind}.{code}" for kind, entries in said.items() for code in entries if code not in KINDS[kind]]
    stray += [
        f"facts.{name}.{code}" for name, fact in WORDS.facts.items() for code in set(fact.values_en) - set(fact.values)
    ]
    assert stray == []
