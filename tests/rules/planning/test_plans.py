"""The planner on the made-up district's rules: one trait a test."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.rules.facts import FactError
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import NotInForce, UnknownAct
from rules.rulebooks import vocabulary, yunling

ON = date(2024, 5, 6)
BASE: dict[str, Any] = {"in_name_of": "government", "genre": "notice", "disclosure": "proactive"}


def plan(act: str = "issue_document", on: date = ON, **facts: Any) -> Plan:
    """A plan of the made-up district."""
    return yunling().plan(act, {**(BASE if act == "issue_document" else {}), **facts}, on)


def steps(found: Plan, stage: str) -> list[tuple[str, str]]:
    """Who does what at a stage."""
    return [("+".join(s.who), s.does) for s in found.route if s.stage == stage]


def test_the_general_case_applies_when_no_exception_holds() -> None:
    assert steps(plan(), "sign") == [("office", "review"), ("deputy_in_charge", "sign")]


def test_an_exception_replaces_the_general_case() -> None:
    signed = steps(plan(major=True), "sign")
    assert ("deputy_in_charge", "review") in signed
    assert ("deputy_in_charge", "sign") not in signed


def test_of_two_exceptions_the_one_that_goes_before_wins_and_names_its_reading() -> None:
    found = plan(major=True, deputies_concerned=["1", "2"])
    head = next(s for s in found.route if s.who == ("head",))
    assert steps(found, "sign")[-1] == ("head", "sign")
    assert head.readings == ("YL2-both",)
    assert [str(c) for c in head.cites] == ["YL2020:2.2"]


def test_the_same_step_of_two_norms_is_one_step_with_both_citations() -> None:
    review = next(s for s in plan().route if s.does == "review")
    assert [str(c) for c in review.cites] == ["YL2020:2", "YL2020:6"]


def test_stages_come_in_their_order_whatever_the_order_of_articles() -> None:
    assert [s.stage for s in plan(major=True).route] == ["deliberate", "sign", "sign", "sign", "issue"]


def test_a_chosen_meeting_names_the_body_that_the_step_waits_for() -> None:
    assert next(s for s in plan(major=True, body="executive_meeting").route).body == "executive_meeting"


def test_a_missing_required_fact_leaves_the_plan_open_and_says_what_is_missing() -> None:
    found = yunling().plan("issue_document", {}, ON)
    asked = {name for finding in found.findings for name in finding.missing}
    assert {"genre", "in_name_of", "disclosure"} <= asked
    reason = next(f for f in found.findings if f.id.endswith("#reason"))
    assert reason.ok is None


def test_a_requirement_appears_with_its_condition_and_is_met_by_the_attachment() -> None:
    assert not plan(normative=False).requirements
    assert not plan(normative=True).requirements[0].present
    assert plan(normative=True, attachments=["legality_opinion"]).requirements[0].present


def test_a_gate_that_fails_blocks_with_its_cure_and_citation() -> None:
    blocked = plan(disclosure="none").blocking("accept", vocabulary().stage_names())
    assert [(str(f.cites[0]), f.cure) for f in blocked] == [("YL2020:3", "选择不公开的理由")]
    assert not plan(disclosure="none", withheld_reason="process_record").blocking("accept", vocabulary().stage_names())


def test_what_blocks_a_later_stage_does_not_block_an_earlier_one() -> None:
    found = plan(normative=True)
    assert not found.blocking("accept", vocabulary().stage_names())
    assert found.blocking("sign", vocabulary().stage_names())


def test_a_limit_shows_its_day_and_warns_when_it_is_not_kept() -> None:
    late = plan("hold_event", event_on="2026-10-12", handed_in_on="2026-09-25")
    assert late.limits[0].due == date(2026, 9, 24)
    warning = next(f for f in late.findings if f.id.endswith("#ahead"))
    assert warning.ok is False
    assert not warning.blocks
    on_time = plan("hold_event", event_on="2026-10-12", handed_in_on="2026-09-24")
    assert next(f for f in on_time.findings if f.id.endswith("#ahead")).ok is True


def test_a_choice_that_the_text_leaves_stays_a_choice() -> None:
    step = plan("hold_event").route[-1]
    assert step.either
    assert step.who == ("head", "deputy_in_charge")


@pytest.mark.parametrize("day", [date(2020, 2, 29), date(2030, 1, 1)])
def test_outside_its_days_nothing_is_answered(day: date) -> None:
    with pytest.raises(NotInForce):
        plan(on=day)


@pytest.mark.parametrize("day", [date(2020, 3, 1), date(2029, 12, 31)])
def test_the_first_day_is_inside_and_the_day_before_repeal_too(day: date) -> None:
    assert plan(on=day).route


def test_an_act_without_norms_is_not_offered() -> None:
    with pytest.raises(UnknownAct):
        plan("important_matter")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"majr": True}, "是不是想写「major」"),
        ({"major": "yes"}, "是或否"),
        ({"genre": "poem"}, "notice"),
        ({"published_on": "2024-13-01"}, "日期"),
        ({"attachments": ["novel"]}, "legality_opinion"),
        ({"deputies_concerned": "everyone"}, "列表"),
    ],
)
def test_a_wrong_fact_is_named_with_what_was_expected(facts: dict[str, Any], said: str) -> None:
    with pytest.raises(FactError, match=said):
        plan(**facts)
