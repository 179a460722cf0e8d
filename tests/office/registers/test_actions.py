"""Entering, correcting, withdrawing: who may, what is kept, and what the database refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError, transaction

from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.registers import actions
from guiju.office.registers.errors import EntryChanged, NoSuchRegister, NotYourRegister, WrongEntry
from guiju.office.registers.kept import Kept, may_read, register_of, registers_of
from guiju.office.registers.models import Change, Entry
from office.registers.conftest import GIFT, NOON, READER, STRANGER

Acting = Callable[..., Actor]


def test_a_register_cites_the_article_that_has_it_kept(gifts: Kept) -> None:
    assert {cite.whole_article().short() if hasattr(cite, "short") else str(cite)[:9] for cite in gifts.cites} == {
        "CY2023:56"
    }


def test_a_district_has_only_the_registers_of_its_own_articles(gifts: Kept) -> None:
    assert "gifts" in registers_of("chaoyang", NOON.date())
    with pytest.raises(NoSuchRegister):
        register_of("dongcheng", "gifts", NOON.date())


def test_entries_are_numbered_without_gaps(gifts: Kept, actor: Acting) -> None:
    first = actions.enter(gifts, actor(), GIFT)
    with pytest.raises(WrongEntry):
        actions.enter(gifts, actor(), GIFT | {"gift": ""})
    assert [first.number, actions.enter(gifts, actor(), GIFT).number] == [1, 2]


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("gift", "", "请填写「礼品名称」"),
        ("count", "三", "整数"),
        ("received_on", "2024-13-01", "日期"),
        ("received_on", "2024-05-07", "还没有到"),
        ("value", "很贵", "金额"),
        ("colour", "红", "没有叫"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_column(
    gifts: Kept, actor: Acting, column: str, value: str, said: str
) -> None:
    with pytest.raises(WrongEntry, match=said) as refused:
        actions.enter(gifts, actor(), GIFT | {column: value})
    assert refused.value.name == column
    assert not Entry.objects.exists()


def test_only_keepers_write_and_only_readers_read(gifts: Kept, actor: Acting) -> None:
    assert may_read(gifts, actor(READER))
    assert not may_read(gifts, actor(STRANGER))
    assert not may_read(gifts, actor("dc-head"))
    for other in (READER, STRANGER, "dc-head"):
        with pytest.raises(NotYourRegister, match="由区政府外办登记"):
            actions.enter(gifts, actor(other), GIFT)


def test_a_second_click_enters_nothing(gifts: Kept, actor: Acting) -> None:
    actions.enter(gifts, actor(token="t"), GIFT)
    with pytest.raises(AlreadyDone):
        actions.enter(gifts, actor(token="t"), GIFT)
    assert Entry.objects.count() == 1


def test_a_correction_keeps_what_stood_there_and_why(gifts: Kept, actor: Acting) -> None:
    entry = actions.enter(gifts, actor(), GIFT)
    corrected = actions.correct(gifts, actor(seq=1), entry.pk, GIFT | {"gift": "漆盒"}, "写错了")
    assert (corrected.values["gift"], corrected.version) == ("漆盒", 2)
    kept = list(Change.objects.filter(entry=entry).order_by("version").values_list("values__gift", "reason"))
    assert kept == [("瓷盘", ""), ("漆盒", "写错了")]


def test_the_slower_of_two_is_told_who_was_faster(gifts: Kept, actor: Acting) -> None:
    entry = actions.enter(gifts, actor(), GIFT)
    actions.correct(gifts, actor(seq=1), entry.pk, GIFT | {"count": 2}, "数错了")
    with pytest.raises(EntryChanged, match="已经更正了这一条"):
        actions.correct(gifts, actor(seq=1), entry.pk, GIFT | {"count": 3}, "数错了")


def test_what_is_withdrawn_stays_and_cannot_be_changed(gifts: Kept, actor: Acting) -> None:
    entry = actions.enter(gifts, actor(), GIFT)
    with pytest.raises(WrongEntry, match="理由"):
        actions.withdraw(gifts, actor(seq=1), entry.pk, " ")
    actions.withdraw(gifts, actor(seq=1), entry.pk, "重复登记")
    with pytest.raises(EntryChanged, match="已经撤销"):
        actions.correct(gifts, actor(seq=2), entry.pk, GIFT, "再改")
    assert Entry.objects.get().withdrawn


@pytest.mark.parametrize("change", [lambda rows: rows.update(reason="x"), lambda rows: rows.delete()])
def test_the_database_refuses_to_change_the_history(gifts: Kept, actor: Acting, change: Callable[..., object]) -> None:
    actions.enter(gifts, actor(), GIFT)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change(Change.objects.all())


EXPENSE = {"spent_on": "2024-05-06", "kind": "receptions", "purpose": "兄弟单位来访", "amount": "860"}


@pytest.mark.parametrize(("district", "prefix"), [("dongcheng", "dc"), ("chaoyang", "cy")])
def test_every_organ_keeps_its_own_part_of_the_expenses(
    organisation: None, actor: Acting, district: str, prefix: str
) -> None:
    kept = register_of(district, "three_public_expenses", NOON.date())
    entry = actions.enter(kept, actor(f"{prefix}-housing-desk"), EXPENSE)
    with pytest.raises(NotYourRegister, match="别的单位登记的"):
        actions.correct(kept, actor(f"{prefix}-justice-desk", seq=1), entry.pk, EXPENSE, "改")
    assert actions.correct(kept, actor(f"{prefix}-housing-chief", seq=1), entry.pk, EXPENSE, "改").version == 2
    assert may_read(kept, actor(f"{prefix}-head"))


@pytest.mark.shows("DC2024:38", "CY2023:35", zh="个人有关事项只登记是否报告，由区政府办公室登记，区长可以查看")
@pytest.mark.parametrize(("district", "prefix"), [("dongcheng", "dc"), ("chaoyang", "cy")])
def test_personal_matters_are_seen_by_the_office_and_the_head_alone(
    organisation: None, actor: Acting, district: str, prefix: str
) -> None:
    kept = register_of(district, "personal_matter_reports", NOON.date())
    readers = [
        who for who in ("head", "office-desk", "exec", "housing-chief") if may_read(kept, actor(f"{prefix}-{who}"))
    ]
    assert readers == ["head", "office-desk"]
