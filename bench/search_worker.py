"""Fills one database with documents to be searched, asks it, and prints the figures as JSON.

GUIJU_DATA=folder [GUIJU_DATABASE_URL=...] python -m bench.search_worker DOCUMENTS
"""

from __future__ import annotations

import json
import os
import random
import secrets
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice, pairwise
from typing import Any

LENGTH = 800
WORDS, CHARACTERS = 30_000, 3_000
QUERIES = 200
BATCH = 2_000
VISIBLE = 40
"""Every so manyth document is one that the ordinary searcher may see."""
START = datetime(2022, 1, 4, 1, tzinfo=UTC)


def main(documents: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from guiju.office.demonstration.organisation import load_organisation
    from guiju.office.search.engines import put_in_order

    load_organisation(secrets.token_urlsafe())
    chance = random.Random(20240402)
    words = _words(chance)
    office, desk = _actor("government_office"), _actor("justice_bureau")
    begun = time.perf_counter()
    asked = _fill(documents, words, chance, office, desk)
    put_in_order()
    figures: dict[str, Any] = {"documents": documents, "per_second": documents / (time.perf_counter() - begun)}
    figures["bytes"] = _size()
    for name, actor in (("office", office), ("desk", desk)):
        for order in ("best", "newest"):
            figures[f"{name} {order} first"] = _ask(actor, asked, newest=order == "newest")
        figures[f"{name} two words"] = _ask(actor, [" ".join(two) for two in pairwise(asked)], newest=False)
    print(json.dumps(figures))


def _words(chance: random.Random) -> list[str]:
    """Made-up words of two to four characters; as in any language a few are used most."""
    characters = [chr(0x4E00 + 7 * number) for number in range(CHARACTERS)]
    weights = [1 / (rank + 20) for rank in range(CHARACTERS)]
    picked = iter(chance.choices(characters, weights, k=WORDS * 4))
    return ["".join(islice(picked, chance.choice((2, 2, 2, 3, 4)))) for _ in range(WORDS)]


def _text(words: list[str], weights: list[float], chance: random.Random) -> str:
    parts: list[str] = []
    length = 0
    for number, word in enumerate(chance.choices(words, cum_weights=weights, k=LENGTH // 2), 1):
        parts.append(word + ("，" if number % 7 else "。"))
        length += len(parts[-1])
        if length >= LENGTH:
            break
    return "".join(parts)


def _actor(organ: str) -> Any:
    from guiju.office.cases.actors import Actor
    from guiju.office.people.models import Holding

    held = Holding.objects.select_related("person")
    person = held.filter(post__district="dongcheng", post__organ__code=organ, post__code="desk").first()
    if person is None:
        raise SystemExit(f"the organisation has no desk in {organ}")
    return Actor(person.person, datetime.now(UTC))  # noqa: TID251 -- the clock of a measurement


def _fill(documents: int, words: list[str], chance: random.Random, office: Any, desk: Any) -> list[str]:
    """Adds the documents; words to ask for, taken from the documents, so as often as they are used."""
    from django.db import transaction

    weights: list[float] = []
    total = 0.0
    for rank in range(WORDS):
        total += 1 / (rank + 50)
        weights.append(total)
    asked: list[str] = []
    for first in range(0, documents, BATCH):
        texts = [_text(words, weights, chance) for _ in range(min(BATCH, documents - first))]
        with transaction.atomic():
            _add(first, texts, office, desk)
        asked += chance.choices(words, cum_weights=weights, k=8)
    return [chance.choice(asked) for _ in range(QUERIES)]


def _add(first: int, texts: list[str], office: Any, desk: Any) -> None:
    from guiju.office.cases.models import Case
    from guiju.office.cases.sights import organ_token, person_token
    from guiju.office.search.engines import Words, write
    from guiju.office.search.models import Due, Passage

    own = desk.own_posts[0].organ_id
    others = office.own_posts[0].organ_id
    rows = [_case(Case, first + n, own if (first + n) % VISIBLE == 0 else others, office) for n in range(len(texts))]
    cases = Case.objects.bulk_create(rows)
    passages = Passage.objects.bulk_create(
        Passage(
            district_id="dongcheng",
            case=case,
            kind="draft",
            act=case.act,
            source=case.pk,
            title=text[:24],
            text=text,
            seen_by=f"{organ_token(case.drafting_organ_id)} {person_token(office.person.pk)}",
            at=case.opened_at,
        )
        for case, text in zip(cases, texts, strict=True)
    )
    write(Words(p.pk, p.title, p.text, p.seen_by) for p in passages)
    Due.objects.all().delete()


def _case(model: Any, number: int, organ: int, office: Any) -> Any:
    at = START + timedelta(minutes=7 * number)
    return model(
        district_id="dongcheng",
        serial=number + 1,
        act="issue_document",
        title=f"第{number}件",
        drafting_organ_id=organ,
        opened_by=office.person,
        law_on=at.date(),
        rulebook_version="",
        state="open",
        head_seq=0,
        head_hash="",
        opened_at=at,
        updated_at=at,
    )


def _ask(actor: Any, asked: list[str], *, newest: bool) -> dict[str, float]:
    """Milliseconds of a page of hits, its count and its texts included; the first questions warm up."""
    from guiju.office.search.queries import Wanted, search

    def once(word: str) -> float:
        begun = time.perf_counter()
        search(actor, Wanted(word, newest=newest))
        return (time.perf_counter() - begun) * 1000

    return _figures(once, asked)


def _figures(once: Callable[[str], float], asked: list[str]) -> dict[str, float]:
    for word in asked[:20]:
        once(word)
    times = sorted(_each(once, asked))
    return {"median": statistics.median(times), "p95": times[int(len(times) * 0.95)], "most": times[-1]}


def _each(once: Callable[[str], float], asked: list[str]) -> Iterator[float]:
    return (once(word) for word in asked)


def _size() -> int:
    """Bytes of the whole database."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ANALYZE")
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]))
