"""An administrator's rescue: with a reason and a second look, and never an approval."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions
from guiju.office.cases.errors import AlreadyDone, JudgementNeeded, NotYourCase, SignatureRequired, TransferNotAllowed
from guiju.office.cases.queries import state_of
from guiju.office.cases.queries.rescues import rescues_in, stuck_in
from guiju.office.cases.showing.jumped import unmet_steps
from guiju.office.people import actions as people
from guiju.office.people.models import District, Holding, Portfolio
from office.cases.test_returning import CROSS, crossing, waiting
from office.cases.test_signers import REVIEW, SIGN, at_deputy, posts
from office.cases.town import ON, Town

ADMIN = "government_office.chief"


@pytest.fixture
def manned(town: Town) -> Town:
    town.people[ADMIN].is_rescuer = True
    return town


def test_a_task_is_handed_to_anybody_who_can_act_and_the_rest_of_the_step_is_untouched(manned: Town) -> None:
    case = crossing(manned)
    source, target = manned.posts["deputy2"].pk, manned.posts["executive_deputy"].pk
    actions.reassign(case, manned.actor(ADMIN), step=CROSS, from_post=source, to_post=target, reason="长期病假")
    assert waiting(case) == posts(manned, "deputy", "executive_deputy")
    with pytest.raises(TransferNotAllowed):
        actions.reassign(case, manned.actor(ADMIN), step=CROSS, from_post=target, to_post=target, reason="再派")


def test_a_reassignment_holds_when_the_step_starts_again(manned: Town) -> None:
    case = crossing(manned)
    source, target = manned.posts["deputy2"].pk, manned.posts["executive_deputy"].pk
    actions.reassign(case, manned.actor(ADMIN), step=CROSS, from_post=source, to_post=target, reason="长期病假")
    actions.send_back(case, manned.actor("deputy"), reason="再想想")
    actions.hand_in(case, manned.actor("parks_bureau.desk"))
    assert waiting(case) == posts(manned, "deputy", "executive_deputy")


def test_a_required_step_that_was_jumped_stays_unmet_with_its_article_and_counts_for_nothing(manned: Town) -> None:
    case = manned.handed_in()
    state = actions.jump(case, manned.actor(ADMIN), to=SIGN, reason="办公室系统故障")
    assert [step.key for step in state.active_steps()] == [SIGN]
    assert state.steps[REVIEW].state == "jumped"
    assert state.steps[REVIEW].deeds() == []
    (finding,) = unmet_steps(state)
    assert finding.ok is False
    assert [str(cite) for cite in finding.cites] == ["QS2020:5"]
    actions.sign(case, manned.actor("deputy"))
    assert [finding.id for finding in unmet_steps(state_of(case))] == [f"jumped:{REVIEW}"]


def test_what_was_jumped_is_caught_up_by_jumping_back(manned: Town) -> None:
    case = manned.handed_in()
    actions.jump(case, manned.actor(ADMIN), to=SIGN, reason="故障")
    actions.jump(case, manned.actor(ADMIN), to=REVIEW, reason="补办")
    state = actions.agree(case, manned.actor("government_office.desk"))
    assert unmet_steps(state) == []
    assert waiting(case) == posts(manned, "deputy")


def test_no_rescue_leaves_out_a_signature(manned: Town) -> None:
    case = at_deputy(manned)
    with pytest.raises(SignatureRequired, match=r"第五条.*改派"):
        actions.jump(case, manned.actor(ADMIN), to="issue.issue.office", reason="急")
    assert waiting(case) == posts(manned, "deputy")


def test_a_correction_asks_those_who_are_in_charge_now_and_sets_no_judgement(manned: Town) -> None:
    case = at_deputy(manned)
    Portfolio.objects.filter(leader_post=manned.posts["deputy"]).update(leader_post=manned.posts["deputy2"])
    actions.correct(case, manned.actor(ADMIN), reason="分工已调整", facts={"genre": "letter"})
    assert waiting(case) == posts(manned, "deputy2")
    assert state_of(case).facts["genre"] == "letter"
    with pytest.raises(JudgementNeeded):
        actions.correct(case, manned.actor(ADMIN), reason="改", facts={"major": True})


@pytest.mark.parametrize("who", ["head", "government_office.desk", "parks_bureau.desk", "deputy"])
def test_nobody_else_rescues(manned: Town, who: str) -> None:
    case = at_deputy(manned)
    with pytest.raises(NotYourCase, match="系统管理员"):
        actions.jump(case, manned.actor(who), to=SIGN, reason="急")
    with pytest.raises(NotYourCase, match="系统管理员"):
        actions.correct(case, manned.actor(who), reason="急")


def test_an_administrator_of_another_district_rescues_nothing_here(manned: Town) -> None:
    case = at_deputy(manned)
    manned.people[ADMIN].district = District.objects.create(code="elsewhere", name="他区", short="他")
    with pytest.raises(NotYourCase):
        actions.correct(case, manned.actor(ADMIN), reason="急")


def test_somebody_else_takes_the_second_look_and_only_once(manned: Town) -> None:
    case = manned.handed_in()
    actions.jump(case, manned.actor(ADMIN), to=SIGN, reason="故障")
    (rescue,) = rescues_in("qingshi")
    assert (rescue.what, rescue.reason, rescue.right) == ("jump", "故障", None)
    with pytest.raises(NotYourCase, match="自己的处置"):
        actions.review_rescue(case, manned.actor(ADMIN), rescue=rescue.seq, right=True)
    with pytest.raises(NotYourCase):
        actions.review_rescue(case, manned.actor("parks_bureau.desk"), rescue=rescue.seq, right=True)
    actions.review_rescue(case, manned.actor("government_office.desk"), rescue=rescue.seq, right=False, text="可等一天")
    assert (rescues_in("qingshi")[0].right, rescues_in("qingshi")[0].review) == (False, "可等一天")
    with pytest.raises(AlreadyDone):
        actions.review_rescue(case, manned.actor("government_office.desk2"), rescue=rescue.seq, right=True)


def test_tasks_of_posts_without_anybody_are_listed_until_somebody_can_act(manned: Town) -> None:
    case = at_deputy(manned)
    assert stuck_in("qingshi", ON) == []
    Holding.objects.filter(post=manned.posts["deputy"]).delete()
    assert [(one.case, one.post) for one in stuck_in("qingshi", ON)] == [(case, "甲副区长")]
    people.appoint(manned.posts["deputy"], manned.people["deputy2"], ON)
    assert stuck_in("qingshi", ON) == []
