"""The year of meetings, counts, the register of decisions and extracts."""

from __future__ import annotations

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from guiju.office.cases import actions as cases
from guiju.office.cases.models import Case
from guiju.office.hall.decisions import decisions, extract
from guiju.office.hall.years import body_years, named_meetings
from guiju.office.meetings import actions
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting
from guiju.office.meetings.models import AgendaItem, Sitting
from guiju.office.rulebook.profiles import DutyKeeping
from office.hall.test_live import item_of
from office.meetings.hall import MONDAY, THE_DAY, Hall

ON = date(2026, 3, 20)


def client_of(hall: Hall, name: str) -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def held(hall: Hall, wording: str = "=1+1 分三年") -> AgendaItem:
    """A decided item of a sitting that took 90 minutes."""
    item = item_of(hall)
    decided = actions.Decided("agreed_with_changes", wording)
    actions.record_item_outcome(item.sitting_id, hall.actor(), item.pk, decided)
    hall.clock = THE_DAY + timedelta(minutes=90)
    actions.close_sitting(item.sitting_id, hall.actor())
    return item


@pytest.fixture(autouse=True)
def _kept_since_march(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guiju.office.hall.years.duty_keeping", lambda _: DutyKeeping(date(2026, 3, 2)))


def test_a_week_is_kept_by_a_sitting_held_and_late_without_one(dongcheng: Hall) -> None:
    held(dongcheng)
    dongcheng.sitting(held_on=date(2026, 3, 24))
    off = dongcheng.sitting(held_on=date(2026, 4, 1))
    actions.cancel_sitting(off.pk, dongcheng.actor(), "改期")
    year = next(y for y in body_years("dongcheng", 2026, ON) if y.body.code == "executive_meeting")
    standing = {share.first: share.standing for share in year.shares}
    assert standing[date(2026, 3, 9)] == "late"
    assert standing[MONDAY] == "kept"
    assert standing[date(2026, 3, 23)] == "arranged"
    assert standing[date(2026, 3, 30)] == "owed"
    assert min(standing) == date(2026, 3, 2)
    assert (year.held, year.arranged, year.cancelled, year.late) == (1, 1, 1, 2)
    assert (year.items, year.average) == (1, 90)


def test_a_meeting_without_a_cadence_owes_nothing(dongcheng: Hall) -> None:
    years = {y.body.code: y for y in body_years("dongcheng", 2026, ON)}
    assert years["head_topic_meeting"].shares == []
    assert body_years("dongcheng", 2020, ON)[0].shares == []


def test_meetings_called_by_organs_are_counted_by_name_and_scope(dongcheng: Hall) -> None:
    for name_of in ("government", "government", "department"):
        facts = {"meeting_name_of": name_of, "meeting_scope": "whole_district", "department_should_convene": False}
        case = dongcheng.matter("hold_district_meeting", **facts, meeting_on=MONDAY)
        Case.objects.filter(pk=case).update(state="open")
    void = dongcheng.matter("hold_district_meeting", meeting_name_of="government", meeting_scope="other")
    cases.void(void, dongcheng.actor("housing_commission.desk"), reason="不开了")
    counted = [(n.scope, n.name_of, n.number) for n in named_meetings("dongcheng", 2026)]
    assert counted == [("全区性会议", "区政府", 2), ("全区性会议", "部门", 1)]


@pytest.mark.parametrize("name", ["year", "counts", "counts_sheet"])
def test_the_year_is_for_leaders_and_the_office(dongcheng: Hall, name: str) -> None:
    address = reverse(f"hall:{name}")
    assert client_of(dongcheng, "government_office.desk").get(address).status_code == 200
    assert client_of(dongcheng, "deputy4").get(address + "?year=2025").status_code == 200
    assert client_of(dongcheng, "housing_commission.desk").get(address).status_code == 403
    assert client_of(dongcheng, "deputy4").get(address + "?year=9999").status_code == 200


def test_decisions_are_seen_by_those_who_see_the_item(dongcheng: Hall, chaoyang: Hall) -> None:
    item = held(dongcheng)

    def seen(hall: Hall, name: str, **more: object) -> list[int]:
        return [row.pk for row in decisions(hall.actor(name), **more)]  # type: ignore[arg-type]

    for name in ("government_office.desk", "deputy4", "housing_commission.desk"):
        assert seen(dongcheng, name) == [item.pk]
    assert seen(dongcheng, "finance_bureau.desk") == []
    assert seen(chaoyang, "government_office.desk") == []
    assert seen(dongcheng, "deputy4", words="三年") == [item.pk]
    assert seen(dongcheng, "deputy4", words="没有的话") == []
    assert seen(dongcheng, "deputy4", year=2025) == []


def test_what_was_typed_is_no_formula_in_the_workbook(dongcheng: Hall) -> None:
    held(dongcheng)
    answer = client_of(dongcheng, "housing_commission.desk").get(reverse("hall:decisions_sheet"))
    rows = list(load_workbook(BytesIO(answer.content)).active.iter_rows())
    assert rows[1][-1].value == "=1+1 分三年"
    assert rows[1][-1].data_type == "s"


def test_a_unit_gets_its_extract_when_the_minutes_are_signed(dongcheng: Hall) -> None:
    item = held(dongcheng)
    desk = dongcheng.actor("housing_commission.desk")
    with pytest.raises(NotNowAtSitting, match="还没有签发"):
        extract(item.pk, desk)
    actions.send_minutes(item.sitting_id, dongcheng.actor())
    dongcheng.run(Sitting.objects.get(pk=item.sitting_id).minutes_case_id or 0)
    found = extract(item.pk, desk)
    assert (found.wording, found.meeting) == ("=1+1 分三年", "区政府常务会议第1次会议")
    with pytest.raises(NoSuchSitting):
        extract(item.pk, dongcheng.actor("finance_bureau.desk"))
    page = client_of(dongcheng, "housing_commission.desk").get(reverse("hall:extract", args=[item.pk]))
    assert "议定事项摘发单" in page.content.decode()
    shown = client_of(dongcheng, "housing_commission.desk").get(reverse("hall:decisions")).content.decode()
    assert item.topic.title in shown
