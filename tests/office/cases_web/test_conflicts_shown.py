"""The form of a matter that a declared contradiction touches shows both articles and what is followed."""

from __future__ import annotations

from datetime import date

from guiju.office.rulebook import queries
from guiju.office.rulebook.conflict_cards import conflicts_of

ON = date(2026, 11, 20)


def test_the_card_has_both_articles_what_is_followed_and_an_example() -> None:
    facts = {"statutory_major_decision": True, "body": "leaders_meeting"}
    plan = queries.district_rulebook("chaoyang").plan("major_decision", facts, ON)
    (card,) = conflicts_of(plan, "chaoyang")
    assert (card.ours.short, card.above.short) == ("CY2023:40", "MDP713:30")
    assert card.above.url.endswith("/MDP713/30/")
    assert "区政府领导例会" in card.example


def test_a_matter_that_no_contradiction_touches_shows_none() -> None:
    plan = queries.district_rulebook("chaoyang").plan("major_decision", {"body": "executive_meeting"}, ON)
    assert conflicts_of(plan, "chaoyang") == []
