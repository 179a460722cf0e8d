"""What cases see of conditions where they decide, and which unseen sides need no case."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.planning.sides import Condition, seen_sides
from guiju.rules.proving import MissingSide, missing_sides
from rules.proving.planting import planted
from rules.rulebooks import yunling

FACTS: dict[str, Any] = {"in_name_of": "government", "genre": "notice", "disclosure": "proactive"}
OPINION = '"legality_opinion" in attachments'
GATE = "{gate: accept, id: planted, act: issue_document, %s needs: '%s', otherwise: 不行, cure: 改正}"


def case(act: str = "issue_document", on: date = date(2024, 5, 6), **facts: Any) -> WorkedCase:
    """One case of the made-up district; what it expects does not matter here."""
    raw = {"name": "一例", "act": act, "on": on, "facts": {**FACTS, **facts}, "expect": {"ok": True}}
    return WorkedCase.model_validate(raw)


def seen(book: Rulebook, written: str, *cases: WorkedCase) -> Condition:
    """The one condition that is written so."""
    (found,) = [one for one in seen_sides(book, cases) if one.written == written]
    return found


def missing(book: Rulebook, written: str) -> list[MissingSide]:
    """The sides of a condition that a case could show, when there is none."""
    return list(missing_sides(book, [seen(book, written)]))


def test_without_cases_nothing_is_seen_and_each_side_is_missing() -> None:
    found = list(missing_sides(yunling(), seen_sides(yunling(), [])))
    assert {one.condition.act for one in found} == {"issue_document"}
    assert {one.side for one in found} == {True, False}
    assert all(one.condition.cites and str(one.condition.cites[0]) in one.zh() for one in found)


@pytest.mark.parametrize(
    ("normative", "attachments", "sides"),
    [
        (True, ["legality_opinion"], (False,)),
        (True, [], (True,)),
        (False, ["legality_opinion"], (True, False)),
        (False, [], (True, False)),
    ],
)
def test_a_material_is_shown_only_by_a_matter_that_needs_it(
    normative: bool, attachments: list[str], sides: tuple[bool, ...]
) -> None:
    found = seen(yunling(), OPINION, case(normative=normative, attachments=attachments))
    assert (found.given, found.unseen) == (("normative",), sides)


def test_the_general_case_of_a_route_is_shown_only_where_no_exception_holds(tmp_path: Path) -> None:
    general = "steps: [{who: office, does: review}, {who: deputy_in_charge, does: sign}]"
    book = planted(tmp_path, "", {general: general.replace("does: sign", "does: sign, when: normative")})
    found = [one for one in seen_sides(book, [case(major=True, normative=True)]) if one.norm.startswith("YL2020:2")]
    (step,) = [one for one in found if one.written == "normative"]
    assert step.unless == ("major", "count(deputies_concerned) >= 2")
    assert step.unseen == (True, False)


def test_what_is_not_known_yet_shows_neither_side(tmp_path: Path) -> None:
    book = planted(tmp_path, GATE % ("", 'published_on > day("2020-01-01")'))
    assert seen(book, 'published_on > day("2020-01-01")', case()).unseen == (True, False)
    assert seen(book, 'published_on > day("2020-01-01")', case(published_on="2024-05-06")).unseen == (False,)


def test_a_case_that_gives_no_plan_shows_nothing() -> None:
    before = case(on=date(1990, 1, 1), normative=True)
    wrong = case(normative=True, genre="poem")
    unknown = case(act="leave_beijing", normative=True)
    assert seen(yunling(), "normative", before, wrong, unknown).unseen == (True, False)


@pytest.mark.parametrize(
    ("when", "needs", "sides"),
    [
        ("", "count(deputies_concerned) >= 0", {True}),
        ("when: major,", "major or urgent", {True}),
        ("when: not normative,", "not normative or urgent", {True}),
        ("", '"finance_opinion" in attachments', {False}),
        ("when: urgent,", '"legality_opinion" in attachments or normative', {True, False}),
    ],
)
def test_a_side_that_no_facts_can_bring_about_needs_no_case(
    tmp_path: Path, when: str, needs: str, sides: set[bool]
) -> None:
    book = planted(tmp_path, GATE % (when, needs))
    found = [one for one in missing_sides(book, seen_sides(book, [])) if one.condition.norm.endswith("planted")]
    assert {one.side for one in found if one.condition.written == needs} == sides


def test_an_example_of_the_missing_side_is_a_case_that_shows_it() -> None:
    for one in missing(yunling(), OPINION):
        assert one.case is not None
        shown = seen(yunling(), OPINION, case(**one.case.facts))
        assert shown.unseen == (not one.side,)
        assert "还没有案例写到" in one.zh()
