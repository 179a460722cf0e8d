"""Which kind of topic a matter makes, where the matter itself says so; else its drafter chooses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

SAID_BY: tuple[tuple[str, str, Any, str], ...] = (
    # act, fact, value of it, kind of topic; the first row that fits counts
    ("issue_document", "genre", "bill", "bills_and_work_report"),
    ("issue_document", "content_scope", "district_plan", "plans_and_budget"),
    ("issue_document", "normative", True, "measures_and_normative_documents"),
    ("request_funds", "money_kind", "budget_addition", "budget_addition"),
    ("request_funds", "money_kind", "borrowing", "borrowing"),
    ("request_funds", "money_kind", "large_use", "major_funds"),
    ("personnel_matter", "personnel_kind", "deputy_head", "personnel"),
    ("personnel_matter", "personnel_kind", "department_chief", "personnel"),
    ("personnel_matter", "personnel_kind", "department_cadre", "personnel"),
    ("important_matter", "matter_kind", "plans_and_economy", "plans_and_budget"),
    ("important_matter", "matter_kind", "large_funds", "major_funds"),
    ("important_matter", "matter_kind", "city_and_livelihood", "major_matter"),
    ("major_decision", "", None, "major_matter"),
)
"""Codes of the vocabulary on both sides."""


def topic_kind_of(act: str, facts: Mapping[str, Any]) -> str:
    """The kind of topic that a matter of this act makes; empty when a person must choose."""
    for of_act, fact, value, kind in SAID_BY:
        if of_act == act and (not fact or facts.get(fact) == value):
            return kind
    return ""
