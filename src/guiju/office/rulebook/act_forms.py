"""Acts with their typed facts, as the command line and the API list them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from guiju.rules.facts import FactDefinition
from guiju.rules.instruments import Act


def acts_as_json(acts: Mapping[str, Act]) -> list[dict[str, Any]]:
    """Every act: name, labels, help, and its facts in the order of the form."""
    return [
        {
            "name": act.code,
            "label": {"zh": act.zh, "en": act.en},
            "help": act.help,
            "facts": [fact_as_json(fact) for fact in act.facts.values()],
        }
        for act in acts.values()
    ]


def fact_as_json(fact: FactDefinition) -> dict[str, Any]:
    """One fact. `values` maps codes to labels (empty when codes come from the organisation: then `of` says which)."""
    return {
        "name": fact.name,
        "type": fact.type.value,
        "kind": fact.kind.value,
        "label": {"zh": fact.zh, "en": fact.en},
        "help": fact.help,
        "unit": fact.unit,
        "of": fact.of,
        "values": dict(fact.values),
        "required": not fact.optional,
        "default": fact.default,
    }


def acts_text(acts: Mapping[str, Act]) -> str:
    """The same for people at a terminal."""
    return "\n".join(line for act in acts.values() for line in _act_lines(act))


def _act_lines(act: Act) -> list[str]:
    facts = [f"  {f.name}：{f.zh}（{f.type.value}{'' if f.optional else '，必填'}）" for f in act.facts.values()]
    return [f"{act.code}: {act.zh}", *facts]
