"""The log cannot be changed unseen, and everything else can be built again from it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from guiju.office.cases import actions, append_only
from guiju.office.cases.handling import LogBroken
from guiju.office.cases.models import AccessRefusal, Case, Event, Serial, WorkItem
from office.cases.town import ON, Town


@pytest.fixture
def case(town: Town) -> int:
    """A case with some history, the second of its district."""
    town.draft()
    number = town.handed_in()
    actions.agree(number, town.actor("government_office.desk"))
    actions.send_back(number, town.actor("deputy"), reason="请补充")
    return number


@pytest.fixture
def _unguarded(case: int) -> Iterator[None]:
    """As somebody with the database's own password could have it."""
    append_only.remove(connection)
    yield
    append_only.install(connection)


def test_the_database_refuses_to_change_an_entry(case: int) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.objects.filter(case=case, seq=1).update(payload="{}")


def test_the_database_refuses_to_remove_an_entry(case: int) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_event WHERE case_id = %s", [case])


def test_the_database_refuses_to_forget_a_refused_view(case: int, town: Town) -> None:
    actions.log_refusal(case, town.actor("finance_bureau.desk"), f"/cases/{case}/")
    assert AccessRefusal.objects.get().person == town.people["finance_bureau.desk"]
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM cases_accessrefusal")


def test_an_untouched_log_is_whole(case: int) -> None:
    assert actions.verify() is None


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize("column", ["payload", "kind", "cites", "token", "rulebook_version"])
def test_any_changed_column_is_found_at_its_entry(case: int, column: str) -> None:
    Event.objects.filter(case=case, seq=3).update(**{column: "changed"})
    found = actions.verify()
    assert found is not None
    assert (found.serial, found.seq) == (2, 3)


@pytest.mark.usefixtures("_unguarded")
def test_another_actor_or_time_is_found(case: int, town: Town) -> None:
    entry = Event.objects.get(case=case, seq=4)
    Event.objects.filter(pk=entry.pk).update(actor=town.people["head"])
    assert actions.verify() is not None
    Event.objects.filter(pk=entry.pk).update(actor=entry.actor, happened_at=entry.happened_at.replace(year=2023))
    assert actions.verify() is not None


@pytest.mark.usefixtures("_unguarded")
def test_a_forged_hash_breaks_the_next_link(case: int) -> None:
    Event.objects.filter(case=case, seq=2).update(hash=hashlib.sha256(b"forged").hexdigest())
    assert actions.verify() is not None


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize("seq", [1, 3])
def test_a_missing_entry_is_found(case: int, seq: int) -> None:
    Event.objects.filter(case=case, seq=seq).delete()
    assert actions.verify() is not None


@pytest.mark.usefixtures("_unguarded")
def test_a_missing_last_entry_is_found_and_the_case_cannot_go_on(case: int, town: Town) -> None:
    Event.objects.filter(case=case).order_by("seq").last().delete()  # type: ignore[union-attr] # a new workbook has a sheet
    assert actions.verify() is not None
    with pytest.raises(LogBroken):
        actions.hand_in(case, town.actor("parks_bureau.desk"))


@pytest.mark.usefixtures("_unguarded")
@pytest.mark.parametrize("serial", [1, 2])
def test_a_case_that_vanished_altogether_is_found(case: int, serial: int) -> None:
    gone = Case.objects.get(serial=serial)
    Event.objects.filter(case=gone).delete()
    gone.delete()
    found = actions.verify("qingshi")
    assert found is not None
    assert found.serial == serial


def test_numbers_have_no_gaps_even_when_opening_fails(town: Town) -> None:
    town.draft()
    with pytest.raises(Exception, match="genre"):
        town.draft(genre="poem")
    town.draft()
    assert list(Case.objects.order_by("serial").values_list("serial", flat=True)) == [1, 2]
    assert Serial.objects.get().last == 2


def test_projections_can_be_thrown_away_and_built_again(case: int, town: Town) -> None:
    actions.circulate(case, town.actor("parks_bureau.desk"), posts=[town.posts["head"].pk])
    actions.mark_read(case, town.actor("head"))
    columns = [field.name for field in WorkItem._meta.fields if field.name != "id"]
    before = list(WorkItem.objects.order_by("case", "number").values(*columns))
    heads = list(Case.objects.order_by("pk").values())
    WorkItem.objects.update(state="done")
    assert actions.rebuild_projections("qingshi") == 2
    assert list(WorkItem.objects.order_by("case", "number").values(*columns)) == before
    assert list(Case.objects.order_by("pk").values()) == heads


def test_who_acted_and_under_which_articles_is_in_the_log(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"), text="拟同意")
    actions.sign(case, town.actor("deputy"))
    actions.record(case, town.actor("government_office.desk"), done_on=ON, evidence="号")
    kinds = list(Event.objects.filter(case=case).order_by("seq").values_list("kind", "cites"))
    assert ("agreed", '["QS2020:5"]') in kinds
    assert kinds[-1] == ("closed", "[]")
