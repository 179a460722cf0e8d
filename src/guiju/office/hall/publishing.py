"""What the public reads of a meeting: only words checked for it item by item, never the minutes themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as N_

from guiju.office.cases.actors import Actor
from guiju.office.cases.facts import facts_for_plan, rulebook_of
from guiju.office.cases.queries import state_of
from guiju.office.duties import actions as duties
from guiju.office.duties.models import HowKept
from guiju.office.duties.raised import SUBJECT, Raised
from guiju.office.duties.rows import Where
from guiju.office.hall.models import PublicPart
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting, WrongInput
from guiju.office.meetings.models import AgendaItem, Outcome, Sitting, SittingState
from guiju.office.meetings.rights import home_of, must_run_meetings
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.citations import Citation
from guiju.rules.planning.plans import RaisedDuty

REASON, NONE, PUBLISH = "withheld_reason", "none", "publish"
KEPT_BY_IT = N_("议定事项经公开审查后已向社会公开")
SETTLED = (Outcome.AGREED, Outcome.AGREED_WITH_CHANGES, Outcome.REFUSED)
OPEN = (Where.OWED, Where.LATE, Where.COMING)


@dataclass(frozen=True, slots=True)
class Checked:
    """What was decided about an item: the words for the public, or why there are none."""

    text: str = ""
    withheld_reason: str = ""


def reasons() -> dict[str, str]:
    """The lawful reasons for not publishing, as the vocabulary names them."""
    return {code: said for code, said in vocabulary().facts[REASON].values.items() if code != NONE}


def parts(sitting_id: int, actor: Actor) -> list[tuple[AgendaItem, PublicPart | None]]:
    """The decided items of a sitting with their public parts. Raises NoSuchSitting, NotYourMeeting."""
    sitting = _closed(sitting_id, actor)
    kept = {
        part.item_id: part for part in PublicPart.objects.filter(item__sitting=sitting).select_related("checked_by")
    }
    found = AgendaItem.objects.filter(sitting=sitting).exclude(outcome="").select_related("topic__organ")
    return [(item, kept.get(item.pk)) for item in found.prefetch_related("corrections")]


def asked_for(item: AgendaItem) -> tuple[Citation, ...]:
    """The articles that ask for the item to be made public; none where the text does not."""
    return tuple(cite for duty in _owed(item) for cite in duty.cites)


def _owed(item: AgendaItem) -> list[RaisedDuty]:
    state = state_of(item.topic.case_id)
    rulebook = rulebook_of(item.topic.district_id, state.law_on)
    plan = rulebook.plan(state.act, facts_for_plan(rulebook, state), state.law_on)
    return [duty for duty in plan.duties if PUBLISH in (duty.stage, duty.does)]


@transaction.atomic
def check(item_id: int, actor: Actor, given: Checked) -> PublicPart:
    """Write the public words of an item, or the reason for which it stays inside; published words are final."""
    item = _item(item_id, actor)
    text, reason = given.text.strip(), given.withheld_reason
    if bool(text) == bool(reason) or (reason and reason not in reasons()):
        raise WrongInput(_("请写公开的内容，或者选择不公开的法定理由，两项只填一项。"))
    part = PublicPart.objects.filter(item=item).first() or PublicPart(item=item)
    if part.published_at:
        raise NotNowAtSitting(_("这一项已经向社会公开，不能再改。"))
    part.text, part.withheld_reason = text, reason
    part.checked_by, part.checked_at = actor.person, actor.now
    part.save()
    return part


@transaction.atomic
def publish(sitting_id: int, actor: Actor) -> int:
    """Show the checked words to the public; returns how many items. Raises NotNowAtSitting while one is unchecked."""
    found = parts(sitting_id, actor)
    if left := [item.topic.title for item, part in found if part is None]:
        titles = "、".join(f"「{title}」" for title in left)
        raise NotNowAtSitting(_("还没有作公开审查：%(titles)s。请逐项审查后再公开。") % {"titles": titles})
    todo = [part for _item, part in found if part and part.text and part.published_at is None]
    if not todo:
        raise NotNowAtSitting(_("没有要公开的议定事项。"))
    PublicPart.objects.filter(pk__in=[part.pk for part in todo]).update(published_at=actor.now)
    for item, part in found:
        if part in todo and item.outcome in SETTLED:
            _keep_duties(item, actor)
    return len(todo)


def _keep_duties(item: AgendaItem, actor: Actor) -> None:
    """The duties to make the item public are kept by it: noted with the public page, unless that was done before.

    Those of the topic, and the same ones of the matter that it was handed in for.
    """
    case = item.topic.case
    norms = [duty.id for duty in _owed(item)]
    raised = Raised(case.district_id, actor.now)
    lines = [row for where in OPEN for row in raised.at(where).filter(case__in=[case.pk, case.parent_id or case.pk])]
    given = duties.Given(
        HowKept.DONE,
        actor.on,
        KEPT_BY_IT,
        document_number=reverse("hall_public:decisions", args=[case.district_id]),
    )
    for line in lines:
        if line.norm in norms:
            bare = replace(actor, seq=None, token="")
            duties.note(bare, case.district_id, line.norm, f"{SUBJECT}{line.case_id}", given)


def published(district: str) -> QuerySet[PublicPart]:
    """What the public reads, the latest sitting first. For everybody: holds nothing else of a meeting."""
    found = PublicPart.objects.filter(item__sitting__district=district, published_at__isnull=False).exclude(text="")
    return found.select_related("item__sitting", "item__topic").order_by("-item__sitting__held_on", "item__order", "pk")


def _item(item_id: int, actor: Actor) -> AgendaItem:
    item = AgendaItem.objects.select_related("sitting", "topic").filter(pk=item_id).exclude(outcome="").first()
    if item is None:
        raise NoSuchSitting(_("没有这项议定事项。请从会议重新打开。"))
    _closed(item.sitting_id, actor)
    return item


def _closed(sitting_id: int, actor: Actor) -> Sitting:
    sitting = Sitting.objects.filter(pk=sitting_id, district=home_of(actor)).first()
    if sitting is None:
        raise NoSuchSitting(_("没有这次会议。请从会议日程重新打开。"))
    must_run_meetings(actor, sitting.district_id)
    signed = sitting.minutes_case_id is None or state_of(sitting.minutes_case_id).ended
    if sitting.state != SittingState.CLOSED or not signed:
        raise NotNowAtSitting(_("会议结束、纪要签发以后才能公开议定事项。"))
    return sitting
