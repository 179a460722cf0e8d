"""A worked case of each act, as somebody of a district would type it into the form."""

from __future__ import annotations

from datetime import date
from typing import Any

from guiju.office.cases.asking import Asking
from guiju.office.people.models import Post
from guiju.office.rulebook import queries
from guiju.rules.facts import FactDefinition, FactType
from guiju.rules.instruments.worked_cases import WorkedCase

DISTRICTS = ("dongcheng", "chaoyang")
PREFIXES = {"dongcheng": "dc", "chaoyang": "cy"}
LATEST = date(2026, 11, 20)


def worked(district: str, act: str) -> WorkedCase:
    """The worked case of an act that goes furthest: one that the rules let through, if there is one.

    The district's own come first; an act that outside law gives has its cases there.
    """
    texts = [queries.instrument(district), *queries.outside(district)]
    cases = [case for text in texts for case in queries.worked_cases(district, text.code) if case.act == act]
    return min(cases, key=_hindered)


def acts_in_force(district: str) -> list[str]:
    """The acts of a district, in the order of the vocabulary."""
    return list(queries.district_rulebook(district).acts(LATEST))


def typed(asked: Asking, case: WorkedCase) -> dict[str, Any]:
    """The fields of the form of an act: every fact that the case gives, by its type."""
    facts = {name: value for name, value in case.facts.items() if name in asked.facts}
    return {f"f-{name}": _typed(asked, asked.facts[name], value) for name, value in facts.items()}


def _hindered(case: WorkedCase) -> int:
    if case.expect.ok is True or case.expect.blocked_by == []:
        return 0
    return 1 if case.expect.ok is None and not case.expect.blocked_by else 2


def _typed(asked: Asking, fact: FactDefinition, value: Any) -> Any:
    if fact.type is FactType.BOOLEAN:
        return ("yes" if value else "no") if fact.default is None else ("on" if value else None)
    if fact.type is FactType.SET and fact.of == "leader_posts":
        return [_leader(asked.district, str(one), place) for place, one in enumerate(value)]
    if fact.type is FactType.SET:
        return list(value)
    return str(value)[:16] if fact.type is FactType.INSTANT else str(value)


def _leader(district: str, named: str, place: int) -> str:
    """A post of the district for a leader whom the case only numbers."""
    posts = Post.objects.filter(
        district=district, organ=None, code="head" if named.startswith("head") else "deputy"
    ).order_by("rank")
    return str(posts[min(place, len(posts) - 1)].pk)
