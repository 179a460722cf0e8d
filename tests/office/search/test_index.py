"""The index and the triggers that mark changes: made, taken away, made again."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.search import engines, following
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


@given(last=st.integers(0, 9_000_000), reach=st.integers(1, 9_000_000))
def test_the_newest_batches_hold_all_passages_that_are_asked_for(last: int, reach: int) -> None:
    asked = engines.among_newest("'值守'", last, reach)
    if asked is None:
        assert reach > (engines.MOST_BATCHES - 1) * engines.BATCHES[-1]
        return
    batches = set(re.findall(r"'#+[0-9]+'", asked))
    assert 1 <= len(batches) <= engines.MOST_BATCHES
    for number in {last, max(last - reach, 0), max(last - reach // 2, 0), max(last - 1, 0)}:
        assert batches & set(engines._batches(number))


def test_the_migration_names_the_same_batches_as_the_index_does(committing: None, town: Town, look: Look) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL knows batches")
    written(town)
    look(DESK, "值守")
    begun = words()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_passage SET words = ts_delete(words, '{##0,###0}'::text[])")
    assert words() != begun
    call_command("migrate", "search", "0003", verbosity=0)
    call_command("migrate", "search", verbosity=0)
    assert words() == begun


def words() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM search_passage ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(("catch_up", "waits"), [(following.catch_up, True), (following.catch_up_with_many, False)])
def test_who_reads_many_leaves_nothing_waiting_to_be_put_in_order(
    town: Town, catch_up: Callable[[int], int], waits: bool
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite puts everything in order at once")
    written(town)
    assert catch_up(40) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_passage_words')")
        assert (cursor.fetchone()[0] > 0) is waits


def test_the_planner_never_learns_how_often_words_stand_in_passages(town: Town, look: Look) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is told which index to take")
    written(town)
    look(DESK, "值守")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_passage")
        cursor.execute("SELECT attname FROM pg_stats WHERE tablename = 'search_passage'")
        known = {name for (name,) in cursor.fetchall()}
    assert "kind" in known
    assert "words" not in known
