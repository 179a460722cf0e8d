"""What the page of a comparison shows: an overview of the groups, and the differences of one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from guiju.office.rulebook.citing import CitationCard, cards
from guiju.office.rulebook.queries import vocabulary
from guiju.rules.comparing import Comparison, Difference, Kind, Side
from guiju.rules.comparing.comparison_json import TOPICS, group_label
from guiju.rules.instruments import Instrument

ALL = "all"


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group of the overview with its counts."""

    code: str
    label: str
    differs: int
    only_a: int
    only_b: int


@dataclass(frozen=True, slots=True)
class LineCard:
    """What one text says, with its articles as the citation chips need them."""

    zh: str
    cites: Sequence[CitationCard]


@dataclass(frozen=True, slots=True)
class SideCard:
    """One text's column: its lines, or where it comes nearest."""

    lines: Sequence[LineCard]
    near: Sequence[CitationCard]


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One difference for the screen."""

    topic: str
    title: str
    kind: str
    a: SideCard
    b: SideCard
    case: Sequence[str]


def overview(found: Comparison) -> list[GroupRow]:
    """Every group that has differences, in the order of the comparison."""
    counted = {one.group: Counter[Kind]() for one in found.differences}
    labels = {one.group: group_label(one, vocabulary()) for one in found.differences}
    for one in found.differences:
        counted[one.group][one.kind] += 1
    return [
        GroupRow(code, labels[code], kinds[Kind.DIFFERS], kinds[Kind.ONLY_A], kinds[Kind.ONLY_B])
        for code, kinds in counted.items()
    ]


def rows_of(found: Comparison, group: str) -> list[DifferenceRow]:
    """The differences of one group, or of all."""
    return [_row(found, one) for one in found.differences if group in (one.group, ALL)]


def _row(found: Comparison, one: Difference) -> DifferenceRow:
    return DifferenceRow(
        topic=TOPICS[one.topic],
        title=one.title,
        kind=one.kind.value,
        a=_side(found.a, one.a),
        b=_side(found.b, one.b),
        case=one.example.zh if one.example else (),
    )


def _side(text: Instrument, side: Side) -> SideCard:
    district = text.head.district or ""
    lines = [LineCard(line.zh, cards(line.cites, district)) for line in side.lines]
    return SideCard(lines, cards(side.near, district))
