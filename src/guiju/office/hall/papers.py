"""The papers of a sitting's items, as far as somebody sees them, and who has read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guiju.office.cases.actors import Actor
from guiju.office.cases.queries import state_of
from guiju.office.cases.state import Material
from guiju.office.hall.models import PaperReading
from guiju.office.hall.notices import read_papers
from guiju.office.meetings.errors import NoSuchSitting, NotYourMeeting
from guiju.office.meetings.models import AgendaItem, Sitting
from guiju.office.meetings.queries import seen_sitting
from guiju.office.meetings.rights import Sight, home_of, own_items


@dataclass(frozen=True, slots=True)
class ItemPapers:
    """An item with its papers; `mine`: whether the one who asks has read them."""

    item: AgendaItem
    materials: Sequence[Material]
    mine: bool
    readings: Sequence[PaperReading]


def papers_of(sitting_id: int, actor: Actor) -> tuple[Sitting, list[ItemPapers]]:
    """The items that somebody sees, with their papers. Raises NoSuchSitting, NotYourMeeting."""
    sitting, rows = _seen(sitting_id, actor)
    return sitting, [_papers(row, actor) for row in rows.select_related("topic__organ")]


def read_item(sitting_id: int, item_id: int, actor: Actor) -> None:
    """The papers of an item are read. Raises NoSuchSitting for items that one does not see."""
    _sitting, rows = _seen(sitting_id, actor)
    row = rows.filter(pk=item_id).first()
    if row is None:
        raise NoSuchSitting(_("议程中没有这一项，可能已被移出。请刷新后再办理。"))
    read_papers(row, actor)


def overseen(actor: Actor) -> str:
    """The district whose years and counts somebody may see. Raises NotYourMeeting."""
    district = home_of(actor)
    if not actor.oversees(district):
        raise NotYourMeeting(_("会议统计供区政府领导和区政府办公室查看。请联系区政府办公室。"))
    return district


def _seen(sitting_id: int, actor: Actor) -> tuple[Sitting, QuerySet[AgendaItem]]:
    sitting, seen = seen_sitting(sitting_id, actor)
    rows = AgendaItem.objects.filter(sitting=sitting)
    if seen is not Sight.ALL:
        mine = AgendaItem.objects.filter(own_items(actor, home_of(actor)), sitting=sitting_id)
        rows = rows.filter(pk__in=mine.values("pk"))
    return sitting, rows


def _papers(row: AgendaItem, actor: Actor) -> ItemPapers:
    found = list(PaperReading.objects.filter(item=row).select_related("person").order_by("read_at"))
    mine = any(reading.person_id == actor.person.pk for reading in found)
    return ItemPapers(row, list(state_of(row.topic.case_id).materials.values()), mine, found)
