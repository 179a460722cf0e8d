"""What the meeting did with an item: recorded once, and told to the cases that waited for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from guiju.office.cases import actions as cases
from guiju.office.cases.actors import Actor
from guiju.office.cases.errors import AlreadyDone
from guiju.office.cases.latecomers import shown
from guiju.office.cases.queries import state_of
from guiju.office.meetings.actions.keeping import Keeping, keeping
from guiju.office.meetings.actions.topics import waiting_step
from guiju.office.meetings.errors import MeetingRefused, NotNowAtSitting, WrongInput
from guiju.office.meetings.findings import blocking, chair_finding, quorum_finding, topic_findings
from guiju.office.meetings.following import outcome_corrected, outcome_recorded
from guiju.office.meetings.models import AgendaItem, Correction, Outcome, SittingState, Topic, TopicState
from guiju.office.meetings.roll import Roll, roll_of
from guiju.office.rulebook.labels import listed
from guiju.rules.planning.plans import Finding

PASSES = (Outcome.AGREED, Outcome.AGREED_WITH_CHANGES)
NEED_WORDING = (Outcome.AGREED_WITH_CHANGES, Outcome.REFUSED, Outcome.RAISED_ELSEWHERE, Outcome.DEFERRED)
NEXT_STATE = {
    Outcome.AGREED: TopicState.DECIDED,
    Outcome.AGREED_WITH_CHANGES: TopicState.DECIDED,
    Outcome.DEFERRED: TopicState.ADMITTED,
    Outcome.REFUSED: TopicState.REFUSED,
    Outcome.RAISED_ELSEWHERE: TopicState.ELSEWHERE,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What the meeting did. `wording` may be empty only where it simply agreed."""

    outcome: str
    wording: str = ""


def record_item_outcome(sitting: int, actor: Actor, item: int, decided: Decided) -> None:
    """Record the outcome of an item, and let the matter behind it go on, come back or be put off.

    Raises MeetingRefused (too few members, the deputy in charge missing, papers late ...), AlreadyDone,
    BeforeItsDay, NotNowAtSitting, WrongInput; then nothing has changed. Putting off needs no quorum.
    """
    with keeping(sitting, actor) as k:
        k.must_be(SittingState.OPEN)
        k.must_have_come(_("登记会议结果"))
        row, outcome = k.item(item), _outcome(decided)
        _undecided(row)
        roll = roll_of(k.sitting, k.body)
        if outcome != Outcome.DEFERRED:
            _refuse_unfit(k, row, roll)
        row.outcome, row.wording, row.decided_at = outcome, decided.wording.strip(), actor.now
        row.decided_with = roll.count(row.pk).zh()
        row.save()
        _move_topic(row.topic, outcome, row.wording)
        k.tell_topic(row.topic, f"{outcome.label}：", row.wording)
        _tell_cases(k, row)
        outcome_recorded(row, _me(k))
        k.record("outcome", f"「{row.topic.title}」：{outcome.label}（{row.decided_with}）")


def correct_outcome(sitting: int, actor: Actor, item: int, wording: str, reason: str) -> None:
    """Put another wording beside the recorded one, with the reason. The outcome itself is not undone.

    Until the minutes are signed. Raises NotNowAtSitting, WrongInput.
    """
    with keeping(sitting, actor) as k:
        row = k.item(item)
        if not row.outcome:
            raise NotNowAtSitting(_("这一项还没有结果，请先登记结果。"))
        if k.sitting.minutes_case_id and state_of(k.sitting.minutes_case_id).ended:
            raise NotNowAtSitting(_("纪要已经签发，议定事项不能再更正。如有差错，请另行提请会议研究。"))
        if not wording.strip() or not reason.strip():
            raise WrongInput(_("更正须写明更正后的议定事项和更正的理由。"))
        me = {"person": actor.person, "at": actor.now}
        Correction.objects.create(item=row, wording=wording.strip(), reason=reason.strip()[:300], **me)
        outcome_corrected(row, _me(k))
        k.record("corrected", f"更正「{row.topic.title}」的议定事项：{reason.strip()}")


def _outcome(decided: Decided) -> Outcome:
    if decided.outcome not in Outcome.values:
        raise WrongInput(_("请选择会议结果：%(labels)s。") % {"labels": listed([_(said) for said in Outcome.labels])})
    outcome = Outcome(decided.outcome)
    if outcome in NEED_WORDING and not decided.wording.strip():
        raise WrongInput(_("「%(label)s」须写明议定事项或者理由。请填写后再提交。") % {"label": _(outcome.label)})
    return outcome


def _undecided(row: AgendaItem) -> None:
    if row.outcome and row.decided_at:
        label = Outcome(row.outcome).label
        raise AlreadyDone(
            _("「%(title)s」已于%(at)s登记为「%(label)s」，不能重复登记；如有差错，请作更正。")
            % {
                "title": row.topic.title,
                "at": shown(row.decided_at),
                "label": _(label),
            }
        )
    if row.topic.state != TopicState.SCHEDULED:
        raise NotNowAtSitting(
            _("「%(title)s」%(state)s，不能登记结果。请把它移出议程。")
            % {"title": row.topic.title, "state": _(row.topic.get_state_display())},
        )


def _refuse_unfit(k: Keeping, row: AgendaItem, roll: Roll) -> None:
    quorum = quorum_finding(k.body, roll.count(row.pk))
    found: list[Finding] = [chair_finding(k.body, k.sitting), *([quorum] if quorum else [])]
    wrong = blocking([*found, *topic_findings(row.topic, k.sitting, roll, row.pk)])
    if wrong:
        said = "；".join(finding.message for finding in wrong)
        raise MeetingRefused(
            _("「%(title)s」现在不能议定：%(said)s。") % {"title": row.topic.title, "said": said},
            wrong,
        )


def _move_topic(topic: Topic, outcome: Outcome, wording: str) -> None:
    topic.state = NEXT_STATE[outcome]
    topic.returned_note = wording[:500] if outcome == Outcome.DEFERRED else ""
    topic.save(update_fields=["state", "returned_note"])


def _tell_cases(k: Keeping, row: AgendaItem) -> None:
    if row.outcome == Outcome.DEFERRED:
        return
    passes = row.outcome in PASSES
    case = row.topic.case
    if step := waiting_step(state_of(case.pk)):
        _tell(k, row, case.pk, step, passes=passes)
    if not passes:
        _end(k, row)
    if case.parent_id is not None:
        _tell(k, row, case.parent_id, case.parent_step_key, passes=passes)


def _tell(k: Keeping, row: AgendaItem, case: int, step: str, *, passes: bool) -> None:
    where = f"{k.body.name}第{k.sitting.ordinal}次会议（{k.sitting.held_on}）"
    said = {"outcome": row.outcome, "text": row.wording, "evidence": where}
    cases.record_outcome(case, _me(k), step=step, passes=passes, **said)


def _end(k: Keeping, row: AgendaItem) -> None:
    state = state_of(row.topic.case_id)
    if not state.ended:
        cases.void(row.topic.case_id, _me(k), reason=f"会议结果：{Outcome(row.outcome).label}。{row.wording}")


def _me(k: Keeping) -> Actor:
    # Without the version and the token of the sitting: cases have their own.
    return Actor(k.actor.person, k.actor.now)
