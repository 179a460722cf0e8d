"""The yearly counts of leaders: what counts, under whose name, and who may look."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.queries.yearly import yearly
from guiju.office.demonstration.pacing import MADE_UP, Pace, bring_lacking, desk_of
from guiju.office.people.models import Post
from office.cases_web.browsing import Browse, text
from office.cases_web.conftest import DRAFTER

DC, CY, OFFICE = "dongcheng", "chaoyang", "government_office"
BEGUN, TODAY = date(2024, 4, 8), date(2024, 5, 6)
pytestmark = pytest.mark.usefixtures("organisation", "db")


def head_of(district: str) -> str:
    return str(Post.objects.get(district_id=district, code="head").pk)


def matter(district: str, act: str, until: str = "", **facts: Any) -> None:
    """A matter of the office, handed in and carried to a step, or to its end."""
    pace = Pace(BEGUN, TODAY)
    drafter = desk_of(district, OFFICE, BEGUN)
    case = open_draft(pace.actor(drafter), actions.Matter(district, act, "关于调研的安排", facts, OFFICE), {})
    if until == "draft":
        return
    bring_lacking(case, pace)
    actions.hand_in(case, pace.actor(drafter), reason=MADE_UP)
    pace.walk(case, until)


def counts(district: str, year: int = 2024, leader: str = "head") -> list[tuple[int, int, int]]:
    """Done, still owed and too much of every duty of a leader, in the order of the article."""
    (row,) = [row for row in yearly(district, year, TODAY) if row.post.code == leader]
    return [(one.done, one.owed, one.over) for one in row.counted]


@pytest.mark.parametrize("district", [DC, CY])
def test_at_the_beginning_of_the_year_all_is_owed(district: str) -> None:
    assert counts(district) == [(0, 5, 0), (0, 1, 0), (0, 1, 0), (0, 2, 0)]


@pytest.mark.parametrize("district", [DC, CY])
def test_days_of_stay_add_up_and_visits_count_one_each(district: str) -> None:
    mine = {"touring_leaders": [head_of(district)], "tour_on": "2024-04-20"}
    matter(district, "inspect", **mine, tour_form="stay", stay_days=2)
    matter(district, "inspect", **mine, tour_form="stay", stay_days=4)
    matter(district, "inspect", **mine, tour_form="contact_point")
    matter(district, "inspect", **mine)
    assert counts(district) == [(6, 0, 0), (0, 1, 0), (0, 1, 0), (1, 1, 0)]
    assert counts(district, leader="executive_deputy")[0] == (0, 5, 0)


def test_a_tour_of_another_year_counts_there() -> None:
    matter(DC, "inspect", touring_leaders=[head_of(DC)], tour_on="2023-12-29", tour_form="contact_point")
    assert (counts(DC)[3][0], counts(DC, 2023)[3][0]) == (0, 1)


def test_a_tour_that_is_still_to_come_does_not_count_yet() -> None:
    matter(DC, "inspect", touring_leaders=[head_of(DC)], tour_on="2024-05-07", tour_form="contact_point")
    assert counts(DC)[3] == (0, 2, 0)
    matter(DC, "inspect", touring_leaders=[head_of(DC)], tour_on="2024-05-06", tour_form="contact_point")
    assert counts(DC)[3] == (1, 1, 0)


def test_a_topic_counts_when_taken_up_and_a_report_when_it_is_filed() -> None:
    matter(DC, "research_topic", "refer", research_leaders=[head_of(DC)])
    assert counts(DC)[1:3] == [(1, 0, 0), (0, 1, 0)]
    matter(DC, "research_topic", research_leaders=[head_of(DC)])
    assert counts(DC)[1:3] == [(2, 0, 0), (1, 0, 0)]
    matter(DC, "research_topic", "refer", research_leaders=[head_of(DC)])
    assert counts(DC)[1] == (3, 0, 1)


def test_a_draft_does_not_count() -> None:
    matter(DC, "research_topic", "draft", research_leaders=[head_of(DC)])
    assert counts(DC)[1] == (0, 1, 0)


def test_a_joint_tour_counts_for_each_leader() -> None:
    deputy = Post.objects.filter(district_id=DC, code="executive_deputy").get()
    both = [head_of(DC), str(deputy.pk)]
    matter(DC, "inspect", touring_leaders=both, tour_on="2024-04-20", tour_form="contact_point")
    assert [counts(DC, leader=code)[3][0] for code in ("head", "executive_deputy")] == [1, 1]


def test_leaders_and_the_office_see_what_is_owed(browse: Browse) -> None:
    matter(DC, "inspect", touring_leaders=[head_of(DC)], tour_on="2024-04-20", tour_form="contact_point")
    for who in ("dc-head", "dc-office-desk"):
        page = text(browse(who).get("/leaders-year/"))
        assert [said for said in ("2024年领导调研计数", "区长", "第七十六条", "超出") if said not in page] == ["超出"]
        assert page.count("<b>1次</b>") == 1
    assert "/leaders-year/" in text(browse("dc-head").get("/new/"))


def test_departments_do_not_see_the_counts(browse: Browse) -> None:
    answer = browse(DRAFTER).get("/leaders-year/")
    assert (answer.status_code, "只有区政府领导和区政府办公室" in text(answer)) == (403, True)
    assert "/leaders-year/" not in text(browse(DRAFTER).get("/new/"))


@pytest.mark.parametrize("typed", ["", "二〇二四", "20244", "-1", "0001"])
def test_a_year_that_is_none_is_this_year(browse: Browse, typed: str) -> None:
    assert "2024年领导调研计数" in text(browse("dc-head").get("/leaders-year/", {"year": typed}))


def test_programs_read_the_same_counts_under_the_same_right(browse: Browse) -> None:
    matter(CY, "inspect", touring_leaders=[head_of(CY)], tour_on="2024-04-20", tour_form="stay", stay_days=3)
    answer = browse("cy-office-desk").get("/api/leaders-year/2024").json()
    stay = answer["leaders"][0]["counted"][0]
    assert (stay["done"], stay["owed"], stay["unit"], stay["cites"]) == (3, 2, "天", ["CY2023:64"])
    assert browse(DRAFTER).get("/api/leaders-year/2024").status_code == 403
    assert browse("dc-head").get("/api/leaders-year/99999999").status_code in (400, 422)
