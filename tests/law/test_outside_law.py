"""The law above binds both districts; what contradicts it is declared, and what is not known is not made up."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.office.rulebook import queries
from guiju.office.rulebook.profiles import profiles
from guiju.rules.citations import Citation
from guiju.rules.planning.declared_conflicts import conflicts_in, wrongly_declared
from guiju.rules.planning.problems import NotInForce
from guiju.rules.proving import undeclared

ON = date(2026, 11, 20)
ABOVE = {"GOI711", "PET2022", "SUG2014", "BRR2024", "ARL2023", "MDP713", "LOL2022", "DPW2012", "FCR783"}
FILED = {"in_name_of": "government", "genre": "notice", "disclosure": "proactive", "normative": True}


@pytest.mark.parametrize("district", profiles())
def test_every_text_above_binds_the_district(district: str) -> None:
    assert {text.code for text in queries.outside(district)} == ABOVE
    assert queries.instrument(district).head.district == district


@pytest.mark.parametrize("district", profiles())
def test_no_contradiction_is_left_undeclared_or_wrongly_declared(district: str) -> None:
    book = queries.district_rulebook(district)
    assert wrongly_declared(book) == []
    assert [found.message for day in book.turns for found in undeclared(book, day)] == []


@pytest.mark.parametrize("district", profiles())
def test_the_law_above_alone_runs_no_district(district: str) -> None:
    with pytest.raises(NotInForce):
        queries.district_rulebook(district).in_force(date(2022, 6, 1))


def test_the_written_traps_are_declared() -> None:
    declared = {
        (district, one.ours, one.above)
        for district in profiles()
        for one in queries.district_rulebook(district).conflicts(ON)
    }
    assert {
        ("chaoyang", "CY2023:40", "MDP713:30"),  # trap 5.2
        ("chaoyang", "CY2023:38", "LOL2022:78"),  # trap 8.7
        ("dongcheng", "DC2024:52", "DPW2012:15"),  # 9.11
    } <= declared


def test_a_matter_that_the_contradiction_touches_says_so_and_follows_the_decision() -> None:
    book = queries.district_rulebook("chaoyang")
    facts = {"statutory_major_decision": True, "body": "leaders_meeting"}
    plan = book.plan("major_decision", facts, ON)
    assert [one.id for one in conflicts_in(book, plan)] == ["statutory-decision-body"]
    assert any(f.blocks and Citation.parse("MDP713:30") in f.cites for f in plan.findings)
    other = book.plan("major_decision", {**facts, "statutory_major_decision": False}, ON)
    assert conflicts_in(book, other) == []


def test_a_norm_set_aside_in_one_district_applies_in_the_other() -> None:
    facts = {"disclosure": "on_request", "one_matter": False, "comprehensive": True}
    stopped = {
        district: any(
            f.blocks and "DPW2012" in {c.instrument for c in f.cites}
            for f in queries.district_rulebook(district).plan("hand_in_request", facts, ON).findings
        )
        for district in profiles()
    }
    assert stopped == {"chaoyang": True, "dongcheng": False}


@pytest.mark.parametrize("district", profiles())
def test_a_number_nobody_knows_gives_no_day_but_asks_to_confirm_it(district: str) -> None:
    plan = queries.district_rulebook(district).plan("issue_document", {**FILED, "published_on": "2026-03-02"}, ON)
    (limit,) = [one for one in plan.limits if "尚未查明" in one.arithmetic]
    assert limit.due is None
    (finding,) = [one for one in plan.findings if one.id == limit.id]
    assert (finding.ok, finding.blocks) == (None, False)
    assert "没有查明" in finding.message
    assert "核实" in finding.cure


@pytest.mark.parametrize("district", profiles())
def test_an_unverified_number_says_so_where_it_is_counted(district: str) -> None:
    facts = {"proposal_kind": "conference_proposal", "responsible_organ": ["x"], "assigned_on": "2026-03-02"}
    plan = queries.district_rulebook(district).plan("answer_proposal", facts, ON)
    (limit,) = [one for one in plan.limits if one.due == date(2026, 6, 2)]
    assert "据转载，未核对原文" in limit.arithmetic
