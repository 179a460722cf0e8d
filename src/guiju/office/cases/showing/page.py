"""Everything that the page of a case shows, put together once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from guiju.office.cases.asking import Asking, asking
from guiju.office.cases.obligations import obligations_of
from guiju.office.cases.queries import CaseFile, told
from guiju.office.cases.queries.places import Neighbour, neighbours
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.happened import EventView, Story
from guiju.office.cases.showing.jumped import unmet_steps
from guiju.office.cases.showing.materials import MaterialView, materials_of
from guiju.office.cases.showing.names import Names, names_in
from guiju.office.cases.showing.plan import FindingView, LimitView, StepView, finding_views, limit_view, readings_of
from guiju.office.cases.showing.reasons import Reasons
from guiju.office.cases.showing.route import RoutePicture
from guiju.office.cases.showing.standing import Standing, approvals
from guiju.office.cases.showing.suspensions import suspensions
from guiju.office.cases.showing.threads import AskView, CirculationView, circulations, opinions
from guiju.office.cases.state import CaseState
from guiju.office.rulebook.conflict_cards import ConflictCard, conflicts_of
from guiju.office.rulebook.labels import english, label, listed
from guiju.rules.facts import FactKind
from guiju.rules.instruments.articles import Reading
from guiju.rules.planning.plans import FindingKind, Plan


@dataclass(frozen=True, slots=True)
class FactView:
    """A fact of the case. `judged` tells who decided it and why."""

    label: str
    value: str
    judged: str = ""


@dataclass(frozen=True)
class CasePage:
    """A case, ready to be drawn."""

    file: CaseFile
    asked: Asking
    who: WhoIsMeant
    names: Names
    steps: Sequence[StepView]
    findings: Sequence[FindingView]
    limits: Sequence[LimitView]
    materials: Sequence[MaterialView]
    facts: Sequence[FactView]
    events: Sequence[EventView]
    waived: Sequence[tuple[str, str]]
    readings: Sequence[Reading]
    conflicts: Sequence[ConflictCard]
    parent: Neighbour | None
    below: Sequence[Neighbour]
    approvals: Sequence[Standing] = ()
    opinions: Sequence[AskView] = ()
    circulations: Sequence[CirculationView] = ()
    suspensions: Sequence[str] = ()

    @property
    def now_with(self) -> list[str]:
        """Whoever is asked now: step and people."""
        return [
            (f"{step.who}: {step.verb}" if english() else f"{step.who}{step.verb}")
            + (f"：{listed([p.name for p in step.people if not p.day])}" if step.people else "")
            for step in self.steps
            if step.state in ("active", "external")
        ]


def case_page(file: CaseFile, on: date) -> CasePage:
    """Put together what a page shows of a case. Rights have been checked (see `case_for`)."""
    case, state, plan = file.case, file.state, file.plan
    asked = asking(case.district_id, case.act, case.law_on, on)
    who = WhoIsMeant(asked.vocabulary, asked.bodies(), case.district_id, state.drafting_organ, plan.facts, on)
    names, reasons = names_in(state, on), Reasons(asked, plan.facts, who)
    who.look_up({role for finding in plan.findings if finding.ok is not True for role in finding.cured_by})
    parent, below = neighbours(case)
    return CasePage(
        file=file,
        asked=asked,
        who=who,
        names=names,
        steps=RoutePicture(file, plan, who, reasons, names).steps(),
        findings=finding_views([*unmet_steps(state), *plan.findings], who),
        limits=limits_of(state, plan, who),
        materials=materials_of(file, plan, who, names),
        facts=_facts(file, asked, reasons, names),
        events=Story(state, reasons, names).told(told(file.entries)),
        waived=[(w.message, f"{w.reason}（{names.people.get(w.person, '')}）") for w in state.waivers],
        readings=readings_of(plan.readings, case.district_id),
        conflicts=conflicts_of(plan, case.district_id),
        parent=parent,
        below=below,
        approvals=approvals(file, names),
        opinions=opinions(state, names),
        circulations=circulations(state, names),
        suspensions=suspensions(state, on),
    )


def limits_of(state: CaseState, plan: Plan, who: WhoIsMeant) -> list[LimitView]:
    """The limits of a case, with when they were kept. Those checked when it was handed in run no longer."""
    owed = {one.norm: one for one in obligations_of(state)}
    checked = {finding.id: finding.ok for finding in plan.findings if finding.kind is FindingKind.LIMIT}
    shown = []
    for limit in plan.limits:
        one = owed.get(limit.id)
        done = (one.done_at if one.due_at else one.done_on) if one else None
        shown.append(replace(limit_view(limit, who), done=done, met=checked.get(limit.id) is True))
    return shown


def _facts(file: CaseFile, asked: Asking, reasons: Reasons, names: Names) -> list[FactView]:
    """The facts that say something: those given, without what is as usual."""
    judged = {
        j.fact: _("%(person)s判断：%(reason)s") % {"person": names.people.get(j.person, ""), "reason": j.reason}
        for j in file.state.judgements
    }
    return [
        FactView(label(fact), reasons.value(name), judged.get(name, ""))
        for name, fact in asked.facts.items()
        if name in judged or _telling(file.state.facts.get(name), fact.default, fact.kind)
    ]


def _telling(value: object, usual: object, kind: FactKind) -> bool:
    return value not in (None, "", []) and value != usual and kind is not FactKind.COMPUTED
