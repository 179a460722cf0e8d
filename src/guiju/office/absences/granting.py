"""What a matter of leave or travel does to the organisation: kept in step with the case after every action on it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from guiju.office.absences.choosing import choose
from guiju.office.absences.wishes import Wish, wishes_of
from guiju.office.cases.actors import CHINA, GOVERNMENT_OFFICE
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState
from guiju.office.people.errors import AbsenceRefused
from guiju.office.people.models import Organ, Post
from guiju.office.people.recording_absences import Granted, record_absence, take_back
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.absences import AbsenceFacts


def keep_absences(moment: Moment) -> None:
    """Record what has been approved, take back what no longer stands, check what was handed in just now.

    Raises AbsenceRefused, NotStandingIn: then the action on the case is undone.
    """
    asked = absence_facts(moment.state)
    if asked is None:
        return
    today = moment.now.astimezone(CHINA).date()
    wishes = wishes_of(asked, moment.state.facts, moment.case.district_id)
    seq = approved_at(moment.state, asked.granted)
    if not seq:
        take_back(moment.case.pk, moment.person, moment.now, today, "批准不再有效：事项退回、撤回或者作废")
        if _handed_in_now(moment):
            _check(moment, wishes)
        return
    for wish in wishes:
        if wish.whole:
            record_absence(_granted(moment, wish, seq), moment.person, moment.now, today)


def absence_facts(state: CaseState) -> AbsenceFacts | None:
    """Which facts of a case tell who will be away; None for other matters."""
    return vocabulary().acts[state.act].absence


def approved_at(state: CaseState, granted: str) -> int:
    """The entry that ended the last step up to the stage `granted`; 0 while the matter is not approved."""
    order = vocabulary().stage_order
    steps = [step for step in state.steps.values() if order[step.stage] <= order[granted]]
    if state.in_drafters_hands or state.base == "void" or not steps or not all(step.finished for step in steps):
        return 0
    return max((deed.seq for step in steps for deed in step.deeds()), default=0)


def basis_of(title: str) -> str:
    """What stands on a stand-in as its basis."""
    return f"「{title[:150]}」获准，离岗期间代行"


def _granted(moment: Moment, wish: Wish, seq: int) -> Granted:
    assert wish.since_on is not None and wish.until_on is not None  # noqa: S101, PT018 -- asked for by `whole`
    case, asked = moment.case, absence_facts(moment.state)
    recorded = _stands_already(case.pk, wish, seq)
    wanted = asked is not None and not wish.body and not recorded
    return Granted(
        post=wish.post,
        since_on=wish.since_on,
        until_on=wish.until_on,
        kind=wish.kind,
        matter=case.pk,
        seq=seq,
        body=wish.body,
        citation="、".join(_cites(moment.state, asked)) if asked else "",
        stands_in=choose(wish, case.law_on, basis_of(case.title)) if wanted else None,
    )


def _stands_already(matter: int, wish: Wish, seq: int) -> bool:
    return wish.post.absences.filter(matter=matter, approved_at_seq=seq).exists()


def _cites(state: CaseState, asked: AbsenceFacts) -> list[str]:
    steps = [step for step in state.steps.values() if step.stage == asked.granted]
    return sorted({cite for step in steps for cite in step.cites})


def _handed_in_now(moment: Moment) -> bool:
    return any(seq >= moment.seq and kind == "handed_in" for seq, kind, _, _ in moment.state.log)


def _check(moment: Moment, wishes: list[Wish]) -> None:
    """What would be refused on approval is refused at once."""
    for wish in wishes:
        _own_leave(moment, wish)
        if wish.named and not wish.whole:
            message = _("写明了代行人，但没有写明离开的第一天和最后一天（最后一天不能早于第一天）。")
            raise AbsenceRefused(message, _("请补写日期后再报送。"))
        if wish.whole and not wish.body:
            choose(wish, moment.case.law_on, "")


def _own_leave(moment: Moment, wish: Wish) -> None:
    acting = Post.objects.filter(pk=moment.post or 0).select_related("organ").first()
    organ: Organ | None = acting.organ if acting else None
    if acting and (acting.pk == wish.post.pk or (organ and organ.code == GOVERNMENT_OFFICE)):
        return
    message = _("「%(post)s」的请假要由本人或者区政府办公室报送。") % {"post": wish.post.title}
    raise AbsenceRefused(message, _("请改由本人或区政府办公室报送。"))
