"""Two desks at the same register at the same time: no number skipped, none given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from django.db import connections, transaction

from guiju.office.people.models import District, Organ
from guiju.office.registry.models import Series
from guiju.office.registry.numbering import take_number

ON = date(2024, 5, 6)


def take(*, fails: bool = False) -> int:
    with transaction.atomic():
        serial = take_number(Organ.objects.get(code="desk"), "incoming", ON)
        if fails:
            transaction.set_rollback(True)
        return serial


def found() -> None:
    district = District.objects.create(code="qingshi", name="青石区", short="青石")
    Organ.objects.create(district=district, code="desk", name="办公室", short_name="办公室", kind="office")


def test_two_desks_at_once_get_fifty_numbers_without_gap_or_double(many_connections: None) -> None:
    taken: list[int] = []

    def work() -> None:
        try:
            for turn in range(25):
                taken.append(take())
                if turn % 5 == 0:
                    take(fails=True)
        finally:
            connections.close_all()

    in_a_thread(found)
    with ThreadPoolExecutor(2) as pool:
        for job in [pool.submit(work), pool.submit(work)]:
            job.result()
    assert sorted(taken) == list(range(1, 51))
    assert in_a_thread(lambda: Series.objects.get().last) == 50


def in_a_thread(job: object) -> object:
    def run() -> object:
        try:
            return job()  # type: ignore[operator] # a function
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
