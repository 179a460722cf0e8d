"""A softer rule that is not kept stops the case where it matters, and a reason lets it go on."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import AlreadyDone, NotNow, NotYourCase
from guiju.office.cases.models import Event
from guiju.office.cases.queries import allowed_operations, case_for, state_of
from guiju.office.cases.state import CaseState
from office.cases.town import ON, Town

EXPLAINED, OPINION = "QS2020:3#explained", "QS2020:3#opinion"
MADE = actions.Result(materials=[actions.Attached("legality_opinion", "意见书", "a" * 64, 10)])
DRAFTER, OFFICE, JUSTICE = "parks_bureau.desk", "government_office.desk", "justice_bureau.chief"


def held_case(town: Town) -> int:
    """A reviewed document of an important policy that nobody has explained to the public."""
    case = town.handed_in(normative=True, important_policy=True)
    actions.opine(case, town.actor(JUSTICE), text="合法", result=MADE)
    return case


def offered(town: Town, case: int, who: str) -> list[bool]:
    """For each offer to waive, whether it is what the person is asked for."""
    file = case_for(town.people[who], case, ON)
    return [allowed.main for allowed in allowed_operations(file) if allowed.operation == "waive"]


def asked(state: CaseState) -> list[str]:
    return [seat.role for step in state.active_steps() for _, seat in step.open_seats()]


def test_a_softer_rule_of_a_later_stage_is_not_asked_at_handing_in_and_holds_the_case_there(town: Town) -> None:
    state = state_of(held_case(town))
    assert state.held is not None
    assert (state.held.stage, state.held.findings, asked(state)) == ("sign", (EXPLAINED,), [])


def test_a_reason_lets_the_case_go_on_and_is_kept_with_the_article(town: Town) -> None:
    case = held_case(town)
    state = actions.waive(case, town.actor(DRAFTER), finding=EXPLAINED, reason=" 解读随后发布 ")
    assert (state.held, asked(state)) == (None, ["office"])
    event = Event.objects.get(case=case, kind="waived")
    assert event.actor_post == town.posts[DRAFTER]
    assert [(w.finding, w.reason, w.cites) for w in state.waivers] == [(EXPLAINED, "解读随后发布", ("QS2020:3",))]


def test_bringing_what_is_lacking_lets_the_case_go_on_without_a_reason(town: Town) -> None:
    case = held_case(town)
    explained = actions.Attached("interpretation", "解读稿", "b" * 64, 10)
    state = actions.attach_material(case, town.actor(DRAFTER), explained)
    assert (state.held, asked(state), state.waivers) == (None, ["office"], [])


def test_the_office_may_give_the_reason_and_a_stranger_may_not(town: Town) -> None:
    case = held_case(town)
    with pytest.raises(NotYourCase):
        actions.waive(case, town.actor("finance_bureau.desk"), finding=EXPLAINED, reason="不必")
    assert actions.waive(case, town.actor(OFFICE), finding=EXPLAINED, reason="另行解读").held is None


def test_no_reason_or_no_such_finding_changes_nothing(town: Town) -> None:
    case = held_case(town)
    before = Event.objects.count()
    with pytest.raises(NotNow, match="理由"):
        actions.waive(case, town.actor(DRAFTER), finding=EXPLAINED, reason="  ")
    with pytest.raises(NotNow, match="刷新"):
        actions.waive(case, town.actor(DRAFTER), finding="QS2020:2#format", reason="不必")
    assert Event.objects.count() == before


def test_a_must_cannot_be_waived_and_still_holds_when_the_softer_rule_is_waived(town: Town) -> None:
    case = town.handed_in(normative=True, important_policy=True)
    state = actions.opine(case, town.actor(JUSTICE), text="合法")
    assert state.held is not None
    assert set(state.held.findings) == {OPINION, EXPLAINED}
    with pytest.raises(NotNow, match="必须"):
        actions.waive(case, town.actor(DRAFTER), finding=OPINION, reason="来不及")
    state = actions.waive(case, town.actor(DRAFTER), finding=EXPLAINED, reason="随后解读")
    assert state.held is not None
    assert state.held.findings == (OPINION,)
    with pytest.raises(AlreadyDone):
        actions.waive(case, town.actor(DRAFTER), finding=EXPLAINED, reason="再说一次")


def test_waiving_is_offered_to_the_drafter_first_and_to_the_office_while_the_case_is_held(town: Town) -> None:
    case = held_case(town)
    assert (offered(town, case, DRAFTER), offered(town, case, OFFICE), offered(town, case, JUSTICE)) == (
        [True],
        [False],
        [],
    )
    actions.waive(case, town.actor(DRAFTER), finding=EXPLAINED, reason="随后解读")
    assert offered(town, case, DRAFTER) == []


def test_what_the_rules_only_advise_holds_nothing_up(town: Town) -> None:
    case = town.handed_in(normative=True, needs_wide_notice=True)
    state = actions.opine(case, town.actor(JUSTICE), text="合法", result=MADE)
    assert [f["id"] for f in state.findings() if f["ok"] is False] == ["QS2020:3#advised"]
    assert (state.held, asked(state)) == (None, ["office"])
