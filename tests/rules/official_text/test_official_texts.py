"""The two official texts, read as published: facts and counts, no words."""

from __future__ import annotations

from datetime import date
from importlib.resources import files

import pytest

from guiju.rules.official_text import (
    Adoption,
    PortalFields,
    Publication,
    Repeal,
    compare_fingerprints,
    fingerprints,
    read_fingerprints,
    read_rule_text,
)
from rules.official_text.published import official, official_words

pytestmark = pytest.mark.seeds


@pytest.fixture
def dongcheng() -> Publication:
    return official("000")


@pytest.fixture
def chaoyang() -> Publication:
    return official("004")


def counts(publication: Publication) -> tuple[int, int, int, int]:
    """Chapters, articles, items, sub-items."""
    assert publication.rules is not None
    articles = publication.rules.articles
    items = [item for article in articles for item in article.items]
    return len(publication.rules.chapters), len(articles), len(items), sum(len(i.subitems) for i in items)


def test_dongcheng_has_its_chapters_articles_items_and_subitems(dongcheng: Publication) -> None:
    assert counts(dongcheng) == (15, 84, 26, 14)


def test_chaoyang_has_its_chapters_articles_items_and_no_subitem(chaoyang: Publication) -> None:
    assert counts(chaoyang) == (15, 72, 24, 0)


@pytest.mark.parametrize("start", ["000", "004"])
def test_articles_count_through_all_chapters_without_a_gap(start: str) -> None:
    rules = official(start).rules
    assert rules is not None
    assert [article.number for article in rules.articles] == list(range(1, len(rules.articles) + 1))
    assert [chapter.number for chapter in rules.chapters] == list(range(1, 16))
    assert (rules.chapters[0].title, rules.chapters[-1].title) == ("总则", "附则")


def test_dongcheng_portal_gives_its_ten_fields(dongcheng: Publication) -> None:
    day = date(2024, 4, 2)
    assert dongcheng.portal == PortalFields(
        index_no="11A000/ZK-2024-000019",
        subject="工作方案",
        issuer="北京市东城区人民政府",
        made_on=day,
        doc_no="东政发〔2024〕2号",
        published_on=day,
        validity="有效",
    )


def test_dongcheng_notice_names_number_issuer_day_and_addressees(dongcheng: Publication) -> None:
    assert dongcheng.title == "北京市东城区人民政府关于印发《北京市东城区人民政府工作规则》的通知"
    assert dongcheng.annexed_title == "北京市东城区人民政府工作规则"
    assert dongcheng.doc_no == "东政发〔2024〕2号"
    assert dongcheng.issuer == dongcheng.signed_by == "北京市东城区人民政府"
    assert dongcheng.made_on == date(2024, 4, 2)
    assert dongcheng.addressees == ("各街道办事处", "区政府各委、办、局", "各区属机构")
    assert len(dongcheng.notice_paragraphs) == 1


def test_chaoyang_notice_has_a_title_over_two_lines(chaoyang: Publication) -> None:
    assert chaoyang.title == "北京市朝阳区人民政府关于印发《北京市朝阳区人民政府工作规则》的通知"
    assert chaoyang.annexed_title == "北京市朝阳区人民政府工作规则"
    assert chaoyang.doc_no == "朝政发〔2023〕5号"
    assert chaoyang.issuer == chaoyang.signed_by == "北京市朝阳区人民政府"
    assert chaoyang.made_on == date(2023, 4, 6)
    assert len(chaoyang.addressees) == 3


def test_the_adopting_meeting_is_found_in_the_notice_and_under_the_title() -> None:
    assert official("000").adoption == Adoption("区政府常务会议", 84, date(2024, 3, 25))
    assert official("004").adoption == Adoption("区政府常务会议", 3, date(2023, 3, 27))


@pytest.mark.parametrize("start", ["000", "004"])
def test_both_are_marked_for_proactive_disclosure(start: str) -> None:
    publication = official(start)
    assert (publication.disclosure_mark, publication.disclosure) == ("此件公开发布", "proactive")


def test_the_last_article_says_from_when_and_what_it_repeals() -> None:
    dongcheng, chaoyang = official("000"), official("004")
    assert (dongcheng.in_force, chaoyang.in_force) == ("publication", "issue")
    assert dongcheng.repeals == (Repeal("北京市东城区人民政府工作规则", "东政发〔2018〕37号", date(2018, 9, 25)),)
    assert chaoyang.repeals == (Repeal("北京市朝阳区人民政府工作规则", "朝政发〔2018〕9号", date(2018, 10, 22)),)


@pytest.mark.parametrize("start", ["000", "004"])
def test_no_furniture_is_left_in_the_last_article(start: str) -> None:
    rules = official(start).rules
    assert rules is not None
    assert len(rules.articles[-1].paragraphs) == 1
    assert rules.articles[-1].paragraphs[0].text.endswith("同时废止。")


def test_dongcheng_48_keeps_closing_lines_with_the_item_they_close(dongcheng: Publication) -> None:
    assert dongcheng.rules is not None
    article = dongcheng.rules.article("48")
    assert article is not None
    assert [len(item.subitems) for item in article.items] == [5, 2, 3]
    assert [len(item.paragraphs) for item in article.items] == [3, 3, 3]
    assert len(article.paragraphs) == 1


def test_paragraphs_behind_a_list_are_the_articles_own(dongcheng: Publication) -> None:
    assert dongcheng.rules is not None
    found = {key: dongcheng.rules.article(key) for key in ("44", "46", "47", "65")}
    assert {key: len(article.paragraphs) for key, article in found.items() if article} == {
        "44": 4,
        "46": 2,
        "47": 4,
        "65": 3,
    }


@pytest.mark.parametrize(("start", "folder"), [("000", "beijing-dongcheng-2024"), ("004", "beijing-chaoyang-2023")])
def test_the_fingerprints_beside_the_rulebook_are_those_of_the_official_text(start: str, folder: str) -> None:
    kept = files("guiju").joinpath("rulebooks", folder, "fingerprints.yaml").read_text(encoding="utf-8")
    rules = official(start).rules
    assert rules is not None
    assert compare_fingerprints(read_fingerprints(kept), fingerprints(rules)).same


@pytest.mark.parametrize("start", ["000", "004"])
def test_the_official_words_keep_their_fingerprints_in_the_other_width(start: str) -> None:
    words = official_words(start)
    half = words.translate(str.maketrans("，：；（）", ",:;()"))
    full = words.translate(str.maketrans(",:;()", "，：；（）"))
    assert half != full
    assert fingerprints(read_rule_text(half)) == fingerprints(read_rule_text(full))
