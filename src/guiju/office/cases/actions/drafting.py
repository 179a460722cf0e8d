"""Opening and changing a draft as its form gives it: facts and the reasons of judgements, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import transaction

from guiju.office.cases.actions.changing import change_facts, judge
from guiju.office.cases.actions.opening import Matter, open_case
from guiju.office.cases.actors import Actor


@transaction.atomic
def open_draft(actor: Actor, matter: Matter, reasons: Mapping[str, str]) -> int:
    """Open a case (see `open_case`) and record who judged what and why. `reasons`: fact -> reason."""
    case_id = open_case(actor, matter)
    _judge(case_id, _again(actor), matter.facts, reasons)
    return case_id


@transaction.atomic
def change_draft(
    case_id: int, actor: Actor, facts: Mapping[str, Any], reasons: Mapping[str, str], *, reason: str = ""
) -> None:
    """Change facts (see `change_facts`); those with a reason of their own are judged (see `judge`)."""
    plain = {name: value for name, value in facts.items() if name not in reasons}
    if plain:
        change_facts(case_id, actor, plain, reason=reason)
    _judge(case_id, _again(actor) if plain else actor, facts, reasons)


def _judge(case_id: int, actor: Actor, facts: Mapping[str, Any], reasons: Mapping[str, str]) -> None:
    for fact, reason in reasons.items():
        judge(case_id, actor, fact, facts[fact], reason=reason)
        actor = _again(actor)


def _again(actor: Actor) -> Actor:
    """The same person going on in the same request: nobody can have come between."""
    return replace(actor, token="", seq=None)
