"""Types of command-line values whose complaints are Chinese sentences, and JSON as commands write it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click


class Day(click.ParamType[date]):
    """A day, written 2024-04-02."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day; complains of anything else."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"「{value}」不是日期，应写作 2024-04-02", param, ctx)


class JsonObject(click.ParamType[dict[str, Any]]):
    """A JSON object, on one line."""

    name = "JSON"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, Any]:
        """The object; complains with the place of the first mistake."""
        if isinstance(value, dict):
            return value
        try:
            found = json.loads(value)
        except json.JSONDecodeError as error:
            self.fail(f"不是 JSON（第{error.lineno}行第{error.colno}列起读不懂）", param, ctx)
        if not isinstance(found, dict):
            self.fail('应是 JSON 对象，写作 {"名称": 值}', param, ctx)
        return found


class OneWord(click.ParamType[str]):
    """One of a few words."""

    name = "代号"

    def __init__(self, words: Sequence[str]) -> None:
        self.words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word; complains of any other."""
        if value not in self.words:
            self.fail(f"「{value}」不是 {'、'.join(self.words)} 之一", param, ctx)
        return str(value)


def china_today() -> date:
    """The day on which a command is called."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()  # noqa: TID251 -- an entry point reads the clock


DAY = Day()
JSON_OBJECT = JsonObject()


def show_json(value: Any) -> None:
    """Writes a value as JSON that people can read too."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
