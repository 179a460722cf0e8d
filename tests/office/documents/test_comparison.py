"""Insertions and deletions between two versions of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guiju.office.documents.comparison import Part, changed, compare

LINES = st.lists(st.text(alphabet="一二三四，。", max_size=12), max_size=6)


def text_of(lines: list[tuple[Part, ...]], *kinds: str) -> list[str]:
    """The lines that hold any part of these kinds, with only those parts."""
    kept = [[part.text for part in line if part.change in kinds] for line in lines]
    return ["".join(parts) for parts in kept if parts]


def test_a_changed_word_is_shown_inside_its_line() -> None:
    assert compare("于三月底前完成。", "于四月底前完成。") == [
        (Part("same", "于"), Part("deleted", "三"), Part("inserted", "四"), Part("same", "月底前完成。"))
    ]


def test_lines_with_nothing_in_common_are_replaced_whole() -> None:
    assert compare("甲乙丙", "子丑寅") == [(Part("deleted", "甲乙丙"),), (Part("inserted", "子丑寅"),)]


def test_equal_texts_have_no_change() -> None:
    assert not changed(compare("一\n二", "一\n二"))


@given(before=LINES, after=LINES)
def test_the_same_and_inserted_parts_make_the_later_text(before: list[str], after: list[str]) -> None:
    lines = compare("\n".join(before), "\n".join(after))
    assert "".join(text_of(lines, "same", "inserted")) == "".join("\n".join(after).splitlines())
    assert "".join(text_of(lines, "same", "deleted")) == "".join("\n".join(before).splitlines())
