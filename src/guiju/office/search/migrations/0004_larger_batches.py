from typing import Any

from django.db import migrations

_CHANGES = [
    # How much may wait to be put in order is for those to say who enter it.
    "ALTER INDEX search_passage_words RESET (gin_pending_list_limit)",
    # A planner that knows how often words stand in passages reads the whole table for a frequent one, because it
    # does not know what looking into each passage's words costs. To the same type: what it knew is forgotten.
    "ALTER TABLE search_passage ALTER COLUMN words SET STATISTICS 0, ALTER COLUMN words TYPE tsvector",
    "UPDATE search_passage SET words = words || ('''##' || id / 32768 || ''' ''###' || id / 524288 || '''')::tsvector"
    " WHERE words IS NOT NULL",
]
# Words that nobody asks for do no harm.
_BACK = [
    "ALTER INDEX search_passage_words SET (gin_pending_list_limit = 4096)",
    "ALTER TABLE search_passage ALTER COLUMN words SET STATISTICS -1",
]


def make(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor.connection, _CHANGES)


def unmake(apps: Any, schema_editor: Any) -> None:
    _run(schema_editor.connection, _BACK)


def _run(connection: Any, statements: list[str]) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


class Migration(migrations.Migration):
    """PostgreSQL: a passage names the larger batches it belongs to as well, and the index is always trusted."""

    dependencies = [("search", "0003_registers_too")]
    operations = [migrations.RunPython(make, unmake)]
