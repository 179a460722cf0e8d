from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.openness.queries import Filters, found
from guiju.office.openness.searching import excerpt, fold, pieces, terms_of
from office.openness.papers import ON, published


@pytest.mark.usefixtures("districts")
@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("摊点", 1),
        ("点摊", 0),
        ("100%", 1),
        ("10_%", 0),
        ("%", 1),
        ("_", 1),
        ("甲_乙", 1),
        ("甲乙", 0),
        ("C:\\路径", 1),
        ("\\", 1),
        ("O'Neil", 1),
        ("' OR 1=1 --", 0),
        ("ｏ'ｎｅｉｌ", 1),
        ("东政发[2024]2号", 1),
        ("东政发 〔2024〕 2 号", 1),
        ("东政发(2024)2号", 1),  # halfwidth
        ("摊点 甲_乙", 1),
        ("摊点 没有的词", 0),
        ("\x00摊点", 1),
    ],
)
def test_words_are_found_exactly_whatever_signs_they_hold(query: str, hits: int) -> None:
    published(doc_no="东政发〔2024〕2号", body="摊点提高100%，甲_乙，见C:\\路径，O'Neil女士（虚构）。")
    published(title="另一件", body="别的事。")
    assert found("dongcheng", Filters(query=query), ON).count() == hits


@pytest.mark.usefixtures("districts")
def test_a_word_in_the_annex_is_found_and_shown_with_its_surroundings() -> None:
    page = published(annexes="办法\n第一条　" + "前" * 80 + "针尖" + "后" * 200)
    assert list(found("dongcheng", Filters(query="针尖"), ON)) == [page]
    shown = excerpt(page.annexes, terms_of("针尖"))
    assert [piece.text for piece in shown if piece.hit] == ["针尖"]
    assert len("".join(piece.text for piece in shown)) < 150


def test_an_excerpt_is_not_cut_short_by_blanks_and_counts_no_blanks_as_text() -> None:
    shown = excerpt("表头\n值守" + " " * 600 + "各单位安排专人", terms_of("值守"))
    assert "".join(piece.text for piece in shown) == "表头 值守 各单位安排专人"
    assert "".join(piece.text for piece in excerpt("值守" + " " * 600, terms_of("值守"))) == "值守"
    words = "".join(piece.text for piece in excerpt("前" * 400 + "值守" + "后" * 400, terms_of("值守")))
    assert words == "…" + "前" * 30 + "值守" + "后" * 90 + "…"


def test_overlapping_words_are_marked_as_they_stand_in_the_text() -> None:
    assert [p.text for p in pieces("Ａ级（甲）", terms_of("a级 (甲)")) if p.hit] == ["Ａ级", "（甲）"]  # halfwidth


@given(st.text(max_size=80), st.text(max_size=12))
def test_cutting_never_loses_or_adds_a_character(text: str, query: str) -> None:
    assert len(fold(text)) == len(text)
    assert "".join(piece.text for piece in pieces(text, terms_of(query))) == text


def test_a_very_long_query_is_cut_and_not_refused() -> None:
    assert len("".join(terms_of("词 " * 10_000))) < 100
