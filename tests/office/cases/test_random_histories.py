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
from guiju.office.cases.state import CaseState
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
}
USUAL = ("hand_in", "agree", "sign", "countersign", "opine", "record", "attach", "waive", "outcome", "send_back")
deeds = st.one_of(
    st.tuples(st.sampled_from(USUAL), st.sampled_from(PEOPLE)),
    st.tuples(st.sampled_from(sorted(DEEDS)), st.sampled_from(PEOPLE)),
)


def _outcome(case: int, actor: actions.Actor) -> CaseState:
    steps = [s.key for s in fold(read_log(case)).active_steps() if s.body]
    return actions.record_outcome(case, actor, step=(steps or [""])[0], outcome="ok", passes=True)


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
    concerned = [town.key("deputy"), town.key("deputy2")] if both else []

    def live(case: int) -> None:
        for deed, name in story:
            _try(town, case, deed, name)
            _books_are_right(case)
        assert actions.verify() is None

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


def _books_are_right(case: int) -> None:
    state = fold(read_log(case))
    row = Case.objects.get(pk=case)
    assert (row.state, row.stage, row.head_seq) == (state.state, state.stage, state.head_seq)
    stored = list(WorkItem.objects.filter(case=case).order_by("number"))
    assert [(i.number, i.step_key, i.post_id, i.state, i.operation, i.done_by_id) for i in stored] == [
        (i.number, i.step_key, i.post, i.state, i.operation, i.done_by) for i in state.items
    ]
    waiting = [(i.step_key, i.post, i.operation) for i in state.items if i.state == "todo"]
    assert len(waiting) == len(set(waiting)), "a task was doubled"
    _somebody_is_asked(state, waiting)


def _somebody_is_asked(state: CaseState, waiting: list[tuple[str, int, str]]) -> None:
    if state.ended or state.suspended:
        assert not waiting
        return
    bodies = [s for s in state.active_steps() if s.body]
    assert waiting or bodies, "a case that goes on waits for nobody"
    for step in state.active_steps():
        asked = {(post, seat.operation) for _, seat in step.open_seats() for post in seat.posts}
        assert {(post, operation) for key, post, operation in waiting if key == step.key} == asked
