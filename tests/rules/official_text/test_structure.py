"""One small made-up text for each way in which real rule texts differ."""

from __future__ import annotations

import pytest

from guiju.rules.official_text import (
    Article,
    BrokenNumbering,
    NoRuleText,
    OfficialTextError,
    RuleText,
    read_publication,
    read_rule_text,
)
from rules.official_text.published import NOTICE, RULES


def articles_of(text: str) -> tuple[Article, ...]:
    return read_rule_text(text).articles


def article(text: str, key: str = "1") -> Article:
    found = read_rule_text(text).article(key)
    assert found is not None
    return found


def headings(rules: RuleText) -> list[str]:
    return [chapter.title for chapter in rules.chapters]


@pytest.mark.parametrize("blank", ["", " ", "　", "\u00a0", "  "])
def test_any_or_no_blank_may_stand_behind_the_article_mark(blank: str) -> None:
    first, second = articles_of(f"第一条{blank}管茶园。\n第二条{blank}管渡口。\n")
    assert [first.mark, second.mark] == ["第一条", "第二条"]
    assert first.paragraphs[0].text == "管茶园。"


def test_articles_marked_with_a_comma_are_read_under_chapters() -> None:
    rules = read_rule_text("第一章 总则\n一、管茶园。\n二、管渡口。\n第二章 附则\n三、即日施行。\n")
    assert [(chapter.title, len(chapter.articles)) for chapter in rules.chapters] == [("总则", 2), ("附则", 1)]


def test_the_longer_run_decides_the_article_mark() -> None:
    text = "第一条 分两步：\n一、春天。\n二、秋天。\n第二条 管渡口。\n第三条 管牧场。\n"
    first, *_ = articles_of(text)
    assert [item.number for item in first.items] == [1, 2]


@pytest.mark.parametrize("title", ["总则", "总 则", "总　则", "总  则", "总\u00a0 则"])
def test_blanks_inside_a_heading_are_dropped(title: str) -> None:
    assert headings(read_rule_text(f"   第一章　{title}\n第一条 管茶园。\n")) == ["总则"]


def test_a_heading_may_stand_on_the_line_below_its_number() -> None:
    text = "第一章\n总　则\n第一条 管茶园。\n第二章\n会  议\n第二条 每月开会。\n"
    assert headings(read_rule_text(text)) == ["总则", "会议"]


def test_a_section_heading_is_kept_with_its_articles_and_out_of_their_words() -> None:
    first, second = articles_of("第一章 会议\n第一条 开会。\n第一节 茶园会议\n第二条 每月一次。\n")
    assert (first.section, second.section) == ("", "茶园会议")
    assert len(first.paragraphs) == 1


def test_half_width_punctuation_is_read_like_full_width() -> None:
    half = article("第一条 讨论:\n(一)春茶;\n(二)渡口。\n第二条 施行。\n")
    full = article("第一条　讨论：\n（一）春茶；\n（二）渡口。\n第二条　施行。\n")
    assert [item.number for item in half.items] == [item.number for item in full.items] == [1, 2]
    assert half.items[0].text == "春茶;"


def test_articles_indented_and_not_indented_may_be_mixed() -> None:
    text = "第一章 总则\n\n  一、管茶园。\n\n二、遵循：\n\n  (一)务实。\n\n　　三、管渡口。\n"
    assert [len(one.items) for one in articles_of(text)] == [0, 1, 0]


def test_several_paragraphs_stay_in_their_article() -> None:
    text = "第一条 区长主持。\n　　副区长协助。\n　　办公室记录。\n第二条 施行。\n"
    assert [paragraph.text for paragraph in article(text).paragraphs] == ["区长主持。", "副区长协助。", "办公室记录。"]


def test_a_paragraph_behind_a_list_belongs_to_the_article() -> None:
    found = article(RULES, "3")
    assert [paragraph.text for paragraph in found.paragraphs] == ["茶园会议讨论下列事项：", "茶园会议每月召开一次。"]
    assert [item.text for item in found.items] == ["春茶开采；", "渡口修缮。"]


