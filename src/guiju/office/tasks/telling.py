"""The steps of a task by name: what each does, how it is called, and who may take it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as N_

from guiju.office.cases.actors import Actor
from guiju.office.tasks import actions, answering
from guiju.office.tasks.answering import DAY_ASKED, LEAD_DISPUTED
from guiju.office.tasks.errors import NotYourTask, WrongTask
from guiju.office.tasks.models import Task, TaskState
from guiju.office.tasks.rights import closing_hat, confirming_hat, office_hat, unit_hat
from guiju.office.tasks.steps import Said, standing


@dataclass(frozen=True, slots=True)
class Step:
    """A step: its action, its name on screen, and whether it takes a day or a file."""

    act: Callable[[Actor, int, Said], Task]
    label: str
    day: bool = False
    file: bool = False


STEPS: Mapping[str, Step] = {
    "feedback": Step(actions.feed_back, N_("反馈进展"), file=True),
    "report": Step(actions.report_done, N_("报结"), file=True),
    "confirm": Step(actions.confirm, N_("确认完成")),
    "close": Step(actions.close, N_("核查办结")),
    "reject": Step(actions.reject, N_("退回再办")),
    "extend": Step(answering.extend, N_("同意延期")),
    "keep-day": Step(answering.refuse_extension, N_("不同意延期")),
    "uphold": Step(answering.uphold, N_("异议成立，重新分办")),
    "overrule": Step(answering.overrule, N_("异议不成立")),
    "urge": Step(actions.urge, N_("催办")),
    "ask-extension": Step(answering.ask_extension, N_("申请延期"), day=True),
    "object": Step(answering.object_to_lead, N_("对牵头提出异议")),
    "drop": Step(actions.drop, N_("不交办")),
}


def offered(task: Task, actor: Actor) -> list[str]:
    """The steps that somebody may take now."""
    if task.follows:
        return []
    office, closes = _holds(lambda: office_hat(task, actor)), _holds(lambda: closing_hat(task, actor))
    unit, lead = _holds(lambda: unit_hat(task, actor)), _holds(lambda: unit_hat(task, actor, lead=True))
    confirms = _holds(lambda: confirming_hat(task, actor))
    is_open, reported = task.state == TaskState.OPEN, task.state == TaskState.REPORTED
    asked = is_open and standing(task, *DAY_ASKED) is not None
    disputed = is_open and standing(task, *LEAD_DISPUTED) is not None
    offers = {
        "feedback": unit and (is_open or reported),
        "report": lead and is_open,
        "confirm": reported and confirms and actions.lacks_confirmation(task, actor.on),
        "close": closes and reported,
        "reject": closes and reported,
        "extend": closes and asked,
        "keep-day": closes and asked,
        "uphold": office and disputed,
        "overrule": office and disputed,
        "urge": office and is_open,
        "ask-extension": lead and is_open and not asked,
        "object": lead and is_open and not disputed,
        "drop": office and task.state == TaskState.NEW,
    }
    return [name for name, offers_it in offers.items() if offers_it]


def _holds(find: Callable[[], Any]) -> bool:
    try:
        find()
    except (NotYourTask, WrongTask):
        return False
    return True


may = _holds
