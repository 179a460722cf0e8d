"""Matters that the people of the demonstration carry to their end, as the rules ask."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.office.cases import actions
from guiju.office.cases.actions.drafting import open_draft
from guiju.office.cases.state import CaseState
from guiju.office.demonstration.pacing import MADE_UP, Pace, bring_lacking, desk_of

ORGAN, TITLE = "housing_commission", "关于一项安排的请示"
BEGUN, TODAY = date(2024, 4, 8), date(2024, 5, 6)


def carried(district: str, act: str, facts: dict[str, Any]) -> CaseState:
    """Opened by a department, handed in with what the rules ask for, and carried on by whoever is asked."""
    case, pace = handed_in(district, act, facts)
    return pace.walk(case, "")


def handed_in(district: str, act: str, facts: dict[str, Any]) -> tuple[int, Pace]:
    """A matter that waits for its first answer, and the pace to carry it on with."""
    pace = Pace(BEGUN, TODAY)
    drafter = desk_of(district, ORGAN, BEGUN)
    case = open_draft(pace.actor(drafter), actions.Matter(district, act, TITLE, facts, ORGAN), {})
    bring_lacking(case, pace)
    actions.hand_in(case, pace.actor(drafter), reason=MADE_UP)
    return case, pace
