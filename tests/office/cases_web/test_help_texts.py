"""What a clerk would ask about a fact stands beside it, with the articles of their own district that look at it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from guiju.office.cases.asking import asking
from guiju.office.rulebook.queries import district_rulebook, vocabulary
from office.cases_web.browsing import Browse, text

ON = date(2026, 11, 20)
FORMS = [(d, act) for d in ("dongcheng", "chaoyang") for act in district_rulebook(d).acts(ON)]


@pytest.mark.parametrize(("district", "act"), FORMS)
def test_every_fact_that_the_rules_look_at_is_explained(district: str, act: str) -> None:
    asked = asking(district, act, ON, ON)
    decisive = asked.decisive()
    silent = [name for name, fact in asked.facts.items() if name in decisive and not fact.help]
    assert [name for name in silent if name not in PLAIN] == []


PLAIN = frozenset({"genre"})
"""Facts whose choices say everything."""


def test_the_form_cites_the_articles_of_its_own_district(browse: Browse) -> None:
    ours, theirs = (text(browse(who).get("/new/hand_in_request/")) for who in ("dc-housing-desk", "cy-housing-desk"))
    assert "一份请示只问一件事。（第五十二条" in ours
    assert "一份请示只问一件事。（第四十六条" in theirs


def test_help_is_written_once_for_each_fact() -> None:
    helps = [fact.help for fact in vocabulary().facts.values() if fact.help]
    assert len(helps) == len(set(helps))


def test_the_attachments_form_says_which_requirement_a_kind_satisfies(
    browse: Browse, opened: Callable[..., int]
) -> None:
    page = text(
        browse("dc-housing-desk").get(
            f"/documents/{opened('supply_materials', title='关于报送材料的请示')}/attachments/"
        )
    )
    assert "还缺）</option>" in page
