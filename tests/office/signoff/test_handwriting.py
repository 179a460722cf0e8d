"""Handwriting as hostile input: what is kept of it, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from guiju.office.cases.handwriting import (
    LONGEST,
    MOST_NUMBERS,
    MOST_STROKES,
    HandwritingRefused,
    handwriting,
    kept_handwriting,
)

HOSTILE = {
    "no JSON": "<script>alert(1)</script>",
    "nested without end": "[" * 30_000,
    "a list": "[]",
    "more than asked": '{"w":10,"h":10,"s":[[1,2]],"onload":"x"}',
    "words for numbers": '{"w":10,"h":10,"s":[["1","M0 0"]]}',
    "truth for a number": '{"w":10,"h":10,"s":[[true,1]]}',
    "no number at all": '{"w":10,"h":10,"s":[[NaN,1]]}',
    "half a point": '{"w":10,"h":10,"s":[[1,2,3]]}',
    "an empty stroke": '{"w":10,"h":10,"s":[[]]}',
    "off the paper": '{"w":10,"h":10,"s":[[11,1]]}',
    "below the paper": '{"w":10,"h":10,"s":[[-1,1]]}',
    "a huge paper": '{"w":99999,"h":10,"s":[[1,1]]}',
    "a huge number": '{"w":10,"h":10,"s":[[' + "9" * 9000 + ",1]]}",
    "too long": " " * (LONGEST + 1) + "{}",
    "too many strokes": json.dumps({"w": 10, "h": 10, "s": [[1, 1]] * (MOST_STROKES + 1)}),
    "too many points": json.dumps({"w": 9, "h": 9, "s": [[1] * (MOST_NUMBERS + 2)]}),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_is_no_handwriting_is_refused_in_a_sentence(text: str) -> None:
    if not text.strip():
        return
    with pytest.raises(HandwritingRefused) as refusal:
        kept_handwriting(text)
    assert refusal.value.message.endswith("。")


def test_nothing_written_is_nothing_kept() -> None:
    assert kept_handwriting("") == kept_handwriting('{"w":10,"h":10,"s":[]}') == ""


def test_strokes_become_a_path_of_lines_and_a_point_becomes_a_dot() -> None:
    found = handwriting('{"w":100,"h":50,"s":[[1,2,3,4,5,6],[7,8]]}')
    assert found is not None
    assert found.path == "M1 2L3 4 5 6 M7 8L7 8"


POINT = some.tuples(some.integers(0, 800), some.integers(0, 260))


@given(some.lists(some.lists(POINT, min_size=1, max_size=30), min_size=1, max_size=20))
def test_what_is_kept_reads_back_the_same_and_its_path_holds_only_numbers(strokes: list[list[tuple[int, int]]]) -> None:
    text = json.dumps({"w": 800, "h": 260, "s": [[n for point in stroke for n in point] for stroke in strokes]})
    kept = kept_handwriting(text)
    assert kept_handwriting(kept) == kept
    found = handwriting(kept)
    assert found is not None
    assert len(found.strokes) == len(strokes)
    assert set(found.path) <= set("ML 0123456789")
