"""All matters of a district that somebody may see, narrowed down by kind, state, organ, days and words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet

from guiju.office.cases.actors import CHINA, Actor
from guiju.office.cases.models import Case, CaseState
from guiju.office.cases.queries.inbox import MOST_COUNTED, PAGE
from guiju.office.cases.queries.searching import LONGEST_QUERY, Sought
from guiju.office.cases.queries.seen import of_seen_cases

MOST_EXPORTED = 5000
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


def matters(actor: Actor, district: str, wanted: Wanted) -> QuerySet[Case]:
    """The cases of a district that somebody may see, the latest first."""
    found = Case.objects.filter(of_seen_cases(actor, ""), district=district)
    found = found.filter(Sought(wanted.act, wanted.words).condition(""))
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.organ:
        found = found.filter(drafting_organ__code=wanted.organ)
    if wanted.since:
        found = found.filter(opened_at__gte=_midnight(wanted.since))
    if wanted.until:
        found = found.filter(opened_at__lt=_midnight(wanted.until + timedelta(days=1)))
    return found.select_related("drafting_organ", "opened_by").order_by("-serial")


def matters_page(actor: Actor, district: str, wanted: Wanted, page: int) -> MattersPage:
    """One page of the list; pages count from 1."""
    found, page = matters(actor, district, wanted), max(page, 1)
    total = found.order_by()[:MOST_COUNTED].count()
    rows = tuple(found[(page - 1) * PAGE : page * PAGE + 1])
    return MattersPage(rows[:PAGE], page, len(rows) > PAGE, total, total == MOST_COUNTED)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found < date.max else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(0, tzinfo=CHINA))
