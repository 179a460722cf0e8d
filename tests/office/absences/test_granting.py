"""Approved leave records who is away and switches the stand-in on; what no longer stands is taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.office.cases import actions
from guiju.office.enactment.walking import at
from guiju.office.people.actions import commission_stand_in
from guiju.office.people.errors import AbsenceRefused, NotStandingIn, OrganisationError
from guiju.office.people.models import Absence, Cover, Person, StandIn
from guiju.office.people.queries import acting_posts
from guiju.office.people.recording_absences import end_absence
from office.absences.asking import DISTRICTS, PREFIX, Open, consent, granted, hand_in, leave, post, switched_on
from office.cases_web.conftest import NOON

TODAY = NOON.date()
EDU, CITY = "副区长（教育、外事）", {"dongcheng": "副区长（城建、城管）", "chaoyang": "副区长（城建、园区）"}


def office(district: str) -> Any:
    return at(Person.objects.get(username=f"{PREFIX[district]}-office-desk"), TODAY)


@pytest.mark.parametrize("district", DISTRICTS)
def test_consent_records_the_days_and_switches_the_named_colleague_on(opened: Open, district: str) -> None:
    granted(opened, district)
    away = Absence.objects.get()
    assert (away.post.title, str(away.since_on), str(away.until_on)) == (CITY[district], "2024-05-20", "2024-05-25")
    assert switched_on() == [(EDU, CITY[district], "2024-05-20", "2024-05-25")]


def test_nothing_is_switched_on_before_the_consent(opened: Open) -> None:
    hand_in(opened("leave_beijing", "dc-deputy-city", **leave()), "dc-deputy-city")
    assert not Absence.objects.exists()
    assert not StandIn.objects.exists()


def test_the_stand_in_acts_in_the_post_on_these_days_only(opened: Open) -> None:
    granted(opened)
    colleague = Person.objects.get(username="dc-deputy-edu")
    days = [date(2024, 5, 19), date(2024, 5, 20), date(2024, 5, 24), date(2024, 5, 25)]
    found = [any(hat.post.title == CITY["dongcheng"] for hat in acting_posts(colleague, on)) for on in days]
    assert found == [False, True, True, False]


def test_with_nobody_named_the_schedule_of_a_and_b_roles_names_the_stand_in(opened: Open) -> None:
    granted(opened, by="")
    stand_in = StandIn.objects.get()
    assert (stand_in.by_post.title, stand_in.kind, stand_in.citation) == (EDU, "ab_role", "DC2024:5")


def test_without_a_schedule_in_the_text_nobody_stands_in_by_himself(opened: Open) -> None:
    Cover.objects.create(
        district_id="chaoyang", of_post=post("chaoyang", "城建"), by_post=post("chaoyang", "教育"), since_on=TODAY
    )
    granted(opened, "chaoyang", by="")
    assert Absence.objects.count() == 1
    assert not StandIn.objects.exists()


@pytest.mark.parametrize("district", DISTRICTS)
def test_the_head_entrusts_somebody_under_the_article_that_asks_for_it(opened: Open, district: str) -> None:
    who = f"{PREFIX[district]}-head"
    given = leave(district, by="常务副区长") | {"f-leaver": "district_head"}
    case = opened("leave_beijing", who, **given | {"f-leaders_away": [str(post(district, "区长").pk)]})
    state = hand_in(case, who)
    while not StandIn.objects.exists():
        step = next(step for step in state.active_steps() if step.stage == "admit")
        state = actions.record(case, office(district), step=step.key, done_on=TODAY, evidence="复函")
    stand_in = StandIn.objects.get()
    article = {"dongcheng": "DC2024:5", "chaoyang": "CY2023:4"}[district]
    assert (stand_in.by_post.title, stand_in.kind, stand_in.citation) == ("常务副区长", "commission", article)


def test_the_head_away_on_business_without_a_commission_has_nobody(opened: Open) -> None:
    given = leave(by="") | {"f-leaver": "district_head", "f-leaders_away": [str(post("dongcheng", "区长").pk)]}
    case = opened("leave_beijing", "dc-head", **given)
    state = hand_in(case, "dc-head")
    step = state.active_steps()[0]
    actions.record(case, office("dongcheng"), step=step.key, done_on=TODAY, evidence="复函")
    assert Absence.objects.count() == 1
    assert not StandIn.objects.exists()


def test_nobody_stands_in_for_himself(opened: Open) -> None:
    case = opened("leave_beijing", "dc-deputy-city", **leave(by="城建"))
    with pytest.raises(AbsenceRefused, match="不能由自己代行"):
        hand_in(case, "dc-deputy-city")


def test_a_stand_in_who_is_away_too_is_refused_when_it_is_handed_in(opened: Open) -> None:
    own = [str(post("dongcheng", "教育").pk)]
    granted(opened, who="deputy-edu", by="法治", **{"f-leaders_away": own})
    case = opened("leave_beijing", "dc-deputy-city", **leave())
    with pytest.raises(AbsenceRefused, match="也不在岗"):
        hand_in(case, "dc-deputy-city")


def test_two_who_name_each_other_cannot_both_be_approved(opened: Open) -> None:
    mine = opened("leave_beijing", "dc-deputy-city", **leave())
    theirs = leave(by="城建") | {"f-leaders_away": [str(post("dongcheng", "教育").pk)]}
    other = opened("leave_beijing", "dc-deputy-edu", **theirs)
    hand_in(mine, "dc-deputy-city")
    hand_in(other, "dc-deputy-edu")
    consent(mine, "dongcheng")
    with pytest.raises(OrganisationError, match="也不在岗"):
        consent(other, "dongcheng")
    assert Absence.objects.count() == 1


def test_whoever_stands_in_for_somebody_cannot_go_away_meanwhile(opened: Open) -> None:
    granted(opened)
    own = [str(post("dongcheng", "教育").pk)]
    case = opened("leave_beijing", "dc-deputy-edu", **leave(by="法治") | {"f-leaders_away": own})
    hand_in(case, "dc-deputy-edu")
    with pytest.raises(AbsenceRefused, match="代行「副区长（城建"):
        consent(case, "dongcheng")


def test_leave_of_a_leader_is_handed_in_by_himself_or_the_office(opened: Open) -> None:
    stranger = opened("leave_beijing", "dc-housing-desk", **leave())
    with pytest.raises(AbsenceRefused, match="本人或者区政府办公室"):
        hand_in(stranger, "dc-housing-desk")
    assert hand_in(opened("leave_beijing", "dc-office-desk", **leave()), "dc-office-desk").base == "open"


@pytest.mark.parametrize("last", ["", "2024-05-19"])
def test_a_stand_in_needs_the_days_and_they_run_forwards(opened: Open, last: str) -> None:
    case = opened("leave_beijing", "dc-deputy-city", **leave() | {"f-last_away_on": last})
    with pytest.raises(AbsenceRefused, match="第一天和最后一天"):
        hand_in(case, "dc-deputy-city")


def test_a_matter_made_void_takes_the_stand_in_back(opened: Open) -> None:
    case = granted(opened)
    actions.void(case, office("dongcheng"), reason="行程取消")
    assert switched_on() == []
    assert Absence.objects.get().until_on == date(2024, 5, 20)


def test_cut_short_the_stand_in_ends_with_the_absence_and_both_names_stay(opened: Open) -> None:
    granted(opened)
    own = Person.objects.get(username="dc-deputy-city")
    end_absence(Absence.objects.get(), date(2024, 5, 21), own, NOON, "会议提前结束")
    assert switched_on() == [(EDU, CITY["dongcheng"], "2024-05-20", "2024-05-22")]
    row = Absence.objects.get()
    assert (row.ended_by, row.end_reason, str(row.granted_until_on)) == (own, "会议提前结束", "2024-05-25")


@pytest.mark.parametrize(("last", "reason", "said"), [(date(2024, 5, 30), "晚回", "另起一件"), (TODAY, " ", "原因")])
def test_an_absence_is_neither_made_longer_nor_ended_without_a_reason(
    opened: Open, last: date, reason: str, said: str
) -> None:
    granted(opened)
    with pytest.raises(AbsenceRefused, match=said):
        end_absence(Absence.objects.get(), last, Person.objects.get(username="dc-deputy-city"), NOON, reason)


def test_what_was_cut_short_stays_so_when_the_case_goes_on(opened: Open) -> None:
    case = granted(opened)
    own = Person.objects.get(username="dc-deputy-city")
    end_absence(Absence.objects.get(), date(2024, 5, 21), own, NOON, "会议提前结束")
    step = actions.comment(case, at(own, TODAY), text="已回").active_steps()[0]
    actions.record(case, office("dongcheng"), step=step.key, done_on=TODAY, evidence="电话记录")
    assert Absence.objects.get().until_on == date(2024, 5, 22)


def test_an_extension_is_a_leave_of_its_own_and_goes_on_without_a_gap(opened: Open) -> None:
    granted(opened)
    granted(opened, **{"f-leaves_on": "2024-05-25", "f-last_away_on": "2024-05-27"})
    assert [row[2:] for row in switched_on()] == [("2024-05-20", "2024-05-25"), ("2024-05-25", "2024-05-28")]


def test_longer_days_in_the_facts_need_an_approval_of_their_own(opened: Open) -> None:
    case = granted(opened)
    with pytest.raises(AbsenceRefused, match="延长的，请另起一件"):
        actions.change_facts(case, office("dongcheng"), {"last_away_on": date(2024, 5, 30)}, reason="晚回")
    actions.change_facts(case, office("dongcheng"), {"last_away_on": date(2024, 5, 22)}, reason="早回")
    assert switched_on()[0][3] == "2024-05-23"


def test_nobody_is_commissioned_by_hand_for_days_on_which_he_is_away(opened: Open) -> None:
    granted(opened)
    with pytest.raises(NotStandingIn, match="也不在岗"):
        commission_stand_in(post("dongcheng", "法治"), post("dongcheng", "城建"), date(2024, 5, 22))
    commission_stand_in(post("dongcheng", "法治"), post("dongcheng", "城建"), date(2024, 5, 25))


def test_a_leave_from_one_meeting_switches_nobody_on(opened: Open) -> None:
    own = [str(post("dongcheng", "城建").pk)]
    given = {"title": "会议请假", "f-body": "executive_meeting", "f-absent_rank": "government_leader"}
    given |= {"f-leave_reason": "official_travel", "f-meeting_on": "2024-05-13", "f-leaders_away": own}
    case = opened("meeting_leave", "dc-deputy-city", **given)
    hand_in(case, "dc-deputy-city")
    consent(case, "dongcheng")
    assert Absence.objects.get().body == "executive_meeting"
    assert not StandIn.objects.exists()
