"""The part of the fold that never touches the main flow: remarks, circulation for reading, sub-matters."""

from __future__ import annotations

from guiju.office.cases import events as e
from guiju.office.cases.side_state import Circulation, Reader
from guiju.office.cases.state import DONE, TODO, CaseState, Deed, Item, SubMatter

_SAID = ("text", "meaning", "digest", "done_on", "evidence", "handwriting")


def deed_of(entry: e.Recorded, operation: str) -> Deed:
    """Who did it, with the words of an act's payload."""
    body = entry.body
    said = {name: getattr(body, name, "") for name in _SAID}
    return Deed(entry.seq, operation, entry.actor, entry.actor_post, entry.on_behalf_of, entry.at, **said)


def commented(state: CaseState, entry: e.Recorded) -> None:
    state.comments.append(deed_of(entry, entry.kind))


def noted(state: CaseState, entry: e.Recorded) -> None:
    """Stands in the log and changes nothing: a second look, or why the entry that follows was made."""


def urged(state: CaseState, entry: e.Recorded) -> None:
    """A reminder, counted on everything that waits."""
    commented(state, entry)
    for item in state.items:
        if item.kind == "do" and item.state == TODO:
            item.urged += 1


def circulated(state: CaseState, entry: e.Recorded) -> None:
    """Asks each post to read, unless it is asked already."""
    waiting = {item.post for item in state.items if item.kind == "read" and item.state == TODO}
    for post in entry.body.posts:
        if post not in waiting:
            state.items.append(Item(len(state.items), "read", "", post, "read", entry.at))
    readers = [Reader(post) for post in entry.body.posts]
    state.circulations.append(Circulation(deed_of(entry, "circulate"), entry.body.note, readers))


def read(state: CaseState, entry: e.Recorded) -> None:
    for item in state.items:
        if item.kind == "read" and item.state == TODO and item.post == entry.body.post:
            item.state, item.done_by = DONE, entry.actor
            item.done_at = item.read_at = entry.at
    for reader in (r for circulation in state.circulations for r in circulation.readers):
        if reader.post == entry.body.post and reader.at is None:
            reader.person, reader.at, reader.text = entry.actor, entry.at, entry.body.text


def sub_matter_opened(state: CaseState, entry: e.Recorded) -> None:
    body: e.SubMatterOpened = entry.body
    state.sub_matters[body.case] = SubMatter(body.case, body.step, body.act, body.title)


def sub_matter_closed(state: CaseState, entry: e.Recorded) -> None:
    state.sub_matters[entry.body.case].state = entry.body.state
