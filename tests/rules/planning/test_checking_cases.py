"""The runner of worked cases: what comes out passes, anything else is said."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from guiju.rules.instruments.worked_cases import WorkedCase
from guiju.rules.planning.worked_cases import check_case, shown_by
from rules.rulebooks import yunling

FACTS: dict[str, Any] = {"in_name_of": "government", "genre": "notice", "disclosure": "none"}


def case(expect: dict[str, Any], act: str = "issue_document", **facts: Any) -> WorkedCase:
    """One case of the made-up district."""
    raw = {"name": "一例", "act": act, "on": date(2024, 5, 6), "facts": {**FACTS, **facts}, "expect": expect}
    return WorkedCase.model_validate(raw)


def complaints(expect: dict[str, Any], act: str = "issue_document", **facts: Any) -> list[str]:
    """What the runner says of one case of the made-up district."""
    return check_case(yunling(), case(expect, act, **facts))


@pytest.mark.parametrize(
    "expect",
    [
        {"route": [["sign", "office", "review"], ["sign", "deputy_in_charge", "sign"], ["issue", "office", "issue"]]},
        {"route": [["issue", ["office"], "issue"]]},
        {"blocked_by": ["YL2020:3"], "ok": False},
        {"cites": ["YL2020:2", "YL2020:6"]},
        {"absent": [["sign", "head", "sign"]]},
        {"due": []},
    ],
)
def test_what_comes_out_passes(expect: dict[str, Any]) -> None:
    assert complaints(expect) == []


@pytest.mark.parametrize(
    ("expect", "said"),
    [
        ({"route": [["issue", "office", "issue"], ["sign", "office", "review"]]}, "应当依次有 [sign, office, review]"),
        ({"route": [["sign", "head", "sign"]]}, "应当依次有 [sign, head, sign]"),
        ({"route": [["sign", "office", "review"], ["sign", "office", "review"]]}, "应当依次有"),
        ({"blocked_by": ["YL2020:2"]}, "应当被 YL2020:2 挡住"),
        ({"blocked_by": []}, "另被挡住"),
        ({"blocked_by": ["YL2020:3.1"]}, "应当被 YL2020:3.1 挡住"),
        ({"absent": [["issue", "office", "issue"]]}, "不应有 [issue, office, issue]"),
        ({"due": [date(2024, 5, 7)]}, "期限应为 2024-05-07，实为：没有"),
        ({"ok": True}, "应当可以办理"),
        ({"cites": ["YL2020:4"]}, "流程没有引用 YL2020:4"),
    ],
)
def test_what_does_not_come_out_is_said(expect: dict[str, Any], said: str) -> None:
    assert any(said in complaint for complaint in complaints(expect))


def event(due: list[Any]) -> list[str]:
    """What the runner says of when the papers of an event are due."""
    raw = {"name": "一例", "act": "hold_event", "on": date(2026, 9, 1), "facts": {"event_on": "2026-10-12"}}
    return check_case(yunling(), WorkedCase.model_validate({**raw, "expect": {"due": due}}))


def test_the_day_on_which_a_limit_ends_is_compared() -> None:
    assert event([date(2026, 9, 24)]) == []
    assert event([]) == ["期限应为 没有，实为：2026-09-24"]


LATE = {"event_on": "2026-10-12", "handed_in_on": "2026-09-25"}
ON_TIME = LATE | {"handed_in_on": "2026-09-24"}


def reminded(warned_by: list[str], facts: dict[str, str]) -> list[str]:
    """What the runner says of an event that expects these reminders."""
    raw = {"name": "一例", "act": "hold_event", "on": "2024-05-06", "facts": facts, "expect": {"warned_by": warned_by}}
    return check_case(yunling(), WorkedCase.model_validate(raw))


def test_a_softer_rule_not_kept_is_a_reminder_and_no_more() -> None:
    assert reminded(["YL2020:4"], LATE) == []
    assert "另被提醒" in reminded([], LATE)[0]


def test_a_softer_rule_that_is_kept_reminds_nobody() -> None:
    assert reminded([], ON_TIME) == []
    assert "应当被 YL2020:4 提醒，实为：没有提醒" in reminded(["YL2020:4"], ON_TIME)[0]


def test_a_case_without_a_plan_says_why() -> None:
    assert "majr" in complaints({"ok": True}, majr=True)[0]
    assert "没有叫" in complaints({"ok": True}, act="important_matter")[0]


def test_nothing_blocking_is_said_where_a_block_was_expected() -> None:
    assert "没有阻碍" in complaints({"ok": False}, disclosure="proactive")[0]


@pytest.mark.parametrize(
    ("expect", "articles"),
    [
        ({"cites": ["YL2020:3.1"]}, {3}),
        ({"route": [["issue", "office", "issue"]]}, {6}),
        ({"route": [["sign", "office", "review"]]}, set()),  # articles 2 and 6 both ask for it
        ({"ok": False}, set()),
    ],
)
def test_a_case_shows_the_articles_it_could_not_do_without(expect: dict[str, Any], articles: set[int]) -> None:
    assert {citation.article for citation in shown_by(yunling(), case(expect))} == articles