def test_a_second_list_hangs_on_the_paragraph_that_leads_into_it() -> None:
    text = "第一条 甲：\n（一）茶；\n（二）渡。\n乙：\n（一）牧；\n（二）林；\n（三）田。\n第二条 施行。\n"
    assert [len(paragraph.items) for paragraph in article(text).paragraphs] == [2, 3]


@pytest.mark.parametrize("mark", ["{}.", "{}．", "{}、", "（{}）", "({})", "{} . "])
def test_subitems_nest_below_items_however_they_are_marked(mark: str) -> None:
    lines = ["第一条 分类：", "（一）茶园："]
    lines += [mark.format(n) + "采摘；" for n in (1, 2)]
    found = article("\n".join([*lines, "（二）渡口。", "第二条 施行。"]))
    assert [len(item.subitems) for item in found.items] == [2, 0]


def test_subitems_in_full_width_figures_are_subitems() -> None:
    found = article("第一条 分类：\n（一）茶园：\n１．采摘；\n２．炒制。\n（二）渡口。\n第二条 施行。\n")
    assert [item.number for item in found.items[0].subitems] == [1, 2]


def test_figures_directly_below_an_article_are_its_items() -> None:
    found = article("第一条 分类：\n1.茶园；\n2.渡口。\n第二条 施行。\n")
    assert [item.text for item in found.items] == ["茶园；", "渡口。"]


def test_a_closing_line_inside_an_item_stays_there_while_the_list_goes_on() -> None:
    text = "第一条 会议：\n（一）大会任务：\n1.议茶；\n2.议渡。\n会后记录。\n（二）小会随时开。\n第二条 施行。\n"
    found = article(text)
    assert [paragraph.text for paragraph in found.items[0].paragraphs] == ["会后记录。"]
    assert len(found.paragraphs) == 1


def test_a_closing_line_behind_the_last_titled_item_is_still_its_own() -> None:
    text = "第一条 会议：\n（一）大会\n区长主持。\n（二）小会\n办公室主持。\n1.议茶；\n会后记录。\n第二条 施行。\n"
    assert [len(item.paragraphs) for item in article(text).items] == [1, 2]


def test_short_items_without_full_stops_do_not_swallow_the_next_paragraph() -> None:
    found = article("第一条 组成：\n（一）区长\n（二）副区长\n每月开会。\n第二条 施行。\n")
    assert [paragraph.text for paragraph in found.paragraphs] == ["组成：", "每月开会。"]


@pytest.mark.parametrize(
    "words", ["1234 发展战略要落实。", "1.5万元以上的要报批。", "12345热线要接听。", "2025.3.1前办结。"]
)
def test_a_figure_at_the_start_of_a_line_is_not_always_a_subitem(words: str) -> None:
    found = article(f"第一条 任务：\n（一）茶园。\n{words}\n（二）渡口。\n第二条 施行。\n")
    assert [len(item.subitems) for item in found.items] == [0, 0]
    assert found.items[0].paragraphs[0].text == words


def test_a_table_of_contents_is_skipped() -> None:
    contents = "目　录\n第一章 总则……1\n第二章 会议……2\n\n"
    rules = read_rule_text(contents + RULES)
    assert headings(rules) == ["总则", "会议"]
    assert read_publication(NOTICE + contents + RULES).annexed_title == "云岭区人民政府工作规则"


def test_an_inserted_article_keeps_its_number() -> None:
    found = articles_of("第一条 甲。\n第二条 乙。\n第二条之一 丙。\n第二条之二 丁。\n第三条 戊。\n")
    assert [one.key for one in found] == ["1", "2", "2-1", "2-2", "3"]


def test_a_reference_at_the_start_of_a_wrapped_line_opens_no_article() -> None:
    text = "第一条　区长主持会议的时候应当依照\n第二条规定通知各部门。\n"
    text += "第二条　部门应当派人参加会议并且\n第一条所说的会议也在内。\n"
    assert len(articles_of(text)) == 2
    assert [len(one.paragraphs) for one in articles_of(text)] == [1, 1]


