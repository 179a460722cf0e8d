"""Noting that a duty was kept: who may, with which evidence, how it is corrected, and what the database refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from guiju.office.cases.errors import AlreadyDone
from guiju.office.documents.attaching import Upload
from guiju.office.documents.inspection import FileRefused
from guiju.office.duties import actions
from guiju.office.duties.actions import Given
from guiju.office.duties.errors import NoSuchDuty, NotYourDuty, RecordChanged, WrongRecord
from guiju.office.duties.models import Fulfilment, FulfilmentChange, HowKept
from guiju.office.duties.queries import line
from guiju.office.duties.rows import Where
from guiju.office.people import actions as people
from guiju.office.people.models import Post
from office.duties.conftest import NOON, Acting, Clock

DC, APPRAISAL, YEAR = "dongcheng", "DC2024:71#appraise_yearly", "2026-01-01"
WEEKLY, WEEK = "DC2024:47#executive_meeting", "2026-11-02"
TODAY = NOON.date()
GOOD = Given(HowKept.DONE, date(2026, 11, 20), "考评已经完成。", "东政办〔2026〕9号")
PDF = Upload("考评结果.pdf", b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", 10**6)
pytestmark = pytest.mark.usefixtures("organisation", "db")


def test_the_owner_notes_it_with_its_evidence_and_it_is_done(actor: Acting) -> None:
    actions.note(actor("dc-office-chief"), DC, APPRAISAL, YEAR, GOOD)
    row = line(actor("dc-office-desk"), APPRAISAL, YEAR)
    assert (row.where, row.done_on, row.late) == (Where.DONE, date(2026, 11, 20), None)
    assert row.note is not None
    assert row.note.document_number == "东政办〔2026〕9号"


def test_what_is_noted_after_the_due_day_is_done_late(actor: Acting) -> None:
    given = Given(HowKept.DONE, date(2026, 11, 10), "补开。", "会议签到表")
    actions.note(actor("dc-head"), DC, WEEKLY, WEEK, given)
    row = line(actor("dc-head"), WEEKLY, WEEK)
    assert (row.where, row.late.days if row.late else 0) == (Where.DONE, 2)


def test_a_softer_duty_may_be_explained_and_a_duty_that_must_be_kept_may_not(actor: Acting) -> None:
    why = Given(HowKept.EXPLAINED, TODAY, "主要领导集中外出学习，本周没有议题。")
    actions.note(actor("dc-office-desk"), DC, WEEKLY, WEEK, why)
    assert line(actor("dc-head"), WEEKLY, WEEK).explained
    with pytest.raises(WrongRecord, match="必须办理") as refused:
        actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, why)
    assert refused.value.name == "kind"


@pytest.mark.parametrize(
    ("field", "given", "said"),
    [
        ("done_on", Given("done", TODAY + timedelta(days=1), "已办", "1号"), "还没有到"),
        ("done_on", Given("done", date(2025, 12, 31), "已办", "1号"), "不能早于2026-01-01"),
        ("note", Given("done", TODAY, " \0 ", "1号"), "请写明办理的情况"),
        ("document_number", Given("done", TODAY, "已办", "  "), "文号或凭据名称"),
        ("kind", Given("perhaps", TODAY, "已办", "1号"), "请选择"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(actor: Acting, field: str, given: Given, said: str) -> None:
    with pytest.raises(WrongRecord, match=said) as refused:
        actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, given)
    assert refused.value.name == field
    assert not Fulfilment.objects.exists()


def test_a_file_alone_is_evidence_and_one_that_is_not_what_it_claims_is_refused(actor: Acting) -> None:
    wrong = Given("done", TODAY, "已办", "", Upload("考评结果.pdf", b"MZ not a pdf", 10**6))
    with pytest.raises(FileRefused, match="不是 PDF 文件"):
        actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, wrong)
    assert not Fulfilment.objects.exists()
    noted = actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, Given("done", TODAY, "已办", "", PDF))
    assert noted.file_name == "考评结果.pdf"


@pytest.mark.parametrize("who", ["dc-housing-desk", "dc-exec", "dc-justice-chief"])
def test_only_the_owner_and_the_office_note(actor: Acting, who: str) -> None:
    with pytest.raises(NotYourDuty):
        actions.note(actor(who), DC, APPRAISAL, YEAR, GOOD)
    assert not Fulfilment.objects.exists()


def test_somebody_of_the_other_district_finds_no_such_duty(actor: Acting) -> None:
    for who in ("cy-office-desk", "cy-head"):
        with pytest.raises(NoSuchDuty):
            line(actor(who), APPRAISAL, YEAR)
        with pytest.raises(NoSuchDuty):
            actions.note(actor(who), "chaoyang", APPRAISAL, YEAR, GOOD)


def test_who_stands_in_for_the_head_notes_what_the_head_owes(actor: Acting) -> None:
    head, deputy = (Post.objects.get(district=DC, code=code) for code in ("head", "executive_deputy"))
    with pytest.raises(NotYourDuty):
        actions.note(actor("dc-exec"), DC, WEEKLY, WEEK, GOOD)
    people.commission_stand_in(head, deputy, date(2026, 11, 1), date(2026, 12, 1), basis="出访期间")
    given = Given("done", date(2026, 11, 6), "已召开。", "签到表")
    assert actions.note(actor("dc-exec"), DC, WEEKLY, WEEK, given).version == 1


def test_what_is_counted_by_matters_cannot_be_noted(actor: Acting) -> None:
    with pytest.raises(NotYourDuty, match="逐人计算"):
        actions.note(actor("dc-office-desk"), DC, "DC2024:76#contact_point_visits", YEAR, GOOD)


@pytest.mark.parametrize("subject", ["2026-01-02", "2019-01-01", "2099-01-01", "case-1", "case-x", "case-" + "9" * 30])
def test_another_period_or_matter_is_not_found(actor: Acting, subject: str) -> None:
    with pytest.raises(NoSuchDuty):
        actions.note(actor("dc-office-desk"), DC, APPRAISAL, subject, GOOD)


def test_a_correction_needs_a_reason_and_keeps_what_stood_there(actor: Acting) -> None:
    desk = "dc-office-desk"
    actions.note(actor(desk), DC, APPRAISAL, YEAR, GOOD)
    better = Given("done", date(2026, 11, 21), "考评和反馈已经完成。", "东政办〔2026〕10号")
    with pytest.raises(WrongRecord, match="更正的理由"):
        actions.note(actor(desk, seq=1), DC, APPRAISAL, YEAR, better)
    assert actions.note(actor(desk, seq=1), DC, APPRAISAL, YEAR, better, "日期写错了").version == 2
    kept = FulfilmentChange.objects.order_by("version").values_list("values__done_on", "reason")
    assert list(kept) == [("2026-11-20", ""), ("2026-11-21", "日期写错了")]


def test_what_is_withdrawn_is_owed_again_and_stays_readable(actor: Acting) -> None:
    desk = "dc-office-desk"
    actions.note(actor(desk), DC, APPRAISAL, YEAR, GOOD)
    with pytest.raises(WrongRecord, match="撤销的理由"):
        actions.withdraw(actor(desk, seq=1), DC, APPRAISAL, YEAR, " ")
    actions.withdraw(actor(desk, seq=1), DC, APPRAISAL, YEAR, "登错了单位")
    assert line(actor(desk), APPRAISAL, YEAR).where is Where.OWED
    assert FulfilmentChange.objects.count() == 2
    with pytest.raises(RecordChanged, match="没有可以撤销"):
        actions.withdraw(actor(desk, seq=2), DC, APPRAISAL, YEAR, "再撤")
    assert actions.note(actor(desk, seq=2), DC, APPRAISAL, YEAR, GOOD).version == 3


def test_the_slower_of_two_is_told_who_was_faster_and_a_second_click_notes_nothing(actor: Acting) -> None:
    actions.note(actor("dc-office-desk", seq=0, token="t"), DC, APPRAISAL, YEAR, GOOD)
    with pytest.raises(AlreadyDone):
        actions.note(actor("dc-office-desk", seq=0, token="t"), DC, APPRAISAL, YEAR, GOOD)
    with pytest.raises(RecordChanged, match="刚刚登记了这一项"):
        actions.note(actor("dc-office-chief", seq=0), DC, APPRAISAL, YEAR, GOOD)
    assert FulfilmentChange.objects.count() == 1


@pytest.mark.parametrize("change", [lambda rows: rows.update(reason="x"), lambda rows: rows.delete()])
def test_the_database_refuses_to_change_the_history(actor: Acting, change: Callable[..., object]) -> None:
    actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, GOOD)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(FulfilmentChange.objects.all())


def test_a_note_of_last_year_is_not_one_of_this_year(actor: Acting, clock: Clock) -> None:
    actions.note(actor("dc-office-desk"), DC, APPRAISAL, YEAR, GOOD)
    clock.now = NOON.replace(year=2027)
    assert line(actor("dc-office-desk"), APPRAISAL, "2027-01-01").where is Where.OWED
    assert line(actor("dc-office-desk"), APPRAISAL, YEAR).where is Where.DONE
