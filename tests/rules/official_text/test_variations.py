"""The twelve ways in which published rule texts vary, one after another, where the other tests do not yet show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text import fingerprints, read_publication, read_rule_text
from rules.official_text.published import NOTICE, RULES

MARKS = (("第一条　", "第二条　"), ("一、", "二、"))


@pytest.mark.parametrize("articles", MARKS)
@pytest.mark.parametrize("mark", ["{}.", "{}．", "{}、", "（{}）", "({})", "{}）"])
@pytest.mark.parametrize("figures", ["12", "１２"])
def test_1_subitems_are_read_in_either_style_of_article(articles: Sequence[str], mark: str, figures: str) -> None:
    subitems = "".join(f"{mark.format(figure)}采摘；\n" for figure in figures)
    text = f"第一章 总则\n{articles[0]}分类：\n（一）茶园：\n{subitems}(二)渡口。\n{articles[1]}施行。\n"
    first, second = read_rule_text(text).articles
    assert [len(item.subitems) for item in first.items] == [2, 0]
    assert second.paragraphs[0].text == "施行。"


@pytest.mark.parametrize("blank", ["", " ", "　", "\u00a0", "  "])
def test_2_any_or_no_blank_may_stand_behind_a_comma_mark(blank: str) -> None:
    rules = read_rule_text(f"第一章 总则\n一、{blank}管茶园。\n二、{blank}管渡口。\n")
    assert [one.paragraphs[0].text for one in rules.articles] == ["管茶园。", "管渡口。"]


@pytest.mark.parametrize(
    "printed",
    ["第一章\n\n总　　则", "            第一章　总　则", "第一章\n          总则", "第一章总则", "第 一 章  总则"],
)
def test_3_a_heading_may_be_centred_apart_or_on_two_lines(printed: str) -> None:
    rules = read_rule_text(f"{printed}\n第一条 管茶园。\n第二章 附 则\n第二条 施行。\n")
    assert [(one.number, one.title) for one in rules.chapters] == [(1, "总则"), (2, "附则")]


@pytest.mark.parametrize("dash", ["—", "――", "－－", "─", "--"])
def test_4_dashes_of_any_kind_are_the_same_words(dash: str) -> None:
    text = RULES.replace("牧场、茶园", "牧场——茶园")
    assert fingerprints(read_rule_text(text.replace("——", dash))) == fingerprints(read_rule_text(text))


def test_5_indents_on_some_articles_only_do_not_hide_the_others() -> None:
    text = "第一章 总则\n　　第一条　管茶园。\n第二条　管渡口。\n  第三条　管牧场。\n第四条　施行。\n"
    assert [len(one.paragraphs) for one in read_rule_text(text).articles] == [1, 1, 1, 1]


def test_6_a_paragraph_behind_the_last_item_is_the_articles_in_comma_style_too() -> None:
    text = "第一章 会议\n一、大会任务：\n（一）议茶；\n（二）议渡。\n　　大会每年召开。\n二、施行。\n"
    first, _ = read_rule_text(text).articles
    assert [one.text for one in first.paragraphs] == ["大会任务：", "大会每年召开。"]
    assert [item.paragraphs for item in first.items] == [(), ()]


def test_7_a_closing_line_of_an_item_stays_with_it_in_comma_style_too() -> None:
    text = "第一章 会议\n一、会议：\n（一）大会任务：\n1.议茶；\n2.议渡。\n会后记录。\n（二）小会随时开。\n二、施行。\n"
    first, _ = read_rule_text(text).articles
    assert [[one.text for one in item.paragraphs] for item in first.items] == [["会后记录。"], []]


def test_8_numbered_fields_above_the_notice_are_no_subitems() -> None:
    portal = "1. [索引号]11X000/ZK-2025-000007\n  2. [主题分类] 工作方案\n  3. [发文机构] 云岭区人民政府\n\n"
    found = read_publication(portal + NOTICE + RULES)
    assert (found.portal.index_no, found.annexed_title) == ("11X000/ZK-2025-000007", "云岭区人民政府工作规则")
    assert found.rules == read_rule_text(RULES)


@pytest.mark.parametrize(
    "furniture",
    [
        "字体：大 中 小",
        "【字体：大 中 小】",
        "当前位置：首页 > 政务公开",
        "打印",
        "扫一扫",
        "相关政策",
        "继续访问 放弃",
        "【打印本页】",
    ],
)
def test_9_each_kind_of_furniture_ends_the_rules_by_itself(furniture: str) -> None:
    assert read_rule_text(f"{RULES}{furniture}\n") == read_rule_text(RULES)


@pytest.mark.parametrize("day", ["二〇二五年四月一日", "二○二五年四月一日", "２０２５年４月１日", "2025 年 4 月 1 日"])
def test_10_the_day_of_force_is_read_however_its_figures_are_written(day: str) -> None:
    found = read_publication(NOTICE + RULES.replace("自印发之日起", f"自{day}起"))
    assert found.in_force == date(2025, 4, 1)


@pytest.mark.parametrize("remark", ["（本文有删减）", "(本文有删减)", "（此件有删减）", "【有删节】"])
def test_11_a_remark_about_cuts_is_no_word_wherever_it_stands(remark: str) -> None:
    for before in ("第一章", "第二条", "（二）", "第四条"):
        assert read_rule_text(RULES.replace(before, f"{remark}\n{before}", 1)) == read_rule_text(RULES)


@pytest.mark.parametrize("damaged", ["2025310", "2025年3月", "20250310日", "2025年13月40日"])
def test_12_a_damaged_day_is_neither_guessed_nor_a_stumbling_block(damaged: str) -> None:
    found = read_publication(NOTICE.replace("2025年3月10日", damaged) + RULES)
    assert found.made_on is None
    assert found.rules == read_rule_text(RULES)


WORDS = "会议按季节安排采摘，依照第二条规定的程序办理，由副区长牵头并会同有关部门提出意见，报区长审定。"
LONG_TITLES = (
    "总则",
    "听取和审议茶园管理委员会、渡口管理委员会和牧场管理委员会的专项工作报告",
    "审查和批准茶园决算，听取和审议茶园和渡口发展计划、茶园预算的执行情况报告，听取和审议茶园审计工作报告",
    "渡口检查",
    "附则",
)


@pytest.mark.parametrize("width", [24, 30, 36, 40, 400])
@pytest.mark.parametrize("indent", ["", "　　"])
@pytest.mark.parametrize("centred", ["", "        "])
@pytest.mark.parametrize("contents", [False, True])
def test_long_chapter_titles_with_commas_are_titles_on_one_line_or_several(
    width: int, indent: str, centred: str, contents: bool
) -> None:
    lines = ["云岭区茶园监督办法", "", *(["目　录", "", *headings(width, ""), ""] if contents else [])]
    for chapter, _ in enumerate(LONG_TITLES, start=1):
        lines += headings(width, centred, chapter)
        for article in range(3 * chapter - 2, 3 * chapter + 1):
            mark = f"{indent}第{chinese_number(article)}条　"
            lines += wrapped(mark + WORDS, width)
    rules = read_rule_text("\n".join(lines))
    assert tuple(chapter.title for chapter in rules.chapters) == LONG_TITLES
    assert [len(chapter.articles) for chapter in rules.chapters] == [3] * 5


def headings(width: int, before: str, only: int = 0) -> Iterator[str]:
    """The headings of all chapters, or of one, as printed."""
    for number, title in enumerate(LONG_TITLES, start=1):
        if only in (0, number):
            yield from (before + line for line in wrapped(f"第{chinese_number(number)}章　{title}", width))


def wrapped(text: str, width: int) -> list[str]:
    return [text[start : start + width] for start in range(0, len(text), width)]


def test_a_reference_to_the_next_chapter_at_a_line_start_is_no_heading() -> None:
    text = "第一章 总则\n第一条　会议讨论采摘事项，应当依照下列程序和\n第二章规定的要求，由专人办理。\n"
    rules = read_rule_text(text + "第二章 附则\n第二条　本办法施行以前的事项由会议另行讨论。\n")
    assert [(one.title, len(one.articles)) for one in rules.chapters] == [("总则", 1), ("附则", 1)]
