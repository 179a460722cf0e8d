"""Facts between the planner and z3: values as claims about the constants, and a model's values as raw facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import z3

from guiju.rules.expressions.amounts import amount_in_words, day_in_words
from guiju.rules.fact_values import FactReader
from guiju.rules.facts import FactDefinition, FactType, FactValue
from guiju.rules.proving.spaces import Space

_BEGINNING = datetime(1, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


def claim(space: Space, name: str, value: FactValue) -> z3.BoolRef:
    """That the fact has this (typed) value."""
    definition = space.definitions[name]
    if isinstance(value, frozenset):
        return z3.And([held if code in value else z3.Not(held) for code, held in space.elements(name).items()])
    if definition.type in (FactType.CHOICE, FactType.TEXT):
        return space.value(name) == space.symbol(str(value))
    return z3.And(space.known(name), space.value(name) == _number(value))


def _number(value: FactValue) -> z3.ExprRef:
    if isinstance(value, bool):
        return z3.BoolVal(value)
    if isinstance(value, datetime):
        return z3.IntVal((value - _BEGINNING) // MICROSECOND)
    return z3.IntVal(value.toordinal() if isinstance(value, date) else value)


def default(space: Space, name: str) -> z3.BoolRef | None:
    """That the fact has its default; None for a fact that must be given."""
    definition = space.definitions[name]
    if not definition.optional:
        return None
    if definition.default is None:
        return z3.Not(space.known(name))
    typed, _ = FactReader({name: definition}).read({})
    return claim(space, name, typed[name])


def raw_value(space: Space, name: str, model: z3.ModelRef) -> Any:
    """What a model says of the fact, as a plan may be asked with it; None: not given."""
    kind = space.definitions[name].type
    if kind is FactType.SET:
        return [code for code, held in space.elements(name).items() if _true(model, held)]
    if not _true(model, space.known(name)):
        return None
    value = model.eval(space.value(name), model_completion=True)
    return z3.is_true(value) if kind is FactType.BOOLEAN else _raw_number(space, kind, value.as_long())


def _true(model: z3.ModelRef, expression: z3.BoolRef) -> bool:
    return bool(z3.is_true(model.eval(expression, model_completion=True)))


def _raw_number(space: Space, kind: FactType, number: int) -> Any:
    if kind in (FactType.CHOICE, FactType.TEXT):
        return space.text(number)
    if kind is FactType.MONEY:
        return str(Decimal(number) / 100)
    if kind is FactType.DATE:
        return date.fromordinal(number).isoformat()
    return (_BEGINNING + number * MICROSECOND).isoformat() if kind is FactType.INSTANT else number


def in_words(definition: FactDefinition, raw: Any) -> str:
    """A fact and its value as an official reads them: 追加额度:500万元."""
    return f"{definition.zh}：{_said(definition, raw)}"


def _said(definition: FactDefinition, raw: Any) -> str:
    if raw is None:
        return "未填写"
    match definition.type:
        case FactType.BOOLEAN:
            return "是" if raw else "否"
        case FactType.SET:
            return _set_in_words(definition.values, raw)
        case FactType.MONEY:
            return amount_in_words(int(Decimal(raw) * 100))
        case FactType.DATE:
            return day_in_words(date.fromisoformat(raw))
    return f"{definition.values.get(raw, raw) if definition.values else raw}{definition.unit}"


def _set_in_words(labels: Mapping[str, str], codes: list[str]) -> str:
    if not codes:
        return "无"
    return "、".join(labels[code] for code in codes) if labels else f"{len(codes)}个"
