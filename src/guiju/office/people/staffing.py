"""Who holds posts and can act in them on a day: the questions of every action, in plain SQL.

An action asks them before anything else, and building the same queries through the ORM costs ten times what the
database needs to answer them. The tables are those of `models`; both engines understand the statements.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import connection

from guiju.office.people.models import Organ, Post
from guiju.office.people.plain_sql import run

_POST = ("id", "district_id", "organ_id", "code", "title", "rank")
_ORGAN = ("id", "district_id", "code", "name", "short_name", "kind", "document_code", "parent_id")
_COLUMNS = ", ".join([*(f"p.{name}" for name in _POST), *(f"o.{name}" for name in _ORGAN)])
_FROM = "people_post p LEFT JOIN people_organ o ON o.id = p.organ_id"


def _on(table: str) -> str:
    return f"{table}.since_on <= %s AND ({table}.until_on IS NULL OR {table}.until_on > %s)"


# S608: only the fixed fragments of this module are joined; every value is bound.
_HELD = (
    f"SELECT {_COLUMNS} FROM people_holding h JOIN people_post p ON p.id = h.post_id "  # noqa: S608 -- names of our own columns; values are bound
    f"LEFT JOIN people_organ o ON o.id = p.organ_id WHERE h.person_id = %s AND {_on('h')} ORDER BY p.rank, p.id"
)
_STAFFED = (
    f"SELECT {_COLUMNS}, EXISTS (SELECT 1 FROM people_holding h WHERE h.post_id = p.id AND {_on('h')}) "  # noqa: S608 -- names of our own columns; values are bound
    "OR EXISTS (SELECT 1 FROM people_standin s JOIN people_holding h ON h.post_id = s.by_post_id "
    f"WHERE s.of_post_id = p.id AND {_on('s')} AND {_on('h')}) "
    f"FROM {_FROM} WHERE p.district_id = %s AND "
)


_NAMED = (
    f"SELECT p.id, p.title, p.organ_id, n.name FROM people_post p LEFT JOIN people_holding h ON h.post_id = p.id "  # noqa: S608 -- names of our own columns; values are bound
    f"AND {_on('h')} LEFT JOIN people_person n ON n.id = h.person_id WHERE "
)
_STANDING_IN = f"SELECT 1 FROM people_standin s WHERE {_on('s')} AND s.by_post_id IN "  # noqa: S608 -- names of our own columns; values are bound


def held_by(person: int, on: date) -> tuple[Post, ...]:
    """The posts that a person holds on a day, by rank, each with its organ."""
    day = on.isoformat()
    return tuple(_post(row) for row in _rows(_HELD, [person, day, day]))


class Which:
    """Which posts of a district are meant: a condition and its values."""

    def __init__(self, condition: str, *values: Any) -> None:
        self.condition, self.values = condition, values

    @classmethod
    def leaders(cls, codes: Sequence[str]) -> Which:
        """The leaders' posts of these codes."""
        return cls(f"p.organ_id IS NULL AND p.code IN {_marks(codes)}", *codes)

    @classmethod
    def of_organs(cls, organs: Sequence[str], code: str) -> Which:
        """The posts of a code in the organs of these codes."""
        return cls(f"o.code IN {_marks(organs)} AND p.code = %s", *organs, code)

    @classmethod
    def of_kind(cls, kind: str, code: str) -> Which:
        """The posts of a code in all organs of a kind."""
        return cls("o.kind = %s AND p.code = %s", kind, code)

    @classmethod
    def keys(cls, keys: Sequence[int]) -> Which:
        """These very posts."""
        return cls(f"p.id IN {_marks(keys)}", *keys)

    @classmethod
    def in_charge_of_organ(cls, organ: str, on: date) -> Which:
        """The leader's post in charge of the organ itself on a day."""
        inner = "SELECT f.leader_post_id FROM people_portfolio f JOIN people_organ fo ON fo.id = f.organ_id"
        condition = f"p.id IN ({inner} WHERE fo.district_id = p.district_id AND fo.code = %s AND {_on('f')})"
        return cls(condition, organ, on.isoformat(), on.isoformat())

    @classmethod
    def of_district(cls, district: str) -> Which:
        """All posts of a district."""
        return cls("p.district_id = %s", district)

    @classmethod
    def beside(cls, post: Post, on: date) -> Which:
        """The others of a post's organ, and those that stand in for it on a day."""
        stand = f"SELECT s.by_post_id FROM people_standin s WHERE {_on('s')} AND s.of_post_id = %s"  # noqa: S608 -- names of our own columns; values are bound
        condition = f"p.district_id = %s AND p.id <> %s AND (p.organ_id = %s OR p.id IN ({stand}))"
        day = on.isoformat()
        return cls(condition, post.district_id, post.pk, post.organ_id, day, day, post.pk)


def staffed(district: str, which: Which, on: date) -> list[tuple[Post, bool]]:
    """The posts meant, by rank, and whether somebody can act in each on a day, by holding it or standing in."""
    days = [on.isoformat()] * 6
    order = " ORDER BY p.rank, p.id"
    rows = _rows(f"{_STAFFED}{which.condition}{order}", [*days, district, *which.values])
    return [(_post(row), bool(row[-1])) for row in rows]


def named(which: Which, on: date) -> list[tuple[int, str, int | None, str]]:
    """The posts meant, by rank: key, title, organ, and the name of the holder on a day ("" when vacant)."""
    day = on.isoformat()
    rows = _rows(f"{_NAMED}{which.condition} ORDER BY p.rank, p.id, h.id", [day, day, *which.values])
    # Two holders on one day: the later entry counts.
    return list({key: (key, title, organ, name or "") for key, title, organ, name in rows}.values())


def anybody_stood_in_for(posts: Sequence[int], on: date) -> bool:
    """Whether a holder of one of these posts stands in for anybody on a day. Mostly nobody does."""
    day = on.isoformat()
    return bool(_rows(f"{_STANDING_IN}{_marks(posts)} LIMIT 1", [day, day, *posts]))


def names_of(people: Sequence[int]) -> dict[int, str]:
    """Names of people by key."""
    return dict(_rows(f"SELECT id, name FROM people_person WHERE id IN {_marks(people)}", people))  # noqa: S608 -- two columns; values are bound


def titles_of(posts: Sequence[int]) -> dict[int, str]:
    """Titles of posts by key."""
    return dict(_rows(f"SELECT id, title FROM people_post WHERE id IN {_marks(posts)}", posts))  # noqa: S608 -- two columns; values are bound


def _marks(values: Sequence[Any]) -> str:
    # An empty IN () is an error on PostgreSQL; NULL is in no list.
    return f"({', '.join(['%s'] * len(values)) or 'NULL'})"


def _rows(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = run(statement, values).fetchall()
    return rows


def _post(row: Sequence[Any]) -> Post:
    post = Post.from_db(connection.alias, _POST, row[: len(_POST)])
    organ = row[len(_POST) : len(_POST) + len(_ORGAN)]
    post.organ = Organ.from_db(connection.alias, _ORGAN, organ) if organ[0] is not None else None
    return post
