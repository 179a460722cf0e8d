"""Going on though a softer rule is not kept: with a reason, which stays in the log."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason, record_waiver
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone, NotNow
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.progress import advance
from guiju.office.cases.state import CaseState
from guiju.office.cases.unmet import waivable
from guiju.rules.planning.plans import Finding


def waive(case_id: int, actor: Actor, *, finding: str, reason: str) -> CaseState:
    """Say why a softer rule that holds the case is not kept; the case goes on when nothing else holds it.

    Who may: the drafting organ, those who handle the case, the government office. Raises NotYourCase,
    NotNow (a must, a rule that holds nothing, no reason), AlreadyDone.
    """
    with handling(case_id, actor) as h:
        h.running()
        hat = h.drafter_or_handler_hat()
        record_waiver(h, hat, _holding(h, finding), need_reason(reason, _("例外")))
        advance(h)
    return h.state


def _holding(h: Handling, wanted: str) -> Finding:
    for finding in waivable(h.state):
        if finding.id == wanted:
            return finding
    if any(waiver.finding == wanted for waiver in h.state.waivers):
        raise AlreadyDone(_("这一要求的理由已经说明，没有重复记录，无需再次提交。"))
    if h.state.held and wanted in h.state.held.findings:
        raise NotNow(_("这一要求必须做到，不能以说明理由代替。请补齐后再继续。"))
    raise NotNow(_("这一要求现在没有拦住本事项。请刷新后再试。"))
