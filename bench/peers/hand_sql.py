"""Hand-written SQL: what a programmer who knows exactly these four steps would write, and no more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bench.approval import ACTORS, STEPS, NotFinished
from bench.raw_sql import RawConnection

DONE = "done"
AFTER = dict(zip(STEPS, (*STEPS[1:], DONE), strict=True))


class HandSql:
    """One row for each case, moved on by an UPDATE that checks where it stands, and a row in the log."""

    def __init__(self, url: str, synchronous: int) -> None:
        self._db = RawConnection(url, synchronous)
        self._db.execute(f"CREATE TABLE cases (id {self._db.key}, state TEXT NOT NULL, title TEXT NOT NULL)")
        self._db.execute(
            f"CREATE TABLE log (id {self._db.key}, case_id BIGINT NOT NULL REFERENCES cases (id), "
            "step TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL)"
        )
        self._db.execute("CREATE INDEX log_case ON log (case_id)")

    def durability(self) -> str:
        return self._db.durability()

    def open_cases(self, count: int) -> list[int]:
        insert = "INSERT INTO cases (state, title) VALUES (?, ?) RETURNING id"
        return [self._db.execute(insert, (STEPS[0], f"case {n}")).fetchone()[0] for n in range(count)]

    def waiting(self, cases: Sequence[int], step: int) -> Sequence[int]:
        return cases

    def act(self, handle: int, step: int) -> None:
        name = STEPS[step]
        self._db.begin()
        moved = self._db.execute("UPDATE cases SET state = ? WHERE id = ? AND state = ?", (AFTER[name], handle, name))
        if moved.rowcount != 1:
            raise NotFinished(f"case {handle} does not wait for {name}")
        self._db.execute(
            "INSERT INTO log (case_id, step, actor, at) VALUES (?, ?, ?, ?)",
            (handle, name, ACTORS[step], datetime.now(UTC).isoformat()),  # noqa: TID251 -- the clock of a measurement
        )
        self._db.commit()

    def verify(self, cases: Sequence[int]) -> None:
        for case in cases:
            state = self._db.execute("SELECT state FROM cases WHERE id = ?", (case,)).fetchone()[0]
            logged = self._db.execute("SELECT count(*) FROM log WHERE case_id = ?", (case,)).fetchone()[0]
            if (state, logged) != (DONE, len(STEPS)):
                raise NotFinished(f"case {case}: {state}, {logged} steps logged")
