"""The same day, people and requests as at the document desk, and an instruction of the leader in charge."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.models import Case
from guiju.office.tasks.models import Task
from office.registry.conftest import (  # noqa: F401 -- fixtures
    OFFICE,
    Who,
    _day,
    browse,
    district,
    handed_in,
    organisation,
    who,
)

INSTRUCTION = "请住建部门牵头，会同属地摸清底数，提出方案"


@pytest.fixture
def instructed(handed_in: Callable[..., int], who: Who) -> Callable[[str], Task]:  # noqa: F811 -- fixtures
    """A request that the office accepted and the leader in charge instructed on; answers the task."""

    def made(prefix: str) -> Task:
        case = handed_in(prefix)
        office = who(f"{prefix}-{OFFICE}")
        if prefix == "dc":
            cases.agree(case, office)
        else:
            cases.record(case, office, done_on=office.on, evidence="受理")
        cases.instruct(case, who(leader_of(case)), text=INSTRUCTION)
        return Task.objects.get(case=case)

    return made


def leader_of(case: int) -> str:
    """The account of the leader who is asked now."""
    item = Case.objects.get(pk=case).workitem_set.filter(state="todo", kind="do").first()
    assert item is not None
    return item.post.holding_set.get(until_on=None).person.username
