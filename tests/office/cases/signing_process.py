"""A process of its own that signs a case and stops at a moment, there to be killed (see test_kill.py)."""

from __future__ import annotations

import os
import sys
import time
from datetime import datetime
from typing import Any

import django
from django.conf import settings

SECONDS = 120


def connect() -> None:
    """Django over the database of the test that has started this process."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "guiju.office.config.settings"
    where = {name: os.environ[f"SIGNING_{name}"] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    settings.DATABASES["default"].update(where)
    django.setup()


def stop(moment: str) -> None:
    """Say that the moment has come, and wait to be killed."""
    sys.stdout.write(f"{moment}\n")
    sys.stdout.flush()
    time.sleep(SECONDS)


def sign(case: int, person: int, at: datetime, moment: str) -> None:
    """Sign; stop when everything is written but not committed (`before`), or when it is committed (`after`)."""
    from guiju.office.cases import actions, handling
    from guiju.office.people.models import Person
    from guiju.office.rulebook import queries
    from office.cases.town import qingshi

    queries.rulebook_for = lambda district, law_on: qingshi()

    def react(told: Any, key: str) -> bool:
        if moment == "before" and told.name == "case_moved":
            stop(moment)
        return False

    handling.reactions.react = react
    actions.sign(case, actions.Actor(Person.objects.get(pk=person), at, token="the-same-click"))
    stop(moment)


if __name__ == "__main__":
    connect()
    sign(int(sys.argv[1]), int(sys.argv[2]), datetime.fromisoformat(sys.argv[3]), sys.argv[4])
