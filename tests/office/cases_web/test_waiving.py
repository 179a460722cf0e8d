"""A case that a softer rule holds says so on its page, and the reason is given there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.http import HttpResponse

from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Person
from office.cases_web.browsing import Browse, Fields, fields, form_on, text
from office.cases_web.conftest import DRAFTER, NOON

OFFICE = "dc-office-desk"
STRANGER = "dc-justice-desk"
SOON = {"event_on": "2024-05-08", "handed_in_on": "2024-05-06"}


@pytest.fixture
def held(browse: Browse, opened: Callable[..., int]) -> int:
    """A request to hold an event that was moved so near after handing in that seven working days are not left."""
    case = opened(
        "hold_event", title="关于举办开工活动的请示", **{"f-invites_leader": "on", "f-event_on": "2024-06-20"}
    )
    office = Person.objects.get(username=OFFICE)
    actions.hand_in(case, Actor(Person.objects.get(username=DRAFTER), NOON), reason="书面请示随后补报")
    actions.change_facts(case, Actor(office, NOON), SOON, reason="活动提前")
    actions.agree(case, Actor(office, NOON))
    return case


def waive_form(browse: Browse, who: str, case: int) -> Fields:
    return form_on(browse(who), case, "waive")


def named(given: Fields, name: str) -> str:
    return next(field for field in given if field.endswith(f"-{name}"))


def test_the_page_says_what_holds_the_case_and_asks_the_reason(browse: Browse, held: int) -> None:
    page = browse(DRAFTER).get(f"/cases/{held}/")
    assert "没有提前七个工作日报送" in text(page)
    assert "也可以说明理由后继续" in text(page)
    given = fields(page, "/waive/")
    assert given[named(given, "finding")] == list(state_of(held).held.findings)  # type: ignore[union-attr] # a new workbook has a sheet


def test_without_a_reason_it_stays_held_and_with_one_it_goes_on(browse: Browse, held: int) -> None:
    given = waive_form(browse, DRAFTER, held)
    send: Callable[..., HttpResponse] = browse(DRAFTER).post
    answer = send(f"/cases/{held}/waive/", given)
    assert (answer.status_code, state_of(held).held is None) == (422, False)
    assert "请写明理由" in text(answer)
    assert send(f"/cases/{held}/waive/", given | {named(given, "reason"): "领导日程提前"}).status_code == 302
    state = state_of(held)
    assert (state.held, state.waivers[-1].reason) == (None, "领导日程提前")
    assert [step.stage for step in state.active_steps()] == ["admit"]
    assert not waive_form(browse, DRAFTER, held)


def test_the_office_may_give_the_reason_and_a_stranger_sees_no_form(browse: Browse, held: int) -> None:
    assert waive_form(browse, OFFICE, held)
    assert not waive_form(browse, STRANGER, held)
    before = state_of(held).head_seq
    refused = browse(STRANGER).post(f"/cases/{held}/waive/", {"finding": "x", "reason": "不必"})
    assert refused.status_code in (403, 404)
    assert state_of(held).head_seq == before


def test_the_interface_waives_by_the_key_of_the_finding(browse: Browse, held: int) -> None:
    (finding,) = state_of(held).held.findings  # type: ignore[union-attr] # a new workbook has a sheet
    said = {"finding": finding, "reason": "领导日程提前"}
    answer = browse(DRAFTER).post(f"/api/cases/{held}/waive", said, content_type="application/json")
    assert answer.status_code == 200, text(answer)
    assert state_of(held).held is None
