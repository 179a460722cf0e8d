"""Sandbox copies on screen: made, edited, tried, refused; seen by those who keep the rules and by nobody else."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.test import Client

from guiju.office.rulebook import queries
from guiju.office.whatif.sandboxes import Sandbox, sandboxes
from office.whatif.conftest import Browse, Filed

LISTING = "/rules/dongcheng/what-if/"
FUNDS = {"money_kind": "budget_addition", "amount": "4000000", "body": "deputy_topic_meeting"}


def said(answer: Any) -> str:
    """The page's text as people read it."""
    return html.unescape(answer.content.decode())


def made(client: Client, name: str = "界限改为三百万元", district: str = "dongcheng", code: str = "DC2024") -> Sandbox:
    answer = client.post(f"/rules/{district}/what-if/", {"name": name, "code": code})
    assert answer.status_code == 302, said(answer)
    return sandboxes(district)[0]


def form(client: Client, one: Sandbox, number: int) -> tuple[str, dict[str, str]]:
    """The address of an article's form, and what stands in it."""
    address = f"/rules/{one.district}/what-if/{one.key}/articles/{number}/"
    page = said(client.get(address))
    seen = re.search(r'name="seen" value="(\w+)"', page)
    text = re.search(r"<textarea[^>]*>\n(.*?)</textarea>", page, re.S)
    assert seen
    assert text
    return address, {"seen": seen[1], "text": text[1]}


def edit(client: Client, one: Sandbox, number: int, old: str, new: str) -> Any:
    address, given = form(client, one, number)
    assert old in given["text"]
    return client.post(address, given | {"text": given["text"].replace(old, new)})


def test_a_changed_bound_shows_articles_worked_cases_acts_and_past_cases(browse: Browse, filed: Filed) -> None:
    case, client = filed("request_funds", **FUNDS), browse("dc-office-desk")
    filed("request_funds", money_kind="ordinary", amount="10000")
    before = queries.instrument("dongcheng").version
    one = made(client)
    assert edit(client, one, 47, "yuan(5000000)", "yuan(3000000)").status_code == 302
    assert client.post(f"{LISTING}{one.key}/start/").status_code == 302
    page = said(client.get(f"{LISTING}{one.key}/"))
    assert "第四十七条" in page
    assert "不足五百万元的追加不上会" in page, "the worked case that comes out no more"
    assert "申请财政资金" in page
    assert "重算2件，会不同的1件" in page
    assert "新被挡住" in page
    assert f'href="/cases/{case}/"' in page
    assert queries.instrument("dongcheng").version == before == one.original().version


def test_an_example_that_the_viewer_may_not_see_has_no_title_and_no_link(browse: Browse, filed: Filed) -> None:
    case = filed("request_funds", **FUNDS)
    justice = browse("dc-justice-chief")
    one = made(justice)
    edit(justice, one, 47, "yuan(5000000)", "yuan(3000000)")
    justice.post(f"{LISTING}{one.key}/start/")
    page = said(justice.get(f"{LISTING}{one.key}/"))
    assert "会不同的1件" in page
    assert "您的职务不能查看" in page
    assert f"/cases/{case}/" not in page
    assert "关于申请改造经费的请示" not in page
    told = justice.get(f"/api/what-if/dongcheng/{one.key}").json()["result"]["replay"]
    assert told["changed"] == 1
    assert [change["examples"] for change in told["changes"]] == [[]] * len(told["changes"])


WRONG = [
    ("yuan(5000000)", "yuan(5000000) and no_such_fact", "没有名为「no_such_fact」的事实"),
    ("  47:", "  47", "YAML 写法有误"),
    ("  47:", "  470:", "这里只改第47条"),
    ("treatment: enforced", "treatment: forced", "treatment 应是"),
    ("gist:", "gits:", "不认识「gits」"),
    ("treatment: enforced", "treatment: &a enforced", "不能用 & 和 *"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), WRONG)
def test_text_that_is_wrong_is_not_saved_and_not_lost(browse: Browse, old: str, new: str, sentence: str) -> None:
    client = browse("dc-office-desk")
    one = made(client)
    version = one.version
    answer = edit(client, one, 47, old, new)
    page = said(answer)
    assert answer.status_code == 422
    assert sentence in page
    assert "没有保存" in page
    assert new in page, "what was typed must still be there"
    assert one.version == version
    assert sorted(path.name for path in one.folder.iterdir()) == ["sandbox.json", "text"]


def test_an_empty_article_is_refused(browse: Browse) -> None:
    client = browse("dc-office-desk")
    one = made(client)
    address, given = form(client, one, 47)
    assert "条文是空的" in said(client.post(address, given | {"text": " \n "}))


def test_a_mistake_is_told_with_its_line_in_the_text_and_in_the_file(browse: Browse) -> None:
    client = browse("dc-office-desk")
    one = made(client)
    page = said(edit(client, one, 47, "treatment: enforced", "treatment: forced"))
    assert re.search(r"本条第3行第\d+列（10-meetings\.yaml 第\d+行）：treatment", page)


def test_an_edit_over_somebody_elses_shows_both_texts(browse: Browse) -> None:
    one_desk, other_desk = browse("dc-office-desk"), browse("dc-justice-chief")
    one = made(one_desk)
    address, given = form(one_desk, one, 47)
    edit(other_desk, one, 47, "yuan(5000000)", "yuan(6000000)")
    answer = one_desk.post(address, given | {"text": given["text"].replace("yuan(5000000)", "yuan(3000000)")})
    assert answer.status_code == 409
    assert "已被别人改过" in said(answer)
    assert "yuan(3000000)" in said(answer)
    assert "yuan(6000000)" in said(answer)


