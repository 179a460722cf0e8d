"""Where apps above take part when a meeting has done something with an item; told in config/reactions.py."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from guiju.office.cases.actors import Actor
from guiju.office.meetings.models import AgendaItem

Follower = Callable[[AgendaItem, Actor], None]
_followers: list[Follower] = []
_correctors: list[Follower] = []


def install(followers: Sequence[Follower], correctors: Sequence[Follower] = ()) -> None:
    """Replace all followers: of outcomes, and of corrections of their wording."""
    _followers[:] = followers
    _correctors[:] = correctors


def outcome_recorded(item: AgendaItem, actor: Actor) -> None:
    """Tell them of an outcome, inside the transaction that recorded it. One that raises undoes it."""
    for follow in _followers:
        follow(item, actor)


def outcome_corrected(item: AgendaItem, actor: Actor) -> None:
    """The same of another wording, which is the last of the item's corrections."""
    for follow in _correctors:
        follow(item, actor)
