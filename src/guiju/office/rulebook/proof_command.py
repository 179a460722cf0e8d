"""The command `prove`. By itself, so that only it waits for the solver to load."""

from __future__ import annotations

from time import monotonic

import click

from guiju.office.rulebook.parameters import show_json
from guiju.office.rulebook.proof_text import proved_text
from guiju.office.rulebook.proved import Proved, prove_districts, prove_folder, proved_as_json
from guiju.office.rulebook.starting import mistaken_districts
from guiju.rules.instruments import InstrumentErrors


@click.command()
@click.option("--district", default="", help="区的代号；不写就证明所有的区。")
@click.option("--instrument", "folder", default="", help="只证明一部规则文本：它的文件夹。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.pass_context
def prove(ctx: click.Context, district: str, folder: str, as_json: bool) -> None:
    """证明规则在任何情况下只有一个答案、不自相矛盾、能办到底；不成立的举出案例，并以 1 结束。"""
    if district and folder:
        raise click.UsageError("--district 和 --instrument 只能写一个", ctx)
    started = monotonic()
    found = _proved(district, folder)
    seconds = monotonic() - started
    if as_json:
        show_json(proved_as_json(found, seconds))
    else:
        click.echo(proved_text(found, seconds))
    unread = [] if district or folder else list(mistaken_districts())
    for wrong in unread:
        click.echo(f"没有证明：{wrong.zh()}", err=True)
    ctx.exit(1 if unread or any(one.failures for one in found) else 0)


def _proved(district: str, folder: str) -> list[Proved]:
    try:
        return [prove_folder(folder)] if folder else list(prove_districts(district))
    except InstrumentErrors as errors:
        raise click.ClickException(f"规则文本有错，改正后才能证明。\n{errors}") from errors
