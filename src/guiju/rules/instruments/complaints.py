"""Pydantic's complaints as Chinese sentences about a rule text."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

Where = tuple[str | int, ...]


def complaint(problem: Mapping[str, Any], model: type[BaseModel]) -> tuple[Where, str]:
    """Where the mistake is (path below the model) and a sentence saying what was expected."""
    where: Where = tuple(problem["loc"])
    kind, context = problem["type"], problem.get("ctx", {})
    name = where[-1] if where else ""
    if kind == "extra_forbidden":
        return (*where, "#key"), f"不认识「{name}」{_closest(str(name), _names(model, where))}"
    if kind == "missing":
        return where[:-1], f"缺少「{name}」"
    if kind in ("enum", "literal_error"):
        return where, f"「{name}」应是 {context.get('expected', '')} 之一，现为「{problem['input']}」"
    if kind == "value_error":
        return where, str(context.get("error", problem["msg"]))
    expected = _EXPECTED.get(kind, problem["msg"])
    return where, f"「{name}」{expected}，现为「{problem['input']}」"


_EXPECTED = {
    "string_type": "应是文字",
    "int_type": "应是整数",
    "int_parsing": "应是整数",
    "bool_type": "应是 true 或 false",
    "bool_parsing": "应是 true 或 false",
    "date_type": "应是日期，写作 2024-04-02",
    "date_from_datetime_parsing": "应是日期，写作 2024-04-02",
    "date_parsing": "应是日期，写作 2024-04-02",
    "list_type": "应是列表，每项以「- 」开头",
    "model_type": "应是「键: 值」的组合",  # halfwidth
    "too_short": "不能为空",
}


def _names(model: type[BaseModel], where: Where) -> list[str]:
    return list(model.model_fields) if len(where) == 1 else []


def _closest(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"；是不是想写「{near[0]}」？" if near else ""
