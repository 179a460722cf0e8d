"""The inbox says what waits, for whom, and counts right; strangers see nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guiju.office.cases import actions, queries
from guiju.office.cases.errors import NoSuchCase, NotYourCase, UnknownList
from guiju.office.people.actions import commission_stand_in
from office.cases.town import ON, Town


def rows(town: Town, name: str, kind: str = "todo") -> list[int]:
    return [row.case_id for row in queries.inbox(town.people[name], ON, kind).rows]


def test_a_case_moves_from_inbox_to_inbox(town: Town) -> None:
    case = town.handed_in()
    assert rows(town, "government_office.desk") == rows(town, "government_office.desk2") == [case]
    actions.agree(case, town.actor("government_office.desk"))
    assert rows(town, "government_office.desk2") == []
    assert rows(town, "government_office.desk", "done") == [case]
    assert rows(town, "government_office.desk2", "done") == []
    assert rows(town, "deputy") == [case]
    assert rows(town, "parks_bureau.desk", "mine") == [case]


def test_a_stand_in_sees_the_work_of_the_post_stood_in_for_and_it_is_marked(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    commission_stand_in(town.posts["deputy"], town.posts["deputy2"], ON)
    page = queries.inbox(town.people["deputy2"], ON)
    assert [(row.case_id, row.stood_in, row.post_title) for row in page.rows] == [(case, True, "甲副区长")]
    assert page.counts == {"todo": 1, "reading": 0}


def test_circulation_is_a_list_of_its_own_and_leaves_the_main_flow_alone(town: Town) -> None:
    case = town.handed_in()
    actions.circulate(case, town.actor("parks_bureau.desk"), posts=[town.posts["head"].pk], note="请阅")
    assert queries.counts(town.people["head"], ON) == {"todo": 0, "reading": 1}
    assert rows(town, "government_office.desk") == [case]
    actions.mark_read(case, town.actor("head"))
    assert queries.counts(town.people["head"], ON) == {"todo": 0, "reading": 0}
    assert rows(town, "head", "seen") == [case]
    assert rows(town, "government_office.desk") == [case]


def test_pages_follow_each_other_without_repeating(town: Town) -> None:
    cases = [town.handed_in() for _ in range(5)]
    person = town.people["government_office.desk"]
    pages = [queries.inbox(person, ON, page=page, size=2) for page in (1, 2, 3)]
    assert [row.case_id for page in pages for row in page.rows] == cases
    assert [page.has_next for page in pages] == [True, True, False]
    assert {page.total for page in pages} == {5}


def test_a_page_takes_the_same_few_queries_however_much_waits(town: Town) -> None:
    person = town.people["government_office.desk"]
    town.handed_in()
    with CaptureQueriesContext(
        connection,
    ) as few:
        queries.inbox(person, ON)
    for _ in range(4):
        town.handed_in()
    with CaptureQueriesContext(connection) as many:
        queries.inbox(person, ON)
    assert len(many) == len(few) <= 4


def test_a_list_that_does_not_exist_is_said_so(town: Town) -> None:
    with pytest.raises(UnknownList):
        queries.inbox(town.people["head"], ON, "everything")


def test_due_days_come_from_the_plan_and_are_overdue_after_them(town: Town) -> None:
    town.handed_in("hold_event", event_on="2024-05-13")
    row = queries.inbox(town.people["government_office.desk"], ON).rows[0]
    assert row.due_on is not None
    assert row.overdue == (row.due_on < ON)


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        ("parks_bureau.desk", True),
        ("parks_bureau.chief", True),
        ("government_office.chief", True),
        ("deputy", True),
        ("deputy2", False),
        ("head", False),
        ("finance_bureau.chief", False),
    ],
)
def test_a_case_is_seen_by_its_organ_the_office_and_who_was_asked(town: Town, name: str, allowed: bool) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.sign(case, town.actor("deputy"))
    if allowed:
        assert queries.case_for(town.people[name], case, ON).case.pk == case
    else:
        with pytest.raises(NotYourCase):
            queries.case_for(town.people[name], case, ON)


def test_a_case_that_does_not_exist_is_said_so(town: Town) -> None:
    with pytest.raises(NoSuchCase):
        queries.case_for(town.people["head"], 404, ON)


def offered(town: Town, case: int, name: str) -> dict[str, bool]:
    """Operations on offer and whether each is what the person is asked for."""
    file = queries.case_for(town.people[name], case, ON)
    return {found.operation: found.main for found in queries.allowed_operations(file)}


def test_a_draft_offers_handing_in_and_a_case_on_its_way_offers_withdrawing(town: Town) -> None:
    case = town.draft()
    assert offered(town, case, "parks_bureau.desk")["hand_in"]
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert "hand_in" not in offered(town, case, "parks_bureau.desk")
    assert "withdraw" in offered(town, case, "parks_bureau.desk")
    actions.agree(case, town.actor("government_office.desk"))
    assert "withdraw" not in offered(town, case, "parks_bureau.desk")


def test_only_who_is_asked_is_offered_the_step(town: Town) -> None:
    case = town.handed_in()
    assert offered(town, case, "government_office.desk")["agree"]
    assert "agree" not in offered(town, case, "government_office.chief")


def test_the_time_line_names_people_and_posts(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"), text="拟同意")
    entry = next(entry for entry in queries.timeline(case) if entry.kind == "agreed")
    assert (entry.zh, entry.person, entry.post_title) == (
        "同意",
        "government_office desk本人",
        "government_office desk",
    )
    assert entry.body.text == "拟同意"
