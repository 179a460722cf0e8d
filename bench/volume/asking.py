"""Asks pages as people do, through the whole of the product but the network, and notes the time of the server."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Mapping
from itertools import repeat
from typing import Any

PEOPLE = {"head": ("", "head"), "office": ("government_office", "desk"), "desk": ("housing_commission", "desk")}
DISTRICT = "dongcheng"
WARM_UP = 3


def figures(asked: int, seed: int = 3) -> dict[str, Mapping[str, float]]:
    """Milliseconds of each list and of the page of a case, for each of PEOPLE; `asked` times each."""
    found = {}
    for who, (organ, post) in PEOPLE.items():
        client, person = signed_in(organ, post)
        for name, address in _addresses():
            found[f"{name}, {who}"] = _times(client, repeat(address), asked)
        cases = _cases_of(person, random.Random(seed), asked)
        found[f"case page, {who}"] = _times(client, cases, asked)
    return found


def _addresses() -> Iterator[tuple[str, str]]:
    from django.urls import reverse

    yield "inbox", reverse("cases:inbox")
    for kind in ("reading", "done", "mine"):
        yield kind, reverse("cases:inbox", args=[kind])
    yield "matters", reverse("cases:all")
    yield "matters of an act", reverse("cases:all") + "?act=leave_beijing"


def signed_in(organ: str, post: str) -> tuple[Any, Any]:
    """A browser of whoever holds a post of DISTRICT, and that person."""
    from django.conf import settings
    from django.test import Client

    from guiju.office.people.models import Holding

    held = Holding.objects.select_related("person").filter(post__district=DISTRICT, post__code=post)
    held = held.filter(post__organ__code=organ) if organ else held.filter(post__organ=None)
    person = held.order_by("pk")[0].person
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client, person


def _cases_of(person: Any, chance: random.Random, many: int) -> Iterator[str]:
    """Pages of cases that somebody was asked in, by chance, for ever."""
    from django.urls import reverse

    from guiju.office.cases.models import WorkItem
    from guiju.office.people.models import Holding

    posts = list(Holding.objects.filter(person=person).values_list("post", flat=True))
    newest = list(WorkItem.objects.filter(post__in=posts).order_by("-pk").values_list("case", flat=True)[: many * 20])
    while newest:
        yield reverse("cases:case", args=[chance.choice(newest)])


def _times(client: Any, addresses: Iterator[str], asked: int) -> Mapping[str, float]:
    for _ in range(WARM_UP):
        _once(client, next(addresses))
    times = sorted(_once(client, next(addresses)) for _ in range(asked))
    return {"median": statistics.median(times), "p95": times[int(len(times) * 0.95)], "most": times[-1]}


def _once(client: Any, address: str) -> float:
    begun = time.perf_counter()
    answer = client.get(address)
    took = (time.perf_counter() - begun) * 1000
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code}")
    return took
