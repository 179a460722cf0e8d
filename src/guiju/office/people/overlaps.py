"""Triggers of the database, on both engines, that refuse two holders of one post on one day."""

from __future__ import annotations

from typing import Any

MESSAGE = "one post, two holders on one day"
_CLASH = """
    SELECT 1 FROM people_holding h WHERE h.post_id = NEW.post_id AND h.id <> COALESCE(NEW.id, -1)
    AND (h.until_on IS NULL OR h.until_on > NEW.since_on)
    AND (NEW.until_on IS NULL OR NEW.until_on > h.since_on)"""


def install(connection: Any) -> None:
    """Create the triggers on the engine of `connection`."""
    statements = _postgres() if connection.vendor == "postgresql" else _sqlite()
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def remove(connection: Any) -> None:
    """Take the triggers away again (for turning the migration back)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS people_one_holder() CASCADE")
            return
        for event in ("insert", "update"):
            cursor.execute(f"DROP TRIGGER IF EXISTS people_one_holder_{event}")


def _sqlite() -> list[str]:
    # After the row is there, so that NEW.id is known and the row does not clash with itself.
    return [
        f"CREATE TRIGGER people_one_holder_{event} AFTER {event} ON people_holding "
        f"WHEN EXISTS ({_CLASH}) BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for event in ("insert", "update")
    ]


def _postgres() -> list[str]:
    return [
        "CREATE FUNCTION people_one_holder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF EXISTS ({_CLASH}) THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'exclusion_violation'; "
        "END IF; RETURN NEW; END $$",
        "CREATE TRIGGER people_one_holder AFTER INSERT OR UPDATE ON people_holding "
        "FOR EACH ROW EXECUTE FUNCTION people_one_holder()",
    ]
