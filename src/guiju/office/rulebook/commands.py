"""Commands about the rules: acts, plan, coverage, compare, law."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from guiju.office.rulebook import law_check, layer_commands, queries
from guiju.office.rulebook.act_forms import acts_as_json, acts_text
from guiju.office.rulebook.both_sides import both_sides, both_sides_as_json, both_sides_text
from guiju.office.rulebook.comparison import text_at
from guiju.office.rulebook.comparison_text import comparison_text
from guiju.office.rulebook.coverage import coverage as coverage_of
from guiju.office.rulebook.coverage import coverage_as_json
from guiju.office.rulebook.coverage_text import coverage_text
from guiju.office.rulebook.errors import NotTheDistrictsText
from guiju.office.rulebook.export_command import export
from guiju.office.rulebook.parameters import DAY, JSON_OBJECT, china_today, show_json
from guiju.office.rulebook.plan_text import plan_text
from guiju.office.rulebook.rule_outline import fingerprint_file, outline, read_rules, rules_as_json
from guiju.rules.comparing import compare as compare_texts
from guiju.rules.comparing import comparison_as_json
from guiju.rules.instruments import Instrument, schema
from guiju.rules.official_text import RuleText
from guiju.rules.planning.plan_json import plan_as_json

district_option = click.option("--district", required=True, help="区的代号（它的文件里的 code）。")
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。")


@click.command()
@district_option
@click.option("--on", type=DAY, default=None, help="适用哪一天的规则（写作 2024-04-02）；默认今天。")
@json_option
def acts(district: str, on: date | None, as_json: bool) -> None:
    """列出一个区按规则办理的事项，和每类事项要填写的情况。"""
    found = queries.rulebook_for(district, on or china_today()).acts(on or china_today())
    if as_json:
        show_json(acts_as_json(found))
    else:
        click.echo(acts_text(found))


@click.command()
@district_option
@click.option("--act", required=True, help="事项的代号，例如 issue_document（见 guiju acts）。")
@click.option("--on", type=DAY, default=None, help="适用哪一天的规则（写作 2024-04-02）；默认今天。")
@click.option("--facts", type=JSON_OBJECT, default="{}", help="情况，JSON 对象，例如 '{\"major\": true}'。")
@json_option
def plan(district: str, act: str, on: date | None, facts: dict[str, Any], as_json: bool) -> None:
    """按规则推算一件事项：谁依次做什么、缺什么、何时到期、依据哪一条。"""
    law_on = on or china_today()
    found = queries.rulebook_for(district, law_on).plan(act, facts, law_on)
    if as_json:
        show_json(plan_as_json(found, queries.vocabulary()))
    else:
        click.echo(plan_text(found))


@click.command()
@district_option
@click.option("--instrument", default="", help="规则文本的代号；默认本区自己的工作规则。")
@json_option
def coverage(district: str, instrument: str, as_json: bool) -> None:
    """逐条列出系统怎样处理规则、由哪些案例检验、哪些条文还待补写。"""
    found, sides = coverage_of(district, instrument), both_sides(district, instrument)
    if as_json:
        show_json(coverage_as_json(found) | {"conditions": both_sides_as_json(sides)})
    else:
        click.echo(coverage_text(found))
        click.echo(both_sides_text(sides))


@click.command()
@click.argument("a")
@click.argument("b")
@json_option
def compare(a: str, b: str, as_json: bool) -> None:
    """比较两部规则 A 和 B（代号或者规则文本的文件夹）：哪里不同，依据哪一条，什么情况看得出来。"""
    found = compare_texts(text_at(a), text_at(b), queries.vocabulary())
    if as_json:
        show_json(comparison_as_json(found, queries.vocabulary()))
    else:
        click.echo(comparison_text(found))


@click.group()
def law() -> None:
    """检查规则文本，读入已发布的原文，导出给其他程序，输出写法的 JSON Schema。"""


law.add_command(export)


@law.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@click.option("--district", default="", help="与哪个区的规则库相比，写代号。")
@click.option("--instrument", default="", help="规则文本的代号；默认本区自己的工作规则。")
@click.option("--import", "keeping", is_flag=True, help="导入为该区规则的原文，在条文页上与规范并排显示。")
@click.option("--force", is_flag=True, help="不同的条比相同的多时也导入。")
@click.option("--fingerprints", "printing", is_flag=True, help="只输出各条的指纹，存为 fingerprints.yaml。")
def read_text(
    file: Path, as_json: bool, district: str, instrument: str, keeping: bool, force: bool, printing: bool
) -> None:
    """读入已发布的规则文本（TXT、网页、DOCX、PDF），列出章、条、款、项。"""
    if (keeping or instrument) and not district:
        raise click.UsageError("请用 --district 指定是哪个区的规则")
    if keeping:
        _must_be_own(district, instrument)
    publication, rules = read_rules(file)
    if printing:
        click.echo(fingerprint_file(publication, rules), nl=False)
        return
    compared = _compared(rules, file.name, queries.instrument(district, instrument), keeping, force) if district else ""
    if as_json:
        show_json(rules_as_json(publication, rules))
    else:
        click.echo(outline(publication, rules))
    if compared:
        click.echo(compared, err=True)


def _must_be_own(district: str, code: str) -> None:
    """Raises NotTheDistrictsText for the law above, as the page does."""
    chosen = queries.instrument(district, code)
    if chosen.outside:
        own = [one.code for one in queries.district_rulebook(district).instruments if not one.outside]
        raise NotTheDistrictsText(chosen.head.title, own)


def _compared(rules: RuleText, file: str, instrument: Instrument, keeping: bool, force: bool) -> str:
    from guiju.office.rulebook import imported_texts  # knows Django; the other commands answer without it

    if not keeping:
        return imported_texts.match(instrument, rules).zh()
    found = imported_texts.keep(instrument, rules, file, force=force)
    return f"已导入为{instrument.head.title}的原文，条文页上可以看到。{found.zh()}"


@law.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """读入全部规则文本，逐一核对案例，列出与上位规定的抵触；有错就指出文件、行、列。"""
    report = law_check.check_all()
    told = [*(found.zh() for found in report.unread), *map(str, report.mistakes)]
    for mistake in told:
        click.echo(mistake, err=True)
    for declared in report.declared:
        click.echo(f"已写明的抵触 {declared}")
    for missing in report.missing:
        click.echo(f"缺一面的案例 {missing}")
    click.echo(report.summary(), err=bool(told))
    ctx.exit(1 if told else 0)


for command in (layer_commands.texts, layer_commands.conflicts, layer_commands.settings):
    law.add_command(command)


@law.command("schema")
@click.option("--exported", is_flag=True, help="导出的 JSON 的 Schema，而不是规则文本写法的。")
@click.option("--write", is_flag=True, help="写入随程序提交的 Schema 文件。")
def show_schema(exported: bool, write: bool) -> None:
    """输出规则文本写法的 JSON Schema，或者导出的 JSON 的。"""
    from guiju.rules.exchange import schema as exported_schema  # opened only when asked for

    found, file = (
        (exported_schema.schema_text(), exported_schema.FILE) if exported else (schema.schema_text(), schema.FILE)
    )
    if write:
        file.write_text(found, encoding="utf-8")
    else:
        click.echo(found, nl=False)
