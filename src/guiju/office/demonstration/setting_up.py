"""Setting an installation up: tables, static files, and the demonstration with its marker."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import transaction

from guiju.office.cases.actions import fill_owed
from guiju.office.demonstration.matters import load_matters
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.people.models import District

PASSWORD = "guiju-demo-2026"  # noqa: S105 -- of made-up people, shown at sign-in
MARKER = "demonstration"


class NotEmpty(Exception):
    """The demonstration goes into an empty installation only, so that it never mixes with a district's own data."""

    def __init__(self) -> None:
        self.message = "本系统已经有数据，不能再载入演示数据。请另用一个空的数据文件夹（GUIJU_DATA）。"
        super().__init__(self.message)


def prepare_database() -> None:
    """Make or bring up to date all tables. Harmless when there is nothing to do."""
    call_command("migrate", interactive=False, verbosity=0)
    # Not a migration: it reads the log with the code of today, which only fits tables brought up to date completely.
    fill_owed()


def is_empty() -> bool:
    """Whether nobody has set a district up yet."""
    return not District.objects.exists()


def load_demonstration(state_folder: Path, now: datetime) -> int:
    """Put made-up people and matters into an empty installation; how many matters. Raises NotEmpty.

    The marker in the state folder holds the password of all made-up people; the sign-in page then lists them.
    """
    if not is_empty():
        raise NotEmpty
    with transaction.atomic():
        load_organisation(PASSWORD)
        made = load_matters(now)
    (state_folder / MARKER).write_text(PASSWORD, encoding="utf-8")
    return len(made)
