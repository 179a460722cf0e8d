"""Contradictions with the law above as screens show them: both articles as links, what is followed, an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from guiju.office.rulebook import queries
from guiju.office.rulebook.citing import CitationCard, card
from guiju.rules.citations import Citation
from guiju.rules.comparing.words import facts_in_words
from guiju.rules.instruments.layer_conflicts import LayerConflict, ShownBy
from guiju.rules.planning.declared_conflicts import conflicts_in
from guiju.rules.planning.plans import Plan
from guiju.rules.planning.problems import PlanningError


@dataclass(frozen=True, slots=True)
class ConflictCard:
    """A contradiction for the screen (components/conflicts.jinja)."""

    id: str
    gist: str
    ours: CitationCard
    above: CitationCard
    follows: str
    decision: str
    example: str
    decided_by: str
    since: date


def conflicts(district: str) -> list[ConflictCard]:
    """Everything in which the district's texts contradict the law above, as declared. Raises UnknownDistrict."""
    book = queries.district_rulebook(district)
    return [_card(one, district) for i in book.instruments for one in i.conflicts]


def conflicts_of(plan: Plan, district: str) -> list[ConflictCard]:
    """Those that touch the matter of a plan."""
    try:
        found = conflicts_in(queries.district_rulebook(district), plan)
    except PlanningError:  # a plan kept from a time whose text is no longer in the rulebook
        return []
    return [_card(one, district) for one in found]


def conflicts_at(citation: Citation, district: str) -> list[ConflictCard]:
    """Those in which an article takes part."""
    book = queries.district_rulebook(district)
    return [_card(one, district) for i in book.instruments for one in i.conflicts if citation in one.pair]


def _card(one: LayerConflict, district: str) -> ConflictCard:
    return ConflictCard(
        id=one.id,
        gist=one.gist,
        ours=card(one.ours, district),
        above=card(one.above, district),
        follows=card(one.follows, district).zh,
        decision=one.decision,
        example=_example(one.shown_by) if one.shown_by else "",
        decided_by=one.decided_by,
        since=one.since,
    )


def _example(shown: ShownBy) -> str:
    act = queries.vocabulary().acts[shown.act]
    typed, _ = queries.reader(shown.act).read(shown.facts)
    said = facts_in_words({name: typed[name] for name in shown.facts}, act.facts)
    return f"{act.zh}（{'、'.join(said)}）"
