"""Leave from a sitting summed up for the head, and circulars on who stayed away without it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.absences.granting import keep_absences
from guiju.office.cases import actions as cases
from guiju.office.cases import reactions
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.queries import state_of
from guiju.office.circulation.models import Copy
from guiju.office.hall.circulars import absent, issue_circular, withdraw_circular
from guiju.office.hall.leave import leave_summary, report_leave
from guiju.office.hall.models import Circular
from guiju.office.meetings import actions
from guiju.office.meetings.actions import Note
from guiju.office.meetings.errors import NotNowAtSitting, NotYourMeeting, WrongInput
from guiju.office.meetings.models import Sitting
from office.meetings.conftest import TOPICS
from office.meetings.hall import MONDAY, NOON, Hall

HALLS = pytest.mark.parametrize("name", ["dongcheng", "chaoyang"])
CHIEF = "housing_commission.chief"


@pytest.fixture(autouse=True)
def _leave_is_kept(_reactions: None) -> None:
    reactions.install({**TOPICS, ("case_moved", "meeting_leave"): [keep_absences]})


def client_of(hall: Hall, name: str) -> Client:
    client = Client()
    client.force_login(hall.people[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def ask(hall: Hall, who: str, organ: str, **facts: Any) -> int:
    """Somebody asks leave from the executive meeting of Monday."""
    hall.clock = NOON
    given = {"body": "executive_meeting", "meeting_on": MONDAY, "leave_reason": "official_travel", **facts}
    case = cases.open_case(hall.actor(who), Matter(hall.code, "meeting_leave", "请假一次", given, organ))
    cases.hand_in(case, hall.actor(who))
    return case


def of_a_chief(hall: Hall) -> int:
    return ask(hall, CHIEF, "housing_commission", absent_rank="department_head", stand_in_named=True)


def of_a_deputy(hall: Hall) -> int:
    away = {"absent_rank": "government_leader", "leaders_away": [str(hall.key("deputy4"))]}
    more = {"leave_asked_at": NOON, "meeting_starts_at": NOON.replace(day=16)}
    return ask(hall, "government_office.desk", "government_office", **away, **more)


@HALLS
def test_the_summary_says_who_why_with_which_stand_in_and_what_the_quorum_can_be(
    request: pytest.FixtureRequest, name: str
) -> None:
    hall = request.getfixturevalue(name)
    sitting = hall.sitting()
    chief, deputy = of_a_chief(hall), of_a_deputy(hall)
    rows = {row.case.pk: row for row in leave_summary(sitting.pk, hall.actor()).rows if row.case}
    assert {rows[chief].answer, rows[deputy].answer} == {"待批"}
    assert rows[chief].stand_in_said == "拟代会，待批"
    hall.run(deputy)
    before = leave_summary(sitting.pk, hall.actor())
    assert before.count.present == before.count.members - 1
    assert report_leave(sitting.pk, hall.actor()) == 1
    hall.run(chief)
    found = leave_summary(sitting.pk, hall.actor())
    assert [row.stand_in_said for row in found.rows if row.case and row.case.pk == chief] == ["准予代会"]
    assert report_leave(sitting.pk, hall.actor()) == 1, "it says something new"
    with pytest.raises(NotNowAtSitting, match="没有变化"):
        report_leave(sitting.pk, hall.actor())
    told = Copy.objects.filter(kind="leave").order_by("pk").last()
    assert told is not None
    assert told.post == hall.posts["head"]
    assert "公务出差在外" in told.text
    assert f"组成人员{found.count.members}人，至多{found.count.present}人能到会" in told.text


def test_reporting_does_the_step_of_reporting_in_the_matters_summed_up(dongcheng: Hall) -> None:
    sitting, case = dongcheng.sitting(), of_a_chief(dongcheng)
    cases.agree(case, dongcheng.actor("government_office.chief"))
    assert [step.does for step in state_of(case).active_steps()] == ["report"]
    report_leave(sitting.pk, dongcheng.actor())
    assert state_of(case).ended


def test_leave_from_another_meeting_is_not_in_it(dongcheng: Hall) -> None:
    of_a_chief(dongcheng)
    other = dongcheng.sitting("leaders_meeting")
    assert leave_summary(other.pk, dongcheng.actor()).rows == []
    assert "无人请假" in leave_summary(other.pk, dongcheng.actor()).text()


def missed(hall: Hall) -> Sitting:
    """A closed sitting: one deputy absent without leave, one noted on leave, the others there."""
    sitting = hall.sitting(opened=True)
    hall.present(sitting, "head", "executive_deputy", "deputy", "deputy2", "deputy3")
    notes = [Note(hall.key("deputy4"), "absent"), Note(hall.key("deputy5"), "leave", "出差")]
    actions.note_attendance(sitting.pk, hall.actor(), notes)
    actions.close_sitting(sitting.pk, hall.actor())
    return sitting


@pytest.mark.shows("DC2024:81", zh="没有请假而不到会的由区政府办公室通报批评，有请假的不通报")
def test_who_stayed_away_without_leave_is_named_once(dongcheng: Hall) -> None:
    sitting = missed(dongcheng)
    assert [one.note.post for one in absent(sitting.pk, dongcheng.actor())] == [dongcheng.posts["deputy4"]]
    everybody = [post.pk for post in dongcheng.posts.values()]
    with pytest.raises(WrongInput):
        issue_circular(sitting.pk, dongcheng.actor(), everybody, " ")
    made = issue_circular(sitting.pk, dongcheng.actor(), everybody, "区长3月17日同意")
    assert [row.person for row in made.named.all()] == [dongcheng.people["deputy4"]]
    assert "DC2024:81.1.1" in made.cites
    assert Copy.objects.filter(kind="circular", post=dongcheng.posts["deputy4"]).count() == 1
    with pytest.raises(WrongInput):
        issue_circular(sitting.pk, dongcheng.actor(), everybody, "区长3月17日同意")
    withdraw_circular(made.pk, dongcheng.actor(), "补来请假手续")
    last = Copy.objects.filter(post=dongcheng.posts["deputy4"]).order_by("pk").last()
    assert last is not None
    assert last.text.startswith("撤销以下通报：补来请假手续")
    assert [one.named for one in absent(sitting.pk, dongcheng.actor())] == [False]


def test_the_other_district_has_no_such_circular(chaoyang: Hall) -> None:
    sitting = missed(chaoyang)
    with pytest.raises(NotNowAtSitting, match="没有写对无故缺席的通报批评"):
        issue_circular(sitting.pk, chaoyang.actor(), [chaoyang.key("deputy4")], "区长同意")
    page = client_of(chaoyang, "government_office.desk").get(reverse("hall:leave", args=[sitting.pk])).content.decode()
    assert "系统不出通报" in page


def test_the_pages_are_the_offices_alone_and_keep_what_was_typed(dongcheng: Hall, chaoyang: Hall) -> None:
    sitting = missed(dongcheng)
    office, page = client_of(dongcheng, "government_office.desk"), reverse("hall:leave", args=[sitting.pk])
    with pytest.raises(NotYourMeeting):
        leave_summary(sitting.pk, dongcheng.actor("deputy4"))
    assert client_of(dongcheng, CHIEF).get(page).status_code == 403
    assert client_of(chaoyang, "government_office.desk").get(page).status_code == 404
    refused = office.post(reverse("hall:issue_circular", args=[sitting.pk]), {"agreed": "区长当面同意"})
    assert (refused.status_code, "区长当面同意" in refused.content.decode()) == (422, True)
    given = {"agreed": "区长当面同意", "post": dongcheng.key("deputy4")}
    assert (
        "已发出通报"
        in office.post(reverse("hall:issue_circular", args=[sitting.pk]), given, follow=True).content.decode()
    )
    sheet = reverse("hall:circular_sheet", args=[Circular.objects.get().pk])
    assert dongcheng.people["deputy4"].name in office.get(sheet).content.decode()
    assert client_of(dongcheng, "deputy4").get(sheet).status_code == 403
    assert client_of(chaoyang, "government_office.desk").get(sheet).status_code == 404
