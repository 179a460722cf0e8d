"""Drops signs that neither XML nor a typesetter accepts: control signs, halves of surrogate pairs, non-characters."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_KEPT = "\n\t"


def printable(value: _Value) -> _Value:
    """The same text, tuple or paper without such signs; line breaks and tabs stay. Other values come back as is."""
    return _clean(value)  # type: ignore[no-any-return] # the shape of the value is kept


def _clean(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return "".join(sign for sign in value if _fit(sign))
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _clean(getattr(value, field.name)) for field in fields(value)})
    return value


def _fit(sign: str) -> bool:
    code = ord(sign)
    if code < 0x20 or 0x7F <= code <= 0x9F:
        return sign in _KEPT
    return not (0xD800 <= code <= 0xDFFF or 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE)
