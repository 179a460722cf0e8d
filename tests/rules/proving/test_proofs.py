"""Each kind of fault, planted into made-up rules, is found by its own proof; the real rules hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import z3

from guiju.rules.planning.problems import Conflict, NoAnswer, PlanningError
from guiju.rules.planning.rulebook import Rulebook
from guiju.rules.proving import Failure, Proof, matters, prove
from guiju.rules.proving.proofs import PROOFS, QUORUM
from rules.proving.planting import planted
from rules.rulebooks import REAL, rulebook, yunling

ON = date(2024, 5, 6)
ROUTE, GATE = "route: ", "gate: "
GENERAL = "steps: [{who: office, does: review}, {who: deputy_in_charge, does: sign}]"
ADMIT = "steps: [{who: office, does: check}, {either: [head, deputy_in_charge], does: approve}]"
TO_BE_MET = "{gate: deliberate, act: issue_document, when: %s, needs: 'body == \"%s\"', otherwise: 要由%s讨论}"


@cache
def real(folder: str) -> Sequence[Proof]:
    """All proofs of one real instrument."""
    return prove(rulebook(folder))


def failures(book: Rulebook) -> dict[tuple[str, str], Failure]:
    """(proof, act) -> its first failure."""
    return {(proof.name, proof.act): proof.failures[0] for proof in prove(book) if proof.failures}


def only_failure(book: Rulebook, proof: str, act: str) -> Failure:
    """The first failure of the one proof that fails."""
    found = failures(book)
    assert list(found) == [(proof, act)]
    return found[proof, act]


@pytest.mark.parametrize("folder", REAL)
def test_the_real_rules_hold_for_all_facts(folder: str) -> None:
    assert [(proof.name, proof.act, proof.failures) for proof in real(folder) if proof.failures] == []


@pytest.mark.parametrize("folder", REAL)
def test_nothing_is_proved_for_want_of_a_question(folder: str) -> None:
    asked = {name: sum(proof.asked for proof in real(folder) if proof.name == name) for name in PROOFS}
    assert min(asked.values()) > 0


def test_the_made_up_rules_hold_and_every_act_is_proved() -> None:
    proofs = prove(yunling())
    assert {(proof.name, proof.act) for proof in proofs} == {
        (name, act) for name in PROOFS for act in yunling().acts(ON)
    } | {(QUORUM, "")}
    assert not any(proof.failures for proof in proofs)


TWO_ANSWERS = {
    "two exceptions hold at once": ({"            over: major\n": ""}, ("YL2020:2.1", "YL2020:2.2")),
    "two exceptions go before each other": (
        {"{id: major, when: major,": "{id: major, when: major, over: cross,"},
        ("YL2020:2",),
    ),
}


@pytest.mark.parametrize("name", TWO_ANSWERS)
def test_two_answers_are_found_with_a_case_that_the_planner_refuses_too(tmp_path: Path, name: str) -> None:
    replaced, cites = TWO_ANSWERS[name]
    book = planted(tmp_path, replaced=replaced)
    found = failures(book)["one_answer", "issue_document"]  # where no exception is left, nobody signs either
    assert tuple(map(str, found.cites)) == cites
    assert found.case.zh == ("涉及重大事项：是", "涉及的分管副区长：2个")
    _refused(book, "issue_document", found, Conflict)


def test_a_hole_is_found_with_a_case_that_the_planner_refuses_too(tmp_path: Path) -> None:
    narrow = 'when: event_name_of == "government"\n        ' + ADMIT
    book = planted(tmp_path, replaced={ADMIT: narrow})
    found = only_failure(book, "one_answer", "hold_event")
    assert found.case.zh == ("活动以谁名义举办：部门",)
    _refused(book, "hold_event", found, NoAnswer)


def test_a_case_whose_steps_all_fall_away_is_a_hole(tmp_path: Path) -> None:
    falling = "steps: [{who: head, does: approve, when: invites_leader}]"
    found = only_failure(planted(tmp_path, replaced={ADMIT: falling}), "one_answer", "hold_event")
    assert found.stage == "admit"


def _refused(book: Rulebook, act: str, found: Failure, error: type[PlanningError]) -> None:
    with pytest.raises(error):
        book.plan(act, found.case.facts, ON)


def test_a_step_that_is_required_and_forbidden_is_found(tmp_path: Path) -> None:
    norms = """
    {route: coordinate, act: issue_document, when: marked_secret, steps: [{who: office, does: coordinate}]}
    {gate: coordinate, act: issue_document, needs: not marked_secret, otherwise: 涉密的不得协调}
    """
    found = only_failure(planted(tmp_path, norms), "not_forbidden", "issue_document")
    assert "涉密的不得协调" in found.message
    assert found.case.zh == ("标有国家秘密密级：是",)


def test_a_forbidding_gate_that_is_not_binding_forbids_nothing(tmp_path: Path) -> None:
    norms = """
    {route: coordinate, act: issue_document, when: marked_secret, steps: [{who: office, does: coordinate}]}
    {gate: coordinate, act: issue_document, needs: not marked_secret, otherwise: 不宜协调, strength: generally}
    """
    assert failures(planted(tmp_path, norms)) == {}


MEETINGS = """
{body: leaders_meeting, name: 云岭例会, members: [head]}
""" + "\n".join(
    (TO_BE_MET % ("major", "executive_meeting", "常务会议"), TO_BE_MET % ("urgent", "leaders_meeting", "例会"))
)
NO_END = {
    "two gates that no choice passes": ("issue_document", MEETINGS, {}, ("涉及重大事项：是", "紧急：是")),
    "a meeting that the rules do not know": (
        "hold_event",
        "{route: deliberate, act: hold_event, when: invites_leader, steps: [{who: topic_meeting, does: deliberate}]}",
        {},
        ("邀请区政府领导出席：是",),
    ),
    "a material that nobody can bring": (
        "hold_event",
        "{requirement: minutes, act: hold_event, stage: admit, when: invites_leader}",
        {},
        ("邀请区政府领导出席：是",),
    ),
}


@pytest.mark.parametrize("name", NO_END)
def test_a_matter_that_no_cure_brings_through_is_found(tmp_path: Path, name: str) -> None:
    act, norms, replaced, case = NO_END[name]
    found = only_failure(planted(tmp_path, norms, replaced), "way_to_end", act)
    assert found.case.zh == case
    assert {cite.article for cite in found.cites} == {7}


def test_a_gate_that_asks_for_what_can_be_put_right_is_no_dead_end(tmp_path: Path) -> None:
    norms = """
    {gate: admit, act: hold_event, when: invites_leader, needs: not invites_leader, otherwise: 不得邀请领导}
    """
    assert failures(planted(tmp_path, norms)) == {}


def test_steps_in_a_circle_are_found(tmp_path: Path) -> None:
    backwards = "steps: [{who: deputy_in_charge, does: sign}, {who: office, does: review}]"
    book = planted(tmp_path, replaced={GENERAL: backwards})
    found = only_failure(book, "way_to_end", "issue_document")
    assert {str(cite) for cite in found.cites} == {"YL2020:2", "YL2020:6"}
    _refused(book, "issue_document", found, Conflict)


UNSIGNED = {
    "issued without a signature": (
        "hold_event",
        "{route: issue, act: hold_event, steps: [{who: office, does: issue}]}",
        {},
    ),
    "signed by the chief of another organ": (
        "issue_document",
        "",
        {"{who: deputy_in_charge, does: review}, {who: head, does: sign}": "{who: organ_head, does: sign}"},
    ),
    "signed by a desk": (
        "issue_document",
        "",
        {"{who: deputy_in_charge, does: review}, {who: head, does: sign}": "{who: own_legal_unit, does: sign}"},
    ),
    "a signature that only may be given": (
        "issue_document",
        "",
        {"{who: deputy_in_charge, does: review}, {who: head, does: sign}": "{who: head, does: sign, strength: may}"},
    ),
    "something comes after the signature": (
        "issue_document",
        "{route: sign, act: issue_document, when: urgent,"
        " steps: [{who: head, does: sign}, {who: office, does: check}]}",
        {},
    ),
    "minutes that nobody with the power signs": (
        "issue_minutes",
        "{route: sign, act: issue_minutes, steps: [{who: office, does: check}]}",
        {},
    ),
}


def test_approval_at_the_stage_of_signing_releases_what_is_not_issued(tmp_path: Path) -> None:
    norms = "{route: sign, act: issue_minutes, steps: [{who: head, does: approve}]}"
    assert failures(planted(tmp_path, norms)) == {}


@pytest.mark.parametrize("name", UNSIGNED)
def test_a_document_without_a_signature_of_power_is_found(tmp_path: Path, name: str) -> None:
    act, norms, replaced = UNSIGNED[name]
    found = only_failure(planted(tmp_path, norms, replaced), "signature", act)
    assert found.cites
    assert found.stage == "sign"


OWN = {
    "who opens it": "{route: admit, act: hold_event, steps: [{who: drafting_organ, does: approve}]}",
    "who hands it in": "{route: admit, act: hold_event, steps: [{who: organ_head, does: hand_in},"
    " {who: organ_head, does: approve}]}",
}


@pytest.mark.parametrize("name", OWN)
def test_who_approves_an_own_request_is_found(tmp_path: Path, name: str) -> None:
    found = only_failure(planted(tmp_path, OWN[name]), "own_request", "hold_event")
    assert {str(cite) for cite in found.cites} == {"YL2020:7"}


def test_the_chief_may_approve_what_the_desk_hands_in(tmp_path: Path) -> None:
    norms = "{route: admit, act: hold_event, steps: [{who: organ_head, does: approve}]}"
    assert failures(planted(tmp_path, norms)) == {}


CLASHING = {
    "the other way round": "{limit: soon, act: hold_event, from: handed_in_on, after: {calendar_days: %s},"
    " given: event_on, stage: admit, says: 报送后办}",
    "by the order of stages": "{limit: soon, act: hold_event, from: event_on, after: {calendar_days: %s},"
    " stage: draft, says: 活动后办}",
}


@pytest.mark.parametrize("name", CLASHING)
def test_deadlines_that_cannot_all_be_met_are_found(tmp_path: Path, name: str) -> None:
    found = only_failure(planted(tmp_path, CLASHING[name] % 3), "deadlines", "hold_event")
    assert {str(cite) for cite in found.cites} == {"YL2020:4", "YL2020:7"}


def test_deadlines_that_leave_time_hold(tmp_path: Path) -> None:
    assert failures(planted(tmp_path, CLASHING["the other way round"] % 11)) == {}


QUORUMS = {
    "more than there are": {"at_least: 1/2": "at_least: 3/2"},
    "nobody of the district": {"members: [head, deputies]": "members: [party_committee]"},
}


@pytest.mark.parametrize("name", QUORUMS)
def test_a_quorum_that_cannot_be_reached_is_found(tmp_path: Path, name: str) -> None:
    found = only_failure(planted(tmp_path, replaced=QUORUMS[name]), QUORUM, "")
    assert {str(cite) for cite in found.cites} == {"YL2020:5"}


def test_a_quorum_of_all_members_can_be_reached(tmp_path: Path) -> None:
    assert failures(planted(tmp_path, replaced={"at_least: 1/2": "at_least: 1"})) == {}


def test_what_the_solver_cannot_settle_is_not_proved(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(_: z3.CheckSatResult) -> z3.CheckSatResult:
        raise matters.Unsettled

    monkeypatch.setattr(matters, "settled", give_up)
    assert "没有得出结论" in failures(yunling())["one_answer", "hold_event"].message
