"""Two leaves that name each other, approved in the same moment: one is recorded, the other refused. On both engines."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from guarded_tables import lift, restore
from guiju.office.cases import actions
from guiju.office.cases.actions.opening import Matter
from guiju.office.demonstration.organisation import load_organisation
from guiju.office.enactment.walking import at
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Absence, Person, StandIn
from office.absences.asking import hand_in, post
from office.cases_web.conftest import NOON


@pytest.fixture
def _lifted(django_db_blocker: Any, django_db_setup: None) -> Iterator[list[str]]:
    statements: list[str] = []
    yield statements
    with django_db_blocker.unblock():
        restore(connection, statements)


@pytest.fixture
def _lasting(_lifted: list[str], transactional_db: None) -> Iterator[None]:
    load_organisation("only-for-tests")
    yield
    _lifted += lift(connection)


def handed_in(who: str, away: str, by: str) -> int:
    """A leave of five days, waiting for the head."""
    facts: dict[str, Any] = {"leaver": "deputy_head", "absence_kind": "business_trip", "asked_on": NOON.date()}
    facts |= {"leaves_on": NOON.date().replace(day=20), "last_away_on": NOON.date().replace(day=24)}
    facts |= {"leaders_away": [str(post("dongcheng", away).pk)], "stand_in_posts": [str(post("dongcheng", by).pk)]}
    person = Person.objects.get(username=who)
    matter = Matter("dongcheng", "leave_beijing", f"{away}离京", facts, "government_office")
    case = actions.open_case(at(person, NOON.date()), matter)
    hand_in(case, who)
    return case


def outcomes(*deeds: Callable[[], object]) -> list[str]:
    start = Barrier(len(deeds))

    def run(deed: Callable[[], object]) -> str:
        start.wait()
        try:
            deed()
        except OrganisationError as refusal:
            return type(refusal).__name__
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


@pytest.mark.usefixtures("_lasting")
def test_of_two_leaves_that_name_each_other_only_one_is_granted() -> None:
    cases = [handed_in("dc-deputy-city", "城建", "教育"), handed_in("dc-deputy-edu", "教育", "城建")]
    head = at(Person.objects.get(username="dc-head"), NOON.date())
    found = outcomes(*[lambda case=case: actions.agree(case, head) for case in cases])
    assert sorted(found) == ["AbsenceRefused", "done"]
    assert (Absence.objects.count(), StandIn.objects.count()) == (1, 1)
    assert actions.verify() is None
