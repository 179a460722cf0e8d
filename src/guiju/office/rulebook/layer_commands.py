"""Commands about the law above a district: guiju law texts, conflicts, settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from guiju.office.rulebook import layers
from guiju.office.rulebook.parameters import show_json

Json = dict[str, Any]
district_option = click.option("--district", required=True, help="区的代号（它的文件里的 code）。")
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。")


@click.command()
@district_option
@json_option
def texts(district: str, as_json: bool) -> None:
    """列出约束一个区的全部规则文本：本区的，和上位规定。"""
    _show(layers.texts_as_json(district), as_json, _text)


@click.command()
@district_option
@json_option
def conflicts(district: str, as_json: bool) -> None:
    """列出本区规则与上位规定的抵触：两条条文、差别、照哪一条办。"""
    _show(layers.conflicts_as_json(district), as_json, _conflict)


@click.command()
@district_option
@json_option
def settings(district: str, as_json: bool) -> None:
    """列出条文以外的数字：数值、状态、来源、用在哪里。"""
    _show(layers.settings_as_json(district), as_json, _setting)


def _show(found: list[Json], as_json: bool, line: Callable[[Json], Iterable[str]]) -> None:
    if as_json:
        show_json(found)
    else:
        click.echo("\n".join(text for one in found for text in line(one)) or "没有")


def _text(one: Json) -> Iterable[str]:
    which = f"上位规定，录入{len(one['articles'])}条" if one["partial"] else f"全文{len(one['articles'])}条"
    yield f"{one['code']} {one['title']}（{one['number']}，{one['in_force_on']}起施行；{which}）"


def _conflict(one: Json) -> Iterable[str]:
    yield f"{one['ours']} 与 {one['above']}：{one['gist']}"
    yield f"  照 {one['follows']} 办：{one['decision']}（{one['decided_by']}，{one['since']}）"


def _setting(one: Json) -> Iterable[str]:
    value = "不明" if one["value"] is None else one["value"]
    used = f"；用于 {'、'.join(one['used_by'])}" if one["used_by"] else ""
    yield f"{one['code']}: {one['zh']} {value} [{one['state']} {one['state_zh']}] {one['source']}{used}"
