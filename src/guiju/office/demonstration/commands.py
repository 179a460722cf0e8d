"""The commands `guiju setup-database`, `guiju demo load` and `guiju run`."""

from __future__ import annotations

import os
import sys

import click
from django.conf import settings
from django.utils import timezone
from gunicorn.config import KNOWN_SETTINGS

from guiju.office.demonstration.setting_up import PASSWORD, is_empty, load_demonstration, prepare_database
from guiju.office.rulebook.starting import mistaken_districts
from guiju.office.seals import keys

WORKERS, THREADS = 2, 4
"""As in the files of deploy/. With threads a browser keeps its connection for all that a page needs."""


def _prepare() -> None:
    """Bring the tables up to date; a new installation gets its key for signing files."""
    prepare_database()
    keys.current(timezone.now())  # noqa: TID251 -- an entry point reads the clock


@click.command("setup-database")
def setup_database() -> None:
    """建立或者更新数据库的表。重复执行没有影响。"""
    _prepare()
    click.echo("数据库已经就绪。")


@click.group()
def demo() -> None:
    """演示数据：各区的虚构人员和事项。"""


@demo.command()
def load() -> None:
    """在空的系统里载入演示数据。已有数据的系统不受影响。"""
    _prepare()
    _load()


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听的地址。")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="监听的端口。")
@click.option("--no-demo", is_flag=True, help="数据库是空的时，也不载入演示数据。")
def run(host: str, port: int, no_demo: bool) -> None:
    """建好数据库，空的就载入演示数据，然后启动网站。按 Ctrl+C 停止。"""
    for wrong in mistaken_districts():
        click.echo(wrong.zh(), err=True)
    _prepare()
    if is_empty() and not no_demo:
        _load()
    where = f"http://{host}:{port}"
    click.echo(f"网站地址：{where}/  公开页面：{where}/public/")
    if (settings.STATE_FOLDER / "demonstration").exists():
        click.echo(f"演示账号列在登录页 {where}/sign-in/ ，密码都是 {PASSWORD}")
    sys.stdout.flush()
    # The server takes the place of this process: it reads the settings anew and sees the marker just written.
    arguments = [sys.executable, "-m", "gunicorn", "guiju.office.config.wsgi", *_nothing_outside()]
    arguments += ["--workers", str(WORKERS), "--threads", str(THREADS), "--bind", f"{host}:{port}"]
    os.execv(sys.executable, arguments)  # noqa: S606 -- no shell, our own arguments


def _nothing_outside() -> list[str]:
    # Newer gunicorns put a control socket into the home folder; all state of ours lies in the state folder.
    option = "--no-control-socket"
    return [option] if any(option in (setting.cli or ()) for setting in KNOWN_SETTINGS) else []


def _load() -> None:
    now = timezone.now()  # noqa: TID251 -- an entry point reads the clock
    made = load_demonstration(settings.STATE_FOLDER, now)
    click.echo(f"已载入演示数据：{made}件虚构的事项，人员也都是虚构的。")
