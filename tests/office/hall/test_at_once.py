"""Secretaries who press at the same moment: all is recorded, nothing twice, nothing overwritten. On both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from guarded_tables import lift, restore
from guiju.office.cases.errors import CaseError
from guiju.office.hall import steps
from guiju.office.meetings import actions
from guiju.office.meetings.models import Attendance, Entry, Sitting
from office.hall.test_live import HALF, item_of
from office.meetings.hall import Hall, build_hall

DEPUTIES = ("deputy4", "deputy5", "deputy6", "deputy7")
DESKS = ("government_office.desk", "government_office.chief")


@pytest.fixture
def _lifted(django_db_blocker: Any, django_db_setup: None) -> Iterator[list[str]]:
    statements: list[str] = []
    yield statements
    with django_db_blocker.unblock():
        restore(connection, statements)


@pytest.fixture
def lasting(_lifted: list[str], transactional_db: None) -> Iterator[Hall]:
    yield build_hall("dongcheng")
    _lifted += lift(connection)


def at_once(deeds: list[Callable[[], object]]) -> list[str]:
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            done = deed()
        except CaseError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "again" if done == steps.Done(again=True) else "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_everything_pressed_at_the_same_moment_counts_once(lasting: Hall) -> None:
    item = item_of(lasting)
    sitting, actors = item.sitting_id, [lasting.actor(DESKS[n % 2], token=f"t{n}") for n in range(8)]

    def arriving(n: int, name: str) -> Callable[[], object]:
        return lambda: steps.arrive(sitting, actors[n], actions.Note(lasting.key(name), "present"), "")

    def deciding(n: int, wording: str) -> Callable[[], object]:
        return lambda: steps.decide(sitting, actors[n], item.pk, actions.Decided("agreed", wording))

    deeds = [arriving(n, name) for n, name in enumerate(DEPUTIES)]
    deeds += [arriving(3, DEPUTIES[3]), deciding(4, "甲"), deciding(5, "乙"), deciding(4, "甲")]
    said = at_once(deeds)
    assert sorted(said[:5]) == ["again", "done", "done", "done", "done"]
    assert said[5:].count("done") == 1
    assert Attendance.objects.filter(status="present", item=None).count() == len(HALF) + len(DEPUTIES)
    item.refresh_from_db()
    assert item.wording == ("乙" if said[6] == "done" else "甲")
    entries = Entry.objects.filter(sitting=sitting).order_by("number").values_list("number", flat=True)
    assert list(entries) == list(range(1, Sitting.objects.get(pk=sitting).version + 1))
    assert Entry.objects.filter(sitting=sitting, kind="outcome").count() == 1
