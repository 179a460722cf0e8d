"""What waits for whom, worked out from the state after every event: so no item is lost and none doubled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from guiju.office.cases.events import Recorded
from guiju.office.cases.side_state import ASKED, urgency_of
from guiju.office.cases.state import DONE, LAPSED, TODO, CaseState, Item

Key = tuple[str, int, str]
"""Step key (empty: the drafter's own), post, operation."""


def wanted(state: CaseState) -> Iterator[tuple[Key, date | None]]:
    """Everything that waits for a post now, with its due day."""
    if state.suspended or state.ended:
        return
    if state.in_drafters_hands:
        yield ("", state.drafter_post, "hand_in"), None
        return
    if state.held:
        yield ("", state.drafter_post, "cure"), None
    for step in state.active_steps():
        for _, seat in step.open_seats():
            yield from (((step.key, post, seat.operation), seat.due_on) for post in seat.posts)
    for ask in state.asks:
        if ask.state == TODO:
            yield (f"{ASKED}{ask.number}", ask.post, "answer"), ask.wish_on


def settle_items(state: CaseState, entry: Recorded, done: Iterable[tuple[str, int]]) -> None:
    """Close the items that no longer wait and add those that newly do. `done`: (step key, post) fulfilled."""
    left, fulfilled = dict(wanted(state)), set(done)
    for item in state.items:
        if item.kind == "do" and item.state == TODO:
            key = (item.step_key, item.post, item.operation)
            if key in left:
                item.due_on = left.pop(key)
            else:
                _close(item, entry, (item.step_key, item.post) in fulfilled)
    for (step_key, post, operation), due_on in left.items():
        state.items.append(Item(len(state.items), "do", step_key, post, operation, entry.at, due_on))
    urgency = urgency_of(state.facts)
    for item in state.items:
        if item.state == TODO:
            item.urgency = urgency


def _close(item: Item, entry: Recorded, fulfilled: bool) -> None:
    item.state, item.done_at = (DONE if fulfilled else LAPSED), entry.at
    item.done_by = entry.actor if fulfilled else None
