"""The command `guiju enact`."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from django.conf import settings
from django.utils import timezone

from guiju.office.cases.actors import CHINA
from guiju.office.enactment.answers import answers_from
from guiju.office.enactment.enacting import enact as carry_through
from guiju.office.enactment.enacting import refuse_second
from guiju.office.enactment.errors import WrongAnswer
from guiju.office.enactment.questions import AnswersMissing, Asker, Question, read_answer
from guiju.office.enactment.reading import Reading, read_file
from guiju.office.enactment.report import report_of, text_of
from guiju.office.enactment.script import Script, script_of
from guiju.office.rulebook.parameters import DAY, show_json
from guiju.office.rulebook.profiles import profile

ANSWERS_MISSING = 2
FILE = click.Path(dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@click.option("--district", required=True, help="区的代号（它的文件里的 code）。")
@click.option("--answers", type=FILE, default=None, help="回答文件（YAML），写明文件里没有的情况；见 examples。")
@click.option("--set", "settings_", multiple=True, metavar="项=值", help="补充或改动一项回答，可以多次使用。")
@click.option("--law-on", type=DAY, default=None, help="适用哪一天的规则；默认是所制定文本施行的第一天。")
@click.option("--out", type=FOLDER, default=None, help="公文和纪要写到哪个文件夹；默认在数据文件夹的 enacted 里。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def enact(file: Path, district: str, answers: Path | None, law_on: date | None, **rest: Any) -> None:
    """把一份已发布的规则文本，按本区的程序从起草办到公开。

    征求意见、合法性审查、议题审定、会议讨论、纪要、签发、编号、公开、备案，都用办理页面的同一套操作。
    文件没有写明的，从回答里取；没有回答的，在终端上逐项询问；都没有就列出所缺各项，什么也不写入。
    """
    reading = read_file(file, profile(district))
    refuse_second(reading)
    given = answers_from(answers, rest["settings_"]) | ({"law_on": law_on} if law_on else {})
    script = _complete(reading, given, answers.parent if answers else Path())
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    which = "指定的日期" if law_on else "所制定文本施行的第一天"
    click.echo(f"按{script.law_on}（{which}）的规则办理；这一点记入事项。", err=True)
    done = carry_through(script, now, settings.UPLOAD_LIMIT_BYTES)
    out = rest["out"] or settings.STATE_FOLDER / "enacted"
    report = report_of(done, out, now.astimezone(CHINA).date())
    show_json(report.as_json()) if rest["as_json"] else click.echo(text_of(report))


def _complete(reading: Reading, given: dict[str, Any], folder: Path) -> Script:
    """The script, its missing answers asked on a terminal. Without one they are listed, and the command ends."""
    today = timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    while True:
        try:
            return script_of(reading, Asker(given), folder, today)
        except AnswersMissing as missing:
            if not sys.stdin.isatty():
                _list(missing)
                click.get_current_context().exit(ANSWERS_MISSING)
            given |= {question.key: _asked(question) for question in missing.questions}


def _list(missing: AnswersMissing) -> None:
    click.echo(missing.message, err=True)
    for question in missing.questions:
        click.echo(f"  {question.key}: {question.sentence()}", err=True)


def _asked(question: Question) -> Any:
    while True:
        typed = click.prompt(question.sentence(), type=str)
        try:
            return read_answer(question, typed)
        except WrongAnswer as wrong:
            click.echo(wrong.message, err=True)
