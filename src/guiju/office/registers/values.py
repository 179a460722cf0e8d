"""From what was typed or imported to the values of an entry, and from values to what is shown."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.registers.errors import WrongEntry
from guiju.office.registers.kept import Kept
from guiju.office.rulebook.labels import choices, english, label, listed
from guiju.rules.fact_values import read_facts
from guiju.rules.facts import FactDefinition, FactError, FactType

YES_NO = {True: "是", False: "否"}


def checked(kept: Kept, raw: Mapping[str, Any]) -> tuple[dict[str, Any], date]:
    """The values to be stored (without empty ones) and the day of the entry. Raises WrongEntry."""
    given = {name: value for name, value in raw.items() if value not in (None, "", [])}
    try:
        typed, missing = read_facts(kept.columns, given)
    except FactError as error:
        raise WrongEntry(error.name, error.message) from None
    for name in missing:
        raise WrongEntry(name, _("请填写「%(column)s」。") % {"column": label(kept.columns[name])})
    day = typed[kept.register.dated]
    assert isinstance(day, date)  # noqa: S101 -- the vocabulary's loader asks for a date column
    if day > kept.on:
        raise WrongEntry(
            kept.register.dated,
            _("「%(column)s」还没有到，不能登记以后的事。") % {"column": label(kept.columns[kept.register.dated])},
        )
    return {name: _stored(kept.columns[name], given[name]) for name in kept.columns if name in given}, day


def _stored(column: FactDefinition, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if column.type is FactType.MONEY:
        return str(value)
    return value


def shown(column: FactDefinition, value: Any) -> str:
    """A stored value in Chinese, as it is searched and exported; "" for none. Codes no longer offered stay codes."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES_NO[value]
    if isinstance(value, list):
        return "、".join(column.values.get(code, str(code)) for code in value)
    if column.type is FactType.MONEY:
        return f"{Decimal(value):,}元"
    return column.values.get(str(value), str(value)) + (column.unit if column.type is FactType.INTEGER else "")


def said(column: FactDefinition, value: Any) -> str:
    """A stored value in the language of the screens."""
    if value is None or not english():
        return shown(column, value)
    if isinstance(value, bool):
        return _("是") if value else _("否")
    if isinstance(value, list):
        return listed([choices(column).get(code, str(code)) for code in value])
    if column.type is FactType.MONEY:
        return f"{Decimal(value):,} {_('元')}"
    unit = f" {_(column.unit)}" if column.type is FactType.INTEGER and column.unit else ""
    return choices(column).get(str(value), str(value)) + unit


def words_of(kept: Kept, values: Mapping[str, Any]) -> str:
    """What is searched of an entry."""
    return " ".join(filter(None, (shown(column, values.get(name)) for name, column in kept.columns.items())))
