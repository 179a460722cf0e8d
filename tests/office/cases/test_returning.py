"""Return, withdraw, transfer: nobody's task is lost, and only what changed is asked for again."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import NotNow, NotYourCase, TransferNotAllowed
from guiju.office.cases.models import Event
from guiju.office.cases.queries import state_of
from guiju.office.people.actions import commission_stand_in
from office.cases.town import ON, Town

CROSS = "sign.countersign.deputies_concerned"


def crossing(town: Town) -> int:
    """A document that two deputies countersign at the same time, the office's review done."""
    case = town.handed_in(deputies_concerned=[town.key("deputy"), town.key("deputy2")])
    actions.agree(case, town.actor("government_office.desk"))
    return case


def waiting(case: int) -> list[int]:
    return sorted(item.post for item in state_of(case).items if item.state == "todo")


def test_nothing_changed_goes_straight_back_to_who_returned_it(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.send_back(case, town.actor("deputy"), reason="请补充说明")
    assert waiting(case) == [town.posts["parks_bureau.desk"].pk]
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == [town.posts["deputy"].pk]


def test_changed_facts_ask_for_the_approvals_again(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    actions.send_back(case, town.actor("deputy"), reason="请改为通报")
    actions.change_facts(case, town.actor("parks_bureau.desk"), {"genre": "circular"})
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == [town.posts[f"government_office.desk{n}"].pk for n in ("", "2")]


def test_a_replaced_draft_asks_for_the_approvals_again(town: Town) -> None:
    case = town.draft()
    drafter = "parks_bureau.desk"
    actions.attach_material(case, town.actor(drafter), actions.Attached("draft", "送审稿", "a" * 64, 9))
    actions.hand_in(case, town.actor(drafter))
    actions.agree(case, town.actor("government_office.desk"))
    actions.send_back(case, town.actor("deputy"), reason="请改第二段")
    actions.attach_material(case, town.actor(drafter), actions.Attached("draft", "送审稿", "b" * 64, 9))
    state = actions.hand_in(case, town.actor(drafter))
    assert [step.does for step in state.active_steps()] == ["review"]


def test_a_return_from_parallel_countersigning_loses_nobodys_task(town: Town) -> None:
    case = crossing(town)
    actions.countersign(case, town.actor("deputy2"))
    actions.send_back(case, town.actor("deputy"), reason="表述不妥")
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == [town.posts["deputy"].pk]
    state = actions.countersign(case, town.actor("deputy"))
    assert [step.does for step in state.active_steps()] == ["sign"]
    assert {deed.person for deed in state.steps[CROSS].deeds()} == {
        town.people["deputy"].pk,
        town.people["deputy2"].pk,
    }


def test_a_return_before_the_other_has_countersigned_brings_both_back(town: Town) -> None:
    case = crossing(town)
    actions.send_back(case, town.actor("deputy"), reason="表述不妥")
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == [town.posts["deputy"].pk, town.posts["deputy2"].pk]


def test_a_return_to_an_earlier_step_comes_back_without_asking_those_between(town: Town) -> None:
    case = crossing(town)
    actions.countersign(case, town.actor("deputy"))
    actions.countersign(case, town.actor("deputy2"))
    review = "sign.review.office"
    actions.send_back(case, town.actor("head"), reason="请再核对数字", to=review)
    assert [step.key for step in state_of(case).active_steps()] == [review]
    actions.agree(case, town.actor("government_office.desk"))
    assert waiting(case) == [town.posts["head"].pk]


def test_a_return_goes_only_to_what_was_done_before(town: Town) -> None:
    case = crossing(town)
    with pytest.raises(NotNow, match="更早"):
        actions.send_back(case, town.actor("deputy"), reason="不对", to="issue.issue.office")


def test_a_return_needs_a_reason(town: Town) -> None:
    with pytest.raises(NotNow, match="理由"):
        actions.send_back(crossing(town), town.actor("deputy"), reason=" ")


def test_the_drafter_takes_it_back_only_before_somebody_has_acted(town: Town) -> None:
    case = town.handed_in()
    drafter = "parks_bureau.desk"
    assert actions.withdraw(case, town.actor(drafter)).state == "withdrawn"
    actions.hand_in(case, town.actor(drafter))
    actions.agree(case, town.actor("government_office.desk"))
    with pytest.raises(NotNow, match="已有人办理"):
        actions.withdraw(case, town.actor(drafter))


def test_a_transfer_moves_the_task_within_the_organ_only(town: Town) -> None:
    case = town.handed_in()
    desk, chief = town.actor("government_office.desk"), town.posts["government_office.chief"]
    step = "sign.review.office"
    with pytest.raises(TransferNotAllowed):
        actions.transfer(case, desk, step=step, to_post=town.posts["head"].pk, reason="出差")
    actions.transfer(case, desk, step=step, to_post=chief.pk, reason="出差")
    assert chief.pk in waiting(case)
    assert town.posts["government_office.desk"].pk not in waiting(case)
    actions.agree(case, town.actor("government_office.chief"))
    assert waiting(case) == [town.posts["deputy"].pk]


def test_a_judgement_replans_and_what_was_done_stands(town: Town) -> None:
    case = town.handed_in()
    actions.agree(case, town.actor("government_office.desk"))
    state = actions.judge(case, town.actor("deputy"), "major", True, reason="涉及全区")
    assert state.steps["sign.review.office"].state == "stands"
    assert [step.key for step in state.active_steps()] == ["sign.review.deputy_in_charge"]
    assert state.judgements[0].reason == "涉及全区"


def test_one_more_deputy_concerned_is_asked_even_when_the_others_have_countersigned(town: Town) -> None:
    case = crossing(town)
    actions.countersign(case, town.actor("deputy"))
    actions.countersign(case, town.actor("deputy2"))
    three = [town.key(name) for name in ("deputy", "deputy2", "executive_deputy")]
    state = actions.change_facts(
        case, town.actor("government_office.desk"), {"deputies_concerned": three}, reason="漏报"
    )
    assert [step.key for step in state.active_steps()] == [CROSS]
    assert waiting(case) == [town.posts["executive_deputy"].pk]


def test_suspending_empties_the_inbox_and_resuming_fills_it_again(town: Town) -> None:
    case = crossing(town)
    before = waiting(case)
    actions.suspend(case, town.actor("government_office.chief"), reason="等上级意见")
    assert waiting(case) == []
    with pytest.raises(NotNow, match="等上级意见"):
        actions.countersign(case, town.actor("deputy"))
    actions.resume(case, town.actor("government_office.chief"), reason="意见已到")
    assert waiting(case) == before


def test_an_administrator_can_hand_a_stuck_task_to_anybody_and_it_is_marked(town: Town) -> None:
    case = town.handed_in()
    rescuer = town.people["parks_bureau.chief"]
    step, head = "sign.review.office", town.posts["head"].pk
    with pytest.raises(NotYourCase):
        actions.transfer(case, town.actor("parks_bureau.chief"), step=step, to_post=head, reason="无人办理")
    rescuer.is_rescuer = True
    actions.transfer(case, town.actor("parks_bureau.chief"), step=step, to_post=head, reason="无人办理")
    assert head in waiting(case)
    assert '"rescue":true' in Event.objects.get(case=case, kind="transferred").payload


def test_somebody_with_two_posts_acts_in_the_one_they_choose(town: Town) -> None:
    commission_stand_in(town.posts["deputy"], town.posts["deputy2"], ON)
    case = crossing(town)
    actions.countersign(case, town.actor("deputy2", post=town.posts["deputy"].pk))
    assert waiting(case) == [town.posts["deputy2"].pk]
    event = Event.objects.get(case=case, kind="countersigned")
    assert (event.actor_post, event.on_behalf_of) == (town.posts["deputy2"], town.posts["deputy"])
