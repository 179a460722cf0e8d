"""A process is killed while somebody signs: the signature is wholly there or wholly not, and nothing is doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from guarded_tables import lift, restore
from guiju.office.cases import actions
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.models import Event, WorkItem
from guiju.office.cases.queries import state_of
from office.cases.test_returning import waiting
from office.cases.test_signers import SIGN, at_deputy, posts
from office.cases.town import NOON, Town, build_town

TESTS = Path(__file__).parents[2]
SIGNING = TESTS / "office" / "cases" / "signing_process.py"


@pytest.fixture
def _lifted(django_db_blocker: Any, django_db_setup: None) -> Iterator[list[str]]:
    statements: list[str] = []
    yield statements
    with django_db_blocker.unblock():
        restore(connection, statements)


@pytest.fixture
def lasting_town(_lifted: list[str], transactional_db: None) -> Iterator[Town]:
    """A district that other processes see."""
    yield build_town()
    _lifted += lift(connection)


def killed_while_signing(case: int, person: int, moment: str) -> None:
    """Another process signs and is killed (SIGKILL) at the moment: `before` it has committed, or `after`."""
    database = connection.settings_dict
    where = {name: str(database[name] or "") for name in ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")}
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path])}
    environment |= {f"SIGNING_{name}": value for name, value in where.items()}
    arguments = [sys.executable, str(SIGNING), str(case), str(person), NOON.isoformat(), moment]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == moment, "the process did not come to that moment"
        os.kill(process.pid, signal.SIGKILL)
        assert process.wait(timeout=60) == -signal.SIGKILL


def test_killed_before_it_is_committed_nothing_has_happened_and_one_signs_again(lasting_town: Town) -> None:
    case = at_deputy(lasting_town)
    killed_while_signing(case, lasting_town.people["deputy"].pk, "before")
    assert Event.objects.filter(case=case, kind="signed").count() == 0
    assert waiting(case) == posts(lasting_town, "deputy")
    state = actions.sign(case, lasting_town.actor("deputy"))
    assert state.steps[SIGN].state == "done"
    _whole(case)


def test_killed_after_it_is_committed_the_signature_is_there_once(lasting_town: Town) -> None:
    case = at_deputy(lasting_town)
    killed_while_signing(case, lasting_town.people["deputy"].pk, "after")
    assert state_of(case).steps[SIGN].state == "done"
    with pytest.raises(AlreadyDone):
        actions.sign(case, lasting_town.actor("deputy", token="the-same-click"))
    _whole(case)


def _whole(case: int) -> None:
    assert actions.verify() is None
    assert Event.objects.filter(case=case, kind="signed").count() == 1
    stored = list(WorkItem.objects.filter(case=case).order_by("number").values_list("number", "post", "state"))
    assert stored == [(item.number, item.post, item.state) for item in state_of(case).items]
