"""A written instruction of a leader becomes a task, inside the transaction of the instruction."""

from __future__ import annotations

import json
from collections.abc import Iterator

from django.db.models import Max

from guiju.office.cases.models import Event
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState, Deed
from guiju.office.people.models import District
from guiju.office.people.queries import organ_of
from guiju.office.tasks.models import Entry, EntryKind, Task, TaskState
from guiju.rules.citations import Citation

LEAD, ASSISTING = "responsible_organ", "organs_concerned"
"""Facts of a matter that say which units are meant."""


def raise_tasks(moment: Moment) -> None:
    """One task for each instruction that the action wrote. What was only ticked or agreed to gives none."""
    for deed in _instructions(moment):
        if not Task.objects.filter(case=moment.case, seq=deed.seq).exists():
            _raise(moment, deed)


def _instructions(moment: Moment) -> Iterator[Deed]:
    seen = set()
    for step in moment.state.steps.values():
        for deed in step.deeds():
            if deed.seq >= moment.seq and deed.operation == "instruct" and deed.seq not in seen:
                seen.add(deed.seq)
                yield deed


def _raise(moment: Moment, deed: Deed) -> None:
    case = moment.case
    District.objects.select_for_update().get(pk=case.district_id)
    last = Task.objects.filter(district=case.district_id).aggregate(last=Max("serial"))["last"] or 0
    lead, *others = _units(moment.state)
    task = Task(district_id=case.district_id, serial=last + 1, case=case, seq=deed.seq, title=case.title)
    task.text, task.cites, task.state = deed.text, _cites(moment, deed), TaskState.NEW
    task.given_by_id, task.given_post_id, task.given_at = deed.person, deed.on_behalf_of or deed.post, deed.at
    task.lead = organ_of(case.district_id, lead)
    task.save()
    assisting = [organ_of(case.district_id, code) for code in others]
    task.assisting.set([organ for organ in assisting if organ])
    post = deed.post
    Entry.objects.create(
        task=task, kind=EntryKind.RAISED, text=deed.text, person_id=deed.person, post_id=post, at=deed.at
    )


def _units(state: CaseState) -> list[str]:
    """The units that the matter names, the lead first: until the office says otherwise they are proposed."""
    named = [str(code) for code in state.facts.get(LEAD) or ()] or [state.drafting_organ]
    others = [str(code) for code in state.facts.get(ASSISTING) or ()]
    return list(dict.fromkeys([*named, *others]))


def _cites(moment: Moment, deed: Deed) -> list[str]:
    found = Event.objects.filter(case=moment.case, seq=deed.seq).values_list("cites", flat=True).first() or "[]"
    return [str(Citation.parse(cite)) for cite in json.loads(found)]
