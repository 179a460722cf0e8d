"""A plan for the screen: the route with the people meant, findings with their cure, limits with their arithmetic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.utils.translation import gettext as _

from guiju.office.cases.asking import Asking
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.reasons import Reasons
from guiju.office.cases.showing.words import person_in
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.conflict_cards import ConflictCard, conflicts_of
from guiju.office.rulebook.labels import english, label
from guiju.office.rulebook.queries import district_rulebook
from guiju.rules.instruments.articles import Reading
from guiju.rules.instruments.vocabulary import Term
from guiju.rules.planning.plans import Finding, FindingKind, Plan, PlannedLimit, Step, Strength


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody asked, or who did it."""

    name: str
    day: date | datetime | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class LimitView:
    """A time limit. `due` None: `waits_for` names the fact that it counts from. `done`: when a step kept it."""

    label: str
    due: date | datetime | None
    provisional: bool
    arithmetic: str
    waits_for: str
    stage: str
    who: str
    strength: str
    citations: Sequence[CitationCard]
    done: date | datetime | None = None
    met: bool = False


@dataclass(frozen=True, slots=True)
class StepView:
    """One step as the picture of a route draws it (components/route.jinja)."""

    stage: str
    who: str
    verb: str
    state: str
    together: bool = False
    people: Sequence[PersonView] = ()
    limit: LimitView | None = None
    citations: Sequence[CitationCard] = ()
    because: Sequence[str] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding as its card draws it (components/findings.jinja). `asks` are (fact, label) to be filled in."""

    id: str
    ok: bool | None
    strength: str
    message: str
    cure: str
    who: Sequence[str]
    citations: Sequence[CitationCard]
    stage: str = ""


@dataclass(frozen=True, slots=True)
class OpenStage:
    """A stage that cannot be told yet, with the facts (name, label) that decide it."""

    stage: str
    facts: Sequence[tuple[str, str]]
    citations: Sequence[CitationCard]


@dataclass(frozen=True, slots=True)
class PlanView:
    """Everything that the rules say, ready to be drawn."""

    steps: Sequence[StepView]
    findings: Sequence[FindingView]
    limits: Sequence[LimitView]
    duties: Sequence[tuple[str, str, Sequence[CitationCard]]]
    open: Sequence[OpenStage]
    missing: Sequence[tuple[str, str]]
    readings: Sequence[Reading]
    conflicts: Sequence[ConflictCard] = ()

    @property
    def blocked(self) -> int:
        """How many rules that must be kept are not."""
        return sum(f.ok is False and f.strength == Strength.MUST.value for f in self.findings)


def plan_view(plan: Plan, asked: Asking, who: WhoIsMeant) -> PlanView:
    """The plan of a form that is being filled."""
    who.look_up({role for step in plan.route for role in step.who} | _curing(plan.findings))
    reasons = Reasons(asked, plan.facts, who)
    return PlanView(
        steps=[
            _step(step, before, who, reasons) for step, before in zip(plan.route, (None, *plan.route), strict=False)
        ],
        findings=finding_views([f for f in plan.findings if f.kind is not FindingKind.FACT], who),
        limits=[limit_view(limit, who) for limit in plan.limits],
        duties=[(d.zh, who.labels(d.owed_by), cards(d.cites, who.district)) for d in plan.duties],
        open=_open(plan, who),
        missing=_missing(plan, who),
        readings=readings_of(plan.readings, who.district),
        conflicts=conflicts_of(plan, who.district),
    )


def finding_views(findings: Iterable[Finding], who: WhoIsMeant) -> list[FindingView]:
    """Findings with the people who can cure them, and their articles as chips."""
    return [_finding(finding, who) for finding in findings]


def limit_view(limit: PlannedLimit, who: WhoIsMeant) -> LimitView:
    """A limit with what it waits for."""
    fact = who.vocabulary.facts.get(limit.counted_from)
    return LimitView(
        limit.zh,
        limit.due,
        limit.provisional,
        limit.arithmetic,
        label(fact) if fact and limit.due is None else "",
        limit.stage,
        who.labels(limit.who),
        limit.strength.value,
        cards(limit.cites, who.district),
    )


def readings_of(ids: Iterable[str], district: str) -> list[Reading]:
    """Our answers to the open questions that shaped a plan."""
    known = {key: value for i in district_rulebook(district).instruments for key, value in i.readings.items()}
    return [known[name] for name in ids if name in known]


def verb_of(step_zh: str, holders: str, verb: Term) -> str:
    """What a step says of its holder: the words after the holder's name, where it begins with it; or the verb."""
    if english() or (holders in step_zh and not step_zh.startswith(holders)):
        return label(verb)
    return step_zh.removeprefix(holders)


def _step(step: Step, before: Step | None, who: WhoIsMeant, reasons: Reasons) -> StepView:
    holders = who.labels(step.who, either=step.either)
    external = all(role in who.vocabulary.roles and who.vocabulary.roles[role].external for role in step.who)
    problems = [who.meant(role).problem for role in step.who if who.meant(role).problem]
    return StepView(
        stage=_stage(who, step.stage),
        who=holders,
        verb=verb_of(step.zh, holders, who.vocabulary.verbs[step.does]),
        state="waiting",
        together=before is not None and (before.stage, before.order) == (step.stage, step.order),
        people=[PersonView(person_in(post)) for role in step.who for post in who.named(role)],
        citations=cards(step.cites, who.district),
        because=reasons.sentences(step.because),
        note=problems[0] if problems else _("由区外单位办理，结果由区政府办公室登记。") if external else "",
    )


def _finding(finding: Finding, who: WhoIsMeant) -> FindingView:
    return FindingView(
        finding.id,
        finding.ok,
        finding.strength.value,
        finding.message,
        finding.cure,
        who.words(finding.cured_by) if finding.ok is not True else (),
        cards(finding.cites, who.district),
        _stage(who, finding.stage),
    )


def _curing(findings: Iterable[Finding]) -> set[str]:
    return {role for finding in findings if finding.ok is not True for role in finding.cured_by}


def _missing(plan: Plan, who: WhoIsMeant) -> list[tuple[str, str]]:
    names = {name for f in plan.findings if f.ok is None for name in f.missing}
    names |= {name for stage in plan.undecided for name in stage.facts}
    return _labels(who, [name for name in who.vocabulary.acts[plan.act].facts if name in names])


def _open(plan: Plan, who: WhoIsMeant) -> list[OpenStage]:
    """Each stage that is open once, with everything that decides it."""
    found = []
    for stage, rows in groupby(plan.undecided, key=lambda undecided: undecided.stage):
        together = list(rows)
        facts = dict.fromkeys(name for row in together for name in row.facts)
        cites = sorted({cite for row in together for cite in row.cites})
        found.append(OpenStage(_stage(who, stage), _labels(who, facts), cards(cites, who.district)))
    return found


def _labels(who: WhoIsMeant, facts: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, label(who.vocabulary.facts[name])) for name in facts]


def _stage(who: WhoIsMeant, stage: str) -> str:
    return label(who.vocabulary.stages[stage])
