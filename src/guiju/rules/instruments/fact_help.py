"""Help texts of facts, kept in a file of their own so that the list of facts stays a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from guiju.rules.facts import FactDefinition
from guiju.rules.instruments.errors import InstrumentErrors
from guiju.rules.instruments.positions import read_yaml


def helped(facts: Mapping[str, FactDefinition], file: Path) -> dict[str, FactDefinition]:
    """The facts with what the file says about them; without such a file as they are.

    Raises InstrumentErrors for a fact that there is not, or that has its help beside it already.
    """
    if not file.exists():
        return dict(facts)
    source = read_yaml(file)
    texts = source.value.get("help") if isinstance(source.value, dict) else None
    if not isinstance(texts, dict):
        raise InstrumentErrors([source.error((), "这个文件应以「help:」开头，下面逐项列出")])
    errors = [source.error(("help", name), f"「{name}」不在词表 facts.yaml 里") for name in texts if name not in facts]
    twice = [name for name in texts if name in facts and facts[name].help]
    errors += [source.error(("help", name), f"「{name}」在 facts.yaml 里已有说明，只留一处") for name in twice]
    if errors:
        raise InstrumentErrors(errors)
    return {name: replace(fact, help=texts[name]) if name in texts else fact for name, fact in facts.items()}
