"""The index and the triggers that mark changes: made, taken away, made again."""

from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.db import DataError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.search import asking, engines, following
from guiju.office.search.models import Passage
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
        assert reach > (engines.MOST_BATCHES - 1) * engines.BATCHES[-1] or last - reach < engines.BATCHES[-1]
        return
    batches = set(re.findall(r"'#+[0-9]+'", asked))
    assert 1 <= len(batches) <= engines.MOST_BATCHES
    assert not batches & set(engines._batches(0))
    for number in {last, max(last - reach, 0), max(last - reach // 2, 0), max(last - 1, 0)}:
        assert batches & set(engines._batches(number))


def test_the_migration_names_the_same_batches_as_the_index_does(committing: None, town: Town, look: Look) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL knows batches")
    written(town)
    look(DESK, "值守")
    passage = Passage.objects.latest("pk")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE search_passage SET id = 1700000 WHERE id = %s", [passage.pk])
        engines.write([engines.Words(1_700_000, passage.title, passage.text, passage.seen_by)])
        begun = words()
        cursor.execute("UPDATE search_passage SET words = ts_delete(words, '{##0,###0,##51,###3}'::text[])")
    assert "'###3' '##51' '#830'" in begun[-1]
    assert [len(now) < len(then) for now, then in zip(words(), begun, strict=True)] == [True] * len(begun)
    call_command("migrate", "search", "0003", verbosity=0)
    call_command("migrate", "search", verbosity=0)
    assert words() == begun


def words() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT words::text FROM search_passage ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(("at_once", "waits"), [(40, True), (0, False)])
def test_who_reads_many_leaves_nothing_waiting_to_be_put_in_order(
    town: Town, monkeypatch: pytest.MonkeyPatch, at_once: int, waits: bool
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite puts everything in order at once")
    monkeypatch.setattr(following, "AT_ONCE", at_once)
    written(town)
    assert following.catch_up_with_many(200) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('search_passage_words')")
        assert (cursor.fetchone()[0] > 0) is waits


def test_another_owner_of_the_index_is_no_reason_to_stop(town: Town, caplog: pytest.LogCaptureFixture) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no owners")
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE guiju_reader_of_a_test")
        cursor.execute("SET LOCAL ROLE guiju_reader_of_a_test")
        engines.put_in_order()
        cursor.execute("RESET ROLE")
    assert "belongs to another role" in caplog.text


def test_no_question_reads_the_whole_table(town: Town) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite is told which index to take")
    assert setting() == "on"
    assert asking._by_index("SELECT (current_setting('enable_seqscan') = %s)::int", ["off"]) == [1]
    assert setting() == "on"
    with pytest.raises(DataError), transaction.atomic():
        asking._by_index("SELECT 1 / %s", [0])
    assert setting() == "on"


def setting() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        return str(cursor.fetchone()[0])
