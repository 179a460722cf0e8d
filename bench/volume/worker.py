"""Fills one database to several sizes, asks its pages at each, and prints the figures as JSON.

GUIJU_DATA=folder [GUIJU_DATABASE_URL=...] python -m bench.volume.worker ASKED SIZE...
A folder that has been filled before grows on, or is only asked when it is large enough.
"""

from __future__ import annotations

import json
import os
import secrets
import sys
import time
from collections.abc import Sequence
from datetime import date
from typing import Any

DISTRICTS = ("dongcheng", "chaoyang")
BATCH = 1_000


def main(asked: int, sizes: Sequence[int]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "guiju.office.config.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from bench.volume.filling import quickly
    from guiju.office.cases.models import Case

    quickly()
    copier = _copier() if Case.objects.count() < max(sizes) else None
    for size in sizes:
        seconds = 0.0 if copier is None else _grow(copier, size)
        print(json.dumps({"cases": Case.objects.count(), "seconds": seconds, **_figures(asked)}), flush=True)


def _copier() -> Any:
    from bench.volume.copies import Copier, Numbers, moment
    from bench.volume.prototypes import prototypes
    from bench.volume.templates import templates_of
    from guiju.office.cases.models import Case
    from guiju.office.people.models import District

    now = moment()
    if not District.objects.exists():
        _people_and_prototypes(now.date())
    templates = [t for p in prototypes() for t in templates_of(p.case, p.weight)]
    last = Case.objects.order_by("-pk")[0].pk
    serials = {code: Case.objects.filter(district=code).order_by("-serial")[0].serial for code in DISTRICTS}
    return Copier(templates, Numbers(last + 1, serials), now, seed=last)


def _people_and_prototypes(today: date) -> None:
    from bench.volume.prototypes import make_prototypes
    from guiju.office.demonstration.organisation import load_organisation

    load_organisation(secrets.token_urlsafe())
    make_prototypes(DISTRICTS, today)


def _grow(copier: Any, size: int) -> float:
    """Copies until there are `size` cases; the seconds it took."""
    from bench.volume.filling import finish, store
    from guiju.office.cases.models import Case

    begun = time.perf_counter()
    for batch in copier.batches(size - Case.objects.count(), BATCH):
        store(batch)
    finish(copier.numbers.serials)
    return time.perf_counter() - begun


def _figures(asked: int) -> dict[str, Any]:
    from bench.volume.asking import figures
    from guiju.office.cases.models import Event, WorkItem

    return {
        "events": Event.objects.count(),
        "waiting": WorkItem.objects.filter(state="todo").count(),
        "bytes": _bytes(),
        "pages": figures(asked),
        "broken": _broken(),
        "session": _session(),
    }


def _broken() -> str:
    """What `guiju log verify` would find in the first district, where it is small enough to be read."""
    from guiju.office.cases.actions import verify
    from guiju.office.cases.models import Case

    most = 20_000
    return str(verify(DISTRICTS[0]) or "") if Case.objects.count() <= most else "not verified"


def _session() -> str:
    """A signed-in session of the head, whose inbox is full: of one line for each matter."""
    from bench.volume.asking import PEOPLE, signed_in

    return str(signed_in(*PEOPLE["head"])[0].session.session_key)


def _bytes() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
        else:
            cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
        return int(cursor.fetchone()[0])


if __name__ == "__main__":
    main(int(sys.argv[1]), [int(size) for size in sys.argv[2:]])
