"""What the articles on supervision say about a task: the norms of the act follow_up_task, asked of the rulebook.

The ledger adds no rules of its own: what must be known before a task is assigned, who confirms that it is done and
who checks it stand in the instruments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.cases.actors import CHINA
from guiju.office.people.errors import OrganisationError
from guiju.office.people.models import Post
from guiju.office.people.roles import resolve
from guiju.office.rulebook.queries import rulebook_for, vocabulary
from guiju.office.tasks.errors import WrongTask
from guiju.office.tasks.models import Task
from guiju.rules.facts import FactDefinition
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import PlanningError

ACT, SOURCE = "follow_up_task", "task_source"
LEAD, ASSISTING, DUE = "responsible_organ", "organs_concerned", "due_on"
"""Facts of a matter that say which units are meant, and until when."""
BEFORE, AFTER = "accept", "evaluate"
FIELDS = {LEAD: "lead", DUE: "due_on"}
CHECK = "check"


def sources() -> FactDefinition:
    """Where a task may come from."""
    return vocabulary().facts[SOURCE]


@dataclass(frozen=True, slots=True)
class Units:
    """Who carries a task out until when; codes of organs."""

    lead: str
    assisting: Sequence[str] = ()
    due_on: date | None = None


def plan_of(district: str, source: str, units: Units, law_on: date) -> Plan | None:
    """What the rules say about a task that the office supervises; None where no rules of that day are known."""
    facts = {
        SOURCE: source,
        LEAD: [units.lead] if units.lead else [],
        "touches_others": bool(units.assisting),
        ASSISTING: list(units.assisting),
        "supervised_by_office": True,
        DUE: units.due_on,
        "attachments": [],
    }
    try:
        return rulebook_for(district, law_on).plan(ACT, {k: v for k, v in facts.items() if v is not None}, law_on)
    except PlanningError:
        return None


def plan_for(task: Task) -> Plan | None:
    """What the rules say about a task as it stands."""
    others = list(task.assisting.values_list("code", flat=True))
    units = Units(task.lead.code if task.lead else "", others, task.due_on)
    return plan_of(task.district_id, task.source, units, task.given_at.astimezone(CHINA).date())


def citations(plan: Plan | None) -> list[str]:
    """The articles on which a plan's route stands, without repetition."""
    return list(dict.fromkeys(str(cite) for step in (plan.route if plan else ()) for cite in step.cites))


def refuse_unruly(district: str, source: str, units: Units, law_on: date) -> None:
    """Raises WrongTask at the field that the articles miss before a task may be assigned."""
    plan = plan_of(district, source, units, law_on)
    for found in plan.findings if plan else ():
        if found.blocks and found.stage == BEFORE:
            facts = {name for because in found.because for name in because.facts} | set(found.missing)
            name = next((field for fact, field in FIELDS.items() if fact in facts), "lead")
            words = {"message": found.message, "cure": found.cure, "cites": "、".join(c.zh() for c in found.cites)}
            raise WrongTask(name, _("%(message)s（%(cites)s）。%(cure)s。") % words)


def confirming_posts(task: Task, on: date) -> list[Post] | None:
    """The posts of which one must confirm that a task is done before it is closed; None when nobody need do so."""
    plan = plan_for(task)
    found = [step for step in (plan.route if plan else ()) if step.does == CHECK and step.stage != AFTER]
    if plan is None or not found:
        return None
    posts: list[Post] = []
    for role in found[0].who:
        definition = vocabulary().roles[role].resolve
        try:
            posts += resolve(
                role, definition, district=task.district_id, drafting_organ="", facts={LEAD: _lead(task)}, on=on
            )
        except OrganisationError as missing:
            raise WrongTask("text", str(missing)) from missing
    return posts


def _lead(task: Task) -> list[str]:
    return [task.lead.code] if task.lead else []
