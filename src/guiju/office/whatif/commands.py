"""guiju whatif: what changes if a rule text were as a folder has it."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import click

from guiju.office.rulebook import queries
from guiju.office.rulebook.parameters import show_json
from guiju.office.rulebook.profiles import profile, profiles
from guiju.office.whatif import reading_ahead
from guiju.office.whatif.errors import UnusableCopy
from guiju.office.whatif.trial_text import trial_text
from guiju.office.whatif.trials import trial
from guiju.rules.instruments import Instrument, InstrumentErrors, load_instrument


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--district", default="", help="用哪个区的以往事项；默认文本自己写的区。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
@click.option("--without-cases", is_flag=True, help="只核对、证明和比较，不重算以往事项。")
def whatif(folder: Path, district: str, as_json: bool, without_cases: bool) -> None:
    """FOLDER 是改过的一份规则文本：与系统里的原文相比，哪些条文、事项、用例和以往事项会不同。"""
    copy = copy_at(folder)
    found = trial(_district(copy, district), folder.name, copy, _progress, with_cases=not without_cases)
    _clear()
    if as_json:
        show_json(found)
    else:
        click.echo(trial_text(found))


@click.command("past-cases")
@click.option("--district", default="", help="哪个区；默认各区依次读。")
def past_cases(district: str) -> None:
    """把办理记录里新办的、有变化的事项读入试算用的表。可以每夜执行一次；正在试算的，等它算完。"""
    for code in [profile(district).code] if district else profiles():
        began = time.perf_counter()
        cases, fresh = reading_ahead.read(code, lambda done: _progress("读取以往事项", done, 0))
        _clear()
        click.echo(
            f"{profile(code).short}：以往事项{cases}件，这次读入{fresh}件，用时{time.perf_counter() - began:.1f}秒。"
        )


def copy_at(folder: Path) -> Instrument:
    """The changed copy in a folder. Raises UnusableCopy for anything else, with every mistake and its place."""
    if not folder.is_dir():
        raise UnusableCopy(f"没有文件夹「{folder}」。请先复制一部规则文本的文件夹，改好以后再试。")
    try:
        copy = load_instrument(folder, queries.vocabulary())
    except InstrumentErrors as errors:
        raise UnusableCopy(f"文件夹「{folder}」里的规则文本有错，改正后再试：\n{errors}") from errors
    if not copy.articles:
        raise UnusableCopy(f"文件夹「{folder}」里没有条文：除了 instrument.yaml，还要有各章的文件（01-….yaml）。")
    return copy


def _district(copy: Instrument, asked: str) -> str:
    known = {
        code for code in profiles() for one in queries.district_rulebook(code).instruments if one.code == copy.code
    }
    district = asked or copy.head.district or ""
    if not district and len(known) == 1:
        district = next(iter(known))
    if not district:
        raise UnusableCopy(f"「{copy.head.title}」没有写是哪个区的，请用 --district 指定。")
    queries.instrument(district, copy.code)  # a text of another code is a new one: nothing to compare it with
    return district


def _progress(doing: str, done: int, of: int) -> None:
    if sys.stderr.isatty():
        much = f" {done}/{of}件" if of else f" {done}件" if done else ""
        click.echo(f"\r\033[K{doing}{much}", nl=False, err=True)


def _clear() -> None:
    if sys.stderr.isatty():
        click.echo("\r\033[K", nl=False, err=True)
