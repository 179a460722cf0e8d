"""Numbers: none skipped, none doubled, whoever asks at the same time."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connections, transaction

from guiju.office.documents.actions import Code, set_last_number, take_number
from guiju.office.documents.errors import NoDocumentCode, NotTheOffice, ReasonMissing
from guiju.office.documents.models import NumberChange, NumberSeries
from guiju.office.documents.numbering import NotInTransaction
from guiju.office.people.models import District
from office.cases.town import Town

CODE = Code("青政发", "government", "government", "青石区人民政府")
ON = date(2024, 3, 5)
OFFICE = "government_office.desk"


def take(district: str = "qingshi", on: date = ON) -> str:
    with transaction.atomic():
        return take_number(district, CODE, on).text


def test_numbers_of_one_year_follow_each_other_and_the_next_year_begins_at_one(town: Town) -> None:
    assert [take(), take(), take(on=date(2025, 1, 1))] == [
        "青政发〔2024〕1号",
        "青政发〔2024〕2号",
        "青政发〔2025〕1号",
    ]


def test_districts_count_apart(town: Town) -> None:
    District.objects.create(code="hongtu", name="红土区", short="红土")
    assert [take(), take("hongtu")] == ["青政发〔2024〕1号"] * 2


def test_a_number_whose_transaction_fails_is_given_again(committing: None) -> None:
    District.objects.create(code="qingshi", name="青石区", short="青石")
    assert take() == "青政发〔2024〕1号"
    fail()
    assert take() == "青政发〔2024〕2号"


def test_outside_a_transaction_no_number_is_given(committing: None) -> None:
    District.objects.create(code="qingshi", name="青石区", short="青石")
    with pytest.raises(NotInTransaction):
        take_number("qingshi", CODE, ON)


def test_two_at_a_time_get_fifty_numbers_without_gap_or_double(many_connections: None) -> None:
    taken: list[str] = []

    def work() -> None:
        for turn in range(25):
            taken.append(take())
            if turn % 5 == 0:
                fail()

    in_threads(lambda: District.objects.get_or_create(code="qingshi", name="青石区", short="青石"))
    in_threads(work, work)
    assert sorted(taken) == sorted(f"青政发〔2024〕{n}号" for n in range(1, 51))
    last: list[int] = []
    in_threads(lambda: last.append(NumberSeries.objects.get().last))
    assert last == [50]


def in_threads(*works: Callable[[], object]) -> None:
    """Run all at the same time; wait for all; fail when one fails."""

    def closing(work: Callable[[], object]) -> None:
        try:
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(closing, work) for work in works]:
            done.result()


def fail() -> None:
    """Take a number in a transaction that comes to nothing."""
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        take_number("qingshi", CODE, ON)
        raise ZeroDivisionError


def test_the_office_says_up_to_where_a_series_was_used_and_that_is_kept(town: Town) -> None:
    set_last_number(town.actor(OFFICE), "青政发", 2024, 1, "启用前已印发1件")
    assert take() == "青政发〔2024〕2号"
    change = NumberChange.objects.get()
    assert (change.before, change.after, change.reason) == (0, 1, "启用前已印发1件")
    assert change.changed_by == town.people[OFFICE]


def test_only_the_office_sets_a_series(town: Town) -> None:
    for name in ("parks_bureau.chief", "head"):
        with pytest.raises(NotTheOffice):
            set_last_number(town.actor(name), "青政发", 2024, 5, "想要吉利的号")
    assert not NumberSeries.objects.exists()


def test_a_series_is_set_with_a_reason_and_for_a_known_code_only(town: Town) -> None:
    with pytest.raises(ReasonMissing):
        set_last_number(town.actor(OFFICE), "青政发", 2024, 1, "  ")
    with pytest.raises(NoDocumentCode, match="红政发"):
        set_last_number(town.actor(OFFICE), "红政发", 2024, 1, "笔误")
