"""What stands around a case: which other cases it belongs to, and which acts somebody may open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.office.cases.actors import GOVERNMENT_OFFICE
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.models import Case
from guiju.office.people.models import Organ
from guiju.office.people.plain_sql import any_row
from guiju.office.people.queries import ActingPost, organs
from guiju.rules.instruments.vocabulary import Act

DRAFTING_ORGAN, OFFICE, LEADERS = "drafting_organ", "office", "government_leaders"
Hats = tuple[ActingPost, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another case, as a link names it."""

    case_id: int
    serial: int
    act: str
    title: str
    state: str


def neighbours(case: Case) -> tuple[Neighbour | None, list[Neighbour]]:
    """The case that this one was opened for, and those opened for it, oldest first."""
    parent = case.parent
    below = Case.objects.filter(parent=case).order_by("pk") if any_row(Case, "parent_id", case.pk) else []
    return (_neighbour(parent) if parent else None), [_neighbour(child) for child in below]


def acts_to_open(district: str, hats: Hats, on: date) -> list[Act]:
    """The acts that the district's rules know on a day and that somebody in these posts may open.

    Raises NotInForce, UnknownDistrict.
    """
    held = _held(district, hats)
    acts = rulebook_of(district, on).acts(on).values()
    return [act for act in acts if held & set(act.opened_by)]


def organs_to_open_for(district: str, hats: Hats) -> list[Organ]:
    """The organs in whose name somebody may open a case: their own; for leaders the government office."""
    own = {hat.post.organ_id for hat in hats} - {None}
    known = organs(district)
    return [o for o in known if o.pk in own] or [o for o in known if o.code == GOVERNMENT_OFFICE]


def _held(district: str, hats: Hats) -> set[str]:
    here = [hat.post for hat in hats if hat.post.district_id == district]
    found = {DRAFTING_ORGAN for post in here if post.organ_id}
    found |= {LEADERS for post in here if not post.organ_id}
    return found | {OFFICE for post in here if post.organ and post.organ.code == GOVERNMENT_OFFICE}


def _neighbour(case: Case) -> Neighbour:
    return Neighbour(case.pk, case.serial, case.act, case.title, case.state)
