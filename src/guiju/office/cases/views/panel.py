"""The panel of operations: what the person may do with a case now, each with its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases import queries
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.forms.operations import OperationForm
from guiju.office.cases.forms.other_operations import FORMS
from guiju.office.cases.queries import Allowed
from guiju.office.cases.step_words import step_words
from guiju.office.cases.views.entry import new_token

GRAVE = {
    "void": later("作废后不能恢复,确定作废吗?"),
    "send_back": later("确定退回吗?"),
    "withdraw": later("确定撤回吗?"),
    "jump": later("跳过的环节不算办过,确定跳转吗?"),
    "reassign": later("确定改派吗?"),
    "suspend": later("中止后所有人都停办,确定吗?"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One operation on offer. `question` is asked before it is sent; `behalf` names the post stood in for."""

    allowed: Allowed
    form: OperationForm
    url: str
    question: str
    step: str
    behalf: str

    @property
    def label(self) -> str:
        """What its button says."""
        return _(self.allowed.zh)


@dataclass(frozen=True, slots=True)
class Panel:
    """The main operations (what is asked of the person) and the others."""

    main: Sequence[Offer]
    more: Sequence[Offer]
    can_change: bool
    can_attach: bool
    can_waive: bool


def panel(desk: Desk, tried: OperationForm | None = None) -> Panel:
    """The panel of a case. `tried`: the form that was refused; it takes the place of the fresh one."""
    allowed = queries.allowed_operations(desk.file)
    offers = [_offer(desk, a, tried) for a in allowed if a.operation in FORMS]
    names = {a.operation for a in allowed}
    return Panel(
        [offer for offer in offers if offer.allowed.main],
        [offer for offer in offers if not offer.allowed.main],
        "change_facts" in names,
        "attach_material" in names,
        "waive" in names,
    )


def _offer(desk: Desk, allowed: Allowed, tried: OperationForm | None) -> Offer:
    same = tried is not None and (tried.allowed.operation, tried.allowed.step_key) == (
        allowed.operation,
        allowed.step_key,
    )
    form = tried if same else None
    step = desk.step(allowed.step_key)
    title = next((h.post.title for h in desk.file.hats if h.post.pk == allowed.post), "")
    return Offer(
        allowed,
        form or FORMS[allowed.operation](desk=desk, allowed=allowed, token=new_token(), on_page=True),
        reverse("cases:operate", args=[desk.file.case.pk, allowed.operation]),
        str(GRAVE.get(allowed.operation, "")),
        step_words(step) if step else "",
        title if allowed.on_behalf_of else "",
    )
