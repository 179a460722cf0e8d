"""What becomes a task by itself, inside the transaction that brings it about.

A written instruction of a leader, what a meeting decided, and a matter of supervision (act follow_up_task), which
the ledger follows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from guiju.office.cases.actors import Actor
from guiju.office.cases.models import Event
from guiju.office.cases.reactions import Moment
from guiju.office.cases.state import CaseState, Deed
from guiju.office.meetings.bodies import body_of
from guiju.office.meetings.models import AgendaItem
from guiju.office.people.queries import organ_of
from guiju.office.tasks.entering import next_serial
from guiju.office.tasks.informing import tell_units
from guiju.office.tasks.models import Entry, EntryKind, Task, TaskState
from guiju.office.tasks.supervision import ASSISTING, DUE, LEAD, SOURCE, Units, citations, plan_of
from guiju.rules.citations import Citation

MEETING = "meeting_or_research"
"""The value of the fact task_source for what a meeting decided."""
PASSES = ("agreed", "agreed_with_changes")
REGISTER = "register"
OVER = (TaskState.CLOSED, TaskState.DROPPED)


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
    lead, *others = _units(moment.state)
    task = Task(district_id=case.district_id, serial=next_serial(case.district_id), case=case, seq=deed.seq)
    task.title = case.title
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


def raise_decided(item: AgendaItem, actor: Actor) -> None:
    """What a meeting agreed to becomes a task of the unit that put it forward; the office assigns it."""
    if item.outcome not in PASSES or Task.objects.filter(item=item).exists():
        return
    sitting, topic = item.sitting, item.topic
    plan = plan_of(item.sitting.district_id, MEETING, Units(topic.organ.code), sitting.held_on)
    task = Task(district_id=sitting.district_id, serial=next_serial(sitting.district_id), source=MEETING, item=item)
    task.case, task.title, task.text = topic.case, topic.title, item.wording or topic.title
    task.basis = _meeting(item)
    task.lead, task.state, task.cites = topic.organ, TaskState.NEW, citations(plan)
    task.given_by, task.given_post = sitting.chair_person or actor.person, sitting.chair_post
    task.given_at = actor.now
    task.save()
    Entry.objects.create(
        task=task, kind=EntryKind.RAISED, text=f"{task.basis}：{task.text}", person=actor.person, at=actor.now
    )


def correct_decided(item: AgendaItem, actor: Actor) -> None:
    """Another wording of what a meeting decided is what its task says too; who carries it out is told.

    A task that is closed keeps the words that it was checked against; the correction stands in its record.
    """
    task = Task.objects.select_for_update().filter(item=item).first()
    correction = item.corrections.last()
    if task is None or correction is None:
        return
    if task.state not in OVER:
        task.text = correction.wording
        task.save(update_fields=["text"])
    said = f"{correction.wording}（更正理由：{correction.reason}）"
    Entry.objects.create(task=task, kind=EntryKind.CORRECTED, text=said, person=actor.person, at=actor.now)
    tell_units(task, actor)


def _meeting(item: AgendaItem) -> str:
    sitting = item.sitting
    name = body_of(sitting.district_id, sitting.body, sitting.rules_on).name
    return f"{name}第{sitting.ordinal}次会议（{sitting.held_on}）"


def follow_case(moment: Moment) -> None:
    """A matter of supervision that was entered in the ledger has its line there, and the line ends with it."""
    if not any(step.does == REGISTER and step.finished for step in moment.state.steps.values()):
        return
    task = Task.objects.filter(case=moment.case, follows=True).first() or _line(moment)
    if task is None:
        return
    _bring_up_to_date(task, moment.state)
    over = {"closed": (TaskState.CLOSED, EntryKind.CLOSED), "void": (TaskState.DROPPED, EntryKind.DROPPED)}
    if moment.state.base in over and task.state not in (TaskState.CLOSED, TaskState.DROPPED):
        task.state, kind = over[moment.state.base]
        _note(task, kind, "督查事项已经办结" if kind == EntryKind.CLOSED else "督查事项已经作废", moment)
    task.save()


def _line(moment: Moment) -> Task | None:
    facts, case = moment.state.facts, moment.case
    lead, *_others = _units(moment.state)
    task = Task(district_id=case.district_id, serial=next_serial(case.district_id), case=case, follows=True)
    task.source, task.title, task.text = facts.get(SOURCE) or MEETING, case.title, case.title
    task.state, task.lead = TaskState.NEW, organ_of(case.district_id, lead)
    task.given_by, task.given_post_id, task.given_at = moment.person, moment.post, moment.now
    task.cites = citations(plan_of(case.district_id, task.source, Units(lead), case.law_on))
    task.save()
    _note(task, EntryKind.RAISED, case.title, moment)
    return task


def _bring_up_to_date(task: Task, state: CaseState) -> None:
    lead, *others = _units(state)
    due = state.facts.get(DUE)
    task.lead = organ_of(task.district_id, lead) or task.lead
    task.due_on = date.fromisoformat(due) if isinstance(due, str) else due
    task.arithmetic = "督查事项所填的日期" if task.due_on else ""
    if task.state == TaskState.NEW and task.lead and task.due_on:
        task.state = TaskState.OPEN
    task.assisting.set([organ for code in others if (organ := organ_of(task.district_id, code))])


def _note(task: Task, kind: EntryKind, text: str, moment: Moment) -> None:
    Entry.objects.create(task=task, kind=kind, text=text, person=moment.person, post_id=moment.post, at=moment.now)
