"""Two people at once on one case: one act is recorded, the other person is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from guarded_tables import lift, restore
from guiju.office.cases import actions
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, CaseError, SomebodyWasFaster
from guiju.office.cases.models import Case, Event
from office.cases.town import Town, build_town


@pytest.fixture
def _lifted(django_db_blocker: Any, django_db_setup: None) -> Iterator[list[str]]:
    """Set up before and torn down after the tables are emptied."""
    statements: list[str] = []
    yield statements
    with django_db_blocker.unblock():
        restore(connection, statements)


@pytest.fixture
def lasting_town(_lifted: list[str], transactional_db: None) -> Iterator[Town]:
    """A district that other threads see."""
    yield build_town()
    _lifted += lift(connection)


def outcomes(*deeds: Callable[[], object]) -> list[str]:
    """What became of deeds that start together, in their order."""
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except CaseError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def test_of_two_desks_that_agree_at_once_one_wins_and_the_other_is_told(lasting_town: Town) -> None:
    case = lasting_town.handed_in()
    desks = [lasting_town.actor(f"government_office.desk{n}") for n in ("", "2")]
    found = outcomes(*[lambda desk=desk: actions.agree(case, desk) for desk in desks])
    assert sorted(found) == ["AlreadyDone", "done"]
    assert Event.objects.filter(case=case, kind="agreed").count() == 1
    assert actions.verify() is None


def test_cases_opened_at_once_get_numbers_without_gaps(lasting_town: Town) -> None:
    matter = actions.Matter("qingshi", "hold_event", "运动会", {}, "parks_bureau")
    actors = [lasting_town.actor("parks_bureau.desk") for _ in range(4)]
    found = outcomes(*[lambda actor=actor: actions.open_case(actor, matter) for actor in actors])
    assert found == ["done"] * 4
    assert sorted(Case.objects.values_list("serial", flat=True)) == [1, 2, 3, 4]
    assert actions.verify() is None


@pytest.mark.django_db
def test_who_looked_before_a_return_is_told_who_returned_it(town: Town) -> None:
    case = town.handed_in(deputies_concerned=[town.key("deputy"), town.key("deputy2")])
    seen = actions.agree(case, town.actor("government_office.desk")).head_seq
    actions.change_facts(case, town.actor("government_office.desk"), {"genre": "letter"}, reason="误")
    with pytest.raises(SomebodyWasFaster, match=r"government_office desk本人已于.*更正了要素"):
        actions.countersign(case, town.actor("deputy", seq=seen))


@pytest.mark.django_db
def test_another_countersigners_act_does_not_get_in_the_way(town: Town) -> None:
    case = town.handed_in(deputies_concerned=[town.key("deputy"), town.key("deputy2")])
    seen = actions.agree(case, town.actor("government_office.desk")).head_seq
    actions.countersign(case, town.actor("deputy", seq=seen))
    state = actions.countersign(case, town.actor("deputy2", seq=seen))
    assert [step.does for step in state.active_steps()] == ["sign"]


@pytest.mark.django_db
def test_a_token_used_by_an_action_that_failed_can_be_used_again(town: Town) -> None:
    case = town.draft(touches_others=True)
    drafter: Actor = town.actor("parks_bureau.desk", token="t")
    with pytest.raises(CaseError):
        actions.hand_in(case, drafter)
    actions.change_facts(case, town.actor("parks_bureau.desk"), {"consulted_in_writing": True})
    actions.hand_in(case, drafter)
    with pytest.raises(AlreadyDone):
        actions.hand_in(case, drafter)
