"""`guiju law export`: rule texts as files for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from guiju.office.rulebook.errors import UnwritableFolder
from guiju.office.rulebook.exports import BPMN, DMN, FORMATS, ExportFile, export_files, scope
from guiju.office.rulebook.parameters import DAY, OneWord, china_today


@click.command("export")
@click.argument("instrument")
@click.option("--format", "format_", type=OneWord(FORMATS), required=True, help="json、akn、bpmn、dmn 之一。")
@click.option("--act", default="", help="只导出这一类事项（bpmn、dmn）；写代号，见 guiju acts。默认全部。")
@click.option("--on", type=DAY, default=None, help="bpmn、dmn 按哪一天施行的规则；默认今天。")
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True, help="写到哪个文件夹；没有就新建。")
def export(instrument: str, format_: str, act: str, on: date | None, folder: Path) -> None:
    """导出规则：文本（json、akn），每类事项的流程（bpmn）和判定表（dmn）。

    INSTRUMENT 是规则文本的代号，也可以写区的代号，导出对这个区有效的全部规则。
    """
    if act and format_ not in (BPMN, DMN):
        raise click.UsageError("--act 只用于 --format bpmn 或 dmn")
    files = export_files(scope(instrument), format_, on or china_today(), act)
    write(files, folder)
    click.echo(f"已写出{len(files)}个文件到 {folder}：{_named(files)}")


def write(files: Sequence[ExportFile], folder: Path) -> None:
    """Files of the same names are replaced. Raises UnwritableFolder."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            (folder / file.name).write_bytes(file.content)
    except OSError as error:
        raise UnwritableFolder(str(folder)) from error


def _named(files: Sequence[ExportFile]) -> str:
    names = [file.name for file in files]
    return "、".join(names[:3]) + (" 等" if len(names) > 3 else "")
