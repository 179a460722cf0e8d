"""What matters make people owe: who, until when, what keeps it, and by how much a running clock is late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from guiju.office.cases import actions as cases
from guiju.office.cases.actions import rebuild_projections
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.models import OwedByCase
from guiju.office.demonstration.pacing import MADE_UP, Pace, bring_lacking, desk_of
from guiju.office.demonstration.setting_up import prepare_database
from guiju.office.duties import actions
from guiju.office.duties.actions import Given
from guiju.office.duties.queries import Sought, line, listed
from guiju.office.duties.rows import Row, Where
from guiju.office.rulebook.queries import rulebook_for
from office.duties.conftest import NOON, Acting, Browse, Clock

HOURS = {"dongcheng": "DC2024:28", "chaoyang": "CY2023:25"}
PREFIX = {"dongcheng": "dc", "chaoyang": "cy"}
BOTH = pytest.mark.parametrize("district", ["dongcheng", "chaoyang"])
pytestmark = pytest.mark.usefixtures("organisation", "db")
BEGAN = datetime(2026, 11, 25, 1, tzinfo=UTC)
"""Nine in the morning in China, three hours before noon."""


def matter(district: str, act: str, organ: str = "housing_commission", *, until: str = "", **facts: Any) -> int:
    """A matter handed in today and carried to a step (begun with), or to its end."""
    pace = Pace(NOON.date(), NOON.date())
    drafter = desk_of(district, organ, pace.on)
    judged = {"major_emergency": MADE_UP} if "major_emergency" in facts else {}
    case = open_draft(pace.actor(drafter), cases.Matter(district, act, "关于一件急事", facts, organ), judged)
    bring_lacking(case, pace)
    cases.hand_in(case, pace.actor(drafter), reason=MADE_UP)
    pace.walk(case, until)
    return case


def opinion(district: str, until: str = "publish") -> int:
    return matter(
        district,
        "answer_public_opinion",
        until=until,
        major_emergency=True,
        situation_began_at=BEGAN.isoformat(),
        opinion_kind="emergency",
        clock_starts_with="event",
    )


def rows(actor: Acting, account: str, where: Where, **sought: Any) -> list[Row]:
    return listed(actor(account), Sought(where, **sought)).lines[:200]


@BOTH
def test_the_clock_of_five_hours_is_owed_and_then_late_by_hours(clock: Clock, actor: Acting, district: str) -> None:
    case = opinion(district)
    desk = f"{PREFIX[district]}-housing-desk"
    (owed,) = rows(actor, desk, Where.OWED)
    assert (owed.cite, owed.due, owed.near) == (HOURS[district], BEGAN + timedelta(hours=5), True)
    clock.now = BEGAN + timedelta(hours=8, minutes=20)
    (late,) = rows(actor, desk, Where.LATE)
    assert late.case == case
    assert late.late is not None
    assert late.late.zh == "3 小时 20 分"


@BOTH
def test_the_page_of_the_case_and_the_inbox_say_by_how_much(clock: Clock, browse: Browse, district: str) -> None:
    case = opinion(district)
    clock.now = BEGAN + timedelta(hours=6, minutes=5)
    desk, office = (browse(f"{PREFIX[district]}-{who}") for who in ("housing-desk", "office-desk"))
    assert "逾期 1 小时 5 分" in desk.get(f"/cases/{case}/").content.decode()
    assert "还剩 17 小时 55 分" in office.get(f"/cases/{case}/").content.decode()
    assert "逾期 1 小时 5 分" in desk.get("/").content.decode()
    assert "其中 1 件已逾期" in desk.get("/").content.decode()


@BOTH
def test_a_clock_that_was_kept_stays_kept_and_says_how(
    clock: Clock, actor: Acting, browse: Browse, district: str
) -> None:
    case = opinion(district, until="")
    done = OwedByCase.objects.filter(case=case, kind="limit").exclude(done_on=None)
    assert done.count() == 2
    clock.now = BEGAN + timedelta(days=30)
    assert not rows(actor, f"{PREFIX[district]}-housing-desk", Where.LATE)
    shown = browse(f"{PREFIX[district]}-office-desk").get(f"/cases/{case}/").content.decode()
    assert "已按期办理" in shown or "后办理" in shown
    assert "逾期 29 天" not in shown


@BOTH
def test_an_answer_by_a_set_day_is_late_by_days(clock: Clock, actor: Acting, district: str) -> None:
    given = {"responsible_organ": ["housing_commission"], "due_on": "2026-11-27", "proposal_kind": "suggestion"}
    matter(district, "answer_proposal", "government_office", until="issue", **given)
    (owed,) = [row for row in rows(actor, f"{PREFIX[district]}-housing-desk", Where.OWED) if row.due]
    assert str(owed.due) == "2026-11-27"
    clock.now = NOON + timedelta(days=5)
    (late,) = rows(actor, f"{PREFIX[district]}-housing-desk", Where.LATE)
    assert late.late is not None
    assert late.late.zh == "3 天"


def test_a_duty_that_a_matter_raises_is_noted_by_its_owner(actor: Acting) -> None:
    case = matter("dongcheng", "file_department_document")
    owed = OwedByCase.objects.get(case=case, kind="duty")
    row = line(actor("dc-housing-desk"), owed.norm, f"case-{case}")
    assert (row.where, row.due, row.owners.said) == (Where.OWED, None, "区住房城市建设委")
    given = Given("done", NOON.date(), "已开展评估。", "评估报告")
    actions.note(actor("dc-housing-chief"), "dongcheng", owed.norm, f"case-{case}", given)
    assert [r.case for r in rows(actor, "dc-housing-desk", Where.DONE)] == [case]
    assert not rows(actor, "dc-housing-desk", Where.OWED)


def test_what_comes_later_in_a_matter_is_coming_until_its_stage_is_reached(actor: Acting) -> None:
    case = matter("dongcheng", "file_department_document", until=_first_step("file_department_document"))
    assert OwedByCase.objects.get(case=case, kind="duty").begun is False
    assert [row.case for row in rows(actor, "dc-housing-desk", Where.COMING)] == [case]


def test_a_matter_that_was_withdrawn_makes_nobody_owe_anything(actor: Acting) -> None:
    case = matter("dongcheng", "file_department_document", until=_first_step("file_department_document"))
    cases.withdraw(case, actor("dc-housing-desk"))
    assert not OwedByCase.objects.filter(case=case).exists()


@BOTH
def test_other_facts_make_others_owe(actor: Acting, district: str) -> None:
    given = {"responsible_organ": ["housing_commission"], "due_on": "2026-11-27", "proposal_kind": "suggestion"}
    case = matter(district, "answer_proposal", "government_office", until="accept", **given)
    office, prefix = actor(f"{PREFIX[district]}-office-desk"), PREFIX[district]
    assert [row.case for row in rows(actor, f"{prefix}-housing-desk", Where.OWED)] == [case]
    cases.change_facts(case, office, {**given, "responsible_organ": ["finance_bureau"]}, reason="改由区财政局主办")
    assert not rows(actor, f"{prefix}-housing-desk", Where.OWED)
    assert [row.case for row in rows(actor, f"{prefix}-finance-desk", Where.OWED)] == [case]


@BOTH
def test_rebuilding_gives_the_same_rows(district: str) -> None:
    opinion(district)
    fields = ("case", "norm", "kind", "stage", "due_on", "due_at", "done_on", "begun", "arithmetic")
    before = sorted(map(str, OwedByCase.objects.values_list(*fields)))
    organs = sorted(map(str, OwedByCase.objects.values_list("norm", "organs", "posts")))
    rebuild_projections(district)
    assert sorted(map(str, OwedByCase.objects.values_list(*fields))) == before
    assert sorted(map(str, OwedByCase.objects.values_list("norm", "organs", "posts"))) == organs


def test_an_installation_older_than_the_table_gets_its_rows_once_when_tables_are_brought_up_to_date() -> None:
    opinion("dongcheng")
    fields = ("case", "norm", "stage", "due_on", "due_at", "done_on", "organs", "posts")
    before = sorted(map(str, OwedByCase.objects.values_list(*fields)))
    assert before
    OwedByCase.objects.all().delete()
    prepare_database()
    assert sorted(map(str, OwedByCase.objects.values_list(*fields))) == before
    kept = set(OwedByCase.objects.values_list("pk"))
    prepare_database()
    assert set(OwedByCase.objects.values_list("pk")) == kept


def test_strangers_see_nothing_of_what_others_owe(actor: Acting, browse: Browse) -> None:
    case = opinion("dongcheng")
    norm = OwedByCase.objects.filter(case=case, kind="limit").first()
    assert norm is not None
    article, name = norm.norm.split("#")
    page = f"/duties/{article.replace(':', '/')}/{name}/case-{case}/"
    assert browse("dc-office-desk").get(page).status_code == 200
    assert browse("dc-justice-desk").get(page).status_code == 403
    assert browse("cy-office-desk").get(page).status_code == 404
    assert Client().get(page).status_code == 302
    assert not rows(actor, "dc-justice-desk", Where.OWED)


def _first_step(act: str) -> str:
    """The stage at which a matter waits for somebody first."""
    plan = rulebook_for("dongcheng", NOON.date()).plan(act, {}, NOON.date())
    return plan.route[0].stage
