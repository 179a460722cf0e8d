"""Measure: one human action, durably stored, against two workflow engines and hand-written SQL."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, closing
from functools import partial

from bench.approval import NotThere
from bench.contestants import Competitor, NewDatabase, postgres_databases, sqlite_databases
from bench.postgres import PostgresUnavailable
from bench.report import Measurement, Target
from bench.rounds import median_rates

GUIJU = "guiju"
PEERS = {
    "viewflow": "django-viewflow 2",
    "spiff": "SpiffWorkflow 3 over raw SQL",
    "hand_sql": "hand-written SQL",
}
TARGETS = {
    "viewflow": Target("ratio", ">=", 5),
    "spiff": Target("ratio", ">=", 1),
    "hand_sql": Target("ratio", ">=", 0.5),
}
DATABASES: dict[str, Callable[[], AbstractContextManager[NewDatabase]]] = {
    "SQLite": sqlite_databases,
    "PostgreSQL": postgres_databases,
}
FULL = 2
HOW = "a made-up district's hand_in_request (bench/rules): hand in, review, countersign, approve; "
UNIT = "actions/s"


class UnlikeDurability(RuntimeError):
    """Contestants that keep their commits differently cannot be compared."""


def measure(rounds: int, cases: int) -> list[Measurement]:
    """Guiju and its peers on each database; a line for each peer."""
    return [line for name in DATABASES for line in _on_database(name, rounds, cases)]


def _on_database(database: str, rounds: int, cases: int) -> list[Measurement]:
    label = f"one human action on {database}"
    with ExitStack() as stack:
        try:
            new_database = stack.enter_context(DATABASES[database]())
        except PostgresUnavailable as reason:
            return [Measurement(label, None, UNIT, note=str(reason))]
        guiju, why = _guiju(stack, new_database)
        competitors = [guiju] if guiju else []
        competitors += [_enter(stack, name, new_database) for name in PEERS]
        kept = _common_durability(competitors)
        contestants = {one.name: partial(one.rate, cases) for one in competitors}
        return _lines(label, median_rates(contestants, rounds), why, kept)


def _guiju(stack: ExitStack, new_database: NewDatabase) -> tuple[Competitor | None, str]:
    try:
        return _enter(stack, GUIJU, new_database), ""
    except NotThere as reason:
        return None, str(reason)


def _enter(stack: ExitStack, name: str, new_database: NewDatabase) -> Competitor:
    return stack.enter_context(closing(Competitor(name, new_database(name), FULL)))


def _common_durability(competitors: list[Competitor]) -> str:
    kept = {one.name: one.durability for one in competitors}
    if len(set(kept.values())) != 1:
        raise UnlikeDurability(f"not comparable: {kept}")
    return next(iter(kept.values()))


def _lines(label: str, rates: dict[str, float], why: str, kept: str) -> list[Measurement]:
    guiju = rates.get(GUIJU)
    lines = [Measurement(label, guiju, UNIT, note=f"not measured: {why}" if why else HOW + kept)]
    for name, title in PEERS.items():
        ratio = guiju / rates[name] if guiju else None
        note = f"{title} does {rates[name]:,.0f} {UNIT}"
        lines.append(Measurement(label, guiju, UNIT, title, ratio, TARGETS[name], note))
    return lines
