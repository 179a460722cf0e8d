"""A plan as JSON and back: what the log keeps, and what the command line and the API answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from guiju.rules.citations import Citation
from guiju.rules.fact_values import Fen
from guiju.rules.facts import FactValue
from guiju.rules.instruments.vocabulary import Vocabulary
from guiju.rules.planning.plans import (
    Because,
    Finding,
    FindingKind,
    Mode,
    Plan,
    PlannedLimit,
    RaisedDuty,
    Requirement,
    Step,
    Strength,
    Undecided,
)

Json = dict[str, Any]
PARTS: Mapping[str, type] = {
    "route": Step,
    "requirements": Requirement,
    "findings": Finding,
    "limits": PlannedLimit,
    "duties": RaisedDuty,
    "undecided": Undecided,
}
_READERS: Mapping[str, Any] = {
    "cites": lambda texts: tuple(Citation.parse(text) for text in texts),
    "because": lambda rows: tuple(Because(row["zh"], tuple(row["facts"])) for row in rows),
    "strength": Strength,
    "mode": Mode,
    "due": lambda text: _day_or_instant(text) if text else None,
}


def plan_to_json(plan: Plan) -> Json:
    """The plan as JSON values: citations in their short form, days in ISO form, money in yuan, sets sorted."""
    found: Json = {"act": plan.act, "law_on": plan.law_on.isoformat(), "rulebook": plan.rulebook}
    found["facts"] = facts_to_json(plan.facts)
    found["readings"] = list(plan.readings)
    for name in PARTS:
        found[name] = [part_to_json(part) for part in getattr(plan, name)]
    return found


def plan_from_json(found: Mapping[str, Any]) -> Plan:
    """The plan again. Its facts are raw values, as they were given."""
    parts = {name: tuple(part_from_json(name, row) for row in found[name]) for name in PARTS}
    return Plan(
        act=found["act"],
        law_on=date.fromisoformat(found["law_on"]),
        rulebook=found["rulebook"],
        facts=found["facts"],
        readings=tuple(found["readings"]),
        **parts,
    )


def part_to_json(part: Any) -> Json:
    """One step, finding, requirement, limit, duty or undecided stage as JSON values."""
    return {field.name: _value_to_json(getattr(part, field.name)) for field in fields(part)}


def part_from_json(name: str, row: Mapping[str, Any]) -> Any:
    """One part of a plan again; `name` is its place in the plan, e.g. "findings"."""
    values = {key: _read(key, value) for key, value in row.items()}
    if name == "findings":
        values["kind"] = FindingKind(values["kind"])
    return PARTS[name](**values)


def facts_to_json(facts: Mapping[str, Any]) -> Json:
    """Facts, raw or typed, as raw JSON values which a rulebook reads to the same typed values again."""
    return {name: fact_to_json(value) for name, value in facts.items()}


def fact_to_json(value: FactValue | Any) -> Any:
    """One fact as a raw JSON value: money in yuan, days in ISO form, sets as sorted lists."""
    if isinstance(value, Fen):
        return str(Decimal(value) / 100)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset | set):
        return sorted(value)
    return list(value) if isinstance(value, tuple) else value


def _value_to_json(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_value_to_json(part) for part in value]
    if isinstance(value, Citation):
        return str(value)
    if isinstance(value, Because):
        return {"zh": value.zh, "facts": list(value.facts)}
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Strength | Mode | FindingKind) else value


def _read(key: str, value: Any) -> Any:
    if reader := _READERS.get(key):
        return reader(value)
    return tuple(value) if isinstance(value, list) else value


def _day_or_instant(text: str) -> date | datetime:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def cites_of(parts: Iterable[Mapping[str, Any]]) -> list[str]:
    """The citations of several parts, each once, in the order of the text."""
    return sorted({cite for part in parts for cite in part["cites"]}, key=Citation.parse)


def plan_as_json(plan: Plan, vocabulary: Vocabulary) -> Json:
    """The plan for strangers: as `plan_to_json`, with Chinese labels beside the codes.

    `stage` gets `stage_label`, `does` gets `does_label`, and each list of roles or facts (`who`, `owed_by`,
    `cured_by`, `supplied_by`, `missing`, an undecided stage's `facts`) its `..._labels`. For answers only:
    `plan_from_json` reads the form without labels.
    """
    found = plan_to_json(plan)
    act = vocabulary.acts.get(plan.act)
    found["act_label"] = act.zh if act else plan.act
    for name in PARTS:
        found[name] = [_labelled(row, vocabulary) for row in found[name]]
    return found


def _labelled(row: Json, vocabulary: Vocabulary) -> Json:
    labels: Json = {}
    for key, terms in (("stage", vocabulary.stages), ("does", vocabulary.verbs)):
        if key in row:
            labels[f"{key}_label"] = _label(terms, row[key])
    for key in row.keys() & {"who", "owed_by", "cured_by", "supplied_by"}:
        labels[f"{key}_labels"] = [_label(vocabulary.roles, code) for code in row[key]]
    for key in row.keys() & {"missing", "facts"}:
        labels[f"{key}_labels"] = [_label(vocabulary.facts, code) for code in row[key]]
    return row | dict(sorted(labels.items()))


def _label(terms: Mapping[str, Any], code: str) -> str:
    return str(terms[code].zh) if code in terms else code
