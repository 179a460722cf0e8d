from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from guiju.office.openness import append_only
from guiju.office.openness.actions import publish
from guiju.office.openness.errors import NumberPublished
from guiju.office.openness.models import IndexSeries, PublicationEvent, PublicDocument
from guiju.office.people.models import District
from office.openness.papers import NOW, paper, published

EACH = 6


@pytest.mark.usefixtures("districts")
def test_index_numbers_follow_each_other_and_start_anew_every_year() -> None:
    days = [date(2024, 6, 1), date(2024, 7, 1), date(2025, 1, 2)]
    numbers = [published(published_on=day).index_no for day in days]
    assert numbers == ["11A000/ZK-2024-000001", "11A000/ZK-2024-000002", "11A000/ZK-2025-000001"]


@pytest.mark.usefixtures("districts")
def test_a_district_without_a_prefix_has_index_numbers_by_hand_only() -> None:
    assert published("chaoyang").index_no == ""
    assert published("chaoyang", index_no="CY-7").index_no == "CY-7"
    with pytest.raises(NumberPublished, match="CY-7"):
        published("chaoyang", index_no="CY-7")


@pytest.mark.usefixtures("districts")
def test_the_series_goes_on_behind_a_number_that_came_with_an_import() -> None:
    published(index_no="11A000/ZK-2024-000019")
    assert published().index_no == "11A000/ZK-2024-000020"


@pytest.mark.usefixtures("districts")
def test_a_refused_publication_leaves_no_gap() -> None:
    published(doc_no="东政发〔2024〕1号")
    with pytest.raises(NumberPublished):
        published(doc_no="东政发〔2024〕1号")
    assert published().index_no.endswith("000002")


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A district that other connections see. Cleared by hand: emptying all tables would meet the guarded logs."""
    with django_db_blocker.unblock():
        district = District.objects.create(code="dongcheng", name="北京市东城区", short="东城")
        yield
        append_only.remove(connection)
        for table in (PublicationEvent, PublicDocument, IndexSeries):
            table.objects.all().delete()
        append_only.install(connection)
        district.delete()


@pytest.mark.usefixtures("committed")
def test_two_threads_publishing_at_once_leave_neither_gap_nor_double() -> None:
    def work(_: int) -> None:
        try:
            for _ in range(EACH):
                publish("dongcheng", paper(), now=NOW)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(2)))
    numbers = PublicDocument.objects.values_list("index_no", flat=True)
    assert sorted(int(re.findall(r"\d+$", number)[0]) for number in numbers) == list(range(1, 2 * EACH + 1))
