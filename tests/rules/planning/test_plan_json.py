"""A plan as JSON: nothing is lost on the way, and strangers can read it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from guiju.rules.planning.plan_json import plan_as_json, plan_from_json, plan_to_json
from guiju.rules.planning.plans import Plan
from rules.rulebooks import vocabulary, yunling

ON = date(2024, 5, 6)


def event(**facts: Any) -> Plan:
    """A plan with a limit, a choice and a warning."""
    return yunling().plan("hold_event", {"event_on": "2026-10-12", **facts}, ON)


def document(**facts: Any) -> Plan:
    """A plan with requirements and gates."""
    return yunling().plan("issue_document", {"in_name_of": "government", "genre": "notice", **facts}, ON)


def test_a_plan_survives_json_part_by_part() -> None:
    for plan in (event(handed_in_on="2026-09-25"), document(normative=True), document(disclosure="none")):
        back = plan_from_json(json.loads(json.dumps(plan_to_json(plan))))
        assert (back.route, back.findings, back.limits) == (plan.route, plan.findings, plan.limits)
        assert (back.requirements, back.duties, back.undecided) == (plan.requirements, plan.duties, plan.undecided)


def test_labels_stand_beside_codes() -> None:
    step = plan_as_json(event(), vocabulary())["route"][-1]
    assert (step["who"], step["who_labels"]) == (["head", "deputy_in_charge"], ["区长", "分管副区长"])
    assert step["stage_label"] == vocabulary().stages[step["stage"]].zh
    assert step["does_label"] == vocabulary().verbs[step["does"]].zh


def test_missing_facts_are_named_in_chinese_too() -> None:
    asked = [f for f in plan_as_json(document(), vocabulary())["findings"] if f["id"] == "fact:disclosure"]
    assert asked[0]["missing_labels"] == [vocabulary().facts["disclosure"].zh]


def test_the_labelled_form_says_everything_the_plain_one_says() -> None:
    plain, labelled = plan_to_json(document(normative=True)), plan_as_json(document(normative=True), vocabulary())
    assert labelled["findings"][0].items() >= plain["findings"][0].items()
    assert labelled.keys() - plain.keys() == {"act_label"}
