"""The ledger: tasks from meetings and plans, parts, other days, objections, confirmations, lights and the summary."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from guiju.office.cases.actors import Actor
from guiju.office.registers.errors import WrongSheet
from guiju.office.tasks import actions, answering
from guiju.office.tasks.entering import Line, Part, break_down, enter_task
from guiju.office.tasks.errors import NotNowForTask, NotYourTask, WrongTask
from guiju.office.tasks.importing import COLUMNS, blank_form, import_tasks
from guiju.office.tasks.models import Task
from guiju.office.tasks.queries import light
from guiju.office.tasks.statistics import summary
from guiju.office.tasks.steps import Said
from office.registry.conftest import OFFICE, SENDER, STRANGER, Who

Browse = Callable[[str], Client]
DISTRICTS = {"dc": "dongcheng", "cy": "chaoyang"}
HOUSING, FINANCE = "housing_commission", "finance_bureau"


def line(actor: Actor, **more: object) -> Line:
    given = {"source": "higher_deployment", "text": "推进老旧小区改造", "basis": "重点任务第12项", "lead": HOUSING}
    return Line(**{**given, "due_on": actor.on + timedelta(days=30), **more})  # type: ignore[arg-type] # loose on purpose


@pytest.fixture
def entered(organisation: None, who: Who) -> Callable[..., Task]:
    """A task that the office entered for the housing commission."""

    def made(prefix: str = "dc", **more: object) -> Task:
        office = who(f"{prefix}-{OFFICE}")
        return enter_task(office, DISTRICTS[prefix], line(office, **more))

    return made


def sheet_of(rows: list[list[Any]], headings: list[str] | None = None) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in [headings or list(COLUMNS), *rows]:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.shows("DC2024:69", "DC2024:70", "CY2023:58", zh="登记的任务按条文交办，报结和核查办结是两回事")
def test_a_task_is_entered_reported_sent_back_and_closed_after_a_check(
    entered: Callable[..., Task], who: Who, district: str
) -> None:
    task = entered(district)
    assert {"dc": "DC2024:70", "cy": "CY2023:58"}[district] in task.cites
    office, unit = who(f"{district}-{OFFICE}"), who(f"{district}-{SENDER}")
    with pytest.raises(NotNowForTask):
        actions.close(office, task.pk, Said("没有报结就办结"))
    actions.report_done(unit, task.pk, Said("完成"))
    actions.reject(office, task.pk, Said("缺少验收材料"))
    actions.report_done(unit, task.pk, Said("已补"))
    assert actions.close(office, task.pk, Said("核查属实")).state == "closed"


@pytest.mark.shows("DC2024:69", zh="报告列明的重点任务由承办单位主要负责人确认完成后才能办结")
def test_a_task_of_the_work_report_is_closed_only_after_the_head_of_the_unit_confirmed(
    entered: Callable[..., Task], who: Who
) -> None:
    task = entered(source="work_report")
    office, unit, chief = who(f"dc-{OFFICE}"), who(f"dc-{SENDER}"), who("dc-housing-chief")
    actions.report_done(unit, task.pk, Said("完成"))
    with pytest.raises(NotNowForTask, match="主要负责人确认"):
        actions.close(office, task.pk, Said("核查"))
    with pytest.raises(NotYourTask):
        actions.confirm(unit, task.pk, Said("我替主任确认"))
    actions.confirm(chief, task.pk, Said("确认完成"))
    assert actions.close(office, task.pk, Said("核查属实")).state == "closed"


def test_in_chaoyang_the_articles_ask_for_no_such_confirmation(entered: Callable[..., Task], who: Who) -> None:
    task = entered("cy", source="work_report")
    actions.report_done(who(f"cy-{SENDER}"), task.pk, Said("完成"))
    assert actions.close(who(f"cy-{OFFICE}"), task.pk, Said("核查属实")).state == "closed"


def test_another_day_is_asked_for_refused_asked_again_and_granted(entered: Callable[..., Task], who: Who) -> None:
    task = entered()
    office, unit, later = who(f"dc-{OFFICE}"), who(f"dc-{SENDER}"), date(2024, 9, 1)
    with pytest.raises(WrongTask):
        answering.ask_extension(unit, task.pk, Said("来不及", task.due_on))
    answering.ask_extension(unit, task.pk, Said("雨季停工", later))
    with pytest.raises(NotNowForTask):
        answering.ask_extension(unit, task.pk, Said("雨季停工", later))
    with pytest.raises(NotYourTask):
        answering.extend(unit, task.pk, Said("自己同意"))
    assert answering.refuse_extension(office, task.pk, Said("按期办")).due_on == task.due_on
    answering.ask_extension(unit, task.pk, Said("雨季停工，附证明", later))
    granted = answering.extend(office, task.pk, Said(""))
    assert (granted.due_on, str(task.due_on) in granted.arithmetic) == (later, True)
    with pytest.raises(NotNowForTask):
        answering.extend(office, task.pk, Said("再点一次"))


def test_a_unit_objects_to_being_the_lead_and_the_office_answers(entered: Callable[..., Task], who: Who) -> None:
    task, office, unit = entered(), who(f"dc-{OFFICE}"), who(f"dc-{SENDER}")
    answering.object_to_lead(unit, task.pk, Said("职责在财政"))
    assert answering.overrule(office, task.pk, Said("住建牵头")).state == "open"
    answering.object_to_lead(unit, task.pk, Said("三定方案附后"))
    assert answering.uphold(office, task.pk, Said("有理")).state == "new"
    given = actions.Assignment(lead=FINANCE, due_on=task.due_on)
    assert actions.assign(office, task.pk, given).lead.code == FINANCE  # type: ignore[union-attr] # just set


def test_a_divided_task_is_reported_only_when_its_parts_are_closed(entered: Callable[..., Task], who: Who) -> None:
    task, unit, helper = entered(), who(f"dc-{SENDER}"), who(f"dc-{STRANGER}")
    part = break_down(unit, task.pk, Part(text="测算资金", lead=FINANCE))
    with pytest.raises(NotNowForTask, match="分解"):
        actions.report_done(unit, task.pk, Said("完成"))
    with pytest.raises(WrongTask):
        break_down(unit, task.pk, Part(text="晚于原期限", lead=FINANCE, due_on=date(2030, 1, 1)))
    with pytest.raises(NotNowForTask):
        break_down(helper, part.pk, Part(text="再分", lead=HOUSING))
    actions.report_done(helper, part.pk, Said("已测算"))
    actions.close(unit, part.pk, Said("可用"))
    assert actions.report_done(unit, task.pk, Said("完成")).state == "reported"


def test_urging_has_the_measure_of_the_district(entered: Callable[..., Task], who: Who) -> None:
    task, office = entered(), who(f"dc-{OFFICE}")
    actions.urge(office, task.pk, Said(""))
    with pytest.raises(NotNowForTask, match="才能再催"):
        actions.urge(replace(office, now=office.now + timedelta(hours=1)), task.pk, Said(""))
    actions.urge(replace(office, now=office.now + timedelta(hours=3)), task.pk, Said(""))


def test_the_light_turns_yellow_and_red(entered: Callable[..., Task]) -> None:
    task = entered()
    assert task.due_on is not None
    days = (30, 3, -1)
    assert [light(task, task.due_on - timedelta(days=n)) for n in days] == ["green", "yellow", "red"]


def test_a_workbook_is_taken_in_whole(organisation: None, who: Who, district: str) -> None:
    office, day = who(f"{district}-{OFFICE}"), date(2024, 8, 1)
    units = [row[3] for row in load_workbook(BytesIO(blank_form(DISTRICTS[district]))).active.values][1:]  # type: ignore[union-attr] # one sheet
    rows: list[list[Any]] = [["政府工作报告重点任务", f"任务{n}", "第一部分", units[0], "", day] for n in range(3)]
    made = import_tasks(office, DISTRICTS[district], sheet_of(rows))
    assert [(task.serial, task.source, task.due_on) for task in made] == [(n, "work_report", day) for n in (1, 2, 3)]
    with pytest.raises(WrongSheet, match="同样的任务"):
        import_tasks(office, DISTRICTS[district], sheet_of(rows))


def test_wrong_columns_and_cells_are_refused_with_their_places(organisation: None, who: Who) -> None:
    office = who(f"dc-{OFFICE}")
    with pytest.raises(WrongSheet) as columns:
        import_tasks(office, "dongcheng", sheet_of([["x"]], ["任务来源", "任务内容"]))
    assert ("任务内容", "没有这一栏。") in {(cell.column, cell.message) for cell in columns.value.cells}
    with pytest.raises(WrongSheet) as cells:
        import_tasks(office, "dongcheng", sheet_of([["梦里", "任务", "", "区外星局", "", "下周"]]))
    assert [cell.column for cell in cells.value.cells] == ["任务来源", "牵头单位", "办结日期"]
    with pytest.raises(WrongSheet):
        import_tasks(office, "dongcheng", b"no workbook")
    assert not Task.objects.exists()


def test_the_summary_counts_by_unit_source_and_article(entered: Callable[..., Task], who: Who) -> None:
    entered()
    entered(source="work_report", text="办实事")
    head = who("dc-head")
    found = summary(head, "dongcheng", head.on)
    assert (found.whole.total, found.raised, found.by_unit[0].total, len(found.by_source)) == (2, 2, 2, 2)
    assert any("六十九" in tally.label for tally in found.by_article)
    with pytest.raises(NotYourTask):
        summary(who(f"dc-{SENDER}"), "dongcheng", head.on)


def test_pages_enter_a_task_and_carry_a_file_with_a_report(
    organisation: None, browse: Browse, who: Who, district: str
) -> None:
    office, unit = browse(f"{district}-{OFFICE}"), browse(f"{district}-{SENDER}")
    kept = office.post("/tasks/new/", {"text": "只写了任务"})
    assert (kept.status_code, "只写了任务" in kept.content.decode()) == (422, True)
    given = {"source": "livelihood", "text": "加装电梯", "lead": HOUSING, "due_on": "2024-08-01"}
    assert office.post("/tasks/new/", given).status_code == 302
    task = Task.objects.get()
    file = SimpleUploadedFile("进展.txt", "已开工".encode())
    assert unit.post(f"/tasks/{task.pk}/feedback/", {"feedback-text": "开工", "feedback-file": file}).status_code == 302
    entry = task.entries.get(kind="feedback")
    assert b"".join(unit.get(f"/tasks/files/{entry.pk}/").streaming_content) == "已开工".encode()  # type: ignore[attr-defined] # a file
    for stranger in ("dc-justice-desk", "cy-justice-desk"):
        assert browse(stranger).get(f"/tasks/files/{entry.pk}/").status_code == 403
    asked = {"ask-extension-text": "雨季", "ask-extension-due_on": "2024-10-01"}
    assert unit.post(f"/tasks/{task.pk}/ask-extension/", asked).status_code == 302
    page = office.get(f"/tasks/{task.pk}/").content.decode()
    assert "不同意延期" in page
    assert "2024-10-01" in page
    assert "加装电梯" in office.get("/tasks/?source=livelihood").content.decode()
    assert "加装电梯" not in office.get("/tasks/?source=work_report").content.decode()
    cite = task.cites[0]
    assert "加装电梯" in office.get(f"/tasks/?article={cite}").content.decode()
    assert "按牵头单位" in office.get("/tasks/summary/").content.decode()


@pytest.mark.parametrize("account", ["dc-justice-desk", "cy-justice-desk", f"cy-{OFFICE}", "cy-head"])
def test_strangers_and_the_other_district_neither_enter_nor_see(
    entered: Callable[..., Task], browse: Browse, account: str
) -> None:
    task, client = entered(), browse(account)
    for what in ("ask-extension", "extend", "object", "uphold", "confirm", "divide"):
        assert client.post(f"/tasks/{task.pk}/{what}/", {f"{what}-text": "x"}).status_code == 403
        assert (
            client.post(f"/api/tasks/{task.pk}/{what}", {"text": "x", "lead": HOUSING}, "application/json").status_code
            == 403
        )
    for page in ("/tasks/", "/tasks/summary/", "/tasks/new/"):
        assert task.text not in client.get(page).content.decode()
    listed = client.get("/api/tasks/summary").json()
    assert listed.get("raised", 0) == 0
    if "desk" in account and OFFICE not in account:
        for page in ("/tasks/new/", "/tasks/import/", "/tasks/blank.xlsx", "/tasks/summary/"):
            assert client.get(page).status_code == 403
        given = {"source": "livelihood", "text": "t", "lead": HOUSING, "due_on": "2024-08-01"}
        assert client.post("/api/tasks", given, "application/json").status_code == 403


def test_the_api_enters_and_divides(organisation: None, browse: Browse) -> None:
    office, unit = browse(f"cy-{OFFICE}"), browse(f"cy-{SENDER}")
    given = {"source": "livelihood", "text": "加装电梯", "lead": HOUSING, "due_on": "2024-08-01"}
    made = office.post("/api/tasks", given, "application/json").json()
    assert (made["state"], made["light"], made["case"]) == ("open", "green", None)
    part = unit.post(f"/api/tasks/{made['id']}/divide", {"text": "测算", "lead": FINANCE}, "application/json").json()
    assert (part["parent"], part["due_on"]) == (made["id"], "2024-08-01")
    asked = {"text": "雨季", "due_on": "2024-10-01"}
    assert unit.post(f"/api/tasks/{made['id']}/ask-extension", asked, "application/json").status_code == 200
    assert (
        office.post(f"/api/tasks/{made['id']}/extend", {"text": ""}, "application/json").json()["due_on"]
        == "2024-10-01"
    )
    assert office.get("/api/tasks/summary?month=2024-05").json()["raised"] == 2
