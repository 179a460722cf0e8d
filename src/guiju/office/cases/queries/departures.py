"""Where people departed from a softer rule, and what they decided that only a person may decide."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from guiju.office.cases.folding import fold
from guiju.office.cases.log import read_log
from guiju.office.cases.models import Event
from guiju.rules.citations import Citation

EXCEPTIONS = ("waived", "skipped")
JUDGEMENTS = ("judged",)


@dataclass(frozen=True, slots=True)
class Departure:
    """One entry: who did it in which matter, what it was about (a sentence, a step or a fact's code), and why."""

    case_id: int
    serial: int
    title: str
    person: str
    post: str
    at: datetime
    about: str
    reason: str
    cites: tuple[Citation, ...]
    act: str = ""
    value: object = None


def exceptions(district: str, year: int = 0, article: Citation | None = None) -> QuerySet[Event]:
    """Softer rules that were not kept and steps that were left out, the latest first; `article` may be any place."""
    found = _of_kinds(district, EXCEPTIONS, year)
    if article is not None:
        found = found.filter(
            Q(cites__contains=f'"{article}"') | Q(cites__contains=f'"{article}.') | _paragraph(article)
        )
    return found


def judgements(district: str, year: int = 0, person: int = 0) -> QuerySet[Event]:
    """Facts that a person decided, the latest first."""
    found = _of_kinds(district, JUDGEMENTS, year)
    return found.filter(actor=person) if person else found


def by_article(district: str, year: int = 0) -> list[tuple[Citation, int]]:
    """How often each article was departed from, the most frequent first."""
    tally: Counter[Citation] = Counter()
    for text in exceptions(district, year).order_by().values_list("cites", flat=True).iterator():
        tally.update({cite.whole_article() for cite in _cites(text)})
    return sorted(tally.items(), key=lambda found: (-found[1], found[0]))


def by_person(district: str, year: int = 0) -> list[tuple[int, str, int]]:
    """Who decided how often: (key, name, count), the most frequent first."""
    rows = judgements(district, year).order_by().values("actor", "actor__name").annotate(count=Count("pk"))
    return sorted(((r["actor"], r["actor__name"], r["count"]) for r in rows), key=lambda row: (-row[2], row[0]))


def departures(rows: Iterable[Event]) -> list[Departure]:
    """Entries in words."""
    return [_departure(row) for row in rows]


def _of_kinds(district: str, kinds: Iterable[str], year: int) -> QuerySet[Event]:
    found = Event.objects.filter(district=district, kind__in=kinds)
    found = found.filter(happened_at__year=year) if year else found
    return found.select_related("case", "actor", "actor_post").order_by("-happened_at", "-pk")


def _paragraph(article: Citation) -> Q:
    return Q(cites__contains=f'"{article}/')


def _cites(text: str) -> tuple[Citation, ...]:
    return tuple(Citation.parse(cite) for cite in json.loads(text))


def _departure(row: Event) -> Departure:
    body = json.loads(row.payload)
    return Departure(
        row.case_id,
        row.case.serial,
        row.case.title,
        row.actor.name,
        row.actor_post.title if row.actor_post else "",
        row.happened_at,
        body.get("message") or body.get("fact") or _step(row.case_id, body["step"]),
        body["reason"],
        _cites(row.cites),
        row.case.act,
        body.get("value"),
    )


def _step(case_id: int, key: str) -> str:
    """The name of a step that was left out; it may have fallen out of the plan since."""
    state = fold(read_log(case_id))
    steps = {**{step.key: step for step in state.dropped}, **state.steps}
    return steps[key].zh if key in steps else key
