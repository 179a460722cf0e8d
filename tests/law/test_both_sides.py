"""Worked cases show both sides of every condition, except a side that no facts can bring about: the solver decides."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from guiju.office.rulebook import queries
from guiju.office.rulebook.both_sides import all_sides
from guiju.office.rulebook.profiles import profiles
from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.sides import Condition, seen_sides
from guiju.rules.proving import missing_sides


def cases_of(district: str) -> Sequence[WorkedCase]:
    """The worked cases of all texts that bind a district."""
    texts = queries.district_rulebook(district).instruments
    return [case for text in texts for case in queries.worked_cases(district, text.code)]


@pytest.mark.parametrize("district", profiles())
def test_cases_show_each_condition_to_hold_and_not_to_hold(district: str) -> None:
    assert [missing.zh() for missing in all_sides(district).missing] == []


@pytest.mark.parametrize("district", profiles())
def test_every_act_of_the_district_is_looked_at(district: str) -> None:
    book = queries.district_rulebook(district)
    written = {act for day in book.turns for act in book.acts(day) if book.program(act, day).nodes}
    assert {condition.act for condition in all_sides(district).conditions} == written


@pytest.mark.parametrize(
    ("district", "name", "act", "written"),
    [
        ("dongcheng", "借款议题上常务会议可以", "propose_topic", 'body == "executive_meeting"'),
        ("chaoyang", "预决算议题提交常务会议可以", "propose_topic", 'body == "executive_meeting"'),
        ("chaoyang", "标有国家秘密密级的来文不能在本系统办理", "receive_paper", "not marked_secret"),
    ],
)
def test_a_case_left_out_is_missed(district: str, name: str, act: str, written: str) -> None:
    book = queries.district_rulebook(district)
    others = [case for case in cases_of(district) if case.name != name]
    assert len(others) == len(cases_of(district)) - 1
    missing = list(missing_sides(book, seen_sides(book, others)))
    assert [(one.condition.act, one.condition.written) for one in missing] == [(act, written)]


@pytest.mark.parametrize("district", profiles())
def test_where_cases_show_both_sides_facts_can_bring_both_about(district: str) -> None:
    book = queries.district_rulebook(district)
    shown = [one for one in all_sides(district).conditions if not one.unseen and one.act == "propose_topic"]
    assert len(list(missing_sides(book, map(unseen, shown)))) == 2 * len(shown)


def unseen(one: Condition) -> Condition:
    """The same condition, as if no case had shown it."""
    around = (one.given, one.unless, one.zh, one.given_zh)
    return Condition(one.act, one.norm, one.written, *around, one.cites, one.law_on)
