"""What the planner remembers between plans, and what it reads once, never changes an answer."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.rules.fact_values import FactReader
from guiju.rules.facts import FactError
from guiju.rules.planning import answers
from guiju.rules.planning.rulebook import Rulebook
from rules.planning.test_order_and_conflict import facts_of
from rules.rulebooks import REAL, instrument, vocabulary

ON = date(2024, 5, 6)
DOCUMENT = vocabulary().acts["issue_document"].facts


@pytest.mark.parametrize("folder", REAL)
@settings(max_examples=15, deadline=None)
@given(many=st.lists(facts_of(DOCUMENT), min_size=2, max_size=8), forgotten=st.integers(0, 7))
def test_a_plan_is_the_same_whatever_was_planned_before(
    folder: str, many: list[dict[str, Any]], forgotten: int
) -> None:
    partly = [
        {name: value for place, (name, value) in enumerate(facts.items()) if place % 8 != forgotten} for facts in many
    ]
    experienced, fresh = Rulebook(vocabulary(), [instrument(folder)]), Rulebook(vocabulary(), [instrument(folder)])
    for facts in [*many, *partly]:
        experienced.plan("issue_document", facts, ON)
    for facts in (many[0], partly[-1]):
        assert experienced.plan("issue_document", facts, ON) == fresh.plan("issue_document", facts, ON)


def test_a_plan_is_the_same_when_little_can_be_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    book = Rulebook(vocabulary(), [instrument(REAL[0])])
    given = {"in_name_of": "government", "genre": "notice", "disclosure": "none"}
    many = [given | {"major": major, "normative": normative} for major in (True, False) for normative in (True, False)]
    plans = [book.plan("issue_document", facts, ON) for facts in many]
    for module in ("answers", "shapes", "stage_routes"):
        monkeypatch.setattr(f"{answers.__package__}.{module}.MOST_KEPT", 1)
    again = Rulebook(vocabulary(), [instrument(REAL[0])])
    assert [again.plan("issue_document", facts, ON) for facts in many * 2] == plans * 2


def test_of_two_wrong_facts_the_same_one_is_told_in_any_order() -> None:
    wrong = {"major": "maybe", "genre": "novel"}
    reader = FactReader(DOCUMENT)
    told = set()
    for raw in (wrong, dict(reversed(wrong.items()))):
        with pytest.raises(FactError) as refused:
            reader.read(raw)
        told.add(refused.value.name)
    assert told == {min(wrong, key=list(DOCUMENT).index)}


def test_reading_twice_does_not_carry_facts_over() -> None:
    reader = FactReader(DOCUMENT)
    reader.read({"major": True, "genre": "notice"})
    assert reader.read({}) == FactReader(DOCUMENT).read({})
