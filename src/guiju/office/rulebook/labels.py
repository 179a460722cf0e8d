"""What the vocabulary's terms are called in the language of the screens. The only place that chooses between zh and en.

A term without an English label keeps its Chinese one; the finished page marks it as Chinese (web/chinese_words.py).
Nothing that is written down (events, documents, minutes) may pass through here: records are Chinese.
"""

from __future__ import annotations

from typing import Protocol

from guiju.office.rulebook.language import english
from guiju.rules.citations import Citation
from guiju.rules.facts import FactDefinition


class Labelled(Protocol):
    """Terms, roles, acts, registers and facts."""

    @property
    def zh(self) -> str: ...
    @property
    def en(self) -> str: ...


class Explained(Protocol):
    """Acts, registers and facts: what has a help text."""

    @property
    def help(self) -> str: ...
    @property
    def help_en(self) -> str: ...


def label(term: Labelled) -> str:
    """What the term is called on screen."""
    return (term.en or term.zh) if english() else term.zh


def titled(term: Labelled) -> str:
    """The label where a line begins with it: roles and verbs are written small in English, as inside a sentence."""
    words = label(term)
    return words[:1].upper() + words[1:]


def help_text(explained: Explained) -> str:
    """What the form says below the label."""
    return (explained.help_en or explained.help) if english() else explained.help


def choices(fact: FactDefinition) -> dict[str, str]:
    """The codes of a choice or set with their labels, in the order of the vocabulary."""
    return {code: fact.values_en.get(code, zh) for code, zh in fact.values.items()} if english() else dict(fact.values)


def cited(citation: Citation | str) -> str:
    """The place in a rule text, given also in its short form, as the reader's language writes it."""
    place = Citation.parse(citation) if isinstance(citation, str) else citation
    return place.en() if english() else place.zh()


def listed(words: list[str]) -> str:
    """Several names in one line."""
    return (", " if english() else "、").join(words)
