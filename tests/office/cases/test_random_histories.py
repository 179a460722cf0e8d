"""Whatever people do in whatever order: nothing is lost, nothing doubled, and the log tells the whole story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guiju.office.cases import actions
from guiju.office.cases.errors import CaseError
from guiju.office.cases.folding import fold
from guiju.office.cases.log import read_log
from guiju.office.cases.models import Case, WorkItem
from guiju.office.cases.projections import rebuild
from guiju.office.cases.queries import counts
from guiju.office.cases.side_state import ASKED
from guiju.office.cases.state import CaseState
from guiju.office.people.models import Post
from office.cases.town import ON, Town

PEOPLE = (
    "parks_bureau.desk",
    "government_office.desk",
    "government_office.desk2",
    "government_office.chief",
    "justice_bureau.chief",
    "executive_deputy",
    "deputy",
    "deputy2",
    "head",
)
FACTS: list[dict[str, Any]] = [
    {},
    {"normative": True},
    {"normative": True, "important_policy": True},
    {"major": True},
    {"especially_important": True},
    {"party_committee_needed": True},
    {"disclosure": "proactive"},
]
MATERIAL = actions.Attached("legality_opinion", "意见", "a" * 64, 1)
DEEDS: dict[str, Any] = {
    "hand_in": lambda case, actor: actions.hand_in(case, actor, reason="例外"),
    "agree": actions.agree,
    "sign": actions.sign,
    "countersign": actions.countersign,
    "tick": actions.tick,
    "opine": lambda case, actor: actions.opine(case, actor, text="可行"),
    "instruct": lambda case, actor: actions.instruct(case, actor, text="照办"),
    "record": lambda case, actor: actions.record(case, actor, done_on=ON, evidence="号"),
    "send_back": lambda case, actor: actions.send_back(case, actor, reason="再改"),
    "withdraw": actions.withdraw,
    "attach": lambda case, actor: actions.attach_material(case, actor, MATERIAL),
    "change": lambda case, actor: actions.change_facts(case, actor, {"genre": "circular"}, reason="更正"),
    "major": lambda case, actor: actions.judge(case, actor, "major", True, reason="重大"),
    "minor": lambda case, actor: actions.judge(case, actor, "major", False, reason="一般"),
    "suspend": lambda case, actor: actions.suspend(case, actor, reason="等"),
    "resume": lambda case, actor: actions.resume(case, actor, reason="好"),
    "void": lambda case, actor: actions.void(case, actor, reason="不办"),
    "waive": lambda case, actor: actions.waive(case, actor, finding="QS2020:3#explained", reason="随后解读"),
    "outcome": lambda case, actor: _outcome(case, actor),
    "back_to_first": lambda case, actor: actions.send_back(case, actor, reason="核对", to="sign.review.office"),
    "transfer": lambda case, actor: actions.transfer(
        case, actor, step=_open(case), to_post=_other(case, 1), reason="转"
    ),
    "choose": lambda case, actor: actions.choose(case, actor, step=_open(case), role="head"),
    "skip": lambda case, actor: actions.skip(case, actor, step=_open(case), reason="不必"),
    "circulate": lambda case, actor: actions.circulate(case, actor, posts=[_other(case, 2)], note="请阅"),
    "read": actions.mark_read,
    "comment": lambda case, actor: actions.comment(case, actor, text="知悉"),
    "urge": actions.urge,
    "sign_before": lambda case, actor: _add(case, actor, "before", "all"),
    "sign_beside": lambda case, actor: _add(case, actor, "beside", "any"),
    "sign_after": lambda case, actor: _add(case, actor, "after", "in_order"),
    "unsign": lambda case, actor: _remove(case, actor),
    "ask": lambda case, actor: actions.ask_opinion(
        case, actor, step=_open(case), posts=[_other(case, 3)], question="妥否"
    ),
    "answer": lambda case, actor: actions.answer(case, actor, text="妥"),
    "recall": lambda case, actor: actions.recall_opinion(case, actor, ask=0),
    "reassign": lambda case, actor: _reassign(case, actor),
    "jump": lambda case, actor: actions.jump(case, actor, to="issue.issue.office", reason="卡住"),
    "jump_back": lambda case, actor: actions.jump(case, actor, to="sign.review.office", reason="重办"),
    "correct": lambda case, actor: actions.correct(case, actor, reason="纠正", facts={"genre": "letter"}),
    "second_look": lambda case, actor: actions.review_rescue(case, actor, rescue=_rescue(case), right=True),
}
USUAL = ("hand_in", "agree", "sign", "countersign", "opine", "record", "attach", "waive", "outcome", "send_back")
SIDEWAYS = ("sign_before", "sign_beside", "sign_after", "unsign", "ask", "answer", "transfer", "send_back", "hand_in")
deeds = st.one_of(
    st.tuples(st.sampled_from(USUAL), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(SIDEWAYS), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from(PEOPLE)),
)


def _outcome(case: int, actor: actions.Actor) -> CaseState:
    steps = [s.key for s in fold(read_log(case)).active_steps() if s.body]
    return actions.record_outcome(case, actor, step=(steps or [""])[0], outcome="ok", passes=True)


def _open(case: int) -> str:
    """The latest step under way; added ones come last."""
    return next((step.key for step in reversed(fold(read_log(case)).active_steps())), "")


def _other(case: int, place: int) -> int:
    """Some post of the district; which one depends on how far the case is."""
    posts = list(Post.objects.order_by("pk").values_list("pk", flat=True))
    return posts[(place * 3 + fold(read_log(case)).head_seq) % len(posts)]


def _add(case: int, actor: actions.Actor, place: str, mode: str) -> CaseState:
    posts = [_other(case, 1), _other(case, 2)]
    return actions.add_signer(case, actor, step=_open(case), posts=posts, place=place, reason="请会签", mode=mode)


def _remove(case: int, actor: actions.Actor) -> CaseState:
    step = fold(read_log(case)).steps.get(_open(case))
    asked = [post for seat in (step.seats if step else ()) for post in seat.posts]
    return actions.remove_signer(case, actor, step=_open(case), post=(asked or [0])[0], reason="不必了")


def _reassign(case: int, actor: actions.Actor) -> CaseState:
    step = fold(read_log(case)).steps.get(_open(case))
    asked = [post for seat in (step.seats if step else ()) for post in seat.posts]
    to = _other(case, 2)
    return actions.reassign(case, actor, step=_open(case), from_post=(asked or [0])[0], to_post=to, reason="无人")


def _rescue(case: int) -> int:
    return next((entry.seq for entry in read_log(case) if entry.kind == "rescued"), 0)


@pytest.fixture
def fresh(town: Town) -> Any:
    """Runs something on a new case and undoes it, so that every example starts alike."""

    def run(story: Any, facts: dict[str, Any]) -> None:
        with transaction.atomic():
            story(town.draft(**facts))
            transaction.set_rollback(True)

    return run


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(facts=st.sampled_from(FACTS), both=st.booleans(), story=st.lists(deeds, max_size=40))
def test_every_history_keeps_the_books(
    fresh: Any, town: Town, facts: dict[str, Any], both: bool, story: list[tuple[str, str]]
) -> None:
    town.people["government_office.chief"].is_rescuer = True
    concerned = [town.key("deputy"), town.key("deputy2")] if both else []

    def live(case: int) -> None:
        for deed, name in story:
            _try(town, case, deed, name)
            _books_are_right(town, case)
        assert actions.verify() is None
        stored = _stored(case)
        rebuild(case)
        assert _stored(case) == stored, "the tables differ from what the log says"

    fresh(live, {**facts, "deputies_concerned": concerned})


def _try(town: Town, case: int, deed: str, name: str) -> None:
    before = fold(read_log(case))
    refused = _refusal(lambda: DEEDS[deed](case, town.actor(name)))
    if refused is None:
        assert not before.ended, "a case that has ended was changed"
    else:
        assert refused.message.endswith("。")
        assert fold(read_log(case)) == before


def _refusal(deed: Callable[[], object]) -> CaseError | None:
    try:
        deed()
    except CaseError as refusal:
        return refusal
    return None


def _stored(case: int) -> tuple[object, ...]:
    items = WorkItem.objects.filter(case=case).order_by("number").values_list("number", "state", "post_id", "due_on")
    return (*items, *Case.objects.filter(pk=case).values_list("state", "stage", "head_seq", "head_hash"))


def _books_are_right(town: Town, case: int) -> None:
    state = fold(read_log(case))
    row = Case.objects.get(pk=case)
    assert (row.state, row.stage, row.head_seq) == (state.state, state.stage, state.head_seq)
    stored = list(WorkItem.objects.filter(case=case).order_by("number"))
    assert [(i.number, i.step_key, i.post_id, i.state, i.operation, i.done_by_id) for i in stored] == [
        (i.number, i.step_key, i.post, i.state, i.operation, i.done_by) for i in state.items
    ]
    waiting = [(i.step_key, i.post, i.operation) for i in state.items if i.state == "todo" and i.kind == "do"]
    assert len(waiting) == len(set(waiting)), "a task was doubled"
    _somebody_is_asked(state, [w for w in waiting if not w[0].startswith(ASKED)])
    _opinions_are_asked(state, [w for w in waiting if w[0].startswith(ASKED)])
    _nobody_is_counted_wrongly(town, state)


def _opinions_are_asked(state: CaseState, waiting: list[tuple[str, int, str]]) -> None:
    open_asks = (
        [] if state.suspended else [(f"{ASKED}{a.number}", a.post, "answer") for a in state.asks if a.state == "todo"]
    )
    assert waiting == open_asks
    assert not (state.ended and any(ask.state == "todo" for ask in state.asks))


def _nobody_is_counted_wrongly(town: Town, state: CaseState) -> None:
    for name in PEOPLE:
        post = town.posts[name].pk
        mine = [item for item in state.items if item.state == "todo" and item.post == post]
        found = counts(town.people[name], ON)
        assert (found["todo"], found["reading"]) == tuple(sum(i.kind == kind for i in mine) for kind in ("do", "read"))


def _somebody_is_asked(state: CaseState, waiting: list[tuple[str, int, str]]) -> None:
    if state.ended or state.suspended:
        assert not waiting
        return
    bodies = [s for s in state.active_steps() if s.body]
    assert waiting or bodies, "a case that goes on waits for nobody"
    for step in state.active_steps():
        asked = {(post, seat.operation) for _, seat in step.open_seats() for post in seat.posts}
        assert {(post, operation) for key, post, operation in waiting if key == step.key} == asked
    _nothing_required_was_left_out(state)


def _nothing_required_was_left_out(state: CaseState) -> None:
    for step in state.steps.values():
        if step.state in ("done", "stands"):
            assert step.deeds(), "a step counts as done in which nobody has acted"
        if step.state == "jumped":
            assert not (step.strength == "must" and step.does in ("sign", "approve", "deliberate"))
