"""Materials of a case: what is there, what the rules still ask for, and who supplies it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from guiju.office.cases.queries import CaseFile
from guiju.office.cases.showing.asked import WhoIsMeant
from guiju.office.cases.showing.names import Names
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.labels import label, listed
from guiju.rules.planning.plans import Plan

KILO = 1024


@dataclass(frozen=True, slots=True)
class MaterialView:
    """One row. `name` "" while it is missing; then `who` can supply it before `stage`. `citations` ask for it."""

    label: str
    name: str = ""
    size: str = ""
    by: str = ""
    at: datetime | None = None
    who: str = ""
    stage: str = ""
    must: bool = True
    citations: Sequence[CitationCard] = ()


def materials_of(file: CaseFile, plan: Plan, who: WhoIsMeant, names: Names) -> list[MaterialView]:
    """What is missing first, then what is there in the order in which it came."""
    return [*_missing(plan, who), *_there(file, plan, who, names)]


def _missing(plan: Plan, who: WhoIsMeant) -> list[MaterialView]:
    left = [requirement for requirement in plan.requirements if not requirement.present]
    who.look_up({role for requirement in left for role in requirement.supplied_by})
    return [
        MaterialView(
            requirement.zh,
            who=listed(who.words(requirement.supplied_by)),
            stage=label(who.vocabulary.stages[requirement.stage]),
            must=requirement.strength == "must",
            citations=cards(requirement.cites, who.district),
        )
        for requirement in left
    ]


def _there(file: CaseFile, plan: Plan, who: WhoIsMeant, names: Names) -> list[MaterialView]:
    asked_by = {asked.item: asked.cites for asked in plan.requirements}
    at = {seq: when for seq, _, _, when in file.state.log}
    return [
        MaterialView(
            label(who.vocabulary.materials[material.kind]),
            material.name,
            _size(material.size),
            names.people.get(material.person, ""),
            at[material.seq],
            citations=cards(asked_by.get(material.kind, ()), who.district),
        )
        for material in sorted(file.state.materials.values(), key=lambda m: m.seq)
    ]


def _size(size: int) -> str:
    return f"{size / KILO / KILO:.1f} MB" if size >= KILO * KILO else f"{max(size // KILO, 1)} KB"
