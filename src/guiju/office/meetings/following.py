"""Where apps above take part when a meeting has done something with an item; told in config/reactions.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guiju.office.cases.actors import Actor
from guiju.office.meetings.models import AgendaItem

Follower = Callable[[AgendaItem, Actor], None]
_followers: list[Follower] = []


def install(followers: Sequence[Follower]) -> None:
    """Replace all followers."""
    _followers[:] = followers


def outcome_recorded(item: AgendaItem, actor: Actor) -> None:
    """Tell them of an outcome, inside the transaction that recorded it. One that raises undoes it."""
    for follow in _followers:
        follow(item, actor)
