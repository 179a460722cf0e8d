"""A matter of supervision has its line in the ledger, which follows it."""

from __future__ import annotations

import pytest

from guiju.office.cases import actions as cases
from guiju.office.cases.actions.opening import Matter
from guiju.office.cases.queries import state_of
from guiju.office.people.models import Post
from guiju.office.tasks import actions
from guiju.office.tasks.errors import NotNowForTask
from guiju.office.tasks.models import Task
from guiju.office.tasks.steps import Said
from office.registry.conftest import Who


def test_a_matter_of_supervision_has_its_line_and_is_closed_with_it(organisation: None, who: Who) -> None:
    office = who("dc-office-desk")
    facts = {"task_source": "higher_deployment", "responsible_organ": ["housing_commission"], "due_on": "2024-06-03"}
    case = cases.open_case(office, Matter("dongcheng", "follow_up_task", "落实防汛部署", facts, "government_office"))
    cases.hand_in(case, office)
    assert not Task.objects.exists()
    for _ in range(12):
        todo = [item for item in state_of(case).items if item.kind == "do" and item.state == "todo"]
        if not todo:
            break
        account = {"government_office": "dc-office-desk"}.get(organ_code(todo[0].post), "dc-housing-desk")
        actor = who(account)
        if todo[0].operation == "record":
            cases.record(case, actor, step=todo[0].step_key, done_on=actor.on, evidence="台账")
        else:
            cases.agree(case, actor, step=todo[0].step_key)
        task = Task.objects.filter(case=case).first()
        if task and task.state == "open":
            with pytest.raises(NotNowForTask, match="督查事项"):
                actions.urge(office, task.pk, Said("快办"))
    task = Task.objects.get()
    assert (task.follows, task.serial, str(task.due_on)) == (True, 1, "2024-06-03")
    assert (state_of(case).base, task.state) == ("closed", "closed")


def organ_code(post: int) -> str:
    organ = Post.objects.get(pk=post).organ
    return organ.code if organ else ""
