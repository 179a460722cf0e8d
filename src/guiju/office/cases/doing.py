"""From the name of an operation to its action: what pages and the API call alike."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from guiju.office.cases import actions, queries
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import CaseError, NotNow
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.forms.operations import OperationForm
from guiju.office.cases.forms.other_operations import FORMS
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import Allowed
from guiju.office.cases.state import CaseState


class WronglyFilled(CaseError):
    """What was sent with an operation cannot be read, or something that it needs is missing."""

    status = 422


ACTIONS: Mapping[str, Callable[..., CaseState]] = {
    "hand_in": actions.hand_in,
    "waive": actions.waive,
    "read": actions.mark_read,
    "agree": actions.agree,
    "tick": actions.tick,
    "sign": actions.sign,
    "countersign": actions.countersign,
    "opine": actions.opine,
    "instruct": actions.instruct,
    "record": actions.record,
    "record_outcome": actions.record_outcome,
    "choose": actions.choose,
    "send_back": actions.send_back,
    "transfer": actions.transfer,
    "judge": actions.judge,
    "skip": actions.skip,
    "withdraw": actions.withdraw,
    "add_signer": actions.add_signer,
    "remove_signer": actions.remove_signer,
    "ask_opinion": actions.ask_opinion,
    "answer": actions.answer,
    "recall_opinion": actions.recall_opinion,
    "reassign": actions.reassign,
    "jump": actions.jump,
    "correct": actions.correct,
    "circulate": actions.circulate,
    "urge": actions.urge,
    "comment": actions.comment,
    "suspend": actions.suspend,
    "resume": actions.resume,
    "void": actions.void,
}


def operation_form(operation: str, desk: Desk, data: Any, *, on_page: bool = False) -> OperationForm:
    """The form of an operation with what was sent. Raises NotNow for an operation that there is not.

    Whether it is allowed is for the action to say, with its reason; the form only needs a place to stand.
    """
    if operation not in FORMS:
        raise NotNow(_("没有「%(operation)s」这种操作。请从事项页重新打开。") % {"operation": operation[:40]})
    step = str(data.get("step") or "")
    offered = [a for a in queries.allowed_operations(desk.file) if a.operation == operation]
    found = next((a for a in offered if a.step_key == step), offered[0] if offered and not step else None)
    return FORMS[operation](data, desk=desk, allowed=found or _not_offered(operation, desk, step), on_page=on_page)


def perform(operation: str, case_id: int, actor: Actor, form: OperationForm) -> CaseState:
    """Call the operation's action with a form that is valid. Raises what the action raises."""
    return ACTIONS[operation](case_id, actor, **form.arguments())


def _not_offered(operation: str, desk: Desk, step_key: str) -> Allowed:
    step = desk.step(step_key)
    return Allowed(operation, OPERATIONS_ZH[operation], step_key, roles=step.who if step else ())