def test_an_item_named_at_the_start_of_a_wrapped_line_opens_no_item() -> None:
    text = "第一条　茶园会议讨论的事项包括：\n（一）春茶开采，但已经依照本款第\n"
    text += "（二）项决定的不再讨论；\n（二）渡口修缮。\n第二条　施行。\n"
    assert [item.number for item in article(text).items] == [1, 2]
    assert "依照本款第（二）项决定" in article(text).items[0].text


def test_page_numbers_are_no_words_of_an_article() -> None:
    text = "第一条 管茶园。\n— 3 —\n第二条 管渡口。\n第4页 共9页\n"
    assert [len(one.paragraphs) for one in articles_of(text)] == [1, 1]


@pytest.mark.parametrize(
    "furniture",
    [
        "扫一扫在手机上打开页面",
        "相关解读\n相关政策",
        "【打印】 【关闭】",
        "附件：茶园名册。",
        "抄送：区委。",
        "云岭区人民政府\n2025年3月10日",
    ],
)
def test_what_a_page_adds_behind_the_last_article_is_cut_off(furniture: str) -> None:
    last = articles_of(f"{RULES}\n{furniture}\n您访问的链接即将离开本站 是否继续?\n")[-1]
    assert [paragraph.text for paragraph in last.paragraphs] == ["本规则自印发之日起施行。"]


def test_a_remark_about_cuts_is_no_word_of_the_rules() -> None:
    assert articles_of(RULES + "（本文有删减）\n") == articles_of(RULES)


def test_a_missing_article_is_refused_with_the_place() -> None:
    with pytest.raises(BrokenNumbering, match="第3条") as refused:
        read_rule_text("第一条 甲。\n第二条 乙。\n第四条 丁。\n第五条 戊。\n")
    assert refused.value.where == "第3行"


def test_a_text_without_articles_is_refused_with_its_cure() -> None:
    with pytest.raises(NoRuleText, match="请确认") as refused:
        read_rule_text(NOTICE)
    assert isinstance(refused.value, OfficialTextError)


@pytest.mark.parametrize("number", ["3", "— 3 —", "3/9", "－3－", "第3页 共9页", "·3·"])
def test_page_numbers_however_printed_are_no_words_of_an_article(number: str) -> None:
    text = f"第一条 管茶园。\n{number}\n第二条 管渡口。\n"
    assert [len(one.paragraphs) for one in articles_of(text)] == [1, 1]


def test_a_title_running_along_the_pages_is_no_word_of_an_article() -> None:
    text = "茶园办法\n第一条 管茶园,\n1\n茶园办法\n也管牧场。\n第二条 管渡口。\n2\n茶园办法\n第三条 施行。\n"
    assert [one.paragraphs[0].text for one in articles_of(text)] == ["管茶园,也管牧场。", "管渡口。", "施行。"]


def test_a_chapter_title_beside_a_page_number_stays_though_the_contents_name_it_too() -> None:
    text = "目录\n茶园\n牧场\n\n第一章\n茶园\n1\n第一条 管茶园。\n第二章\n2\n牧场\n第二条 管牧场。\n"
    assert headings(read_rule_text(text)) == ["茶园", "牧场"]


def test_of_two_runs_of_one_article_the_one_that_opens_paragraphs_is_the_texts() -> None:
    text = "茶园办法\n第一章 总则\n一、管茶园。\n相关阅读茶园\n第一条 关于茶园的问答\n"
    assert [one.mark for one in articles_of(text)] == ["一、"]


@pytest.mark.parametrize("leader", ["……1", " 1", "", "\t1"])
def test_a_table_of_contents_may_list_the_articles_too(leader: str) -> None:
    entries = ["第一章 总则", "第一条 目的", "第二条 范围", "第二章 会议", "第三条 讨论", "第四条 施行"]
    contents = "目　录\n" + "".join(f"{entry}{leader}\n" for entry in entries) + "\n"
    assert read_rule_text(contents + RULES) == read_rule_text(RULES)


