"""The page of a case and its print-out."""

from __future__ import annotations

from collections.abc import Callable

from guiju.office.cases import actions
from guiju.office.cases.actions import Actor, Matter
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, fields, links, text
from office.cases_web.conftest import DRAFTER, NOON, TITLE

MAJOR = {"f-major": "on", "f-why_major": "关系全区资金安排"}


def test_the_route_tells_why_with_the_facts_and_the_article(browse: Browse, opened: Callable[..., int]) -> None:
    page = text(browse(DRAFTER).get(f"/cases/{opened(**MAJOR)}/"))
    assert "为什么？" in page
    assert "涉及重大事项" in page
    assert "东城规则第五十五条" in page


def test_materials_still_missing_name_their_supplier(browse: Browse, opened: Callable[..., int]) -> None:
    page = text(browse(DRAFTER).get(f"/cases/{opened(**MAJOR)}/"))
    assert "由本部门法制机构（戚示卅三）提供" in page


def test_a_judgement_shows_who_judged_and_why(browse: Browse, opened: Callable[..., int]) -> None:
    page = text(browse(DRAFTER).get(f"/cases/{opened(**MAJOR)}/"))
    assert "陶示卅一判断：关系全区资金安排" in page


def test_a_matter_opened_for_another_is_linked_both_ways(browse: Browse, opened: Callable[..., int]) -> None:
    parent = opened()
    actor = Actor(Person.objects.get(username=DRAFTER), NOON)
    step = next(iter(state_of(parent).steps))
    matter = Matter(
        "dongcheng", "propose_topic", "提请审议", {}, "housing_commission", parent=parent, parent_step_key=step
    )
    child = actions.open_case(actor, matter)
    client = browse(DRAFTER)
    assert f"/cases/{child}/" in links(client.get(f"/cases/{parent}/"))
    assert f"/cases/{parent}/" in links(client.get(f"/cases/{child}/"))


def test_the_print_out_has_the_title_the_organ_and_an_open_box(browse: Browse, opened: Callable[..., int]) -> None:
    page = text(browse(DRAFTER).get(f"/cases/{opened()}/sheet/"))
    assert TITLE in page
    assert "北京市东城区人民政府" in page


def test_facts_of_a_draft_are_changed_and_only_the_changed_ones(browse: Browse, opened: Callable[..., int]) -> None:
    case, client = opened(), browse(DRAFTER)
    given = fields(client.get(f"/cases/{case}/facts/"))
    assert given["f-genre"] == "notice"
    assert client.post(f"/cases/{case}/facts/", given | {"f-genre": "opinions", "do": "save"}).status_code == 302
    assert state_of(case).facts["genre"] == "opinions"
    kinds = [kind for _, kind, _, _ in state_of(case).log]
    assert kinds.count("facts_changed") == 1


def test_a_judgement_changed_later_needs_its_reason_and_an_old_one_is_not_asked_again(
    browse: Browse, opened: Callable[..., int]
) -> None:
    case, client = opened(**MAJOR), browse(DRAFTER)
    given = fields(client.get(f"/cases/{case}/facts/")) | {"do": "save"}
    assert client.post(f"/cases/{case}/facts/", given | {"f-urgent": "on"}).status_code == 422
    more = {"f-urgent": "on", "f-why_urgent": "汛期将至"}
    assert client.post(f"/cases/{case}/facts/", given | more).status_code == 302
    assert [j.fact for j in state_of(case).judgements] == ["major", "urgent"]


def test_facts_changed_by_another_meanwhile_are_not_overwritten(browse: Browse, opened: Callable[..., int]) -> None:
    case, client = opened(), browse(DRAFTER)
    stale = fields(client.get(f"/cases/{case}/facts/")) | {"do": "save"}
    fresh = fields(client.get(f"/cases/{case}/facts/")) | {"do": "save"}
    assert client.post(f"/cases/{case}/facts/", fresh | {"f-genre": "opinions"}).status_code == 302
    answer = client.post(f"/cases/{case}/facts/", stale | {"f-genre": "decision"})
    assert answer.status_code == 409
    assert fields(answer)["f-genre"] == "decision"
    assert state_of(case).facts["genre"] == "opinions"
