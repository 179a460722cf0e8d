"""The panel of operations: what the person may do with a case now, with the forms of what is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from guiju.office.cases import queries
from guiju.office.cases.errors import NotNow
from guiju.office.cases.forms.desk import Desk
from guiju.office.cases.forms.operations import OperationForm
from guiju.office.cases.forms.other_operations import FORMS
from guiju.office.cases.operations import OPERATIONS_ZH
from guiju.office.cases.queries import Allowed
from guiju.office.cases.step_words import step_words
from guiju.office.cases.views.entry import new_token
from guiju.office.rulebook.addresses import address_of

GRAVE = {
    "void": later("作废后不能恢复，确定作废吗？"),
    "send_back": later("确定退回吗？"),
    "withdraw": later("确定撤回吗？"),
    "jump": later("跳过的环节不算办过，确定跳转吗？"),
    "reassign": later("确定改派吗？"),
    "suspend": later("中止后所有人都停办，确定吗？"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """One operation on offer. `question` is asked before it is sent; `behalf` names the post stood in for.

    `form` is None where it is fetched from `form_url` when somebody opens it: most never are.
    """

    allowed: Allowed
    form: OperationForm | None
    url: str
    form_url: str
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
    offers = [_offer(desk, a, tried, folded=not a.main) for a in allowed if a.operation in FORMS]
    names = {a.operation for a in allowed}
    return Panel(
        [offer for offer in offers if offer.allowed.main],
        [offer for offer in offers if not offer.allowed.main],
        "change_facts" in names,
        "attach_material" in names,
        "waive" in names,
    )


def offer_of(desk: Desk, operation: str, step: str, seen: int | None) -> Offer:
    """One operation with its form, to stand by itself; without a step the first. Raises NotNow when it is not theirs.

    `seen`: the last entry of the case on the page from which it is fetched, so that what came since is still noticed.
    """
    allowed = [a for a in queries.allowed_operations(desk.file) if a.operation == operation and operation in FORMS]
    found = next((a for a in allowed if a.step_key == step), allowed[0] if allowed and not step else None)
    if found is None:
        named = _(OPERATIONS_ZH[operation]) if operation in OPERATIONS_ZH else operation[:40]
        raise NotNow(_("「%(operation)s」现在不能办。请从事项页重新打开。") % {"operation": named})
    return _offer(desk, found, _fresh(desk, found, seen), folded=False)


def _offer(desk: Desk, allowed: Allowed, tried: OperationForm | None, *, folded: bool) -> Offer:
    asked = (allowed.operation, allowed.step_key)
    same = tried is not None and (tried.allowed.operation, tried.allowed.step_key) == asked
    form = tried if same else None if folded else _fresh(desk, allowed)
    address = address_of("cases:operate", desk.file.case.pk, allowed.operation)
    query = urlencode({"step": allowed.step_key, "seq": desk.file.state.head_seq})
    step = desk.step(allowed.step_key)
    title = next((h.post.title for h in desk.file.hats if h.post.pk == allowed.post), "")
    return Offer(
        allowed,
        form,
        address,
        f"{address}?{query}",
        str(GRAVE.get(allowed.operation, "")),
        step_words(step) if step else "",
        title if allowed.on_behalf_of else "",
    )


def _fresh(desk: Desk, allowed: Allowed, seen: int | None = None) -> OperationForm:
    form = FORMS[allowed.operation](desk=desk, allowed=allowed, token=new_token(), on_page=True)
    form.initial["seq"] = form.initial["seq"] if seen is None else min(seen, form.initial["seq"])
    return form
