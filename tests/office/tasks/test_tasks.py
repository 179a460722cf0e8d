"""Instructions become tasks: assigned, fed back on, reported, checked, closed, and overdue when nobody does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from openpyxl import load_workbook

from guiju.office.cases import actions as cases
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.queries.access import state_of
from guiju.office.tasks import actions, queries
from guiju.office.tasks.actions import Assignment
from guiju.office.tasks.errors import NotNowForTask, NotYourTask, WrongTask
from guiju.office.tasks.models import Entry, Task
from guiju.office.tasks.queries import Sought
from guiju.office.tasks.steps import Said
from office.registry.conftest import OFFICE, SENDER, STRANGER, Who
from office.tasks.conftest import INSTRUCTION, leader_of

Instructed = Callable[[str], Task]
Browse = Callable[[str], Client]


def assigned(task: Task, who: Who, prefix: str, **more: object) -> Task:
    organ = who(f"{prefix}-{SENDER}").own_posts[0].organ
    assert organ is not None
    given = Assignment(**{"lead": organ.code, "days": 5, **more})  # type: ignore[arg-type] # loose on purpose
    return actions.assign(who(f"{prefix}-{OFFICE}"), task.pk, given)


@pytest.mark.shows("DC2024:54", "DC2024:59", "CY2023:49", zh="写了批示的成为交办事项，圈阅、同意的不成")
def test_an_instruction_becomes_a_task_with_its_article(instructed: Instructed, district: str) -> None:
    task = instructed(district)
    assert (task.text, task.state, task.serial) == (INSTRUCTION, "new", 1)
    assert {"dc": "DC2024:54", "cy": "CY2023:49"}[district] in task.cites


def test_a_mere_consent_gives_no_task(handed_in: Callable[..., int], who: Who) -> None:
    case = handed_in("dc")
    cases.agree(case, who(f"dc-{OFFICE}"))
    cases.agree(case, who(leader_of(case)))
    assert not Task.objects.exists()


def test_the_due_day_counts_working_days_and_shows_how(instructed: Instructed, who: Who, district: str) -> None:
    task = assigned(instructed(district), who, district)
    assert task.due_on == date(2024, 5, 11)  # 11 May 2024 was a Saturday that was worked
    assert "第5个工作日" in task.arithmetic


def test_the_units_desks_find_the_matter_among_what_they_have_to_read(instructed: Instructed, who: Who) -> None:
    task = assigned(instructed("dc"), who, "dc", assisting=["finance_bureau"])
    desks = {who("dc-housing-desk").own_posts[0].pk, who("dc-finance-desk").own_posts[0].pk}
    assert task.case_id is not None
    assert desks <= {item.post for item in state_of(task.case_id).items if item.kind == "read"}


def test_fed_back_reported_sent_on_and_closed_by_the_leader(instructed: Instructed, who: Who, district: str) -> None:
    task = assigned(instructed(district), who, district)
    unit, leader = who(f"{district}-{SENDER}"), who(task.given_by.username)
    actions.feed_back(unit, task.pk, Said("已摸底"))
    actions.report_done(unit, task.pk, Said("方案已报"))
    actions.reject(leader, task.pk, Said("方案要细化"))
    actions.report_done(unit, task.pk, Said("已细化"))
    closed = actions.close(leader, task.pk, Said("同意办结"))
    assert closed.state == "closed"
    kinds = list(Entry.objects.filter(task=task).order_by("pk").values_list("kind", flat=True))
    assert kinds == ["raised", "assigned", "feedback", "reported", "rejected", "reported", "closed"]
    with pytest.raises(NotNowForTask):
        actions.feed_back(unit, task.pk, Said("再补充"))


def test_overdue_tasks_are_found_and_urged(instructed: Instructed, who: Who) -> None:
    task = assigned(instructed("dc"), who, "dc")
    office = who(f"dc-{OFFICE}")
    assert not queries.tasks(office, Sought(state="late")).exists()
    later = replace(office, now=office.now + timedelta(days=30))
    assert list(queries.tasks(later, Sought(state="late"))) == [task]
    actions.urge(later, task.pk, Said(""))
    assert Entry.objects.filter(task=task, kind="urged").exists()


@pytest.mark.parametrize("given", [{"days": None}, {"due_on": date(2024, 6, 1)}, {"lead": "nobody"}])
def test_without_a_unit_and_one_due_day_nothing_is_assigned(
    instructed: Instructed, who: Who, given: dict[str, object]
) -> None:
    with pytest.raises(WrongTask):
        assigned(instructed("dc"), who, "dc", **given)


def test_a_second_click_assigns_once(instructed: Instructed, who: Who) -> None:
    task, office = instructed("dc"), who(f"dc-{OFFICE}", token="t")
    given = Assignment(lead="housing_commission", days=3)
    actions.assign(office, task.pk, given)
    with pytest.raises(AlreadyDone):
        actions.assign(office, task.pk, given)


@pytest.mark.parametrize("account", ["dc-justice-desk", f"cy-{OFFICE}", f"cy-{SENDER}", "cy-head"])
def test_strangers_and_the_other_district_see_no_task_anywhere(
    instructed: Instructed, who: Who, browse: Browse, account: str
) -> None:
    task = assigned(instructed("dc"), who, "dc")
    with pytest.raises(NotYourTask):
        actions.feed_back(who(account), task.pk, Said("我来看看"))
    client = browse(account)
    assert client.get(f"/tasks/{task.pk}/").status_code == 403
    assert client.post(f"/tasks/{task.pk}/close/", {"close-text": "关掉"}).status_code == 403
    assert client.get(f"/api/tasks/{task.pk}").status_code == 403
    assert client.post(f"/api/tasks/{task.pk}/close", {"text": "x"}, "application/json").status_code == 403
    assert client.get("/api/tasks").json()["count"] == 0
    assert INSTRUCTION not in client.get("/tasks/").content.decode()
    rows = list(load_workbook(BytesIO(client.get("/tasks/sheet.xlsx").content)).active.values)  # type: ignore[union-attr] # one sheet
    assert len(rows) == 1


@pytest.mark.parametrize("path", ["/tasks/", "/tasks/1/", "/tasks/sheet.xlsx", "/registry/", "/registry/returns/"])
def test_nobody_gets_in_without_signing_in(db: None, path: str) -> None:
    assert Client().get(path).status_code == 302
    assert Client().get("/api/tasks").status_code == 401
    assert Client().get("/api/registry/incoming").status_code == 401


def test_an_assisting_unit_feeds_back_but_does_not_report_or_close(instructed: Instructed, who: Who) -> None:
    task = assigned(instructed("dc"), who, "dc", assisting=["finance_bureau"])
    helper = who(f"dc-{STRANGER}")
    actions.feed_back(helper, task.pk, Said("资金已测算"))
    for refused in (actions.report_done, actions.close, actions.urge):
        with pytest.raises(NotYourTask):
            refused(helper, task.pk, Said("完成"))


def test_the_database_refuses_to_change_what_was_done(instructed: Instructed) -> None:
    task = instructed("dc")
    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.update(text="改")
    assert Task.objects.get(pk=task.pk).text == INSTRUCTION


def test_pages_carry_a_task_to_its_end(instructed: Instructed, browse: Browse, district: str) -> None:
    task = instructed(district)
    office, unit = browse(f"{district}-{OFFICE}"), browse(f"{district}-{SENDER}")
    assert "1 件等您办理" in office.get("/").content.decode()
    refused = office.post(f"/tasks/{task.pk}/assign/", {"assign-lead": "", "assign-note": "摸清底数"})
    assert refused.status_code == 422
    assert "摸清底数" in refused.content.decode()
    lead = Task.objects.get(pk=task.pk).lead
    assert lead is not None
    assert office.post(f"/tasks/{task.pk}/assign/", {"assign-lead": lead.code, "assign-days": "5"}).status_code == 302
    assert INSTRUCTION in unit.get("/tasks/").content.decode()
    assert unit.post(f"/tasks/{task.pk}/report/", {"report-text": "已办"}).status_code == 302
    assert office.post(f"/tasks/{task.pk}/close/", {"close-text": "核实"}).status_code == 302
    task.refresh_from_db()
    assert task.state == "closed"
    assert "已办结" in office.get("/tasks/?state=closed").content.decode()
    rows = list(load_workbook(BytesIO(office.get("/tasks/sheet.xlsx?state=closed").content)).active.values)  # type: ignore[union-attr] # one sheet
    assert INSTRUCTION in rows[1]


def test_the_api_does_the_same(instructed: Instructed, browse: Browse) -> None:
    task = instructed("cy")
    office, unit = browse(f"cy-{OFFICE}"), browse(f"cy-{SENDER}")
    lead = Task.objects.get(pk=task.pk).lead
    assert lead is not None
    given = {"lead": lead.code, "days": 5}
    answer = office.post(f"/api/tasks/{task.pk}/assign", given, "application/json")
    assert (answer.status_code, answer.json()["state"], answer.json()["due_on"]) == (200, "open", "2024-05-11")
    assert unit.post(f"/api/tasks/{task.pk}/feedback", {"text": "已摸底"}, "application/json").status_code == 200
    assert unit.get(f"/api/tasks/{task.pk}").json()["entries"][-1]["text"] == "已摸底"
    refused = unit.post(f"/api/tasks/{task.pk}/assign", given, "application/json")
    assert refused.status_code == 403
    assert refused.json()["error"]["message"]