def test_norms_in_conflict_are_shown_by_the_proof_with_a_case(browse: Browse) -> None:
    client = browse("dc-office-desk")
    one = made(client)
    edit(client, one, 55, "over: [major, cross]", "over: [major]")
    client.post(f"{LISTING}{one.key}/start/")
    page = said(client.get(f"{LISTING}{one.key}/"))
    assert "没有证明「只有一个答案」" in page
    assert "同时成立" in page


@pytest.mark.parametrize("name", ["", "字" * 61])
def test_a_bad_name_is_refused_and_kept_in_the_form(browse: Browse, name: str) -> None:
    answer = browse("dc-office-desk").post(LISTING, {"name": name, "code": "DC2024"})
    assert answer.status_code == 422
    assert name in said(answer)
    assert not sandboxes("dongcheng")


def test_two_sandboxes_have_two_names(browse: Browse) -> None:
    client = browse("dc-office-desk")
    made(client)
    assert "已有一份叫「界限改为三百万元」的试改" in said(
        client.post(LISTING, {"name": " 界限改为三百万元 ", "code": "DC2024"})
    )


@pytest.mark.parametrize("who", ["dc-housing-desk", "cy-office-desk", "cy-justice-chief", "cy-head"])
def test_others_see_neither_the_list_nor_a_copy(browse: Browse, who: str) -> None:
    one = made(browse("dc-office-desk"))
    stranger = browse(who)
    for address in (
        LISTING,
        f"{LISTING}{one.key}/",
        f"{LISTING}{one.key}/articles/47/",
        f"{LISTING}{one.key}/progress/",
    ):
        assert stranger.get(address).status_code == 403, address
    assert stranger.post(LISTING, {"name": "x", "code": "DC2024"}).status_code == 403
    for deed in ("start", "remove"):
        assert stranger.post(f"{LISTING}{one.key}/{deed}/").status_code == 403
    for address in ("/api/what-if/dongcheng", f"/api/what-if/dongcheng/{one.key}"):
        assert stranger.get(address).status_code == 403
    assert sandboxes("dongcheng") == [one]


def test_a_leader_looks_on_and_changes_nothing(browse: Browse) -> None:
    one = made(browse("dc-office-desk"))
    head = browse("dc-head")
    assert head.get(f"{LISTING}{one.key}/").status_code == 200
    address, given = form(head, one, 47)
    assert head.post(address, given).status_code == 403
    assert head.post(f"{LISTING}{one.key}/start/").status_code == 403


def test_nobody_is_let_in_without_signing_in(db: None) -> None:
    assert Client().get(LISTING).status_code == 302
    assert Client().get("/api/what-if/dongcheng").status_code == 401


@pytest.mark.parametrize("key", ["0" * 12, "new", "..", "a" * 12])
def test_a_sandbox_that_is_not_there_is_a_sentence(browse: Browse, key: str) -> None:
    answer = browse("dc-office-desk").get(f"{LISTING}{key}/")
    assert answer.status_code == 404


def test_the_other_district_tries_its_own_rules(browse: Browse) -> None:
    client = browse("cy-office-desk")
    one = made(client, "提前十个工作日", "chaoyang", "CY2023")
    assert one.original().code == "CY2023"
    assert client.get(f"/rules/chaoyang/what-if/{one.key}/").status_code == 200


def test_a_removed_sandbox_is_gone(browse: Browse) -> None:
    client = browse("dc-office-desk")
    one = made(client)
    assert client.post(f"{LISTING}{one.key}/remove/").status_code == 302
    assert not one.folder.exists()


def test_the_api_makes_edits_tries_and_removes(browse: Browse) -> None:
    client = browse("dc-office-desk")
    one = client.post("/api/what-if/dongcheng", {"name": "试一试"}, content_type="application/json").json()
    address = f"/api/what-if/dongcheng/{one['key']}"
    article = client.get(f"{address}/articles/47").json()
    wrong = client.put(f"{address}/articles/47", {"text": "", "seen": article["seen"]}, content_type="application/json")
    assert wrong.status_code == 422
    assert wrong.json()["error"]["code"] == "edit_refused"
    given = {"text": article["text"].replace("yuan(5000000)", "yuan(3000000)"), "seen": article["seen"]}
    assert client.put(f"{address}/articles/47", given, content_type="application/json").status_code == 200
    assert client.post(f"{address}/trial").json()["trial"]["state"] == "done"
    found = client.get(address).json()["result"]
    assert [row["cite"] for row in found["articles"]] == ["DC2024:47"]
    assert client.delete(address).json() == {"removed": one["key"]}


def test_one_person_has_only_so_many_and_what_was_typed_stays(browse: Browse, settings: Any) -> None:
    settings.SANDBOXES_PER_PERSON = 2
    client = browse("dc-office-desk")
    first = made(client, "第一份")
    made(client, "第二份")
    answer = client.post(LISTING, {"name": "第三份", "code": "DC2024"})
    assert answer.status_code == 409
    assert "您已有2份试改，每人最多2份，没有新建。" in said(answer)
    assert 'value="第三份"' in said(answer)
    told = client.post("/api/what-if/dongcheng", {"name": "第三份"}, content_type="application/json")
    assert told.status_code == 409
    assert "每人最多2份" in str(told.json())
    assert len(sandboxes("dongcheng")) == 2
    made(browse("dc-justice-chief"), "别人的")
    client.post(f"{LISTING}{first.key}/remove/")
    made(client, "第三份")
