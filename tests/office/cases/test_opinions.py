"""Asking for an opinion and deciding oneself: answers move nothing, and nothing waits for them."""

from __future__ import annotations

from datetime import date

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import AlreadyDone, NotNow, NotYourCase
from guiju.office.cases.models import WorkItem
from guiju.office.cases.queries import state_of
from office.cases.test_returning import waiting
from office.cases.test_signers import FINANCE, JUSTICE, SIGN, at_deputy, posts
from office.cases.town import Town


def asked(town: Town, *who: str) -> int:
    case = at_deputy(town)
    keys = [town.posts[name].pk for name in who]
    actions.ask_opinion(
        case, town.actor("deputy"), step=SIGN, posts=keys, question="经费够不够？", wish_on=date(2024, 5, 8)
    )
    return case


def test_the_asked_find_it_in_their_own_list_and_the_asker_keeps_the_step(town: Town) -> None:
    case = asked(town, FINANCE)
    item = WorkItem.objects.get(case=case, post=town.posts[FINANCE])
    assert (item.operation, item.state, item.due_on) == ("answer", "todo", date(2024, 5, 8))
    assert waiting(case) == posts(town, "deputy", FINANCE)


def test_an_answer_moves_nothing(town: Town) -> None:
    case = asked(town, FINANCE)
    before = {step.key: step.state for step in state_of(case).steps.values()}
    state = actions.answer(case, town.actor(FINANCE), text="够。")
    assert {step.key: step.state for step in state.steps.values()} == before
    assert waiting(case) == posts(town, "deputy")
    assert WorkItem.objects.get(case=case, post=town.posts[FINANCE]).state == "done"
    with pytest.raises(AlreadyDone):
        actions.answer(case, town.actor(FINANCE), text="够。")


def test_the_asker_decides_without_waiting_and_nobody_is_asked_any_longer(town: Town) -> None:
    case = asked(town, FINANCE, JUSTICE)
    actions.answer(case, town.actor(JUSTICE), text="合法。")
    actions.sign(case, town.actor("deputy"))
    assert WorkItem.objects.get(case=case, post=town.posts[FINANCE]).state == "lapsed"
    with pytest.raises(NotNow, match="不再需要答复"):
        actions.answer(case, town.actor(FINANCE), text="够。")


def test_only_who_asked_takes_the_question_back(town: Town) -> None:
    case = asked(town, FINANCE)
    with pytest.raises(NotYourCase):
        actions.recall_opinion(case, town.actor("government_office.desk"), ask=0)
    actions.recall_opinion(case, town.actor("deputy"), ask=0)
    assert waiting(case) == posts(town, "deputy")
    with pytest.raises(NotNow):
        actions.recall_opinion(case, town.actor("deputy"), ask=0)


def test_a_suspension_keeps_the_question_for_afterwards(town: Town) -> None:
    case = asked(town, FINANCE)
    actions.suspend(case, town.actor("government_office.chief"), reason="等")
    with pytest.raises(NotNow, match="已中止"):
        actions.answer(case, town.actor(FINANCE), text="够。")
    actions.resume(case, town.actor("government_office.chief"), reason="好")
    assert waiting(case) == posts(town, "deputy", FINANCE)


def test_a_return_ends_the_questions_of_the_step(town: Town) -> None:
    case = asked(town, FINANCE)
    actions.send_back(case, town.actor("deputy"), reason="改")
    actions.hand_in(case, town.actor("parks_bureau.desk"))
    assert waiting(case) == posts(town, "deputy")


def test_nobody_answers_or_asks_who_has_no_part_in_it(town: Town) -> None:
    case = asked(town, FINANCE)
    with pytest.raises(NotYourCase):
        actions.answer(case, town.actor(JUSTICE), text="够。")
    with pytest.raises(NotYourCase):
        actions.ask_opinion(case, town.actor("head"), step=SIGN, posts=[town.posts[JUSTICE].pk], question="?")


def test_the_same_people_are_not_asked_twice_and_a_wish_lies_in_the_future(town: Town) -> None:
    case = asked(town, FINANCE)
    for keys, wish, why in (
        ([FINANCE], None, "不必重复"),
        ([JUSTICE], date(2024, 5, 5), "已经过去"),
        (["deputy"], None, "其他职务"),
    ):
        with pytest.raises(NotNow, match=why):
            actions.ask_opinion(
                case,
                town.actor("deputy"),
                step=SIGN,
                posts=[town.posts[key].pk for key in keys],
                question="够吗？",
                wish_on=wish,
            )
