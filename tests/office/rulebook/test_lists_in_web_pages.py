"""Numbers that a browser puts before the entries of a list are marks of articles and items; no others are."""

from __future__ import annotations

import pytest

from guiju.office.rulebook.text_files import text_in
from guiju.rules.official_text import RuleText, read_rule_text


def rules_in(raw: bytes) -> RuleText:
    return read_rule_text(text_in(raw))


STYLE = """<style>@counter-style articles {{ system: extends {system}; prefix: "第"; suffix: "条 " }}
ol.rules {{ list-style: articles inside }} .items {{ list-style-type: none }}</style>"""
LISTED = """<!doctype html><html><head>{style}</head><body><h1>云岭区渡口规则</h1><h2>第一章 总则</h2>
<ol class="rules"><li>管渡口。</li><li><p>讨论：</p>
<ol type="1"><li>春茶；</li><li><div>1.5万元以上的经费。</div></li></ol></li></ol>
<h2>第二章 附则</h2>
<ol class="rules" start="3"><li>第四条所说的除外。</li><li value="4">即日施行。</li></ol></body></html>"""


@pytest.mark.parametrize("system", ["simp-chinese-informal", "cjk-decimal", "decimal"])
def test_numbers_that_a_browser_puts_before_list_entries_are_read(system: str) -> None:
    found = rules_in(LISTED.format(style=STYLE.format(system=system)).replace("第四条所说的", "所说的").encode())
    assert [(chapter.title, len(chapter.articles)) for chapter in found.chapters] == [("总则", 2), ("附则", 2)]
    second = found.article("2")
    assert second is not None
    assert [(item.number, item.text) for item in second.items] == [(1, "春茶；"), (2, "1.5万元以上的经费。")]


def test_a_chinese_list_carries_articles_with_a_comma() -> None:
    page = '<html><body><h2>第一章 总则</h2><ol style="list-style-type: cjk-ideographic">'
    found = rules_in(f"{page}<li>管渡口。</li><li>管茶园。</li><li>即日施行。</li></ol></body></html>".encode())
    assert [article.mark for article in found.articles] == ["一、", "二、", "三、"]


def test_an_entry_that_begins_with_its_mark_gets_no_second_one() -> None:
    items = "<ol><li>（一）春茶；</li><li>（二）渡口。</li></ol>"
    page = f"<html><body><ol><li>第一条 管渡口。</li><li>第二条 讨论：{items}</li></ol></body></html>"
    found = rules_in(page.encode())
    assert [(article.mark, len(article.items)) for article in found.articles] == [("第一条", 0), ("第二条", 2)]


def test_lists_without_order_or_with_letters_get_no_number() -> None:
    assert "1" not in text_in("<html><body><ul><li>茶</li></ul><ol type='a'><li>渡口</li></ol></body></html>".encode())
