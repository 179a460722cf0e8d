"""Commands about the log of cases."""

from __future__ import annotations

import json
from dataclasses import asdict

import click

from guiju.office.cases import actions


@click.group()
def log() -> None:
    """办理记录：只增不改，每条记录的校验值都盖住前一条。"""


@log.command()
@click.option("--district", default=None, help="只查一个区，写它的代号；默认查全部。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
def verify(ctx: click.Context, district: str | None, as_json: bool) -> int:
    """核对办理记录是否完整：内容、先后、编号。有问题时说明在哪里断开，并以 1 结束。"""
    found = actions.verify(district)
    if as_json:
        broken = asdict(found) if found else None
        click.echo(json.dumps({"whole": found is None, "break": broken}, ensure_ascii=False, indent=2))
    elif found is None:
        click.echo("办理记录完整，没有缺失或改动。")
    else:
        place = f"{found.district} {found.serial}号事项" + (f"第{found.seq}条记录" if found.seq else "")
        click.echo(f"办理记录在这里断开：{place}，{found.reason}。请停止写入，用备份核对，并报告系统管理员。", err=True)
    return 0 if found is None else 1