def test_a_contents_without_chapters_is_skipped_too() -> None:
    text = "第一条 管茶园。\n第二条 管渡口。\n"
    assert articles_of("目录\n第一条 茶园\n第二条 渡口\n\n" + text) == articles_of(text)


def test_a_part_above_chapters_is_no_word_of_the_article_before_it() -> None:
    text = "第一编 通则\n第一章 总则\n第一条 管茶园。\n第二编 渡口\n"
    text += "第一章 停渡\n第二条 管渡口。\n第二章 摆渡\n第三条 施行。\n"
    rules = read_rule_text(text)
    assert [(one.number, one.title, len(one.articles)) for one in rules.chapters] == [
        (1, "总则", 1),
        (1, "停渡", 1),
        (2, "摆渡", 1),
    ]
    assert [len(one.paragraphs) for one in rules.articles] == [1, 1, 1]


def test_an_annex_with_articles_of_its_own_does_not_go_on_the_rules() -> None:
    annex = "附件：茶园名册\n" + "".join(f"第{number}条 名册。\n" for number in "一二三四五六")
    assert read_rule_text(f"{RULES}\n{annex}") == read_rule_text(RULES)


def test_rules_that_are_themselves_the_annex_are_read() -> None:
    assert read_rule_text(f"{NOTICE}附件\n\n{RULES}") == read_rule_text(RULES)


def test_articles_that_start_again_in_a_chapter_are_refused_and_not_dropped() -> None:
    text = "第一章 总则\n第一条 甲。\n第二条 乙。\n第二章 会议\n第一条 丙。\n第二条 丁。\n"
    with pytest.raises(BrokenNumbering, match="重新") as refused:
        read_rule_text(text)
    assert refused.value.where == "第5行"


def test_chapters_headed_with_a_comma_above_articles_are_chapters() -> None:
    rules = read_rule_text("一、总则\n第一条 甲。\n第二条 乙。\n二、会议\n第三条 丙。\n三、附则\n第四条 施行。\n")
    assert [(one.number, one.title, len(one.articles)) for one in rules.chapters] == [
        (1, "总则", 2),
        (2, "会议", 1),
        (3, "附则", 1),
    ]
    assert [len(one.paragraphs) for one in rules.articles] == [1, 1, 1, 1]


def test_items_marked_with_a_comma_stay_items_of_their_article() -> None:
    first, _ = articles_of("第一条 分两步：\n一、春天\n二、秋天\n第二条 管渡口。\n")
    assert [item.number for item in first.items] == [1, 2]


@pytest.mark.parametrize("pair", ["【】", "［］", "〖〗", "[]"])
def test_marks_in_brackets_are_marks(pair: str) -> None:
    left, right = pair
    text = "第一章 总则\n第一条 管茶园。\n第二条 管渡口，第一条除外。\n第二章 附则\n第三条之一 施行。\n"
    bracketed = text.replace("第三条之一", "第三条")
    for mark in ("第一章", "第一条 ", "第二条 ", "第二章", "第三条"):
        bracketed = bracketed.replace(f"{mark}", f"{left}{mark.strip()}{right}", 1)
    rules = read_rule_text(bracketed)
    assert headings(rules) == ["总则", "附则"]
    assert [found.mark for found in rules.articles] == ["第一条", "第二条", "第三条"]
    assert rules.articles[1].paragraphs[0].text == "管渡口，第一条除外。"


def test_a_caption_in_the_brackets_of_a_mark_is_a_word_of_the_article() -> None:
    first = article("【第一章 总则】\n【第一条 目的】为了管茶园。\n【第二条】施行。\n")
    assert first.paragraphs[0].text == "【目的】为了管茶园。"


def test_brackets_inside_a_sentence_stay() -> None:
    first = article("第一条 按【第二条】办。\n第二条 施行。\n")
    assert first.paragraphs[0].text == "按【第二条】办。"
