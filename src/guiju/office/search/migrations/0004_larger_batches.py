from typing import Any

from django.db import migrations

# The index is made again from what then stands in the table: to change every vector in it would write twenty times
# as much. How much may wait to be put in order in it is for those to say who enter it.
_CHANGES = [
    "DROP INDEX search_passage_words",
    "UPDATE search_passage SET words = words || ('''##' || id / 32768 || ''' ''###' || id / 524288 || '''')::tsvector"
    " WHERE words IS NOT NULL",
    "CREATE INDEX search_passage_words ON search_passage USING gin (words) WITH (fastupdate = on)",
]
# Words that nobody asks for do no harm.
_BACK = ["ALTER INDEX search_passage_words SET (gin_pending_list_limit = 4096)"]


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
    """PostgreSQL: a passage names the larger batches it belongs to as well."""

    dependencies = [("search", "0003_registers_too")]
    operations = [migrations.RunPython(make, unmake)]
