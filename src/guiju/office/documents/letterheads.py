"""What a case's facts say about the head and foot of its paper."""

from __future__ import annotations

from guiju.office.cases.state import CaseState
from guiju.office.documents.codes import DEPARTMENT, OFFICE, issuer_of
from guiju.office.documents.layout import PaperFormat
from guiju.office.documents.papers import Letterhead
from guiju.office.people.queries import organs
from guiju.office.rulebook.profiles import profile
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.instruments.genres import Direction, Genre

_ABOVE = frozenset({Direction.UP, Direction.CONGRESS})


def letterhead_of(district: str, state: CaseState) -> Letterhead:
    """The letterhead as far as the facts are known: an empty issuer while nobody has said in whose name."""
    facts, issuer = state.facts, issuer_of(district, state)
    genre = genre_of(state)
    return Letterhead(
        issuer=issuer,
        genre=str(facts.get("genre", "")),
        addressee=str(facts.get("addressee", "")),
        disclosure=str(facts.get("disclosure", "")),
        printed_by=issuer if facts.get("in_name_of") == DEPARTMENT else printing_office(district),
        # Minutes that are issued as a document keep the general format: the meetings lay theirs out themselves.
        format=PaperFormat(genre.format) if genre and genre.format in set(PaperFormat) else PaperFormat.GENERAL,
        upward=_upward(genre, direction_of(state)),
        joint=_joint(district, state),
        urgency=_urgency(state),
    )


def printing_office(district: str) -> str:
    """The organ that prints the district government's papers; "" where the profile names none."""
    return next((organ.name for organ in profile(district).organs.values() if organ.kind == OFFICE), "")


def genre_of(state: CaseState) -> Genre | None:
    """What the vocabulary says of the case's genre; None while nobody has said which it is."""
    return vocabulary().genres.by_code.get(str(state.facts.get("genre", "")))


def direction_of(state: CaseState) -> Direction | None:
    """Which way the paper goes; None while nobody has said to whom."""
    return vocabulary().genres.directions.get(str(state.facts.get("addressee", "")))


def _upward(genre: Genre | None, direction: Direction | None) -> bool:
    only_above = genre is not None and genre.signer and _ABOVE.issuperset(genre.directions)
    return direction is Direction.UP or only_above


def _urgency(state: CaseState) -> str:
    """加急 or 特急 as the drafter marked it; "" for an ordinary paper."""
    fact, marked = vocabulary().acts[state.act].facts.get("urgency"), str(state.facts.get("urgency") or "")
    return fact.values.get(marked, "") if fact is not None and marked != fact.default else ""


def _joint(district: str, state: CaseState) -> tuple[str, ...]:
    """The departments that issue the paper together with the one that drafts it, in the order they were named."""
    facts = state.facts
    if facts.get("in_name_of") != DEPARTMENT or not facts.get("joint"):
        return ()
    names = {organ.code: organ.name for organ in organs(district)}
    others = [code for code in facts.get("organs_concerned") or () if code != state.drafting_organ]
    return tuple(names[code] for code in others if code in names)
