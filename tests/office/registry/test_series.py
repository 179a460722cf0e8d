"""Series that go on from another number: recorded with a reason, never back into numbers that were given."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction
from django.test import Client

from guiju.office.registry import registering
from guiju.office.registry.errors import NotYourRegister, WrongNumber, WrongPaper
from guiju.office.registry.models import Paper, SeriesStart
from guiju.office.registry.starting import start_series
from office.registry.conftest import OFFICE, SENDER, STRANGER, Who, office_of

ByPost = Callable[..., Paper]
Browse = Callable[[str], Client]
WHY = "原系统已登记到120号"


def test_the_next_paper_follows_the_number_taken_over(by_post: ByPost, who: Who, district: str) -> None:
    start_series(who(f"{district}-{OFFICE}"), office_of(district), "incoming", 2024, 120, WHY)
    assert by_post(district).number == "收〔2024〕121号"
    assert by_post(district, kind="internal").number == "内〔2024〕1号"
    start = SeriesStart.objects.get()
    assert (start.before, start.after, start.reason) == (0, 120, WHY)


def test_it_never_goes_back_into_numbers_given_also_void_ones(by_post: ByPost, who: Who) -> None:
    office, organ = who(f"dc-{OFFICE}"), office_of("dc")
    by_post("dc")
    registering.void(office, by_post("dc").pk, "重复登记")
    with pytest.raises(WrongNumber, match="收〔2024〕2号已经用过"):
        start_series(office, organ, "incoming", 2024, 1, WHY)
    start_series(office, organ, "incoming", 2024, 300, WHY)
    start_series(office, organ, "incoming", 2024, 200, "多写了一百")
    assert by_post("dc").number == "收〔2024〕201号"


@pytest.mark.parametrize(
    ("year", "last", "reason", "name"),
    [(2024, 5, " ", "reason"), (1999, 5, WHY, "year"), (2026, 5, WHY, "year"), (2024, -1, WHY, "last")],
)
def test_what_cannot_be_is_refused_at_its_field(who: Who, year: int, last: int, reason: str, name: str) -> None:
    with pytest.raises(WrongPaper) as refusal:
        start_series(who(f"dc-{OFFICE}"), office_of("dc"), "incoming", year, last, reason)
    assert refusal.value.name == name
    assert not SeriesStart.objects.exists()


@pytest.mark.parametrize("stranger", [f"dc-{SENDER}", f"dc-{STRANGER}", f"cy-{OFFICE}"])
def test_nobody_sets_the_series_of_another_organ(who: Who, stranger: str) -> None:
    with pytest.raises(NotYourRegister):
        start_series(who(stranger), office_of("dc"), "incoming", 2024, 5, WHY)


def test_what_was_said_is_never_changed(who: Who) -> None:
    start = start_series(who(f"dc-{OFFICE}"), office_of("dc"), "incoming", 2024, 5, WHY)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        SeriesStart.objects.filter(pk=start.pk).update(reason="别的")


def test_on_the_page_a_refusal_keeps_what_was_typed(browse: Browse, by_post: ByPost, district: str) -> None:
    by_post(district)
    client = browse(f"{district}-{OFFICE}")
    typed = {"kind": "incoming", "year": "2024", "last": "0", "reason": "接续旧登记簿"}
    refused = client.post("/registry/series/", typed)
    assert refused.status_code == 422
    assert "已经用过" in refused.content.decode()
    assert "接续旧登记簿" in refused.content.decode()
    saved = client.post("/registry/series/", typed | {"last": "88"}, follow=True).content.decode()
    assert "收〔2024〕89号" in saved
    assert client.post("/registry/series/", typed | {"last": "许多"}).status_code == 422


def test_programs_read_and_set_the_series_of_their_own_organ(browse: Browse, district: str) -> None:
    client = browse(f"{district}-{OFFICE}")
    given = {"kind": "outgoing", "year": 2024, "last": 41, "reason": WHY}
    answer = client.post("/api/registry/series", given, content_type="application/json").json()
    assert answer["series"] == [{"kind": "outgoing", "year": 2024, "last": 41, "following": "发〔2024〕42号"}]
    other = browse(f"{district}-{SENDER}")
    assert other.get("/api/registry/series").json()["series"] == []
    assert other.get("/api/registry/series?organ=government_office").status_code == 403
    assert Client().get("/api/registry/series").status_code == 401


def test_the_search_finds_lines_of_ones_own_register_and_nobody_elses(browse: Browse, by_post: ByPost) -> None:
    paper = by_post("dc", title="关于增设公交站点的来函")
    office = browse(f"dc-{OFFICE}")
    found = office.get("/api/search", {"q": "公交站点"}).json()["hits"]
    assert [(hit["kind"], hit["number"], hit["paper_id"]) for hit in found] == [("paper", paper.number, paper.pk)]
    assert "关于增设公交站点的来函" in office.get("/search/", {"q": paper.number}).content.decode()
    for stranger in (f"dc-{SENDER}", f"cy-{OFFICE}", "dc-head"):
        assert browse(stranger).get("/api/search", {"q": "公交站点"}).json()["hits"] == []
