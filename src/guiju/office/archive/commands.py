"""Commands of the archive: verifying a package that was handed over."""

from __future__ import annotations

from pathlib import Path

import click

from guiju.office.archive.checking import checked
from guiju.office.seals.models import SigningKey


@click.group()
def archive() -> None:
    """归档：核验移交包。"""


@archive.command()
@click.argument("package", type=click.Path(path_type=Path))
@click.option("--any-key", is_flag=True, help="在别的机器上核验：不查签名的公钥是不是本机登记的。")
@click.pass_context
def verify(ctx: click.Context, package: Path, any_key: bool) -> int:
    """核验移交包：每个文件的 SM3、清单和程序证明的签名、办理记录的校验链。有改动、缺少、多出时以 1 结束。"""
    known = None if any_key else dict(SigningKey.objects.values_list("name", "public"))
    found = checked(package, known)
    for told in found:
        click.echo(told.sentence, err=not told.ok)
    return 0 if all(told.ok for told in found) else 1
