"""The register of what meetings have decided, as far as somebody may see it; the extract of one item for its unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.meetings.errors import NoSuchSitting, NotNowAtSitting
from guiju.office.meetings.minutes_text import SAID, wording_in_force
from guiju.office.meetings.models import AgendaItem, Outcome, Sitting
from guiju.office.meetings.queries import body_of_sitting
from guiju.office.meetings.rights import home_of, own_items, sees_all
from guiju.office.rulebook.profiles import profile


@dataclass(frozen=True, slots=True)
class Extract:
    """What one unit gets of the minutes: its own item, and nothing of the others."""

    government: str
    meeting: str
    held_on: date
    title: str
    organ: str
    said: str
    wording: str


def decisions(actor: Actor, body: str = "", year: int | None = None, words: str = "") -> QuerySet[AgendaItem]:
    """Decided items that somebody may see, the latest sitting first."""
    district = home_of(actor)
    whole = Sitting.objects.filter(sees_all(actor, district)).values("pk")
    mine = AgendaItem.objects.filter(own_items(actor, district)).values("pk")
    found = AgendaItem.objects.filter(Q(sitting__in=whole) | Q(pk__in=mine)).exclude(outcome="")
    found = found.filter(sitting__district=district)
    if body:
        found = found.filter(sitting__body=body)
    if year:
        found = found.filter(sitting__held_on__year=year)
    if words:
        found = found.filter(Q(topic__title__contains=words) | Q(wording__contains=words))
    shown = found.select_related("sitting", "topic__organ", "topic__case").prefetch_related("corrections")
    return shown.order_by("-sitting__held_on", "sitting_id", "order", "pk")


def extract(item: int, actor: Actor) -> Extract:
    """The extract of an item, once the minutes are signed. Raises NoSuchSitting, NotNowAtSitting."""
    row = decisions(actor).filter(pk=item).first()
    if row is None:
        raise NoSuchSitting(_("没有这项议定事项，或者它与您的单位无关。请从决定事项重新打开。"))
    sitting = row.sitting
    if sitting.minutes_case_id is None or not state_of(sitting.minutes_case_id).ended:
        raise NotNowAtSitting(_("纪要还没有签发，不能摘发。签发后再来。"))
    return Extract(
        government=profile(sitting.district_id).government,
        meeting=f"{body_of_sitting(sitting).name}第{sitting.ordinal}次会议",
        held_on=sitting.held_on,
        title=row.topic.title,
        organ=row.topic.organ.short_name,
        said=SAID[Outcome(row.outcome)],
        wording=wording_in_force(row),
    )
