from __future__ import annotations

from guiju.office.openness.paper import annexes_of, body_of, linked
from office.openness.papers import RULES


def test_rules_with_chapters_get_headings_articles_and_a_table_of_contents() -> None:
    (part,) = annexes_of(RULES)
    assert (part.title, part.note) == ("临时摊点管理办法", "（2024年5月20日第6次区政府常务会议通过）")
    assert [block.text for block in part.contents] == ["第一章　总则", "第二章　设置", "第三章　附则"]
    articles = [(block.lead, block.text) for block in part.blocks if block.mark == "article"]
    assert articles[0] == ("第一条", "为方便居民，制定本办法。")
    assert len(articles) == 3


def test_articles_numbered_with_commas_are_articles_only_under_chapters() -> None:
    (rules,) = annexes_of("规则\n第一章 总 则\n一、为了工作，制定本规则。")
    assert (rules.blocks[1].lead, rules.blocks[1].text) == ("一、", "为了工作，制定本规则。")
    opinion = body_of("一、总体要求\n稳步推进。\n二、任务\n（一）摸底\n三、保障")
    assert [(block.level, block.text) for block in opinion.blocks if block.level] == [
        (2, "一、总体要求"),
        (2, "二、任务"),
        (3, "（一）摸底"),
        (2, "三、保障"),
    ]


def test_a_numbered_sentence_is_a_paragraph_whose_first_words_stand_out() -> None:
    (block,) = body_of("（一）加强领导。各单位负责人负总责。").blocks
    assert (block.level, block.lead, block.text) == (0, "（一）加强领导。", "各单位负责人负总责。")


def test_each_line_that_is_only_an_annex_mark_starts_another_annex() -> None:
    assert [part.title for part in annexes_of("附件1\n甲表\n内容。\n附件 2：\n乙表")] == ["甲表", "乙表"]


def test_anchors_are_never_given_twice_in_one_page() -> None:
    parts = [body_of("一、甲\n二、乙"), *annexes_of(f"{RULES}\n附件2\n{RULES}")]
    anchors = [block.anchor for part in parts for block in part.blocks if block.anchor]
    anchors += [part.anchor for part in parts if part.anchor]
    assert len(anchors) == len(set(anchors)) > 10


def test_only_plain_web_addresses_become_links() -> None:
    text = "见 https://example.org/a?b=1。也见javascript:alert（1）和 http://例子.中国。"
    assert [address for _, address in linked(text) if address] == ["https://example.org/a?b=1"]
    assert "".join(words for words, _ in linked(text)) == text
