"""A case from draft to close: who is asked when, what is refused, what is remembered."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import (
    AlreadyDone,
    EvidenceNeeded,
    NobodyToAct,
    NotNow,
    NotYourCase,
    OwnRequest,
    ReasonNeeded,
    RefusedByRule,
    WrongOperation,
)
from guiju.office.cases.models import Case, Event
from guiju.office.cases.queries import state_of
from guiju.office.people.actions import commission_stand_in
from guiju.office.people.models import Holding
from office.cases.town import ON, Town


def waiting(case: int) -> set[tuple[str, int]]:
    """Step verbs and posts that wait now."""
    state = state_of(case)
    return {
        (state.steps[item.step_key].does if item.step_key else item.operation, item.post)
        for item in state.items
        if item.state == "todo"
    }


def test_a_plain_document_runs_from_draft_to_close(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.sign(case, town.actor("deputy"))
    issued = actions.record(case, town.actor("government_office.desk2"), done_on=ON, evidence="青政发1号")
    assert issued.state == "closed"
    assert not waiting(case)
    assert [step.state for step in issued.steps.values()] == ["done"] * 4


def test_handing_in_is_the_drafters_own_first_step(town: Town) -> None:
    state = state_of(town.handed_in())
    assert state.steps["draft.draft.drafting_organ"].state == "done"
    assert waiting_roles(state) == ["office"]


def waiting_roles(state: object) -> list[str]:
    return [seat.role for step in state.active_steps() for _, seat in step.open_seats()]  # type: ignore[attr-defined] # set by the test itself


def test_any_desk_of_an_organ_may_take_the_paper_and_the_others_are_no_longer_asked(town: Town) -> None:
    case = town.handed_in()
    desks = {("review", town.posts[f"government_office.desk{n}"].pk) for n in ("", "2")}
    assert waiting(case) == desks
    actions.agree(case, town.actor("government_office.desk2"))
    assert waiting(case) == {("sign", town.posts["deputy"].pk)}


def test_a_must_that_is_not_kept_refuses_with_its_article_and_the_case_stays_a_draft(town: Town) -> None:
    case = town.draft(touches_others=True)
    with pytest.raises(RefusedByRule, match=r"没有书面征求有关单位意见.*第二条") as refused:
        actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert [str(cite) for cite in refused.value.findings[0].cites] == ["QS2020:2"]
    assert state_of(case).state == "draft"


def test_a_softer_rule_asks_for_a_reason_and_keeps_it(town: Town) -> None:
    case = town.draft(format_right=False)
    with pytest.raises(ReasonNeeded):
        actions.hand_in(case, town.actor("parks_bureau.desk"))
    state = actions.hand_in(case, town.actor("parks_bureau.desk"), reason="版式随后更换")
    assert [(waiver.reason, waiver.cites) for waiver in state.waivers] == [("版式随后更换", ("QS2020:2",))]


def test_the_whole_stage_waits_until_what_the_route_should_supply_is_there(town: Town) -> None:
    case = town.handed_in(normative=True)
    justice = town.actor("justice_bureau.chief")
    state = actions.opine(case, justice, text="合法")
    assert state.held is not None
    assert state.held.stage == "sign"
    assert waiting(case) == {("cure", town.posts["parks_bureau.desk"].pk)}
    opinion = actions.Attached("legality_opinion", "意见书", "a" * 64, 10)
    state = actions.attach_material(case, town.actor("parks_bureau.desk"), opinion)
    assert state.held is None
    assert waiting_roles(state) == ["office"]


def test_an_opinion_can_bring_its_material_along(town: Town) -> None:
    case = town.handed_in(normative=True)
    opinion = actions.Attached("legality_opinion", "意见书", "a" * 64, 10)
    result = actions.Result(materials=[opinion])
    state = actions.opine(case, town.actor("justice_bureau.chief"), text="合法", result=result)
    assert waiting_roles(state) == ["office"]


def test_steps_that_fall_to_one_post_are_done_in_one_act_with_all_citations(town: Town) -> None:
    case = town.handed_in(organ="finance_bureau", major=True)
    actions.agree(case, town.actor("government_office.desk"))
    state = actions.sign(case, town.actor("executive_deputy"))
    signed = [event for event in Event.objects.filter(case=case) if event.kind == "signed"]
    assert len(signed) == 1
    assert [step.does for step in state.active_steps()] == ["issue"]
    by_leader = [d.seq for step in state.steps.values() for d in step.deeds() if d.operation == "sign"]
    assert by_leader == [signed[0].seq, signed[0].seq]


def test_agreeing_does_not_sign(town: Town) -> None:
    case = town.handed_in(organ="finance_bureau", major=True)
    actions.agree(case, town.actor("government_office.desk"))
    state = actions.agree(case, town.actor("executive_deputy"))
    assert [step.does for step in state.active_steps()] == ["sign"]


def test_another_operation_than_the_one_asked_is_refused(town: Town) -> None:
    case = town.handed_in()
    with pytest.raises(WrongOperation, match="同意"):
        actions.sign(case, town.actor("government_office.desk"))
    actions.agree(case, town.actor("government_office.desk"))
    with pytest.raises(WrongOperation, match="签发"):
        actions.agree(case, town.actor("deputy"))


def test_a_stranger_cannot_act_and_nothing_is_written(town: Town) -> None:
    case = town.handed_in()
    before = Event.objects.count()
    with pytest.raises(NotYourCase):
        actions.agree(case, town.actor("finance_bureau.desk"))
    assert Event.objects.count() == before


def test_nobody_signs_their_own_request(town: Town) -> None:
    commission_stand_in(town.posts["deputy"], town.posts["parks_bureau.desk"], ON, basis="委托")
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    with pytest.raises(OwnRequest):
        actions.sign(case, town.actor("parks_bureau.desk"))


def test_a_stand_in_acts_and_both_posts_are_kept(town: Town) -> None:
    commission_stand_in(town.posts["deputy"], town.posts["deputy2"], ON, basis="委托")
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.sign(case, town.actor("deputy2"))
    event = Event.objects.get(case=case, kind="signed")
    assert (event.actor_post, event.on_behalf_of) == (town.posts["deputy2"], town.posts["deputy"])


def test_a_vacant_post_stops_the_case_with_a_remedy_instead_of_being_passed_over(town: Town) -> None:
    case = town.handed_in()
    Holding.objects.filter(post=town.posts["deputy"]).update(until_on=ON)
    with pytest.raises(NobodyToAct, match="空缺"):
        actions.agree(case, town.actor("government_office.desk"))
    assert waiting_roles(state_of(case)) == ["office"]
    commission_stand_in(town.posts["deputy"], town.posts["deputy2"], ON)
    actions.agree(case, town.actor("government_office.desk"))
    assert waiting_roles(state_of(case)) == ["deputy_in_charge"]


def test_a_second_click_is_told_politely_and_doubles_nothing(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk", token="form-1"))
    before = Event.objects.count()
    with pytest.raises(AlreadyDone, match="没有重复记录"):
        actions.agree(case, town.actor("government_office.desk", token="form-1"))
    with pytest.raises(AlreadyDone, match="government_office desk"):
        actions.agree(case, town.actor("government_office.desk2"))
    assert Event.objects.count() == before


def test_opening_twice_with_one_token_opens_one_case(town: Town) -> None:
    matter = actions.Matter("qingshi", "hold_event", "运动会", {}, "parks_bureau")
    actions.open_case(town.actor("parks_bureau.desk", token="new-1"), matter)
    with pytest.raises(AlreadyDone):
        actions.open_case(town.actor("parks_bureau.desk", token="new-1"), matter)
    assert Case.objects.count() == 1


def test_what_was_done_elsewhere_needs_its_day_and_evidence(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.sign(case, town.actor("deputy"))
    with pytest.raises(EvidenceNeeded):
        actions.record(case, town.actor("government_office.desk"), done_on=ON, evidence=" ")
    with pytest.raises(EvidenceNeeded, match="还没有到"):
        actions.record(case, town.actor("government_office.desk"), done_on=date(2024, 5, 7), evidence="号")


def test_the_answer_of_an_outside_body_is_recorded_by_the_office(town: Town) -> None:
    case = town.handed_in(party_committee_needed=True)
    assert {post for _, post in waiting(case)} == {
        town.posts["government_office.desk"].pk,
        town.posts["government_office.desk2"].pk,
    }
    state = actions.record(case, town.actor("government_office.desk"), done_on=ON, evidence="区委函")
    assert waiting_roles(state) == ["office"]


def test_a_meeting_step_waits_for_its_outcome(town: Town) -> None:
    case = town.handed_in(especially_important=True)
    step = state_of(case).active_steps()[0]
    assert (step.body, waiting(case)) == ("executive_meeting", set())
    with pytest.raises(NotYourCase):
        actions.record_outcome(case, town.actor("parks_bureau.desk"), step=step.key, outcome="yes", passes=True)
    actions.record_outcome(case, town.actor("government_office.chief"), step=step.key, outcome="approved", passes=True)
    assert waiting_roles(state_of(case)) == ["office"]


def test_an_outcome_is_recorded_by_the_office_or_whoever_presides_and_not_by_another_leader(town: Town) -> None:
    case = town.handed_in(especially_important=True)
    said = {"step": state_of(case).active_steps()[0].key, "outcome": "approved", "passes": True}
    with pytest.raises(NotYourCase, match="主持"):
        actions.record_outcome(case, town.actor("deputy"), **said)
    commission_stand_in(town.posts["head"], town.posts["executive_deputy"], ON, basis="委托主持")
    actions.record_outcome(case, town.actor("executive_deputy"), **said)
    assert waiting_roles(state_of(case)) == ["office"]


def test_what_a_meeting_refuses_goes_back_to_the_drafter_with_the_reason(town: Town) -> None:
    case = town.handed_in(especially_important=True)
    step = state_of(case).active_steps()[0].key
    state = actions.record_outcome(
        case, town.actor("head"), step=step, outcome="refused", passes=False, text="再作论证"
    )
    assert state.state == "returned"
    assert state.returned is not None
    assert state.returned.reason == "再作论证"


def test_a_tick_on_a_request_is_consent_with_its_article(town: Town) -> None:
    case = town.handed_in("hold_event", event_on="2024-06-03")
    actions.agree(case, town.actor("government_office.desk"))
    state = actions.tick(case, town.actor("head"))
    deed = state.steps["admit.approve.head|deputy_in_charge"].deeds()[0]
    assert (deed.operation, deed.meaning) == ("tick", "consent")
    assert "QS2020:7" in Event.objects.get(case=case, kind="ticked").cites


def test_in_order_asks_one_after_the_other(town: Town) -> None:
    case = town.handed_in("hold_event")
    actions.agree(case, town.actor("government_office.desk"))
    actions.agree(case, town.actor("deputy"))
    first, second = (town.posts[f"government_office.deputy_chief{n}"].pk for n in ("", "2"))
    assert waiting(case) == {("read", first)}
    actions.tick(case, town.actor("government_office.deputy_chief"))
    assert waiting(case) == {("read", second)}


def test_a_choice_left_by_the_text_is_kept_and_the_other_is_no_longer_asked(town: Town) -> None:
    case = town.handed_in("hold_event")
    actions.agree(case, town.actor("government_office.desk"))
    step = state_of(case).active_steps()[0].key
    assert {post for _, post in waiting(case)} == {town.posts["head"].pk, town.posts["deputy"].pk}
    actions.choose(case, town.actor("government_office.desk"), step=step, role="deputy_in_charge")
    assert {post for _, post in waiting(case)} == {town.posts["deputy"].pk}
    with pytest.raises(NotYourCase):
        actions.agree(case, town.actor("head"))


def test_a_step_of_a_softer_rule_may_be_left_out_with_a_reason_but_a_must_may_not(town: Town) -> None:
    case = town.handed_in(disclosure="proactive")
    actions.agree(case, town.actor("government_office.desk"))
    actions.sign(case, town.actor("deputy"))
    office = "government_office.desk"
    with pytest.raises(NotNow, match="必经"):
        actions.skip(case, town.actor(office), step="issue.issue.office", reason="不想做")
    actions.record(case, town.actor(office), done_on=ON, evidence="青政发1号")
    state = actions.skip(case, town.actor(office), step="publish.publish.office", reason="网站停机")
    assert state.state == "closed"
    assert state.waivers[-1].reason == "网站停机"


def test_a_closed_case_cannot_change(town: Town) -> None:
    case = town.draft()
    actions.void(case, town.actor("parks_bureau.desk"), reason="不办了")
    for change in (
        lambda: actions.hand_in(case, town.actor("parks_bureau.desk")),
        lambda: actions.change_facts(case, town.actor("parks_bureau.desk"), {"major": True}),
        lambda: actions.comment(case, town.actor("parks_bureau.desk"), text="再看看"),
    ):
        with pytest.raises(NotNow, match="已作废"):
            change()
