"""The tables for lists, kept equal to what the fold says. They can be thrown away and built again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from guiju.office.cases import owed_rows, sights
from guiju.office.cases.actors import CHINA
from guiju.office.cases.facts import rulebook_of
from guiju.office.cases.folding import fold
from guiju.office.cases.log import read_log
from guiju.office.cases.models import Case, OwedByCase, Sight, WorkItem
from guiju.office.cases.seating import Seating
from guiju.office.cases.state import CaseState, Item
from guiju.office.cases.storage import close_items, insert_items, insert_sights, save_head

Changing = tuple[str, date | None, int, int]
"""State, due day, urgency, how often reminded: what may change in an item that waits."""


def snapshot(state: CaseState) -> dict[int, Changing]:
    """The items that may still change, to compare with afterwards."""
    return {item.number: _changing(item) for item in state.items if item.state == "todo"}


def _changing(item: Item) -> Changing:
    return item.state, item.due_on, item.urgency, item.urged


def update(case: Case, state: CaseState, before: dict[int, Changing], known: int) -> None:
    """Write what changed since `before`; `known` items had rows already."""
    changed = [i for i in state.items[:known] if i.number in before and before[i.number] != _changing(i)]
    _update_items(case, changed)
    if len(state.items) > known:
        insert_items([_row(case, item) for item in state.items[known:]])
    sights.keep(case, state, since=case.head_seq, items=known)
    copy_head(case, state)
    save_head(case)


def copy_head(case: Case, state: CaseState) -> None:
    """Set the columns of a case from its state."""
    case.title, case.state, case.stage = state.title, state.state, state.stage
    case.head_seq, case.head_hash = state.head_seq, state.head_hash
    if state.updated_at:
        case.updated_at = state.updated_at


def _update_items(case: Case, changed: Iterable[Item]) -> None:
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for item in changed:
        groups[item.state, item.done_at, item.done_by, item.read_at, *_changing(item)[1:]].append(item.number)
    for values, numbers in groups.items():
        close_items(case.pk, values, numbers)


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row of the inbox to be stored; the names are those of the table's columns."""

    district_id: str
    case_id: int
    number: int
    kind: str
    step_key: str
    post_id: int
    state: str
    operation: str
    since_at: datetime
    done_at: datetime | None
    done_by_id: int | None
    read_at: datetime | None
    due_on: date | None
    urgency: int
    urged: int


def _row(case: Case, item: Item) -> ItemRow:
    return ItemRow(
        case.district_id,
        case.pk,
        item.number,
        item.kind,
        item.step_key,
        item.post,
        item.state,
        item.operation,
        item.since_at,
        item.done_at,
        item.done_by,
        item.read_at,
        item.due_on,
        item.urgency,
        item.urged,
    )


def rebuild_projections(district: str | None = None) -> int:
    """Throw the projections away and build them again from the log; returns how many cases were rebuilt."""
    cases = Case.objects.all() if district is None else Case.objects.filter(district_id=district)
    count = 0
    for case_id in cases.order_by("pk").values_list("pk", flat=True).iterator():
        rebuild(case_id)
        count += 1
    return count


@transaction.atomic
def rebuild(case_id: int) -> None:
    """Build the projections of one case again."""
    case = Case.objects.select_for_update().get(pk=case_id)
    state = fold(read_log(case_id))
    WorkItem.objects.filter(case=case).delete()
    if state.items:
        insert_items([_row(case, item) for item in state.items])
    Sight.objects.filter(case=case).delete()
    insert_sights(sights.sight_rows(case, state))
    _rebuild_owed(case, state)
    copy_head(case, state)
    case.save()


@transaction.atomic
def fill_owed() -> int:
    """Fill the table of what is owed where it is empty but matters are there: an installation older than the table.

    All or nothing, so that an upgrade broken off begins again. Returns how many cases were read; mostly none.
    """
    if OwedByCase.objects.exists():
        return 0
    count = 0
    for case in Case.objects.order_by("pk").iterator():
        _rebuild_owed(case, fold(read_log(case.pk)))
        count += 1
    return count


def _rebuild_owed(case: Case, state: CaseState) -> None:
    vocabulary = rulebook_of(case.district_id, case.law_on).vocabulary
    on = (state.updated_at or case.updated_at).astimezone(CHINA).date()
    owed_rows.rebuild(case, state, Seating(vocabulary, case.district_id, state, on))
