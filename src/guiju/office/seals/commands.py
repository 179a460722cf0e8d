"""Commands about signatures: verify a document or a file, change the key, list the public keys."""

from __future__ import annotations

from pathlib import Path

import click
from django.utils import timezone

from guiju.office.seals import keys
from guiju.office.seals.models import SigningKey, Statement
from guiju.office.seals.verifying import of_content, of_everything, of_number


@click.group()
def seal() -> None:
    """用印和签名：印发和用印的文件都以 SM2 签名。"""


@seal.command()
@click.argument("what", required=False)
@click.option("--district", default=None, help="只看一个区签名的，写它的代号。")
@click.pass_context
def verify(ctx: click.Context, what: str | None, district: str | None) -> int:
    """核验一个文号的文件，或者一个文件；都不写时核验全部。被改动、缺失或不认识时以 1 结束。"""
    if what is None:
        found = list(of_everything())
        if not found:
            click.echo(f"全部签名有效，文件没有改动（{Statement.objects.count()}条签名记录）。")
    elif (path := Path(what)).is_file():
        found = [of_content(path.read_bytes(), district)]
    else:
        found = of_number(what, district)
        if not found:
            click.echo(f"没有「{what}」：既不是签过名的文号，也不是能打开的文件。请核对后重试。", err=True)
            return 1
    for verdict in found:
        click.echo(verdict.sentence, err=not verdict.ok)
    return 0 if all(verdict.ok for verdict in found) else 1


@seal.command()
@click.option("--reason", required=True, help="为什么换密钥；会记录下来。")
def rotate(reason: str) -> None:
    """换一对新的签名密钥。以前的签名仍用旧的公钥核验。"""
    made = keys.rotate(timezone.now(), reason)  # noqa: TID251 -- an entry point reads the clock
    click.echo(f"已换用密钥{made.name}。私钥在数据目录的 keys 文件夹，请一并备份。")


@seal.command(name="keys")
def listed() -> None:
    """列出全部公钥，最新的在用。"""
    for key in SigningKey.objects.order_by("-pk"):
        click.echo(f"{key.name} {key.since_at:%Y-%m-%d} {key.reason} 公钥 {key.public}")
