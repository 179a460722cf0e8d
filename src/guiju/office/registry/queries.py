"""Lists of registers, narrowed down and sorted; what returns there were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from guiju.office.people.models import Organ, Person
from guiju.office.registry.models import Paper, PaperState, RegisterKind, Review, SavedFilter
from guiju.office.registry.reviewing import faults
from guiju.rules.citations import Citation

LONGEST = 60
SORTS = ("urgency", "number", "due")
ASKED = ("q", "year", "state", "urgency", "other", "since", "until", "overdue", "sort")


@dataclass(frozen=True, slots=True)
class Sought:
    """What a register is narrowed down to. `state` "": all that are not void."""

    words: str = ""
    year: int = 0
    state: str = ""
    urgency: int = -1
    other: str = ""
    since: date | None = None
    until: date | None = None
    overdue: bool = False
    sort: str = SORTS[0]

    @classmethod
    def typed(cls, asked: Mapping[str, str]) -> Sought:
        """What somebody typed; what cannot be meant is left out."""
        year, urgency = asked.get("year", ""), asked.get("urgency", "")
        return cls(
            _plain(asked.get("q", "")),
            int(year) if year.isascii() and year.isdecimal() and len(year) == 4 else 0,
            asked.get("state", "") if asked.get("state") in PaperState.values else "",
            int(urgency) if urgency in ("0", "1", "2") else -1,
            _plain(asked.get("other", "")),
            _day(asked.get("since", "")),
            _day(asked.get("until", "")),
            asked.get("overdue") == "1",
            asked["sort"] if asked.get("sort") in SORTS else SORTS[0],
        )


def papers(organ: Organ, kind: str, sought: Sought, on: date) -> QuerySet[Paper]:
    """The papers of a register: what is not handled first, of that the urgent ones, then by deadline and number."""
    found = Paper.objects.filter(organ=organ, kind=kind)
    found = found.filter(state=sought.state) if sought.state else found.exclude(state=PaperState.VOID)
    found = found.exclude(pk__in=_not_here(organ))
    for name, value in _exact(sought).items():
        found = found.filter(**{name: value})
    if sought.words:
        found = found.filter(words__icontains=sought.words)
    if sought.overdue:
        found = found.filter(due_on__lt=on, state__in=[PaperState.OPEN, PaperState.WAITING])
    newest = (F("year").desc(nulls_first=True), F("serial").desc(nulls_first=True), "-pk")
    orders = {
        "urgency": ("handled", "-urgency", F("due_on").asc(nulls_last=True)),
        "due": (F("due_on").asc(nulls_last=True),),
        "number": (),
    }
    return found.select_related("organ", "case").prefetch_related("taken").order_by(*orders[sought.sort], *newest)


def _not_here(organ: Organ) -> QuerySet[Paper, int]:
    """Papers that wait for a number while their matter is with its sender again. Few wait: asked for first, so that
    the matters of all others need not be looked up."""
    waiting = Paper.objects.filter(organ=organ, kind__in=RegisterKind.values, state=PaperState.WAITING)
    return waiting.filter(case__state__in=["draft", "returned", "withdrawn"]).values_list("pk", flat=True)


def _exact(sought: Sought) -> dict[str, object]:
    wanted = {
        "year": sought.year or None,
        "urgency": sought.urgency if sought.urgency >= 0 else None,
        "other_side__icontains": sought.other or None,
        "came_on__gte": sought.since,
        "came_on__lte": sought.until,
    }
    return {name: value for name, value in wanted.items() if value is not None}


def waiting(organ: Organ) -> int:
    """How many papers wait at a desk to be signed for and numbered."""
    kinds = [kind for kind in RegisterKind.values if kind != RegisterKind.OUTGOING]
    rows = Paper.objects.filter(organ=organ, kind__in=kinds, state=PaperState.WAITING)
    return rows.exclude(pk__in=_not_here(organ)).count()


def years(organ: Organ, kind: str) -> list[int]:
    """The years of a register, the latest first."""
    rows = Paper.objects.filter(organ=organ, kind=kind, year__isnull=False).order_by("-year")
    return [year for year in rows.values_list("year", flat=True).distinct() if year]


def saved_filters(person: Person, kind: str) -> QuerySet[SavedFilter]:
    """What somebody has kept for themselves, by name."""
    return SavedFilter.objects.filter(person=person, kind=kind).order_by("name")


@dataclass(frozen=True, slots=True)
class Returned:
    """Return slips of a year: how many by whom they went to, and by the article that was not kept."""

    slips: QuerySet[Review]
    by_sender: list[tuple[str, int, int]]
    by_article: list[tuple[Citation, int]]


def returned(organ: Organ, year: int) -> Returned:
    """The return slips that a desk has written in a year. Second and later returns of one paper are counted apart."""
    slips = Review.objects.filter(paper__organ=organ, returned=True, on__year=year).select_related("paper", "person")
    senders: Counter[str] = Counter()
    again: Counter[str] = Counter()
    articles: Counter[Citation] = Counter()
    for slip in slips:
        senders[slip.paper.other_side] += 1
        again[slip.paper.other_side] += slip.round > 1
        cites = {Citation.parse(cite).whole_article() for row in faults(slip) for cite in row["cites"]}
        articles.update(cites)
    by_sender = sorted(((name, n, again[name]) for name, n in senders.items()), key=lambda row: (-row[1], row[0]))
    by_article = sorted(articles.items(), key=lambda row: (-row[1], row[0]))
    return Returned(slips.order_by("-at"), by_sender, by_article)


def _plain(text: str) -> str:
    return text.replace("\0", "").strip()[:LONGEST]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
