"""What the pages of a sandbox show: a result's words with citation chips, and past cases as the viewer may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from guiju.office.cases.models import Case
from guiju.office.cases.queries.access import may_see
from guiju.office.people.models import Person
from guiju.office.people.queries import ActingPost
from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.whatif.sandboxes import Sandbox

MOST_SHOWN = 40
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, and in which posts they may act."""

    person: Person
    hats: tuple[ActingPost, ...]


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """A past case; without title and link where the viewer may not see it."""

    case: int
    serial: int
    title: str
    seen: bool
    before: Json
    after: Json


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change with its chips and its examples."""

    told: Json
    cites: Sequence[CitationCard]
    examples: Sequence[ExampleRow]


def change_rows(one: Sandbox, result: Json, viewer: Viewer, act: str = "", kind: str = "") -> list[ChangeRow]:
    """The changes of one act and kind (all: ""), the most cases first."""
    chosen = [c for c in result["replay"]["changes"] if act in ("", c["act"]) and kind in ("", c["kind"])][:MOST_SHOWN]
    known = _cases(one.district, chosen)
    seen = {key: may_see(viewer.person, case, viewer.hats) for key, case in known.items()}
    return [ChangeRow(c, cards(c["cites"], one.district), _examples(c, known, seen)) for c in chosen]


def for_viewer(one: Sandbox, result: Json, viewer: Viewer) -> Json:
    """The result for the API: examples of cases that the viewer may not see have only their place in the count."""
    if not result["replay"]:
        return result
    changes = result["replay"]["changes"]
    known = _cases(one.district, changes)
    seen = {key for key, case in known.items() if may_see(viewer.person, case, viewer.hats)}
    shown = [{**c, "examples": [e for e in c["examples"] if e["case"] in seen]} for c in changes]
    return {**result, "replay": {**result["replay"], "changes": shown}}


def _cases(district: str, changes: Sequence[Json]) -> dict[int, Case]:
    keys = {example["case"] for change in changes for example in change["examples"]}
    return Case.objects.filter(district=district).in_bulk(keys)


def _examples(change: Json, known: Mapping[int, Case], seen: Mapping[int, bool]) -> list[ExampleRow]:
    return [_example(row, known[row["case"]], seen[row["case"]]) for row in change["examples"] if row["case"] in known]


def _example(row: Json, case: Case, seen: bool) -> ExampleRow:
    if not seen:
        return ExampleRow(0, 0, "", seen=False, before={}, after={})
    return ExampleRow(case.pk, case.serial, case.title, seen=True, before=row["before"], after=row["after"])


def article_rows(one: Sandbox, result: Json) -> list[tuple[CitationCard, int]]:
    """Articles with how many past cases change under them."""
    rows = result["replay"]["by_article"] if result["replay"] else []
    return [
        (card, row["cases"]) for row, card in zip(rows, cards([r["cite"] for r in rows], one.district), strict=True)
    ]
