"""The command `guiju`. Commands live in each app's `commands.py`; the table below is the whole list."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

import click

from guiju.office.cli.complaints import REFUSED, WRONG_USAGE, refusal, unexpected, usage


@dataclass(frozen=True, slots=True)
class Listed:
    """Where a command is written ("module:name") and its one line of help. `database`: needs Django set up."""

    at: str
    help: str
    database: bool = True


COMMANDS: Mapping[str, Listed] = {
    "run": Listed("guiju.office.demonstration.commands:run", "建好数据库并启动网站；空的系统载入演示数据"),
    "setup-database": Listed("guiju.office.demonstration.commands:setup_database", "建立或者更新数据库的表"),
    "demo": Listed("guiju.office.demonstration.commands:demo", "载入演示数据"),
    "organisation": Listed(
        "guiju.office.people.commands:organisation", "按文件设置一个区的机构、职务和账号；查看现有的"
    ),
    "acts": Listed("guiju.office.rulebook.commands:acts", "列出一个区办理的事项和要填写的情况", database=False),
    "plan": Listed("guiju.office.rulebook.commands:plan", "按规则推算一件事项的流程、要件和时限", database=False),
    "coverage": Listed("guiju.office.rulebook.commands:coverage", "逐条列出系统怎样处理规则", database=False),
    "compare": Listed("guiju.office.rulebook.commands:compare", "比较两部规则有哪些不同", database=False),
    "prove": Listed(
        "guiju.office.rulebook.proof_command:prove", "证明规则在任何情况下都不矛盾、没有缺口", database=False
    ),
    "whatif": Listed("guiju.office.whatif.commands:whatif", "试改一部规则：哪些条文、事项和以往事项会不同"),
    "past-cases": Listed("guiju.office.whatif.commands:past_cases", "预先读好以往事项，试算时不必等"),
    "law": Listed(
        "guiju.office.rulebook.commands:law",
        "检查规则文本，读入已发布的原文，导出规则，输出写法的 JSON Schema",
        database=False,
    ),
    "log": Listed("guiju.office.cases.commands:log", "核对办理记录是否完整"),
    "paper": Listed("guiju.office.documents.commands:paper", "按公文格式标准检查一份 DOCX"),
    "seal": Listed("guiju.office.seals.commands:seal", "核验签名和用印的文件；更换签名密钥"),
    "archive": Listed("guiju.office.archive.commands:archive", "核验归档移交包"),
    "search": Listed("guiju.office.search.commands:search", "全文检索的索引：跟上变化，或者全部重建"),
    "enact": Listed("guiju.office.enactment.commands:enact", "把一份已发布的规则文本按本区程序从起草办到公开"),
}


class Commands(click.Group):
    """Opens a command's module only when it is called: asking the rules needs no database."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of that name; sets Django up first where it needs the database."""
        listed = COMMANDS.get(cmd_name)
        if listed is None:
            raise click.UsageError(f"没有叫「{cmd_name}」的命令", ctx)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
        if listed.database:
            set_up_django()
        module, name = listed.at.split(":")
        found: click.Command = getattr(import_module(module), name)
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of `guiju --help`, from the table alone."""
        with formatter.section("命令"):
            formatter.write_dl([(name, listed.help) for name, listed in COMMANDS.items()])


def set_up_django() -> None:
    """Reads the settings and fills the registry of apps."""
    import django

    django.setup()


@click.group(cls=Commands, name="guiju", context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="guiju", message="规矩 %(version)s")
@click.option("--traceback", is_flag=True, help="出错时显示程序内部的调用过程（供开发人员）。")
def guiju(traceback: bool) -> None:
    """规矩：按工作规则办事。"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs one command and leaves with 0, 1 (refused, or mistakes found) or 2 (wrongly called)."""
    sys.exit(run(list(sys.argv[1:] if arguments is None else arguments)))


def run(arguments: list[str]) -> int:
    """Runs one command; errors become one Chinese sentence on stderr. Answers the exit code."""
    try:
        code = guiju.main(arguments, prog_name="guiju", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.ctx.get_help() if error.ctx else "", err=True)
        return WRONG_USAGE
    except click.UsageError as error:
        return _said(usage(error), WRONG_USAGE)
    except (click.Abort, KeyboardInterrupt):
        return _said("已中止，没有完成。", REFUSED)
    except Exception as error:  # the last resort: nobody is shown a stack trace who did not ask for it
        if "--traceback" in arguments:
            traceback.print_exc()
        return _said(refusal(error) or unexpected(error), REFUSED)
    return code if isinstance(code, int) else 0


def _said(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


if __name__ == "__main__":
    main()
