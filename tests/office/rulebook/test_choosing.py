"""A choice is found by its words, typed in full or half width."""

from __future__ import annotations

import pytest

from guiju.office.rulebook.choosing import chosen, coded

KNOWN = {"副区长（城建、园区）": "deputy", "区长": "head"}


@pytest.mark.parametrize("words", ["副区长（城建、园区）", "副区长(城建、园区)", " 副区长（城建、园区) "])  # halfwidth
def test_brackets_of_either_width_are_understood(words: str) -> None:
    assert chosen(KNOWN, words) == "deputy"


def test_what_is_not_there_is_told_with_what_is() -> None:
    with pytest.raises(KeyError):
        chosen(KNOWN, "副区长")
    with pytest.raises(ValueError, match="「副区长」不在可选项中。请写下列之一：副区长（城建、园区）、区长。"):
        coded(KNOWN, "副区长")
