"""Pages set in two columns: where the gutter is, and the rows in the order in which people read them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_MIDDLE = (0.3, 0.7)  # of the text's width: where a gutter between two columns of text can be
_STEPS = 80
_FEWEST = 4  # rows that stand on both sides; fewer are a signature, or a table's
_GUTTER = 1.1  # of a character's height; blanks inside a line of text are seldom as wide at one place
_FILLED = 0.7  # of a column's width: lines of text fill it, cells of a table do not


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and where it stands on the page, in points."""

    text: str
    left: float
    right: float
    middle: float
    height: float


Row = Sequence[Glyph]


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that begin at one edge: a column's, or those as wide as the page."""

    rows: Sequence[Row]
    edge: float


def in_reading_order(rows: Sequence[Row]) -> Iterator[Block]:
    """The rows, from the top; where they stand in two columns, all of the left before those of the right.

    A row as wide as the page (a title, a chapter's heading) ends the columns above it.
    """
    gutter = _gutter(rows)
    if gutter is None:
        yield Block(rows, min(row[0].left for row in rows))
        return
    halves = [(_part(row, gutter, left=True), _part(row, gutter, left=False)) for row in rows]
    apart = [parts for row, parts in zip(rows, halves, strict=True) if not _crosses(row, gutter)]
    edges = [min(part[0].left for part in side if part) for side in zip(*apart, strict=True)]
    waiting: list[tuple[Row, Row]] = []
    for row, parts in zip(rows, halves, strict=True):
        if _crosses(row, gutter):
            yield from _columns(waiting, edges)
            yield Block([row], edges[0])
            waiting = []
        else:
            waiting.append(parts)
    yield from _columns(waiting, edges)


def _columns(waiting: Sequence[tuple[Row, Row]], edges: Sequence[float]) -> Iterator[Block]:
    for side, edge in enumerate(edges):
        if rows := [parts[side] for parts in waiting if parts[side]]:
            yield Block(rows, edge)


def _gutter(rows: Sequence[Row]) -> float | None:
    """The place that most rows leave free with text on both sides; None on a page of one column."""
    if len(rows) < _FEWEST:
        return None
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    first, last = (left + share * (right - left) for share in _MIDDLE)
    places = [first + step * (last - first) / _STEPS for step in range(_STEPS + 1)]
    counted = [(_free(rows, x), x) for x in places]
    most = max(count for count, _ in counted)
    if most < _FEWEST or 2 * most < len(rows):
        return None
    x = median(x for count, x in counted if count == most)
    return x if _are_columns([row for row in rows if not _crosses(row, x)], x) else None


def _free(rows: Sequence[Row], x: float) -> int:
    """How many rows leave `x` free: with text on both sides, or on one where as many stand on the other.

    The lines of one column need not stand level with those of the other.
    """
    left = sum(row[-1].right <= x for row in rows)
    right = sum(row[0].left >= x for row in rows)
    return sum(_splits(row, x) for row in rows) + 2 * min(left, right)


def _splits(row: Row, x: float) -> bool:
    """Whether the row has text on both sides of a wide gap over `x`."""
    before = [glyph.right for glyph in row if glyph.right <= x]
    behind = [glyph.left for glyph in row if glyph.left >= x]
    if not before or not behind or len(before) + len(behind) < len(row):
        return False
    return min(behind) - max(before) >= _GUTTER * row[0].height


def _are_columns(rows: Sequence[Row], x: float) -> bool:
    """Whether the halves are lines of text, most of them as long as their column is wide."""
    for left in (True, False):
        parts = [_part(row, x, left=left) for row in rows]
        widths = [part[-1].right - part[0].left for part in parts if part]
        if median(widths) < _FILLED * max(widths):
            return False
    return True


def _crosses(row: Row, x: float) -> bool:
    """Whether the row runs over the gutter: a character stands on it, or the words on both sides are one line."""
    return bool(_part(row, x, left=True) and _part(row, x, left=False)) and not _splits(row, x)


def _part(row: Row, x: float, *, left: bool) -> Row:
    return [glyph for glyph in row if ((glyph.left + glyph.right) / 2 < x) == left]
