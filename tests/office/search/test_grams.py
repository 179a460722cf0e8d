"""Words are found wherever they stand, and only words that stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.search.grams import phrases, tokens


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("公文处理", ["公文", "文处", "处理", "理"]),
        ("公文。处理", ["公文", "文", "处理", "理"]),
        ("东政发〔2024〕2号", ["东政", "政发", "发", "2024", "2", "号"]),
        ("ＧＢ/T 9704", ["gb", "t", "9704"]),
        ("字", ["字"]),
        ("——", []),
    ],
)
def test_a_text_is_cut_into_pairs_and_whole_words(text: str, cut: list[str]) -> None:
    assert tokens(text) == cut


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("公文", [["公文"]]),
        ("公文处理 请示", [["公文", "文处", "处理"], ["请示"]]),
        ("号", [["号*"]]),
        ("9704", [["9704"]]),
        ("2024年", [["2024", "年*"]]),
        ("〔〕 、", []),
    ],
)
def test_a_query_asks_for_its_words_side_by_side(query: str, asked: list[list[str]]) -> None:
    assert phrases(query) == asked


def found(text: list[str], phrase: list[str]) -> bool:
    """As an index finds a phrase."""
    last = phrase[-1]
    for at in range(len(text) - len(phrase) + 1):
        here = text[at : at + len(phrase)]
        same = here[-1].startswith(last[:-1]) if last.endswith("*") else here[-1] == last
        if here[:-1] == phrase[:-1] and same:
            return True
    return False


CHINESE = st.text("公文处理请示区政府", min_size=1, max_size=12)
MIXED = st.text("公文处理区，。 a1", max_size=20)


@given(MIXED, CHINESE)
def test_a_chinese_word_is_found_exactly_where_it_stands(text: str, word: str) -> None:
    assert found(tokens(text), phrases(word)[0]) == (word in text)


@given(CHINESE, CHINESE, CHINESE)
def test_every_word_of_a_text_is_found_in_it(before: str, word: str, after: str) -> None:
    assert found(tokens(before + word + after), phrases(word)[0])
