"""What a case's facts say about the head and foot of its paper."""

from __future__ import annotations

from guiju.office.cases.state import CaseState
from guiju.office.documents.codes import DEPARTMENT, OFFICE, issuer_of
from guiju.office.documents.papers import Letterhead
from guiju.office.rulebook.profiles import profile


def letterhead_of(district: str, state: CaseState) -> Letterhead:
    """The letterhead as far as the facts are known: an empty issuer while nobody has said in whose name."""
    facts, issuer = state.facts, issuer_of(district, state)
    return Letterhead(
        issuer=issuer,
        genre=str(facts.get("genre", "")),
        addressee=str(facts.get("addressee", "")),
        disclosure=str(facts.get("disclosure", "")),
        printed_by=issuer if facts.get("in_name_of") == DEPARTMENT else printing_office(district),
    )


def printing_office(district: str) -> str:
    """The organ that prints the district government's papers; "" where the profile names none."""
    return next((organ.name for organ in profile(district).organs.values() if organ.kind == OFFICE), "")
