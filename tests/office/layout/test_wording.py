"""The fixed wordings, and the shape of titles."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.office.documents.layout import wording
from guiju.office.documents.layout.title_lines import title_lines


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("云政发[2026]05号", "云政发〔2026〕5号"),
        ("云政发（2026）第12号", "云政发〔2026〕12号"),
        ("云政发〔2026〕5", "云政发〔2026〕5号"),
        ("第12期", "第12期"),
        ("", ""),
    ],
)
def test_a_number_is_printed_as_the_standard_asks(written: str, printed: str) -> None:
    assert wording.number_zh(written) == printed


def test_dates_have_no_zero_in_front() -> None:
    assert wording.date_zh(date(2026, 3, 5)) == "2026年3月5日"


def test_one_attachment_has_no_number_and_several_have() -> None:
    assert wording.attachment_entries(["目录。"]) == [("", "目录")]
    assert wording.attachment_entries(["目录", " ", "表；"]) == [("1.", "目录"), ("2.", "表")]


def test_a_note_gets_one_pair_of_full_width_brackets() -> None:
    assert wording.note_zh("（此件公开发布）") == "（此件公开发布）"
    assert wording.note_zh("") == ""


def test_copied_organs_end_in_one_full_stop() -> None:
    assert wording.copied_to_zh(["区委办公室。", "区政协办公室"]) == "区委办公室，区政协办公室。"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("云岭区机关食堂管理办法", ["云岭区机关食堂管理办法"]),
        (
            "云岭区人民政府关于增加老旧小区改造补助资金的请示",
            ["云岭区人民政府关于", "增加老旧小区改造补助资金的请示"],
        ),
        ("上一行\n下一行", ["上一行", "下一行"]),
        ("", []),
    ],
)
def test_a_title_breaks_at_seams_of_meaning(title: str, lines: list[str]) -> None:
    assert title_lines(title, 19) == lines


@given(st.text(alphabet="云岭区关于《》（）、，的通知办法2026", max_size=90))
def test_no_title_loses_a_character_or_exceeds_the_line(title: str) -> None:
    lines = title_lines(title, 19)
    assert "".join(lines) == title
    assert all(0 < len(line) <= 19 for line in lines)


@given(st.text(alphabet="云岭区关于加强山水林田湖草治理", min_size=20, max_size=76))
def test_a_title_takes_no_more_lines_than_it_needs(title: str) -> None:
    lines = title_lines(title, 19)
    needed = -(-len(title) // 19)
    assert needed <= len(lines) <= needed + 1
