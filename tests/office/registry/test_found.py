"""What stands in a register is found with all else: its line, what was said at the desk, and the files at it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from guiju.office.documents.actions import Upload
from guiju.office.registry import proposing, registering, reviewing
from guiju.office.registry.models import Paper
from office.registry.conftest import OFFICE, ON, SENDER, STRANGER, TITLE, Who
from office.registry.test_proposing import given
from office.registry.test_reviewing import all_right, wrong

ByPost = Callable[..., Paper]
HandedIn = Callable[..., int]
Browse = Callable[[str], Client]
MIB = 1024 * 1024
Hits = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def hits(browse: Browse) -> Hits:
    """Searches as an account: (kind, title) of what was found."""

    def found(account: str, query: str, **narrowed: str) -> list[tuple[str, str]]:
        answer = browse(account).get("/api/search", {"q": query, **narrowed}).json()
        return [(hit["kind"], hit["title"]) for hit in answer["hits"]]

    return found


def test_a_scan_is_found_by_its_words_and_opened_from_the_page(
    by_post: ByPost, who: Who, browse: Browse, hits: Hits, district: str
) -> None:
    paper, office = by_post(district), f"{district}-{OFFICE}"
    scan = registering.add_scan(who(office), paper.pk, Upload("来文.txt", "附近居民盼望夜间开放".encode(), MIB))
    assert hits(office, "居民盼望") == [("scan", "来文.txt")]
    page = browse(office).get("/search/", {"q": "居民盼望"}).content.decode()
    assert all(address in page for address in (f"/registry/papers/{paper.pk}/", f"/registry/scans/{scan.pk}/"))
    assert "收〔2024〕1号" in page


def test_a_line_is_found_by_its_number_its_sender_and_what_was_said(by_post: ByPost, who: Who, hits: Hits) -> None:
    office, paper = f"dc-{OFFICE}", by_post("dc", their_number="市函〔2024〕7号")
    reviewing.accept(who(office), paper.pk, all_right(paper))
    registering.note(who(office), paper.pk, "urge", "电话催问，答复周五报来", ON)
    proposing.propose(who(office), paper.pk, given(who, "dc", text="拟请房管部门研究"))
    for query in (paper.number, "市函[2024]7号", "某市级", "电话催问", "拟请房管"):  # halfwidth
        assert ("paper", TITLE) in hits(office, query, kind="paper"), query


def test_a_return_slip_is_found_by_its_number_and_words(by_post: ByPost, who: Who, hits: Hits, district: str) -> None:
    office, paper = f"{district}-{OFFICE}", by_post(district, act="hand_in_request")
    slip = reviewing.send_back(who(office), paper.pk, wrong(paper, "越级"), "请拆成两件另行报送")
    assert hits(office, slip.number) == hits(office, "拆成两件") == [("paper", TITLE)]


@pytest.mark.parametrize("query", [TITLE, "来文正文", "收〔2024〕1号"])
def test_nobody_finds_what_stands_in_another_organs_register(by_post: ByPost, who: Who, hits: Hits, query: str) -> None:
    paper = by_post("dc")
    registering.add_scan(who(f"dc-{OFFICE}"), paper.pk, Upload("来文.txt", "来文正文".encode(), MIB))
    assert hits(f"dc-{OFFICE}", query)
    for account in (f"dc-{SENDER}", f"dc-{STRANGER}", "dc-head", f"cy-{OFFICE}"):
        assert hits(account, query) == [], account


def test_the_government_office_does_not_find_what_departments_register_for_themselves(who: Who, hits: Hits) -> None:
    sender = who(f"dc-{SENDER}")
    organ = sender.own_posts[0].organ
    assert organ is not None
    new = registering.NewPaper(kind="incoming", title="本部门自收的来函", other_side="某街道", came_on=ON)
    registering.enter(sender, organ, new)
    assert hits(f"dc-{SENDER}", "自收的来函") == [("paper", "本部门自收的来函")]
    assert hits(f"dc-{OFFICE}", "自收的来函") == []


def test_a_line_that_is_corrected_is_found_by_what_it_says_now(by_post: ByPost, who: Who, hits: Hits) -> None:
    office, paper = f"dc-{OFFICE}", by_post("dc", other_side="写错了的单位")
    assert hits(office, "写错了的单位") == [("paper", TITLE)]
    assert hits(office, "改对了的单位") == []
    registering.correct(who(office), paper.pk, registering.Correction(other_side="改对了的单位"))
    assert hits(office, "改对了的单位") == [("paper", TITLE)]
