"""All matters of a district that somebody may see, narrowed down by kind, state, organ, days and words."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import Any

from django.db.models import Q

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.models import Case, CaseState, Sight
from guiju.office.cases.queries.inbox import MOST_COUNTED, PAGE
from guiju.office.cases.queries.searching import LONGEST_QUERY, Sought
from guiju.office.cases.queries.seen import of_seen_cases
from guiju.office.cases.sights import viewers

MOST_EXPORTED = 5000
OPEN_STATES = (CaseState.DRAFT, CaseState.OPEN, CaseState.RETURNED, CaseState.WITHDRAWN, CaseState.SUSPENDED)
NAMES = ("act", "state", "organ", "since", "until", "q")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed down to; "" and None do not narrow it. `since` and `until` are days, both included."""

    act: str = ""
    state: str = ""
    organ: str = ""
    since: date | None = None
    until: date | None = None
    words: str = ""

    @classmethod
    def typed(cls, asked: Mapping[str, Any]) -> Wanted:
        """What somebody typed; what is no day, state or code narrows nothing."""
        said = {name: str(asked.get(name) or "").replace("\0", "").strip()[:LONGEST_QUERY] for name in NAMES}
        state = said["state"] if said["state"] in CaseState.values else ""
        return cls(said["act"], state, said["organ"], _day(said["since"]), _day(said["until"]), said["q"])

    def asked(self) -> dict[str, str]:
        """The same as words of an address, without what does not narrow."""
        given = (self.act, self.state, self.organ, self.since, self.until, self.words)
        return {name: str(value) for name, value in zip(NAMES, given, strict=True) if value}


@dataclass(frozen=True, slots=True)
class MattersPage:
    """A page of the list. `total` stops at MOST_COUNTED (`more` is then True)."""

    rows: tuple[Case, ...]
    page: int
    has_next: bool
    total: int
    more: bool


def matters(actor: Actor, district: str, wanted: Wanted, most: int) -> list[Case]:
    """The cases of a district that somebody may see, the latest first: at most `most` of them."""
    return _cases(_keys(actor, district, wanted, most))


def matters_page(actor: Actor, district: str, wanted: Wanted, page: int) -> MattersPage:
    """One page of the list; pages count from 1."""
    page = max(page, 1)
    start, end = (page - 1) * PAGE, page * PAGE
    keys = _keys(actor, district, wanted, max(end + 1, MOST_COUNTED))
    total = min(len(keys), MOST_COUNTED)
    return MattersPage(tuple(_cases(keys[start:end])), page, len(keys) > end, total, total == MOST_COUNTED)


def _cases(keys: Sequence[int]) -> list[Case]:
    return list(Case.objects.filter(pk__in=keys).select_related("drafting_organ", "opened_by").order_by("-serial"))


def _keys(actor: Actor, district: str, wanted: Wanted, most: int) -> list[int]:
    """The keys of the first `most` cases.

    What somebody sees as one viewer is read in the order of its own index, and the few lists are put together:
    so the list is as quick with a million cases as with a thousand. Open cases are few, and so are looked at singly.
    """
    if actor.office_hat(district) or wanted.state in OPEN_STATES:
        found = Case.objects.filter(of_seen_cases(actor, ""), _condition(wanted, ""), district=district)
        return list(found.order_by("-serial").values_list("pk", flat=True)[:most])
    condition = _condition(replace(wanted, act=""), "case__")
    seen = Sight.objects.filter(condition, district=district).order_by("-serial").values_list("serial", "case")
    seen = seen.filter(act=wanted.act) if wanted.act else seen
    merged = heapq.merge(*(seen.filter(viewer=viewer)[:most] for viewer in viewers(actor)), reverse=True)
    return [case for _, case in islice((row for row, _ in groupby(merged)), most)]


def _condition(wanted: Wanted, to_case: str) -> Q:
    found = Sought(wanted.act, wanted.words).condition(to_case)
    if wanted.state:
        found &= Q(**{f"{to_case}state": wanted.state})
    if wanted.organ:
        found &= Q(**{f"{to_case}drafting_organ__code": wanted.organ})
    if wanted.since:
        found &= Q(**{f"{to_case}opened_at__gte": _midnight(wanted.since)})
    if wanted.until:
        found &= Q(**{f"{to_case}opened_at__lt": _midnight(wanted.until + timedelta(days=1))})
    return found


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found < date.max else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0, tzinfo=CHINA))
