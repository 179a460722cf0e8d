"""The full-text index of each database: how it is written and asked.

Both hold the tokens of `grams`, so that both find the same. On PostgreSQL, whose index knows neither where in a text a
word stands nor how new the text is, words of a title are entered a second time with a mark, and with each passage the
numbers of its batches: passages whose numbers are near.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import ProgrammingError, connection, transaction

from guiju.office.search.grams import PREFIX, tokens

MOST_PLACES = 255
"""PostgreSQL keeps no more places of one word."""
BATCHES = (2_048, 32_768, 524_288)
"""PostgreSQL: passages of one batch, of each size of batches. A change needs a migration."""
MOST_BATCHES = 8
"""Of so many batches the index is asked at once; of more, larger ones are asked."""
WAITING = "256kB"
"""PostgreSQL: as much as some fifteen documents of 800 characters."""
NEXT_TO, TOGETHER_WITH = " <-> ", " & "
"""PostgreSQL: between two words that must stand side by side, and between two that must both be there."""
_TITLE, _SEEN, _BATCH = "=", "@", "#"
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Words:
    """What the index holds of a passage."""

    id: int
    title: str
    text: str
    seen_by: str


def on_postgres() -> bool:
    return connection.vendor == "postgresql"


def write(passages: Iterable[Words]) -> None:
    """Put the words of new passages into the index."""
    if on_postgres():
        vectors = [(_vector(passage), passage.id) for passage in passages]
        return _many("UPDATE search_passage SET words = %s::tsvector WHERE id = %s", vectors)
    rows = [(passage.id, *_columns(passage)) for passage in passages]
    return _many("INSERT INTO search_words (rowid, title, text, seen_by) VALUES (%s, %s, %s, %s)", rows)


def take_out(passages: Iterable[Words]) -> None:
    """Take the words of passages out of the index, exactly as they were put in. Their rows go with the caller."""
    if on_postgres():
        return None  # the words stand in the rows themselves
    rows = [(passage.id, *_columns(passage)) for passage in passages]
    return _many(
        "INSERT INTO search_words (search_words, rowid, title, text, seen_by) VALUES ('delete', %s, %s, %s, %s)", rows
    )


def let_few_wait() -> None:
    """PostgreSQL: for the rest of this transaction no more than a dozen documents wait to be put in order in the index,
    because every search reads through those that wait."""
    if on_postgres():
        _do("SELECT set_config('gin_pending_list_limit', %s, true)", [WAITING])


def put_in_order() -> None:
    """PostgreSQL: put in order what waits, after many documents were entered. Only the owner of the index may; for
    others the database does it some time."""
    if on_postgres():
        try:
            with transaction.atomic():
                _do("SELECT gin_clean_pending_list('search_passage_words')", [])
        except ProgrammingError:
            _log.warning("the search index is not put in order: it belongs to another role of the database")


def _do(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _columns(passage: Words) -> tuple[str, str, str]:
    return " ".join(tokens(passage.title)), " ".join(tokens(passage.text)), passage.seen_by


def _many(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)


def _vector(passage: Words) -> str:
    """The text form of a tsvector. Tokens hold letters, figures and Chinese characters only: nothing to escape."""
    title, seen = tokens(passage.title), passage.seen_by.split()
    places: dict[str, list[str]] = {}
    for place, token in enumerate([*title, "", *tokens(passage.text)], 1):
        if token:
            places.setdefault(token, []).append(f"{place}A" if place <= len(title) else str(place))
    for place, token in enumerate(title, 1):
        places.setdefault(_TITLE + token, []).append(str(place))
    words = (f"'{token}':{','.join(found[:MOST_PLACES])}" for token, found in places.items())
    return " ".join([*words, *(f"'{_SEEN}{token}'" for token in seen), *_batches(passage.id)])


def _batches(number: int) -> list[str]:
    """The batches that a passage belongs to."""
    return [_batch(size, number // passages) for size, passages in enumerate(BATCHES, 1)]


def _batch(size: int, number: int) -> str:
    return f"'{_BATCH * size}{number}'"


def among_newest(question: str, last: int, reach: int) -> str | None:
    """PostgreSQL: the same question of the newest passages only, at least the `reach` before the `last`; None when
    these are all there are, or too many batches of whatever size."""
    for size, passages in enumerate(BATCHES, 1):
        first = max(last - reach, 0) // passages
        numbers = range(first, last // passages + 1)
        if first and len(numbers) <= MOST_BATCHES:
            return f"{question}{TOGETHER_WITH}({' | '.join(_batch(size, number) for number in numbers)})"
    return None


def question(phrases: Sequence[Sequence[str]], seen_by: Sequence[str], *, titles: bool = False) -> str:
    """The question in the engine's own language; without `seen_by` nothing narrows it by rights.

    `titles`: all the words must stand in the title.
    """
    if on_postgres():
        return _tsquery(phrases, seen_by, _TITLE if titles else "")
    return _match(phrases, seen_by, "title" if titles else "title text")


def _match(phrases: Sequence[Sequence[str]], seen_by: Sequence[str], columns: str) -> str:
    words = " AND ".join(_fts_phrase(phrase) for phrase in phrases)
    rights = " OR ".join(seen_by)
    return f"({{{columns}}} : ({words}))" + (f" AND (seen_by : ({rights}))" if rights else "")


def _fts_phrase(phrase: Sequence[str]) -> str:
    """A token's star stands behind the closing mark."""
    star = PREFIX if phrase[-1].endswith(PREFIX) else ""
    return f'"{" ".join(phrase).removesuffix(PREFIX)}"{star}'


def _tsquery(phrases: Sequence[Sequence[str]], seen_by: Sequence[str], mark: str) -> str:
    words = TOGETHER_WITH.join(f"({NEXT_TO.join(_lexeme(mark + token) for token in phrase)})" for phrase in phrases)
    rights = " | ".join(f"'{_SEEN}{token}'" for token in seen_by)
    return words + (f"{TOGETHER_WITH}({rights})" if rights else "")


def _lexeme(token: str) -> str:
    return f"'{token.removesuffix(PREFIX)}':*" if token.endswith(PREFIX) else f"'{token}'"
