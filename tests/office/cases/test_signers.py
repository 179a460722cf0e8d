"""Signers that somebody added: before, beside, after oneself; and taking away those whom nobody requires."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import NobodyToAct, NotNow, NotYourCase, OwnRequest, SignatureRequired
from guiju.office.cases.models import Event
from guiju.office.cases.queries import state_of
from guiju.office.people import actions as people
from guiju.office.people.models import Holding
from office.cases.test_returning import CROSS, crossing, waiting
from office.cases.town import ON, Town

REVIEW, SIGN = "sign.review.office", "sign.sign.deputy_in_charge"
FINANCE, JUSTICE = "finance_bureau.chief", "justice_bureau.chief"


def add(town: Town, case: int, who: str, step: str, place: str, *posts: str, mode: str = "all") -> None:
    keys = [town.posts[post].pk for post in posts]
    actions.add_signer(case, town.actor(who), step=step, posts=keys, place=place, reason="涉及职责", mode=mode)


def at_deputy(town: Town) -> int:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    return case


def posts(town: Town, *names: str) -> list[int]:
    return sorted(town.posts[name].pk for name in names)


def test_who_is_asked_before_one_signs_first_and_then_it_is_ones_own_turn(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE)
    assert waiting(case) == posts(town, FINANCE)
    with pytest.raises(NotNow, match="还没有轮到您"):
        actions.sign(case, town.actor("deputy"))
    actions.countersign(case, town.actor(FINANCE))
    assert waiting(case) == posts(town, "deputy")
    actions.sign(case, town.actor("deputy"))
    assert state_of(case).steps[SIGN].state == "done"


def test_who_is_asked_beside_one_signs_at_the_same_time_and_both_are_needed(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "beside", FINANCE)
    assert waiting(case) == posts(town, "deputy", FINANCE)
    actions.sign(case, town.actor("deputy"))
    assert waiting(case) == posts(town, FINANCE)
    state = actions.countersign(case, town.actor(FINANCE))
    assert [step.does for step in state.active_steps()] == ["issue"]


def test_who_is_asked_after_one_signs_before_the_next_step(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "after", FINANCE)
    assert waiting(case) == posts(town, "deputy")
    actions.sign(case, town.actor("deputy"))
    assert waiting(case) == posts(town, FINANCE)
    actions.countersign(case, town.actor(FINANCE))
    assert [step.does for step in state_of(case).active_steps()] == ["issue"]


@pytest.mark.parametrize(
    ("mode", "first"), [("all", [FINANCE, JUSTICE]), ("any", [FINANCE, JUSTICE]), ("in_order", [FINANCE])]
)
def test_several_sign_all_or_any_or_in_their_order(town: Town, mode: str, first: list[str]) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE, JUSTICE, mode=mode)
    assert waiting(case) == posts(town, *first)
    actions.countersign(case, town.actor(FINANCE))
    assert waiting(case) == posts(town, "deputy" if mode == "any" else JUSTICE)


def test_a_signer_added_before_one_of_several_leaves_the_others_at_work(town: Town) -> None:
    case = crossing(town)
    add(town, case, "deputy", CROSS, "before", FINANCE)
    assert waiting(case) == posts(town, "deputy2", FINANCE)
    actions.countersign(case, town.actor("deputy2"))
    actions.countersign(case, town.actor(FINANCE))
    assert waiting(case) == posts(town, "deputy")


def test_an_added_signer_is_still_asked_after_a_judgement_has_changed_the_route(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "beside", FINANCE)
    state = actions.judge(case, town.actor("deputy"), "major", True, reason="涉及全区")
    assert SIGN not in state.steps
    assert town.posts[FINANCE].pk in waiting(case)


def test_an_added_signers_consent_stands_after_a_return_without_changes(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE)
    actions.countersign(case, town.actor(FINANCE))
    actions.send_back(case, town.actor("deputy"), reason="再想想")
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == posts(town, "deputy")


def test_an_added_signers_consent_lapses_when_the_draft_was_changed(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE)
    actions.countersign(case, town.actor(FINANCE))
    actions.send_back(case, town.actor("deputy"), reason="改为通报")
    actions.change_facts(case, town.actor("parks_bureau.desk"), {"genre": "circular"})
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    actions.agree(case, town.actor("government_office.desk"))
    assert waiting(case) == posts(town, FINANCE)


def test_whoever_added_a_signer_takes_them_away_again(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE, JUSTICE)
    with pytest.raises(NotYourCase):
        actions.remove_signer(case, town.actor(JUSTICE), step="added.1", post=town.posts[FINANCE].pk, reason="不必")
    actions.remove_signer(case, town.actor("deputy"), step="added.1", post=town.posts[FINANCE].pk, reason="不必")
    assert waiting(case) == posts(town, JUSTICE)
    actions.remove_signer(case, town.actor("deputy"), step="added.1", post=town.posts[JUSTICE].pk, reason="不必")
    assert waiting(case) == posts(town, "deputy")
    assert state_of(case).steps["added.1"].state == "lapsed"


def test_a_signer_who_is_still_to_come_can_be_taken_away(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "after", FINANCE)
    actions.remove_signer(case, town.actor("deputy"), step="added.1", post=town.posts[FINANCE].pk, reason="不必")
    state = actions.sign(case, town.actor("deputy"))
    assert [step.does for step in state.active_steps()] == ["issue"]


def test_who_has_signed_is_not_taken_away(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "before", FINANCE, JUSTICE)
    actions.countersign(case, town.actor(FINANCE))
    with pytest.raises(NotNow, match="已经签过"):
        actions.remove_signer(case, town.actor("deputy"), step="added.1", post=town.posts[FINANCE].pk, reason="不必")


@pytest.mark.parametrize("who", ["deputy", "government_office.chief"])
def test_a_signature_that_the_articles_require_is_never_taken_away(town: Town, who: str) -> None:
    case = crossing(town)
    with pytest.raises(SignatureRequired, match=r"第五条.*不能去掉"):
        actions.remove_signer(case, town.actor(who), step=CROSS, post=town.posts["deputy2"].pk, reason="出差")
    assert waiting(case) == posts(town, "deputy", "deputy2")


def test_nobody_is_added_who_is_asked_already_or_who_is_not_there_or_who_drafted(town: Town) -> None:
    case = crossing(town)
    with pytest.raises(NotNow, match="已在本环节办理"):
        add(town, case, "deputy", CROSS, "beside", "deputy2")
    with pytest.raises(OwnRequest, match="起草人"):
        add(town, case, "deputy", CROSS, "beside", "parks_bureau.desk")
    Holding.objects.filter(post=town.posts[FINANCE]).delete()
    with pytest.raises(NobodyToAct, match="换一人"):
        add(town, case, "deputy", CROSS, "beside", FINANCE)


def test_only_who_is_asked_adds_signers(town: Town) -> None:
    case = at_deputy(town)
    for who in ("head", "parks_bureau.chief", JUSTICE):
        with pytest.raises(NotYourCase):
            add(town, case, who, SIGN, "beside", FINANCE)


def test_what_comes_after_waits_for_a_signer_whose_post_has_fallen_vacant_and_says_so(town: Town) -> None:
    case = at_deputy(town)
    add(town, case, "deputy", SIGN, "after", FINANCE)
    Holding.objects.filter(post=town.posts[FINANCE]).delete()
    with pytest.raises(NobodyToAct, match="去掉这一加签"):
        actions.sign(case, town.actor("deputy"))
    assert waiting(case) == posts(town, "deputy")
    people.appoint(town.posts[FINANCE], town.people[JUSTICE], ON)
    actions.sign(case, town.actor("deputy"))
    assert waiting(case) == posts(town, FINANCE)


def test_a_transferred_seat_is_not_asked_twice_after_a_return(town: Town) -> None:
    case = town.handed_in(joint=True, organs_concerned=["finance_bureau", "justice_bureau"], joint_agreed=True)
    step = next(s for s in state_of(case).active_steps() if s.does == "countersign")
    seat = next(seat for seat in step.seats if town.posts[FINANCE].pk in seat.posts)
    desk = town.posts["finance_bureau.desk"].pk
    assert seat.posts == (town.posts[FINANCE].pk,)
    actions.transfer(case, town.actor(FINANCE), step=step.key, to_post=desk, reason="出差")
    actions.countersign(case, town.actor("finance_bureau.desk"))
    actions.send_back(case, town.actor(JUSTICE), reason="再核")
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == posts(town, JUSTICE)
    assert Event.objects.filter(case=case, kind="countersigned").count() == 1
