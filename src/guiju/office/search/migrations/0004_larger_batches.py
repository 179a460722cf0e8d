from typing import Any

from django.db import migrations

_LARGER_BATCHES = """
    UPDATE search_passage SET words = words || ('''##' || id / 32768 || ''' ''###' || id / 524288 || '''')::tsvector
    WHERE words IS NOT NULL
"""
# How much may wait to be put in order is for those to say who enter it.
_NO_LIMIT_OF_ITS_OWN = "ALTER INDEX search_passage_words RESET (gin_pending_list_limit)"
_AS_BEFORE = "ALTER INDEX search_passage_words SET (gin_pending_list_limit = 4096)"


def make(apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_NO_LIMIT_OF_ITS_OWN)
            cursor.execute(_LARGER_BATCHES)


def unmake(apps: Any, schema_editor: Any) -> None:
    """Words that nobody asks for do no harm."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(_AS_BEFORE)


class Migration(migrations.Migration):
    """PostgreSQL: a passage names the larger batches it belongs to as well."""

    dependencies = [("search", "0003_registers_too")]
    operations = [migrations.RunPython(make, unmake)]
