"""What a meeting decided about a matter that waited for it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.cases.actions.checks import need_reason
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import NotNow, NotYourCase
from guiju.office.cases.events import OutcomeRecorded, SentBack
from guiju.office.cases.handling import Handling, handling
from guiju.office.cases.latecomers import done_already
from guiju.office.cases.progress import advance
from guiju.office.cases.state import ACTIVE, DONE, CaseState, StepState
from guiju.office.cases.step_words import step_words
from guiju.office.people.queries import ActingPost


def record_outcome(
    case_id: int, actor: Actor, *, step: str, outcome: str, passes: bool, text: str = "", evidence: str = ""
) -> CaseState:
    """Record a meeting's outcome on the step that waits for it.

    `outcome` is the meetings' own code. When it passes, the case goes on; when not, it goes back to the
    drafter with `text` as the reason. A topic put off is no outcome: do not call this for it.
    Who may: the government office, or who may preside over that meeting by the rules. Raises NotNow, NotYourCase,
    AlreadyDone.
    """
    with handling(case_id, actor) as h:
        h.running()
        found = _waiting(h, step)
        hat = _hat(h, found.body)
        body = OutcomeRecorded(step, outcome, passes, text.strip(), evidence.strip())
        h.record("outcome_recorded", body, hat, found.cites)
        if not passes:
            why = need_reason(text, _("会议未通过"))
            h.record("sent_back", SentBack("", why, [step], h.state.digest()), hat, found.cites)
        advance(h)
    return h.state


def _waiting(h: Handling, key: str) -> StepState:
    step = h.state.steps.get(key)
    if step is None or step.state not in (ACTIVE, DONE):
        raise NotNow(_("这一环节现在没有等候会议结果。请刷新后再试。"))
    if step.state == DONE and step.deeds():
        raise done_already(step.deeds()[-1], step_words(step))
    if not any(seat.operation == "wait" for _, seat in step.open_seats()):
        raise NotNow(_("「%(step)s」不是等候会议结果的环节。") % {"step": step_words(step)})
    return step


def _hat(h: Handling, body: str) -> ActingPost:
    hat = h.actor.office_hat(h.case.district_id) or h.actor.hat_for(_chairs(h, body))
    if hat is None:
        raise NotYourCase(_("会议结果由区政府办公室或主持会议的领导登记。请联系区政府办公室。"))
    return hat


def _chairs(h: Handling, body: str) -> set[int]:
    """The posts that may preside over a meeting; none when the rules do not know it."""
    found = h.rulebook.bodies(h.state.law_on).get(body)
    return {post for chair in (found[1].chair if found else ()) for post in h.seating.filling(chair.who)}
