"""Suspending, resuming and voiding a case, each with its reason."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotNow, NotYourCase
from guiju.office.cases.events import Reasoned
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.progress import advance, tell_parent
from guiju.office.cases.state import CaseState
from guiju.office.people.queries import ActingPost


def suspend(case_id: int, actor: Actor, *, reason: str) -> CaseState:
    """Stop the case for a while: nothing waits for anybody until it is resumed. By the government office."""
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = _office(h)
        if h.state.suspended:
            raise NotNow(_("本事项已经中止（%(suspended)s）。") % {"suspended": h.state.suspended})
        h.record("suspended", Reasoned(need_reason(reason, _("中止"))), hat)
    return h.state


def resume(case_id: int, actor: Actor, *, reason: str) -> CaseState:
    """Let a suspended case go on from where it stood."""
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = _office(h)
        if not h.state.suspended:
            raise NotNow(_("本事项没有中止，无需恢复。"))
        h.record("resumed", Reasoned(need_reason(reason, _("恢复"))), hat)
        advance(h)
    return h.state


def void(case_id: int, actor: Actor, *, reason: str) -> CaseState:
    """End a case without a result: by the drafter while it is theirs, or by the government office."""
    with handling(case_id, actor) as h:
        h.not_ended()
        hat = h.actor.office_hat(h.case.district_id)
        if hat is None and h.state.in_drafters_hands:
            hat = h.drafter_hat()
        if hat is None:
            raise NotYourCase(_("办理中的事项只能由区政府办公室作废。请先撤回，或联系区政府办公室。"))
        h.record("voided", Reasoned(need_reason(reason, _("作废"))), hat)
        tell_parent(h)
    return h.state


def _office(h: Handling) -> ActingPost:
    hat = h.actor.office_hat(h.case.district_id)
    if hat is None:
        raise NotYourCase(_("只有区政府办公室可以中止或恢复事项。请联系区政府办公室。"))
    return hat
