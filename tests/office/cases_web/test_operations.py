"""What people do on the page of a case: only what is theirs to do, refused on the spot with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse

from guiju.office.cases.queries import state_of
from office.cases_web.browsing import Browse, Fields, Form, fields, form_on, links, text

OFFICE = "dc-office-desk"
DEPUTY = "dc-deputy-city"
DRAFTER = "dc-housing-desk"
Open = Callable[..., int]
EVENT = {"title": "关于举办开工活动的请示", "f-invites_leader": "on", "f-event_on": "2024-06-20"}


@pytest.fixture
def do(browse: Browse) -> Callable[..., HttpResponse]:
    """Fill in the form of an operation as it stands on the page and send it."""

    def do_it(who: str, case: int, operation: str, **more: Any) -> HttpResponse:
        client = browse(who)
        given = form_on(client, case, operation)
        prefix = next((n.split("-")[0] for n in given if n.startswith(f"{operation}_")), operation)
        return client.post(f"/cases/{case}/{operation}/", given | {f"{prefix}-{k}": v for k, v in more.items()})

    return do_it


@pytest.fixture
def event(opened: Open, do: Callable[..., HttpResponse]) -> int:
    """A request to hold an event, on the office's desk."""
    case = opened("hold_event", **EVENT)
    assert do(DRAFTER, case, "hand_in", why_0="时间紧，书面请示随后补报").status_code == 302
    return case


def test_a_softer_rule_asks_its_reason_at_handing_in(opened: Open, do: Callable[..., HttpResponse]) -> None:
    case = opened("hold_event", **EVENT)
    answer = do(DRAFTER, case, "hand_in")
    assert answer.status_code == 422
    assert "但须说明理由：缺少：书面请示" in text(answer)
    assert do(DRAFTER, case, "hand_in", why_0="领导已口头同意").status_code == 302
    assert [waiver.reason for waiver in state_of(case).waivers] == ["领导已口头同意"]


def test_the_panel_offers_only_what_is_asked_of_the_person(browse: Browse, event: int) -> None:
    assert form_on(browse(OFFICE), event, "agree")
    assert not form_on(browse(DRAFTER), event, "agree")
    assert form_on(browse(DRAFTER), event, "withdraw")


def test_what_is_not_asked_comes_when_it_is_opened_and_by_its_link_alone(browse: Browse, event: int) -> None:
    client = browse(OFFICE)
    assert not fields(client.get(f"/cases/{event}/"), "/comment/")
    link = next(link for link in links(client.get(f"/cases/{event}/")) if "/comment/?" in link)
    whole, part = client.get(link), client.get(link, headers={"HX-Request": "true"})
    assert "<html" in text(whole)
    assert "<html" not in text(part)
    assert fields(whole, "/comment/").keys() == _of_part(part).keys() > {"seq", "token"}


def test_a_form_keeps_what_its_page_had_seen(browse: Browse, event: int) -> None:
    client = browse(OFFICE)
    link = next(link for link in links(client.get(f"/cases/{event}/")) if "/transfer/?" in link)
    seen = state_of(event).head_seq
    assert client.post(f"/cases/{event}/comment/", form_on(client, event, "comment") | {"comment_-text": "已电话联系"})
    assert state_of(event).head_seq == seen + 1
    assert fields(client.get(link), "/transfer/")["seq"] == str(seen)


def test_a_form_is_shown_to_nobody_who_may_not_do_it(browse: Browse, event: int) -> None:
    assert browse(DRAFTER).get(f"/cases/{event}/agree/").status_code == 409
    assert browse("dc-civil-affairs-desk").get(f"/cases/{event}/comment/").status_code == 403
    assert browse("cy-office-desk").get(f"/cases/{event}/comment/").status_code == 403
    assert browse(OFFICE).get(f"/cases/{event}/burn/").status_code == 409


def _of_part(part: HttpResponse) -> Fields:
    form = Form("/comment/")
    form.feed(text(part))
    return form.fields


def test_a_form_that_somebody_else_made_impossible_says_so_in_its_place(
    browse: Browse, event: int, do: Callable[..., HttpResponse]
) -> None:
    client = browse(DRAFTER)
    link = next(link for link in links(client.get(f"/cases/{event}/")) if f"/cases/{event}/withdraw/" in link)
    assert do(OFFICE, event, "agree").status_code == 302
    part = client.get(link, headers={"HX-Request": "true"})
    assert part.status_code == 200
    assert "「撤回」现在不能办" in text(part)
    assert f"/cases/{event}/" in links(part)
    assert client.get(link).status_code == 409


def test_an_opinion_goes_on_record_with_its_stock_phrase(event: int, do: Callable[..., HttpResponse]) -> None:
    assert do(OFFICE, event, "agree", phrase="同意。", text="请控制规模。").status_code == 302
    deed = next(step for step in state_of(event).steps.values() if step.does == "check").deeds()[0]
    assert deed.text == "同意。请控制规模。"


