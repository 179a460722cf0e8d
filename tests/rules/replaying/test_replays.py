"""Two programs of one act: what changes for a vector is what changes between two plans."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bench.recorded_cases import recorded_cases

from guiju.rules.calendar import CHINA, Span, deadline
from guiju.rules.expressions import evaluate_partial
from guiju.rules.fact_values import read_facts
from guiju.rules.instruments import Instrument, load_instrument
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.replaying import ActReplay, Change, ChangeKind, touched_articles
from guiju.rules.replaying.limits import PairedLimits, Reckoning
from guiju.rules.replaying.programs import programs
from rules.rulebooks import REAL, instrument, rulebook, vocabulary

ON = date(2026, 11, 20)
Changed = Callable[[str, str, str], Rulebook]


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """A real rulebook in which a piece of text reads otherwise."""

    def make(folder: str, old: str, new: str) -> Rulebook:
        copy = tmp_path / folder
        shutil.copytree(instrument(folder).folder, copy)
        texts = {path: path.read_text(encoding="utf-8") for path in copy.glob("[0-9]*.yaml")}
        assert any(old in text for text in texts.values())
        for path, text in texts.items():
            path.write_text(text.replace(old, new), encoding="utf-8")
        return _binding(folder, load_instrument(copy, vocabulary()))

    return make


def _binding(folder: str, text: Instrument) -> Rulebook:
    """A district's own text alone; a text of the law above stands with a district's, because it needs its routes."""
    return Rulebook(vocabulary(), [text] if folder in REAL else [instrument(REAL[0]), text])


def unchanged(folder: str) -> Rulebook:
    """The rulebook as it reads now."""
    return _binding(folder, instrument(folder))


class Replays:
    """Two rulebooks; each act's replay is made once. Days of limits are reckoned here for each case by itself."""

    def __init__(self, before: Rulebook, after: Rulebook, whole: bool = False) -> None:
        self.pairs = {act: programs(before, after, act, ON, whole=whole) for act in before.acts(ON)}
        acts = vocabulary().acts
        self.replays = {a: ActReplay(acts[a], vocabulary(), *pair) for a, pair in self.pairs.items() if any(pair)}

    def changes(self, act: str, facts: Mapping[str, Any]) -> list[Change]:
        """What one case's answers come to."""
        if act not in self.replays:
            return []
        replay = self.replays[act]
        typed, _ = read_facts(replay.act.facts, facts)
        held = [*(evaluate_partial(node, typed) for node in replay.nodes), *days(replay.limits, typed)]
        true = sum((one is True) << place for place, one in enumerate(held))
        unknown = sum((one is None) << place for place, one in enumerate(held))
        bodies = {name: str(typed.get(name, "")) for name in replay.body_facts}
        return list(replay.changes(true, unknown | ~0 << len(held), bodies))


def days(limits: PairedLimits, facts: Mapping[str, Any]) -> list[bool | None]:
    """What the facts answer about the limits: each check, then each shift."""
    given = [(due_day(check.reckoning, facts), facts.get(check.given)) for check in limits.checks]
    kept = [None if due is None or day is None else day <= due for due, day in given]
    return kept + [due_day(shift.before, facts) != due_day(shift.after, facts) for shift in limits.shifts]


def due_day(one: Reckoning, facts: Mapping[str, Any]) -> date | None:
    """The day or moment that the limit ends on; None where it is not known."""
    start = facts.get(one.counted_from)
    if one.span is None or start is None:
        return None
    more = facts.get(one.extended_by) or 0
    return deadline(Span(one.span.amount + more, one.span.unit, one.span.direction), start, CHINA).due


def full_summary(plan: Plan) -> object:
    """What people see of a plan: also the days of its limits, and which are not kept."""
    late = sorted((f.id, f.ok) for f in plan.findings if f.kind == "limit" and f.ok is False)
    return summary(plan), late, sorted((limit.id, str(limit.due)) for limit in plan.limits)


def summary(plan: Plan) -> object:
    """What people see of a plan, limits' days apart."""
    route = [(s.stage, s.who, s.does, s.mode, s.either, s.body, s.strength) for s in plan.route]
    failing = sorted((f.id, f.strength) for f in plan.findings if f.ok is not True and f.kind != "limit")
    required = sorted((r.item, r.stage, r.strength) for r in plan.requirements)
    return route, failing, required, sorted(d.zh for d in plan.duties), sorted(limit.id for limit in plan.limits)


