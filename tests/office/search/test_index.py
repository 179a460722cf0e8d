"""The index and the triggers that mark changes: made, taken away, made again."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import connection

from guiju.office.search.schema import MARKED, dropping
from office.cases.town import Town
from office.documents.papers_in_town import DESK, TEXT, written
from office.search.conftest import Look


def triggers() -> set[str]:
    """The names of the marking triggers that the database has."""
    asked = {
        "postgresql": "SELECT DISTINCT tgname FROM pg_trigger WHERE tgname LIKE 'search_due_%'",
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'search_due_%'",
    }
    with connection.cursor() as cursor:
        cursor.execute(asked[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


def marks() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM search_due")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("state", ["0001", "0002"])
def test_the_index_can_be_taken_away_and_made_again(committing: None, town: Town, look: Look, state: str) -> None:
    written(town)
    before = triggers()
    assert before == {f"search_due_{mark.table}_{event.lower()}" for mark in MARKED for event in mark.events}
    call_command("migrate", "search", state, verbosity=0)
    assert triggers() < before
    call_command("migrate", "search", verbosity=0)
    assert (triggers(), marks()) == (before, 1)
    assert look(DESK, "值守") == [("draft", TEXT.title)]


def test_triggers_that_a_table_has_lost_are_there_again_after_the_next_migration(committing: None) -> None:
    before = triggers()
    with connection.cursor() as cursor:
        for statement in dropping(connection.vendor):
            cursor.execute(statement)
    assert triggers() == set()
    call_command("migrate", verbosity=0)
    assert triggers() == before
