"""Raw input (JSON, forms, rows) -> typed facts. Nothing is guessed: a wrong type is an error that names the fact."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from guiju.rules.facts import FactDefinition, FactError, FactType, FactValue

Reader = Callable[[FactDefinition, Any], FactValue]


def read_facts(
    definitions: Mapping[str, FactDefinition], raw: Mapping[str, Any]
) -> tuple[dict[str, FactValue], tuple[str, ...]]:
    """Typed facts with defaults filled in, and the names of those that must be given and are not.

    None and "" count as not given. Raises FactError for an unknown name, a wrong type or an unknown code.
    """
    return FactReader(definitions).read(raw)


class FactReader:
    """`read_facts` for the same definitions many times: their defaults are read once."""

    def __init__(self, definitions: Mapping[str, FactDefinition]) -> None:
        self.definitions = definitions
        self._defaults = {name: _typed_default(definition) for name, definition in definitions.items()}
        self._readers = {name: (_READERS[definition.type], definition) for name, definition in definitions.items()}
        self._without_default = [name for name, default in self._defaults.items() if default is None]

    def read(self, raw: Mapping[str, Any]) -> tuple[dict[str, FactValue], tuple[str, ...]]:
        """As `read_facts`."""
        if not raw.keys() <= self.definitions.keys():
            raise _unknown(next(name for name in raw if name not in self.definitions), self.definitions)
        typed: dict[str, Any] = self._defaults.copy()  # in the order of the definitions, whatever that of `raw`
        try:
            for name, value in raw.items():
                if value is not None and value != "":
                    read, definition = self._readers[name]
                    typed[name] = read(definition, value)
        except FactError:
            raise self._first_error(raw) from None
        missing = []
        for name in self._without_default:
            if typed[name] is None:
                del typed[name]
                if not self.definitions[name].optional:
                    missing.append(name)
        return typed, tuple(missing)

    def _first_error(self, raw: Mapping[str, Any]) -> FactError:
        """Of several always the same one, whatever the order of `raw`."""
        for name, (read, definition) in self._readers.items():
            if raw.get(name) not in (None, ""):
                try:
                    read(definition, raw[name])
                except FactError as error:
                    return error
        raise AssertionError("called without an error")


def _typed_default(definition: FactDefinition) -> FactValue | None:
    given = definition.default
    return None if given is None else _READERS[definition.type](definition, given)


def _unknown(name: str, known: Iterable[str]) -> FactError:
    near = difflib.get_close_matches(name, list(known), n=1)
    hint = f"；是不是想写「{near[0]}」？" if near else ""
    return FactError(name, f"这类事项没有叫「{name}」的事实{hint}")


def _wrong(definition: FactDefinition, expected: str, value: Any) -> FactError:
    shown = str(value)[:40]
    return FactError(definition.name, f"「{definition.zh}」（{definition.name}）应是{expected}，现为「{shown}」")


def _boolean(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, bool):
        return value
    raise _wrong(definition, "是或否（true/false）", value)


def _integer(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lstrip("-").isdecimal():
        return int(value)
    raise _wrong(definition, "整数", value)


def _money(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, Fen):
        return value
    try:
        if isinstance(value, bool):
            raise InvalidOperation
        fen = Decimal(str(value).replace(",", "").strip()) * 100
        if not fen.is_finite() or fen != fen.to_integral_value() or abs(fen) > 10**17:
            raise InvalidOperation
    except InvalidOperation:
        raise _wrong(definition, "金额（元，最多两位小数）", value) from None
    return Fen(int(fen))


class Fen(int):
    """An amount of money in fen: already read, not to be multiplied again."""


def _date(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _wrong(definition, "日期（写作 2024-04-02）", value) from None


def _instant(definition: FactDefinition, value: Any) -> FactValue:
    try:
        found = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    except ValueError:
        raise _wrong(definition, "时刻（写作 2024-04-02T09:30:00+08:00）", value) from None
    if found.tzinfo is None:
        raise _wrong(definition, "带时区的时刻（写作 2024-04-02T09:30:00+08:00）", value)
    return found


def _text(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, str):
        return value
    raise _wrong(definition, "文字", value)


def _choice(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, str) and value in definition.values:
        return value
    raise _wrong(definition, f"以下之一：{'、'.join(definition.values)}", value)


def _set(definition: FactDefinition, value: Any) -> FactValue:
    if isinstance(value, frozenset):
        codes = value
    elif isinstance(value, list | tuple | set) and all(isinstance(code, str) for code in value):
        codes = frozenset(value)
    else:
        raise _wrong(definition, "代码的列表", value)
    for code in codes:
        if definition.values and code not in definition.values:
            raise _wrong(definition, f"这些代码中的若干个：{'、'.join(definition.values)}", code)
    return codes


_READERS: Mapping[FactType, Reader] = {
    FactType.BOOLEAN: _boolean,
    FactType.INTEGER: _integer,
    FactType.MONEY: _money,
    FactType.DATE: _date,
    FactType.INSTANT: _instant,
    FactType.TEXT: _text,
    FactType.CHOICE: _choice,
    FactType.SET: _set,
}
