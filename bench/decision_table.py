"""The decision table that every engine runs: a choice, a flag, a whole number and an amount decide one row.

The rows are disjoint. Each band of amounts holds twelve rows: for each of the four genres one row where
the matter is major (the count does not matter then), two where it is not, split by the count. Inputs are
drawn row by row, so that every row is hit equally often.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

GENRES = ("request", "report", "notice", "reply")
BAND_YUAN = 50_000
SPLIT_COUNT = 2
FEN = 100

Inputs = Mapping[str, str | int | bool]


class Answer(NamedTuple):
    """What an engine answered and why: the row, its citation, the facts that decided with their values (yuan)."""

    row: int
    citation: str
    deciding: Inputs


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `low_yuan` is included, `high_yuan` is not; `many` None: the count does not matter."""

    number: int
    genre: str
    low_yuan: int
    high_yuan: int
    major: bool
    many: bool | None
    citation: str

    def answers(self, inputs: Inputs) -> bool:
        """Whether these inputs, the amount in yuan, fall into this row: what the engines are checked by."""
        enough = int(inputs["deputies"]) >= SPLIT_COUNT
        return (
            inputs["genre"] == self.genre
            and inputs["major"] == self.major
            and self.many in (None, enough)
            and self.low_yuan <= int(inputs["amount"]) < self.high_yuan
        )


def right_answer(table: list[Row], inputs: Inputs) -> Answer:
    """The answer that every engine must give, worked out row by row."""
    (row,) = [one for one in table if one.answers(inputs)]
    unasked = () if row.many is not None else ("deputies",)
    return Answer(row.number, row.citation, {name: value for name, value in inputs.items() if name not in unasked})


def rows(count: int) -> list[Row]:
    """The first `count` rows of the table."""
    return [_row(number) for number in range(count)]


def _row(number: int) -> Row:
    band, place = divmod(number, 12)
    genre, case = GENRES[place % 4], place // 4
    low = band * BAND_YUAN
    many = (None, True, False)[case]
    return Row(number, genre, low, low + BAND_YUAN, case == 0, many, f"EX2024:{number + 1}.1")


def random_inputs(table: list[Row], count: int, seed: int = 20240401) -> list[dict[str, str | int | bool]]:
    """`count` inputs with the amount in yuan, each of which some row of `table` answers."""
    chance = random.Random(seed)
    return [_inputs(chance.choice(table), chance) for _ in range(count)]


def _inputs(row: Row, chance: random.Random) -> dict[str, str | int | bool]:
    fewest, most = {None: (0, 6), True: (SPLIT_COUNT, 6), False: (0, SPLIT_COUNT - 1)}[row.many]
    return {
        "genre": row.genre,
        "amount": chance.randrange(row.low_yuan, row.high_yuan),
        "major": row.major,
        "deputies": chance.randint(fewest, most),
    }
