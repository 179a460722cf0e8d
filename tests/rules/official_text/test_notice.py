"""The words round the rules: titles, numbers, days, addressees, marks, as differently as they are printed."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.rules.official_text import Adoption, Publication, Repeal, UnreadableText, read_publication
from rules.official_text.published import NOTICE, RULES, TITLE


def published(notice: str = NOTICE, rules: str = RULES) -> Publication:
    return read_publication(notice + rules)


def test_a_plain_notice_gives_all_its_fields() -> None:
    found = published()
    assert (found.title, found.issuer, found.doc_no) == (TITLE, "云岭区人民政府", "云政发〔2025〕7号")
    assert found.addressees == ("各街道办事处", "区政府各部门")
    assert (found.signed_by, found.made_on) == ("云岭区人民政府", date(2025, 3, 10))
    assert found.adoption == Adoption("区政府常务会议", 12, date(2025, 3, 3))
    assert found.annexed_title == "云岭区人民政府工作规则"
    assert len(found.notice_paragraphs) == 1


@pytest.mark.parametrize(
    "printed",
    [
        "云政发[2025]7号",
        "云政发［2025］７号",
        "云政发（2025）第7号",
        "（云政发〔2025〕 7 号）",
        "云政发【2025】07号",
        "云政发〔二〇二五〕7号",
    ],
)
def test_a_number_in_lookalike_brackets_is_written_back_the_one_way(printed: str) -> None:
    assert published(NOTICE.replace("云政发〔2025〕7号", printed)).doc_no == "云政发〔2025〕7号"


@pytest.mark.parametrize("break_", ["\n", "\n　　", "\n\n"])
def test_a_title_broken_over_lines_is_joined(break_: str) -> None:
    assert published(NOTICE.replace("印发《", f"印发{break_}《", 1)).title == TITLE


def test_a_number_printed_behind_the_title_is_taken_off_it() -> None:
    notice = NOTICE.replace("云政发〔2025〕7号\n\n", "").replace(TITLE, f"{TITLE}（云政发〔2025〕7号）")
    found = published(notice)
    assert (found.title, found.doc_no) == (TITLE, "云政发〔2025〕7号")


def test_a_status_printed_before_the_title_becomes_the_validity() -> None:
    found = published("【现行有效】" + NOTICE)
    assert (found.title, found.portal.validity) == (TITLE, "现行有效")


def test_breadcrumbs_and_buttons_above_the_title_are_no_title() -> None:
    page = "当前位置：首页 > 政务公开 > 通知\n字体：大 中 小\n打印\n来源：云岭区政府办\n\n"
    assert published(page + NOTICE).title == TITLE


def test_a_title_that_the_page_repeats_is_read_once() -> None:
    assert published(f"{TITLE}\n\n{NOTICE}").title == TITLE


@pytest.mark.parametrize(
    "printed", ["二〇二五年三月十日", "二○二五年三月十日", "２０２５年３月１０日", "2025年 3月10日", "2025-03-10"]
)
def test_the_day_is_read_however_it_is_written(printed: str) -> None:
    assert published(NOTICE.replace("2025年3月10日", printed)).made_on == date(2025, 3, 10)


def test_a_day_that_lost_its_characters_is_not_guessed_at() -> None:
    assert published(NOTICE.replace("2025年3月10日", "2025112")).made_on is None


def test_name_and_day_may_stand_on_one_line() -> None:
    found = published(NOTICE.replace("政府\n　　2025年3月10日", "政府  2025年3月10日"))
    assert (found.signed_by, found.made_on) == ("云岭区人民政府", date(2025, 3, 10))


@pytest.mark.parametrize(
    ("mark", "disclosure"),
    [
        ("此件公开发布", "proactive"),
        ("此件主动公开", "proactive"),
        ("此件依申请公开", "on_request"),
        ("此件不予公开", "withheld"),
    ],
)
def test_the_mark_decides_the_disclosure(mark: str, disclosure: str) -> None:
    found = published(NOTICE.replace("此件公开发布", mark))
    assert (found.disclosure_mark, found.disclosure) == (mark, disclosure)


def test_without_a_mark_there_is_no_disclosure() -> None:
    found = published(NOTICE.replace("（此件公开发布）\n", ""))
    assert (found.disclosure_mark, found.disclosure) == ("", None)


@pytest.mark.parametrize(
    "line",
    [
        "（2025年3月3日第12次区政府常务会议通过）",
        "(2025年3月3日区政府第12次常务会议审议通过)",
        "（区政府第十二次常务会议（2025年3月3日）通过）",
    ],
)
def test_the_adopting_meeting_may_stand_under_the_title_of_the_rules(line: str) -> None:
    notice = NOTICE.replace("已经2025年3月3日第12次区政府常务会议审议通过，", "") + line + "\n\n"
    found = published(notice)
    assert found.adoption == Adoption("区政府常务会议", 12, date(2025, 3, 3))
    assert found.annexed_title == "云岭区人民政府工作规则"


def test_no_meeting_is_made_up_where_none_is_named() -> None:
    found = published(NOTICE.replace("已经2025年3月3日第12次区政府常务会议审议通过，", ""))
    assert found.adoption is None


def test_rules_printed_without_a_notice_have_their_own_title() -> None:
    found = published("云岭区人民政府工作规则\n\n")
    assert (found.title, found.annexed_title) == ("云岭区人民政府工作规则", "云岭区人民政府工作规则")
    assert (found.issuer, found.addressees, found.made_on) == ("", (), None)


@pytest.mark.parametrize(
    ("words", "in_force"),
    [
        ("自发布之日起施行", "publication"),
        ("自公布之日起施行", "publication"),
        ("自印发之日起实施", "issue"),
        ("自2025年5月1日起施行", date(2025, 5, 1)),
        ("由区政府办公室解释", None),
    ],
)
def test_the_last_article_says_from_when_the_rules_apply(words: str, in_force: object) -> None:
    assert published(rules=RULES.replace("自印发之日起施行", words)).in_force == in_force


def test_every_text_repealed_is_named_with_number_and_day() -> None:
    repeal = "2019年1月2日印发的《渡口办法》(云政发[2019]3号)、《关于废止茶税的规定》同时废止。"
    found = published(rules=RULES.replace("起施行。", "起施行。" + repeal))
    assert found.repeals == (
        Repeal("渡口办法", "云政发〔2019〕3号", date(2019, 1, 2)),
        Repeal("关于废止茶税的规定"),
    )


def test_a_text_that_is_only_mentioned_is_not_repealed() -> None:
    assert published(rules=RULES.replace("起施行。", "起施行。《渡口办法》继续有效。")).repeals == ()


@pytest.mark.parametrize("text", ["", " \n\n", "\ufeff"])
def test_an_empty_text_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        read_publication(text)