CHANGES = [
    (REAL[0], "yuan(5000000)", "yuan(3000000)"),
    (REAL[0], "count(deputies_concerned) >= 2", "count(deputies_concerned) >= 3"),
    (REAL[1], "working_days: 7}", "working_days: 8}"),
    (REAL[0], "half_days: 1}", "half_days: 2}"),
    (REAL[0], "{setting: conference_proposal_months}", "{months: 4}"),
    (REAL[1], "{setting: municipal_filing_days}", "{calendar_days: 30}"),
    ("beijing/suggestions-2014", "{months: 3}", "{months: 2}"),
    ("beijing/suggestions-2014", "{months: 3}", "{calendar_days: 90}"),
    ("national/openness-2019", "{working_days: 20}", "{working_days: 15}"),
    ("national/openness-2019", "        extended_by: days_not_counted\n", ""),
    ("national/petitions-2022", "after: {calendar_days: 30}", "after: {months: 1}"),
    (REAL[1], "requirement: interpretation", "requirement: risk_report"),
]


@pytest.mark.parametrize(("folder", "old", "new"), CHANGES)
def test_a_case_changes_exactly_when_its_two_plans_differ(changed: Changed, folder: str, old: str, new: str) -> None:
    before, after = unchanged(folder), changed(folder, old, new)
    few, whole = Replays(before, after), Replays(before, after, whole=True)
    seen = 0
    for act, _, facts in recorded_cases({act: vocabulary().acts[act] for act in few.replays}, 300, ON):
        expected = full_summary(before.plan(act, facts, ON)) != full_summary(after.plan(act, facts, ON))
        found = few.changes(act, facts)
        assert bool(found) == expected, (act, facts, found)
        assert found == whole.changes(act, facts), "leaving out what is alike changed the answer"
        seen += expected
    assert seen, "no case shows the change"


def test_the_same_rules_change_nothing_and_ask_nothing() -> None:
    book = rulebook(REAL[0])
    assert {programs(book, book, act, ON) for act in book.acts(ON)} == {(None, None)}


def test_a_lower_bound_blocks_what_went_through_and_names_the_article(changed: Changed) -> None:
    after = changed(REAL[0], "yuan(5000000)", "yuan(3000000)")
    facts = {"money_kind": "budget_addition", "amount": "4000000", "body": "deputy_topic_meeting"}
    found = Replays(rulebook(REAL[0]), after).changes("request_funds", facts)
    kinds = {change.kind for change in found}
    assert {ChangeKind.BLOCKED, ChangeKind.ROUTE} <= kinds
    assert all(change.articles and change.cites[0].instrument == "DC2024" for change in found)


def test_two_exceptions_that_hold_at_once_leave_the_case_without_answer(changed: Changed) -> None:
    after = changed(REAL[0], "over: [major, cross]", "over: [major]")
    facts = {"in_name_of": "government", "genre": "notice", "major": True, "deputies_concerned": ["1", "2"]}
    facts |= {"disclosure": "none", "withheld_reason": "internal_affairs"}
    (found,) = Replays(rulebook(REAL[0]), after).changes("issue_document", facts)
    assert found.kind is ChangeKind.UNANSWERED
    assert "同时成立" in found.after[0]
    assert [str(cite) for cite in found.cites] == ["DC2024:55"]


def test_an_act_of_which_the_changed_rules_say_nothing_is_without_answer() -> None:
    replay = ActReplay(
        vocabulary().acts["leave_beijing"], vocabulary(), rulebook(REAL[0]).program("leave_beijing", ON), None
    )
    (found,) = replay.changes(0, 0, {})
    assert found.kind is ChangeKind.UNANSWERED


def test_only_articles_that_say_something_else_are_touched(changed: Changed) -> None:
    copy = changed(REAL[0], "yuan(5000000)", "yuan(3000000)").instruments[0]
    assert [(str(one.citation), one.norms_differ) for one in touched_articles(instrument(REAL[0]), copy)] == [
        ("DC2024:47", True)
    ]
