"""Facts that nobody is asked: they follow from the organisation."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from guiju.office.cases.facts import ATTACHMENTS
from guiju.office.people.errors import OrganisationError
from guiju.office.people.queries import leader_in_charge, organ_of
from guiju.office.people.roles import HEAD
from guiju.rules.instruments.vocabulary import Act

DEPUTIES = "deputies_concerned"
NOT_ASKED = frozenset({ATTACHMENTS, DEPUTIES})


def with_computed(act: Act, facts: Mapping[str, Any], district: str, organ: str, on: date) -> dict[str, Any]:
    """The facts with those of the act that the organisation answers. `organ` is the drafting organ's code."""
    found = dict(facts)
    for name, compute in _COMPUTED.items():
        if name in act.facts:
            found[name] = compute(found, district, organ, on)
    return found


def _deputies_concerned(facts: Mapping[str, Any], district: str, organ: str, on: date) -> list[str]:
    """The deputies whose organs the matter touches, the drafting organ's own among them."""
    posts = [_in_charge(district, code, on) for code in {organ, *(facts.get("organs_concerned") or ())}]
    return sorted({post for post in posts if post})


def _in_charge(district: str, code: str, on: date) -> str:
    organ = organ_of(district, code)
    try:
        post = leader_in_charge(district, organ, on) if organ else None
    except OrganisationError:
        return ""  # the step that needs a leader will say so
    return str(post.pk) if post and post.code != HEAD else ""


_COMPUTED: Mapping[str, Callable[[Mapping[str, Any], str, str, date], list[str]]] = {DEPUTIES: _deputies_concerned}
