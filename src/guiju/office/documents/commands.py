"""Commands about papers."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click
from django.conf import settings

from guiju.office.documents.attaching import Upload
from guiju.office.documents.checked import checked_paper
from guiju.office.documents.checking import findings_of


@click.group()
def paper() -> None:
    """公文：按 GB/T 9704-2012 检查别处做好的文件。"""


@paper.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def check(file: Path, as_json: bool) -> int:
    """检查一份 DOCX 的格式：要素、条号、怎么改。有「应改」的问题时以 1 结束。"""
    found = findings_of(checked_paper(Upload(file.name, file.read_bytes(), settings.UPLOAD_LIMIT_BYTES)))
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
        return 1 if any(one.must for one in found) else 0
    for one in found:
        click.echo(f"{'应改' if one.must else '宜改'} {one.element}：{one.sentence}")
    if not found:
        click.echo("没有发现问题。")
    return 1 if any(one.must for one in found) else 0
