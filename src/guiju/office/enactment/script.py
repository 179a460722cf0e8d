"""Everything that an enactment needs before it begins: from the file, the answers, the rules and the posts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from guiju.office.cases.asking import Asking, asking
from guiju.office.enactment.bringing import Brought, brought
from guiju.office.enactment.exceptions import Reasons, reasons_for
from guiju.office.enactment.matter import ACT, facts_of, lacking, reasons_of
from guiju.office.enactment.questions import Asker, Question
from guiju.office.enactment.reading import Reading
from guiju.office.enactment.sitting_script import SittingScript, sitting_of
from guiju.office.enactment.steps import DELIBERATE, ISSUE, PUBLISH, Known, Route, route_of
from guiju.office.people.queries import organs
from guiju.rules.planning.plans import Plan

TEXT = "draft"


@dataclass(frozen=True)
class Script:
    """`sitting` is None where the rules ask for no meeting. `made_on` is the day of the last signature."""

    reading: Reading
    law_on: date
    organ: str
    opened_on: date
    made_on: date
    published_on: date | None
    facts: Mapping[str, Any]
    reasons: Mapping[str, str]
    materials: tuple[Brought, ...]
    route: Route
    sitting: SittingScript | None
    exceptions: Reasons

    @property
    def district(self) -> str:
        return self.reading.district.code

    @property
    def first_day(self) -> date:
        """The first day in force: what the text says, else the day on which it was made."""
        return self.reading.first_day(self.published_on, self.made_on) or self.made_on


def script_of(reading: Reading, asker: Asker, folder: Path, today: date) -> Script:
    """Raises AnswersMissing with everything that must still be known, WrongAnswer, NotInForce, FactError.

    `folder`: where files that the answers name are looked for.
    """
    days = _days(reading, asker)
    organ = _organ(reading, asker)
    law_on = asker.optional(Question("law_on", "适用哪一天的规则", "day"), days.first)
    if law_on is None:
        asker.must_be_complete()
    asked = asking(reading.district.code, ACT, law_on, min(days.opened or today, today))
    facts = facts_of(asker, asked, reading, organ)
    reasons = reasons_of(asker, asked, facts)
    plan = asked.rulebook.plan(ACT, facts, law_on)
    rows = lacking(plan, asked.vocabulary, {TEXT}, asker.under("materials"))
    materials = brought(asker, "materials", rows, folder)
    exceptions = reasons_for(asker, "exceptions", plan, asked.vocabulary, frozenset(kind for kind, _, _ in rows))
    route = route_of(asker, "steps", plan, asked.vocabulary, _known(plan, reading, days))
    sitting = _sitting(asker, asked, reading, plan, folder)
    asker.must_be_complete()
    return Script(
        reading,
        law_on,
        organ,
        days.opened,
        days.made,
        days.published,
        facts,
        reasons,
        materials,
        route,
        sitting,
        exceptions,
    )


@dataclass(frozen=True, slots=True)
class Days:
    """The days of the whole; None while not known, which is a question then."""

    opened: Any
    made: Any
    published: date | None
    first: date | None


def _days(reading: Reading, asker: Asker) -> Days:
    found = reading.publication
    made = found.made_on or asker.ask(Question("made_on", "成文日期（最后签发之日）", "day"))
    published = found.portal.published_on
    if published is None and reading.disclosure in ("proactive", ""):
        published = asker.ask(Question("published_on", "向社会公开的日期", "day", why="文件没有写明发布日期"))
    opened = asker.ask(Question("opened_on", "起草单位起办并报送的日期", "day"))
    first = reading.first_day(published, made)
    if first is None and found.in_force is None:
        first = asker.ask(Question("in_force_on", "自哪一天起施行", "day", why="文件没有写明施行日期"))
    return Days(opened, made, published, first)


def _organ(reading: Reading, asker: Asker) -> str:
    choices = tuple((organ.code, organ.short_name) for organ in organs(reading.district.code))
    found: str = asker.ask(Question("drafting_organ", "由哪个单位起草并报送", "choice", choices)) or ""
    return found


def _known(plan: Plan, reading: Reading, days: Days) -> Known:
    """What the file says about steps: the last signature made the document; its number; the day of publication."""
    signing = [step for step in plan.route if step.does == "sign"]
    known_days = {step.key: days.published for step in plan.route if step.does == PUBLISH}
    if signing:
        known_days[max(signing, key=lambda step: step.order).key] = days.made
    number = reading.publication.doc_no
    words = {step.key: number for step in plan.route if step.does == ISSUE and number}
    words |= {step.key: "政府网站公开页面" for step in plan.route if step.does == PUBLISH}
    return Known(known_days, words)


def _sitting(asker: Asker, asked: Asking, reading: Reading, plan: Plan, folder: Path) -> SittingScript | None:
    if not any(step.does == DELIBERATE for step in plan.route):
        return None
    return sitting_of(asker, asked, reading, plan, folder)
