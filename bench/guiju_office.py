"""The four-step approval in the product: a made-up district, its people, its rules; cases through the actions."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from bench.approval import ACTORS, NotFinished
from bench.raw_sql import durability

RULES = Path(__file__).parent / "rules"
DISTRICT = "bench"
ACT = "hand_in_request"
DRAFTER = "parks_bureau"
SINCE = date(2024, 1, 1)
POSTS = (("parks_bureau", "desk"), ("government_office", "desk"), ("finance_bureau", "chief"), ("", "head"))
"""The organ and code of the post of each of ACTORS."""
ENTRIES = ("handed_in", "agreed", "countersigned", "agreed")
"""What the log must hold of each of STEPS."""


class Office:
    """Django set up on an empty database, with one district; persons are in memory as with the other contestants."""

    def __init__(self, url: str, synchronous: int) -> None:
        _set_up(url)
        from django.db import connection

        self._connection = connection
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA synchronous={int(synchronous)}")
        _bind_rules()
        self._people = _people()

    def durability(self) -> str:
        def ask(question: str) -> Any:
            with self._connection.cursor() as cursor:
                cursor.execute(question)
                return cursor.fetchone()[0]

        return durability(self._connection.vendor == "sqlite", ask)

    def open_cases(self, count: int) -> list[int]:
        from guiju.office.cases.actions import Matter, open_case

        facts = {"one_matter": True, "disclosure": "proactive", "format_right": True}
        matters = (Matter(DISTRICT, ACT, f"关于第{n}号公园的请示", facts, DRAFTER) for n in range(count))
        return [open_case(self._actor(0), matter) for matter in matters]

    def waiting(self, cases: Sequence[int], step: int) -> Sequence[int]:
        return cases

    def act(self, case: int, step: int) -> None:
        """As a view does it: a new actor, the action, its transaction."""
        from guiju.office.cases import actions

        do = (actions.hand_in, actions.agree, actions.countersign, actions.agree)[step]
        do(case, self._actor(step))

    def verify(self, cases: Sequence[int]) -> None:
        from guiju.office.cases.actions import verify
        from guiju.office.cases.models import Case, Event, WorkItem

        for case in Case.objects.filter(pk__in=cases):
            kinds = list(
                Event.objects.filter(case=case, kind__in=ENTRIES).order_by("seq").values_list("kind", flat=True)
            )
            left = WorkItem.objects.filter(case=case, state="todo").count()
            if (case.state, tuple(kinds), left) != ("closed", ENTRIES, 0):
                raise NotFinished(f"case {case.pk}: {case.state}, {kinds}, {left} items left")
        if broken := verify(DISTRICT):
            raise NotFinished(f"the log is not whole: {broken}")

    def _actor(self, step: int) -> Any:
        from guiju.office.cases.actions import Actor

        return Actor(self._people[ACTORS[step]], datetime.now(UTC))  # noqa: TID251 -- the clock of a measurement


def _set_up(url: str) -> None:
    """Django with the product's own settings on the database of `url`, and its tables."""
    folder = tempfile.mkdtemp(prefix="bench-data-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ |= {
        "GUIJU_DATABASE_URL": url,
        "GUIJU_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "guiju.office.config.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _bind_rules() -> None:
    """Let the made-up rules bind the district, as the tests of cases do."""
    from guiju.office.rulebook import queries
    from guiju.rules.instruments import load_instrument
    from guiju.rules.planning.rulebook import Rulebook

    rulebook = Rulebook(queries.vocabulary(), [load_instrument(RULES, queries.vocabulary())])
    queries.rulebook_for = lambda district, law_on: rulebook


def _people() -> dict[str, Any]:
    """The person of each of ACTORS, in their post since the beginning of the year."""
    from guiju.office.people import actions
    from guiju.office.people.models import District, Organ, Person, Post

    district = District.objects.create(code=DISTRICT, name="测试区", short="测试")
    people = {}
    for rank, (name, (organ, code)) in enumerate(zip(ACTORS, POSTS, strict=True)):
        labels = {"name": organ, "short_name": organ, "kind": "department"}
        home = Organ.objects.create(district=district, code=organ, **labels) if organ else None
        post = Post.objects.create(district=district, organ=home, code=code, title=f"{organ} {code}", rank=rank)
        people[name] = Person.objects.create(username=name, name=name, district=district)
        actions.appoint(post, people[name], SINCE)
    return people
