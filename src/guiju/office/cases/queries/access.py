"""Who may see a case: the drafting organ, the government office, and whoever is or was asked to act or read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from guiju.office.cases.actors import GOVERNMENT_OFFICE
from guiju.office.cases.errors import NoSuchCase, NotYourCase
from guiju.office.cases.events import Recorded
from guiju.office.cases.folding import fold
from guiju.office.cases.log import read_log
from guiju.office.cases.models import Case, Event, WorkItem
from guiju.office.cases.state import CaseState
from guiju.office.people.models import Person, Post
from guiju.office.people.queries import ActingPost, acting_posts
from guiju.rules.planning.plan_json import plan_from_json
from guiju.rules.planning.plans import Plan


@dataclass(frozen=True)
class CaseFile:
    """A case as a screen needs it: the row, its log, the folded state, and the posts in which the person may act."""

    person: Person
    case: Case
    state: CaseState
    hats: tuple[ActingPost, ...]
    entries: tuple[Recorded, ...]

    @cached_property
    def plan(self) -> Plan:
        """The case's plan as typed values; its facts are raw."""
        return plan_from_json(self.state.plan)


def case_for(person: Person, case_id: int, on: date, hats: tuple[ActingPost, ...] | None = None) -> CaseFile:
    """A case that a person may see. Raises NoSuchCase, NotYourCase (the entry point then logs the refusal).

    `hats`: the posts in which they may act on the day, where they have been looked up already.
    """
    case = Case.objects.select_related("drafting_organ", "opened_by", "district").filter(pk=case_id).first()
    if case is None:
        raise NoSuchCase(_("没有编号为%(case_id)s的事项。请从列表中重新打开。") % {"case_id": case_id})
    hats = acting_posts(person, on) if hats is None else hats
    if not may_see(person, case, hats):
        raise NotYourCase(_("您的职务与本事项无关，不能查看。如工作需要，请与起草单位或区政府办公室联系。"))
    return file_of(person, case, hats)


def file_of(person: Person, case: Case, hats: tuple[ActingPost, ...]) -> CaseFile:
    """The file of a case. No rights are checked here."""
    entries = tuple(read_log(case.pk))
    return CaseFile(person, case, fold(entries), hats, entries)


def may_see(person: Person, case: Case, hats: tuple[ActingPost, ...]) -> bool:
    """Whether somebody who may act in the posts of `hats` may see the case."""
    if case.opened_by_id == person.pk or any(_by_office(case, hat.post) for hat in hats):
        return True
    posts = [hat.post.pk for hat in hats]
    if WorkItem.objects.filter(case=case, post__in=posts).exists():
        return True
    return Event.objects.filter(case=case, actor=person).exists()


def _by_office(case: Case, post: Post) -> bool:
    if post.organ is None or post.district_id != case.district_id:
        return False
    return post.organ_id == case.drafting_organ_id or post.organ.code == GOVERNMENT_OFFICE


def state_of(case_id: int) -> CaseState:
    """The state of a case, for apps that take part in it. No rights are checked here. Raises NoSuchCase."""
    state = fold(read_log(case_id))
    if not state.head_seq:
        raise NoSuchCase(_("没有编号为%(case_id)s的事项。") % {"case_id": case_id})
    return state
