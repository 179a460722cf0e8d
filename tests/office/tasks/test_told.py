"""Units find what they have to carry out among what they have to read: tasks by hand, and corrected wordings."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from guiju.office.circulation.models import Copy
from guiju.office.meetings import actions as meetings
from guiju.office.meetings import following
from guiju.office.meetings.models import AgendaItem
from guiju.office.tasks import actions
from guiju.office.tasks.entering import Part, break_down, enter_task
from guiju.office.tasks.models import Task
from guiju.office.tasks.raising import correct_decided, raise_decided
from guiju.office.tasks.steps import Said
from office.meetings.conftest import _reactions, _the_day_of_the_sitting, chaoyang, dongcheng  # noqa: F401 -- fixtures
from office.meetings.hall import Hall
from office.meetings.test_outcomes import HALF, decide, item_on
from office.registry.conftest import OFFICE, SENDER, STRANGER, Who
from office.tasks.test_ledger import DISTRICTS, FINANCE, HOUSING, line

OLD, NEW = "原则同意，年底前完成", "原则同意，明年六月底前完成"


@pytest.fixture
def decided(dongcheng: Hall) -> AgendaItem:  # noqa: F811 -- fixtures
    """An item that a sitting agreed to, with its task."""
    following.install([raise_decided], [correct_decided])
    item = item_on(dongcheng)
    dongcheng.present(item.sitting, *HALF)
    decide(dongcheng, item, "agreed_with_changes", OLD)
    return item


def correct(hall: Hall, item: AgendaItem) -> None:
    meetings.correct_outcome(item.sitting_id, hall.actor(), item.pk, NEW, "日期记错")


def test_a_corrected_wording_is_what_the_task_says(dongcheng: Hall, decided: AgendaItem) -> None:  # noqa: F811
    correct(dongcheng, decided)
    task = Task.objects.get(item=decided)
    assert task.text == NEW
    last = task.entries.order_by("pk").last()
    assert last is not None
    assert (last.kind, OLD in last.text, "日期记错" in last.text) == ("corrected", False, True)
    assert not Copy.objects.exists(), "nobody carries it out yet"


def test_who_carries_it_out_reads_the_corrected_wording(dongcheng: Hall, decided: AgendaItem) -> None:  # noqa: F811
    office = dongcheng.actor()
    given = actions.Assignment(lead=HOUSING, assisting=[FINANCE], days=20)
    actions.assign(office, Task.objects.get(item=decided).pk, given)
    correct(dongcheng, decided)
    assert set(Copy.objects.values_list("post__organ__code", flat=True)) == {HOUSING, FINANCE}
    assert all(NEW in copy.text for copy in Copy.objects.all())


def test_a_closed_task_keeps_the_words_it_was_checked_against(dongcheng: Hall, decided: AgendaItem) -> None:  # noqa: F811
    Task.objects.update(state="dropped")
    correct(dongcheng, decided)
    task = Task.objects.get(item=decided)
    assert task.text == OLD
    assert task.entries.filter(kind="corrected").exists()


def test_a_task_entered_by_hand_stands_among_what_its_units_have_to_read(
    organisation: None, who: Who, district: str
) -> None:
    office, unit = who(f"{district}-{OFFICE}"), who(f"{district}-{SENDER}")
    task = enter_task(office, DISTRICTS[district], line(office))
    client = Client()
    client.force_login(unit.person, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("cases:inbox", args=["reading"])).content.decode()
    assert task.text in page
    assert "传阅件" in page
    copy = Copy.objects.get()
    assert client.get(copy.href).status_code == 200
    client.post(reverse("circulation:read", args=[copy.pk]), follow=True)  # the page that follows says what was read
    assert task.text not in client.get(reverse("cases:inbox", args=["reading"])).content.decode()
    part = break_down(unit, task.pk, Part(text="测算资金", lead=FINANCE))
    assert Copy.objects.filter(subject=f"task-{part.pk}", post__organ__code=FINANCE).exists()


def test_what_was_dropped_or_told_already_is_not_told_again(organisation: None, who: Who) -> None:
    office = who(f"dc-{OFFICE}")
    task = enter_task(office, "dongcheng", line(office))
    given = actions.Assignment(lead=HOUSING, due_on=task.due_on)
    actions.assign(office, task.pk, given)
    assert Copy.objects.count() == 1
    actions.assign(office, task.pk, actions.Assignment(lead=HOUSING, assisting=[FINANCE], due_on=task.due_on))
    assert {copy.post.organ.code: copy.number for copy in Copy.objects.order_by("pk") if copy.post.organ} == {
        HOUSING: 2,
        FINANCE: 1,
    }
    actions.report_done(who(f"dc-{SENDER}"), task.pk, Said("完成"))
    assert Copy.objects.filter(post__organ__code=STRANGER).count() == 0
