"""Lists: right counts, narrowed down, page by page; the reading list is ticked off with one click."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.people.models import Post
from office.cases_web.browsing import Browse, fields, form_on, text
from office.cases_web.conftest import DRAFTER, TITLE

EXEC = "dc-exec"
FUNDS = {"title": "关于申请改造经费的请示", "f-amount": "800000"}


def test_the_drafter_finds_the_draft_among_the_things_to_do_and_among_their_own(
    browse: Browse, opened: Callable[..., int]
) -> None:
    opened()
    assert TITLE in text(browse(DRAFTER).get("/"))
    assert TITLE in text(browse(DRAFTER).get("/mine/"))
    assert TITLE not in text(browse(DRAFTER).get("/done/"))


def test_lists_are_narrowed_down_by_kind_and_by_words(browse: Browse, opened: Callable[..., int]) -> None:
    opened()
    opened("request_funds", **FUNDS)
    client = browse(DRAFTER)
    for query in ("?act=request_funds", "?q=经费", "?q=2"):
        page = text(client.get(f"/{query}"))
        assert FUNDS["title"] in page
        assert TITLE not in page
    assert "没有符合条件的事项" in text(client.get("/?q=没有这个词"))


@pytest.mark.parametrize("query", ["?page=0", "?page=-3", "?page=abc", "?page=99999999999", "?act='", "?q=%00%25_"])
def test_addresses_typed_wrongly_give_a_page(browse: Browse, opened: Callable[..., int], query: str) -> None:
    opened()
    assert browse(DRAFTER).get(f"/{query}").status_code == 200


def test_long_lists_go_on_on_the_next_page(browse: Browse, opened: Callable[..., int]) -> None:
    for number in range(21):
        opened("request_funds", **FUNDS | {"title": f"第{number}件请示"})
    client = browse(DRAFTER)
    first, second = text(client.get("/")), text(client.get("/?page=2"))
    assert "共 21 件" in first
    assert "?page=2" in first
    assert "第20件请示" not in first
    assert "第20件请示" in second


def test_a_circulated_paper_is_ticked_off_once(browse: Browse, opened: Callable[..., int]) -> None:
    case = opened()
    drafter, leader = browse(DRAFTER), browse(EXEC)
    given = form_on(drafter, case, "circulate")
    name = next(n for n in given if n.endswith("-note")).removesuffix("note") + "posts"
    post = Post.objects.get(district="dongcheng", code="executive_deputy")
    assert drafter.post(f"/cases/{case}/circulate/", given | {name: [post.pk]}).status_code == 302
    assert TITLE in text(leader.get("/reading/"))
    for said in ("已圈阅", "无需重复操作"):
        assert said in text(leader.post(f"/cases/{case}/tick-off/", follow=True))
    assert TITLE not in text(leader.get("/reading/")).split("已圈阅")[-1].split("</p>")[-1]
    assert TITLE in text(leader.get("/seen/"))


def test_counts_in_the_navigation_are_those_of_the_lists(browse: Browse, opened: Callable[..., int]) -> None:
    opened()
    opened("request_funds", **FUNDS)
    page = text(browse(DRAFTER).get("/"))
    assert "共 2 件" in page
    assert '<span class="count">2</span>' in page


def test_what_was_done_says_what_it_was(browse: Browse, opened: Callable[..., int]) -> None:
    case, client = opened("request_funds", **FUNDS), browse(DRAFTER)
    assert client.post(f"/cases/{case}/hand_in/", fields(client.get(f"/cases/{case}/"), "/hand_in/")).status_code == 302
    assert "<b>报送</b>" in text(client.get("/done/"))
