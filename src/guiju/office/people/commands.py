"""The command `guiju organisation`: set a district up from a file, and show it."""

from __future__ import annotations

import csv
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from django.utils import timezone

from guiju.office.people import directory
from guiju.office.people.errors import DistrictNotSetUp, PasswordsNotWritten
from guiju.office.people.loading import NewAccount, load_staff, random_password
from guiju.office.people.organisation_text import organisation_json, organisation_text
from guiju.office.people.staff_files import Staff, read_staff
from guiju.office.rulebook.parameters import DAY, show_json
from guiju.office.rulebook.profiles import profile

FILE = click.Path(path_type=Path)
ONLY_OWNER = 0o600
COLUMNS = ("账号", "姓名", "职务", "初始密码")


@click.group()
def organisation() -> None:
    """一个区的机构、职务、人员和分工。"""


@organisation.command()
@click.argument("file", type=FILE)
@click.option("--passwords", type=FILE, default=None, help="把随机的初始密码写到这个 CSV 文件（只有本人可读）。")
def load(file: Path, passwords: Path | None) -> None:
    """按组织文件（YAML）设置一个区：机构、职务、账号、任职、分工。

    有一处错误就什么都不载入，并逐处指出行和列。密码只写进 --passwords 指定的文件，从不显示；不指定时账号暂时不能登录。
    """
    staff = read_staff(file)
    made = _load_with_passwords(staff, passwords) if passwords else load_staff(staff, lambda: None)
    organs, posts = len(staff.profile.organs), len(staff.posts)
    click.echo(f"已设置{staff.profile.name}：{organs}个机构、{posts}个职务、{len(made)}个账号。")
    click.echo(_what_next(passwords))
    _warn(staff.profile.code, staff.since_on)


@organisation.command()
@click.option("--district", required=True, help="区的代号（它的文件里的 code）。")
@click.option("--on", type=DAY, default=None, help="看哪一天的情况（写作 2024-04-02）；默认今天。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def show(district: str, on: date | None, as_json: bool) -> None:
    """列出一个区在某一天的职务、任职、分工和代行。"""
    known = profile(district)
    day = on or timezone.localdate()  # noqa: TID251 -- an entry point reads the clock
    found = directory.organisation(district, day)
    if not found.organs:
        raise DistrictNotSetUp(f"{known.name}的组织还没有设置。", "请写好组织文件，执行 guiju organisation load 文件。")
    show_json(organisation_json(found)) if as_json else click.echo(organisation_text(known.name, found, day))


def _load_with_passwords(staff: Staff, file: Path) -> list[NewAccount]:
    """Load, with the passwords on disk before anything is final; without accounts there is no file either."""
    opened = _new_private_file(file)
    try:
        return load_staff(staff, random_password, lambda made: _write(opened, made))
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _new_private_file(file: Path) -> int:
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, ONLY_OWNER)
    except FileExistsError as error:
        raise PasswordsNotWritten(f"文件「{file}」已经有了，不会覆盖。", "请另起一个文件名。") from error
    except OSError as error:
        raise PasswordsNotWritten(f"文件「{file}」建不了。", "请核对文件夹和权限。") from error


def _write(opened: int, made: Sequence[NewAccount]) -> None:
    # With a byte order mark: without it spreadsheets take Chinese for another encoding.
    with os.fdopen(opened, "w", encoding="utf-8-sig", newline="") as out:
        table = csv.writer(out)
        table.writerow(COLUMNS)
        table.writerows((new.account, new.name, new.title, new.password) for new in made)
        out.flush()
        os.fsync(out.fileno())


def _what_next(passwords: Path | None) -> str:
    if passwords is None:
        return "没有设置密码，账号暂时不能登录。设置密码：python -m django changepassword 账号"
    return f"初始密码在「{passwords}」，只有本人可读。请分发后删除，并请各人登录后在「修改密码」中改掉。"


def _warn(district: str, on: date) -> None:
    if lacking := directory.organisation(district, on).without_leader:
        click.echo(f"还没有区领导分管：{'、'.join(lacking)}。这些机构的事项到分管领导的环节会停住。", err=True)
