"""What stands in a register is found with all else: its line, what was said at the desk, and the files at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from guiju.office.documents.actions import Upload
from guiju.office.documents.models import StoredFile
from guiju.office.people.models import Person, Post
from guiju.office.registry import proposing, registering, reviewing
from guiju.office.registry.models import Paper, Proposal, Review, Scan, StepTaken
from guiju.office.search import following
from guiju.office.search.models import Due
from guiju.office.search.schema import MARKED
from office.registry.conftest import NOON, OFFICE, ON, SENDER, STRANGER, TITLE, Who
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


MARKING = {
    "registry_scan": lambda paper: Scan.objects.create(
        paper=paper, round=1, name="直接写入", file=stored(paper), added_by=anybody(), added_at=NOON
    ),
    "registry_steptaken": lambda paper: StepTaken.objects.create(
        paper=paper, step="note", done_on=ON, person=anybody(), at=NOON
    ),
    "registry_review": lambda paper: Review.objects.create(
        district=paper.district,
        paper=paper,
        round=9,
        returned=False,
        checks=[],
        person=anybody(),
        post=any_post(),
        on=ON,
        at=NOON,
    ),
    "registry_proposal": lambda paper: Proposal.objects.create(
        paper=paper, text="拟办", lead=paper.organ, person=anybody(), post=any_post(), at=NOON
    ),
    "registry_paper": lambda paper: Paper.objects.filter(pk=paper.pk).update(other_side="另一单位"),
}
"""One row of each table that a paper's words are read from, written by itself."""


def anybody() -> Person:
    return Person.objects.get(username=f"dc-{OFFICE}")


def any_post() -> Post:
    return Post.objects.filter(district="dongcheng")[0]


def stored(paper: Paper) -> StoredFile:
    return StoredFile.objects.create(district=paper.district, sha256="0" * 64, size=1, kind="txt", stored_at=NOON)


@pytest.mark.parametrize("table", MARKING)
def test_each_row_that_is_written_marks_its_paper(by_post: ByPost, table: str) -> None:
    paper = by_post("dc")
    following.catch_up()
    MARKING[table](paper)
    assert list(Due.objects.values_list("paper", flat=True)) == [paper.pk]


def test_every_table_of_papers_is_tried() -> None:
    assert set(MARKING) == {mark.table for mark in MARKED if mark.column == "paper_id"}


def test_what_was_read_again_stands_in_the_order_of_its_time(by_post: ByPost, handed_in: HandedIn, hits: Hits) -> None:
    office = f"dc-{OFFICE}"
    by_post("dc", title="甲停车来函")
    case = handed_in("dc", title="乙停车请示")
    Paper.objects.filter(title="甲停车来函").update(registered_at=NOON - timedelta(days=300))
    list(following.read_all_again())
    newest = [title for kind, title in hits(office, "停车", order="newest") if kind in ("paper", "case")]
    assert newest[-1] == "甲停车来函"
    assert "乙停车请示" in newest[:-1]
    assert case
