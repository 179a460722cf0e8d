from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction

from guiju.office.openness import queries
from guiju.office.openness.actions import correct, publish, restore_page, withdraw_page
from guiju.office.openness.errors import (
    DaysBackwards,
    FileRefused,
    Incomplete,
    NoSuchPage,
    NotAField,
    NotForPublication,
    NumberPublished,
)
from guiju.office.openness.fields import ten_fields
from guiju.office.openness.models import PublicationEvent, PublicDocument
from guiju.office.openness.publishing import FileToPublish
from office.openness.papers import NOW, ON, RULES, paper, published

pytestmark = pytest.mark.usefixtures("districts")


def test_the_ten_fields_stand_in_the_portals_order_with_their_values() -> None:
    page = published(
        doc_no="东政发[2024] 2号",
        subject="工作方案",
        joint_issuers="云岭区财政局",
        effective_on=date(2024, 7, 1),
        annexes=RULES,
        index_no="11A000/ZK-2024-000019",
    )
    assert ten_fields(page, ON) == [
        ("1. [索引号]", "11A000/ZK-2024-000019"),
        ("2. [主题分类]", "工作方案"),
        ("3. [发文机构]", "云岭区人民政府"),
        ("4. [联合发文单位]", "云岭区财政局"),
        ("5. [实施日期]", "2024-07-01"),
        ("6. [成文日期]", "2024-05-30"),
        ("7. [发文字号]", "东政发〔2024〕2号"),
        ("8. [废止日期]", None),
        ("9. [发布日期]", "2024-06-01"),
        ("10. [有效性]", "尚未施行"),
    ]


@pytest.mark.parametrize("disclosure", ["on_request", "none", ""])
def test_only_what_is_marked_for_publication_is_published_and_the_refusal_cites_articles(disclosure: str) -> None:
    with pytest.raises(NotForPublication, match="主动公开") as refused:
        publish("dongcheng", paper(disclosure=disclosure, cites=("DC2024:24",)), now=NOW)
    assert [str(cite) for cite in refused.value.cites] == ["DC2024:24"]
    assert not PublicDocument.objects.exists()


def test_a_number_is_published_once_in_a_district_whatever_its_brackets() -> None:
    first = published(doc_no="东政发〔2024〕2号")
    with pytest.raises(NumberPublished, match="东政发〔2024〕2号"):
        published(doc_no="东政发（2024）2号")
    assert published("chaoyang", doc_no="东政发〔2024〕2号").pk != first.pk


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": " "}, Incomplete),
        ({"issuer": ""}, Incomplete),
        ({"body": "\n"}, Incomplete),
        ({"title": "长" * 301}, Incomplete),
        ({"made_on": date(2024, 6, 2)}, DaysBackwards),
        ({"repealed_on": date(2024, 5, 1)}, DaysBackwards),
        ({"files": (FileToPublish("程序", "exe", b"MZ"),)}, FileRefused),
        ({"files": (FileToPublish("假的", "pdf", b"<html>"),)}, FileRefused),
        ({"interprets": (987654,)}, NoSuchPage),
    ],
)
def test_what_cannot_stand_on_a_page_is_refused_and_nothing_is_written(
    changes: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        published(**changes)
    assert not PublicDocument.objects.exists()


def test_characters_that_mislead_or_break_are_taken_out() -> None:
    page = published(title="关于\u202e印发\x00的\u200b通知\n附", body="甲\x0b乙\r\n丙")
    assert (page.title, page.body) == ("关于印发的通知 附", "甲乙\n丙")


def test_a_page_with_a_day_ahead_is_public_from_that_day_on() -> None:
    page = published(published_on=date(2024, 6, 4))
    assert page not in queries.visible("dongcheng", ON)
    assert page in queries.visible("dongcheng", date(2024, 6, 4))


def test_a_correction_keeps_before_after_and_reason() -> None:
    page = published(subject="民政")
    corrected = correct(page, {"subject": "城市管理", "made_on": date(2024, 5, 30)}, " 分类有误 ", now=NOW)
    entry = PublicationEvent.objects.get(kind="corrected")
    assert corrected.subject == "城市管理"
    assert (entry.reason, entry.changes) == ("分类有误", {"subject": ["民政", "城市管理"]})


@pytest.mark.parametrize(
    ("changes", "reason", "refusal"),
    [
        ({"subject": "民政"}, "", Incomplete),
        ({"state": "withdrawn"}, "理由", NotAField),
        ({"title": ""}, "理由", Incomplete),
        ({"doc_no": "东政发〔2024〕1号"}, "理由", NumberPublished),
        ({"repealed_on": date(2020, 1, 1)}, "理由", DaysBackwards),
    ],
)
def test_a_correction_needs_a_reason_a_field_and_a_whole_page(
    changes: dict[str, object], reason: str, refusal: type[Exception]
) -> None:
    published(doc_no="东政发〔2024〕1号")
    page = published()
    with pytest.raises(refusal):
        correct(page, changes, reason, now=NOW)
    assert not PublicationEvent.objects.filter(kind="corrected").exists()


def test_a_corrected_text_is_found_by_its_new_words_only() -> None:
    page = published(body="旧词在此")
    correct(page, {"body": "新词在此"}, "误植", now=NOW)
    assert list(queries.found("dongcheng", queries.Filters(query="新词"), ON)) == [page]
    assert not queries.found("dongcheng", queries.Filters(query="旧词"), ON)


def test_a_page_taken_off_is_seen_by_nobody_until_it_is_put_back() -> None:
    page = published()
    withdraw_page(page, "重复公开", now=NOW)
    assert page not in queries.visible("dongcheng", ON)
    restore_page(page, "核对无误", now=NOW)
    assert page in queries.visible("dongcheng", ON)
    kinds = list(PublicationEvent.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["published", "withdrawn", "restored"]


def test_the_history_of_pages_is_never_changed_nor_removed() -> None:
    published()
    for change in (
        lambda: PublicationEvent.objects.update(reason="改写"),
        lambda: PublicationEvent.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change()
