"""Made-up rule texts in every mixture of marks, widths, indents and wraps read back with the structure put in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count

from hypothesis import example, given, settings
from hypothesis import strategies as st

from guiju.rules.chinese_numbers import chinese_number
from guiju.rules.official_text import OfficialTextError, RuleText, read_publication, read_rule_text, read_text
from guiju.rules.official_text.lines import columns

# Some of the clauses look like marks when a wrapped line happens to start with them.
CLAUSES = [
    "茶园会议按季节安排采摘",
    "依照第三条规定报告渡口情况",
    "牧场应当按照第二章要求登记",
    "办理第(二)项所列事项",
    "推进1234 渡口计划",
    "由副区长牵头并会同有关部门研究提出意见",
    "经费在1.5万元以上的报区长审定",
]
Items = list[int]  # one item each, holding its number of sub-items
Articles = list[Items]


@dataclass(frozen=True)
class Print:
    """How a text is printed. `wrap` in columns; 0: each paragraph on one line."""

    clause_style: bool
    half_width: bool
    item_mark: str
    subitem_mark: str
    gap: str
    indent: str
    blank_lines: bool
    wrap: int


prints = st.builds(
    Print,
    clause_style=st.booleans(),
    half_width=st.booleans(),
    item_mark=st.sampled_from(["（{}）", "({})", "({}) "]),
    subitem_mark=st.sampled_from(["{}.", "{}．", "{}、", "({})", "（{}）"]),
    gap=st.sampled_from(["", " ", "　", "\u00a0"]),
    indent=st.sampled_from(["", "  ", "　　", "    "]),
    blank_lines=st.booleans(),
    wrap=st.sampled_from([0, 0, 56, 64, 78]),
)
chapters = st.lists(st.lists(st.lists(st.integers(0, 3), max_size=4), min_size=1, max_size=5), min_size=1, max_size=6)
sentences = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=6)


def paragraphs(shape: list[Articles], style: Print, sentence: Iterator[str]) -> Iterator[str]:
    """Headings, articles, items and sub-items of that shape, one paragraph each, every article with a closing one."""
    number = count(1)
    for position, articles in enumerate(shape, start=1):
        yield f"第{chinese_number(position)}章{style.gap or ' '}总　则"
        for items in articles:
            spoken = chinese_number(next(number))
            mark = f"第{spoken}条" if style.clause_style else f"{spoken}、"
            yield f"{mark}{style.gap}{next(sentence)}{'：' if items else '。'}"
            for item, subitems in enumerate(items, start=1):
                yield f"{style.item_mark.format(chinese_number(item))}{next(sentence)}；"
                for subitem in range(1, subitems + 1):
                    yield f"{style.subitem_mark.format(subitem)}{next(sentence)}；"
            yield f"{next(sentence)}。"


def lines(paragraph: str, style: Print) -> Iterator[str]:
    """The printed lines of one paragraph; a line is broken before the character that no longer fits."""
    line = paragraph if paragraph.startswith("第") and "总　则" in paragraph else style.indent + paragraph
    while style.wrap and columns(line) > style.wrap:
        end = next(i for i in range(len(line), 0, -1) if columns(line[:i]) <= style.wrap)
        yield line[:end]
        line = line[end:]
    yield line


def printed(shape: list[Articles], style: Print, sentence: Iterator[str]) -> str:
    text = ""
    for paragraph in paragraphs(shape, style, sentence):
        folded = paragraph.translate(str.maketrans("，：；（）", ",:;()")) if style.half_width else paragraph
        text += "\n".join(lines(folded, style)) + ("\n\n" if style.blank_lines else "\n")
    return text


def shape_of(rules: RuleText) -> list[Articles]:
    return [
        [[len(item.subitems) for item in article.items] for article in chapter.articles] for chapter in rules.chapters
    ]


@given(chapters, prints, st.lists(sentences, min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_a_text_reads_back_with_the_chapters_articles_and_items_put_in(
    shape: list[Articles], style: Print, words: list[list[str]]
) -> None:
    sentence = ("，".join(words[turn % len(words)]) for turn in count())
    assert shape_of(read_rule_text(printed(shape, style, sentence))) == shape


ONE_WRAPPED_LINE = Print(False, False, "（{}）", "{}.", "", "  ", blank_lines=False, wrap=78)


@given(chapters, prints.filter(lambda style: not style.wrap or style.indent != ""))
@example([[[0]]], ONE_WRAPPED_LINE)
@settings(max_examples=75, deadline=None)
def test_where_paragraphs_can_be_told_apart_the_closing_one_is_the_articles(
    shape: list[Articles], style: Print
) -> None:
    sentence = (f"{'，'.join(CLAUSES[: 1 + turn % 5])}" for turn in count())
    rules = read_rule_text(printed(shape, style, sentence))
    assert {len(article.paragraphs) for article in rules.articles} == {2}


SCRAPS = [
    "第一条",
    "第2条",
    "一、",
    "（一）",
    "1.",
    "第一章",
    "目录",
    "《",
    "》",
    "〔2025〕",
    "号",
    "：",
    "。",
    "2025年3月10日",
]
scraps = st.lists(
    st.sampled_from([*SCRAPS, "通知", "关于", "废止", "自", "起施行", " ", "　", "\n", "\n\n"]) | st.text(max_size=5)
)


@given(scraps.map("".join))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_or_refused_by_name(text: str) -> None:
    with suppress(OfficialTextError):
        found = read_publication(text)
        assert found.rules is None or found.rules.articles


@given(st.binary(max_size=200))
def test_any_bytes_are_decoded_or_refused_by_name(raw: bytes) -> None:
    with suppress(OfficialTextError):
        assert read_text(raw).strip()