def test_the_second_click_changes_nothing_and_says_so(browse: Browse, event: int) -> None:
    client = browse(OFFICE)
    given = form_on(client, event, "agree")
    assert client.post(f"/cases/{event}/agree/", given).status_code == 302
    seq = state_of(event).head_seq
    again = client.post(f"/cases/{event}/agree/", given)
    assert (again.status_code, state_of(event).head_seq) == (409, seq)
    assert "没有重复记录" in text(again)


def test_whoever_was_slower_learns_who_was_faster_and_keeps_the_words(browse: Browse, event: int) -> None:
    slow, fast = browse("dc-deputy-city"), browse(OFFICE)
    office = form_on(fast, event, "agree")
    stale = dict(office) | {"token": "another"}
    name = next(n for n in stale if n.endswith("-text"))
    assert fast.post(f"/cases/{event}/agree/", office).status_code == 302
    answer = browse(OFFICE).post(f"/cases/{event}/agree/", stale | {name: "这段话不能丢"})
    assert answer.status_code == 409
    assert "这段话不能丢" in text(answer)
    assert "吴示六" in text(answer)
    assert form_on(slow, event, "agree")


def test_a_return_needs_its_reason_and_keeps_where_to(event: int, do: Callable[..., HttpResponse]) -> None:
    assert do(OFFICE, event, "agree").status_code == 302
    target = next(step.key for step in state_of(event).steps.values() if step.does == "check")
    answer = do(DEPUTY, event, "send_back", to=target)
    assert answer.status_code == 422
    assert "请写明退回的理由" in text(answer)
    assert any(n.endswith("-to") and v == target for n, v in fields(answer, "/send_back/").items())


def test_a_returned_case_says_so_to_its_drafter(browse: Browse, event: int, do: Callable[..., HttpResponse]) -> None:
    assert do(OFFICE, event, "send_back", reason="请补书面请示").status_code == 302
    page = text(browse(DRAFTER).get(f"/cases/{event}/"))
    assert "已退回起草单位" in page
    assert "请补书面请示" in page


def test_something_done_elsewhere_needs_its_evidence(event: int, do: Callable[..., HttpResponse]) -> None:
    do(OFFICE, event, "agree")
    do(DEPUTY, event, "agree")
    answer = do(OFFICE, event, "record", done_on="2024-05-06")
    assert answer.status_code == 422
    assert "请写明办理凭据" in text(answer)
    assert do(OFFICE, event, "record", done_on="2024-05-06", evidence="活动方案").status_code == 302
    assert state_of(event).state == "closed"


def test_a_day_that_has_not_come_is_refused_by_the_action(event: int, do: Callable[..., HttpResponse]) -> None:
    do(OFFICE, event, "agree")
    do(DEPUTY, event, "agree")
    answer = do(OFFICE, event, "record", done_on="2024-05-07", evidence="活动方案")
    assert answer.status_code in (409, 422)
    assert "活动方案" in text(answer)


def test_a_closed_case_offers_no_change(browse: Browse, event: int, do: Callable[..., HttpResponse]) -> None:
    do(OFFICE, event, "void", reason="活动取消")
    page = browse(OFFICE).get(f"/cases/{event}/")
    assert "已作废" in text(page)
    assert not fields(page, "/agree/")
    assert browse(OFFICE).post(f"/cases/{event}/comment/", {"comment_-text": "还想说一句"}).status_code == 409


def test_rules_that_must_be_kept_are_shown_with_cure_and_article(opened: Open, do: Callable[..., HttpResponse]) -> None:
    wrong = {"title": "请示", "f-disclosure": "on_request", "f-to_leader_in_person": "on"}
    answer = do(DRAFTER, opened("hand_in_request", **wrong), "hand_in")
    assert answer.status_code == 422
    assert "不得以单位名义报给领导个人" in text(answer)
    assert "怎么办" in text(answer)


def test_an_operation_that_there_is_not_is_refused(browse: Browse, event: int) -> None:
    assert browse(OFFICE).post(f"/cases/{event}/burn/").status_code == 409


def test_operations_are_not_done_by_a_link(browse: Browse, event: int) -> None:
    seq = state_of(event).head_seq
    assert browse(OFFICE).get(f"/cases/{event}/agree/").status_code == 200
    assert state_of(event).head_seq == seq


def test_an_operation_asked_of_somebody_else_is_refused(browse: Browse, event: int) -> None:
    seq = state_of(event).head_seq
    answer = browse(DRAFTER).post(f"/cases/{event}/agree/", {})
    assert answer.status_code == 403
    assert state_of(event).head_seq == seq


def test_what_was_typed_is_shown_as_words_and_never_run(browse: Browse, event: int) -> None:
    client = browse(OFFICE)
    given = form_on(client, event, "comment")
    name = next(n for n in given if n.endswith("-text"))
    client.post(f"/cases/{event}/comment/", given | {name: "<script>alert(1)</script>"})
    page = text(client.get(f"/cases/{event}/"))
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;" in page
