from typing import Any

from django.db import migrations

from guiju.office.search import engines


def make(apps: Any, schema_editor: Any) -> None:
    """The index, the triggers, and a mark for every case that is there already."""
    with schema_editor.connection.cursor() as cursor:
        for statement in engines.making(schema_editor.connection.vendor):
            cursor.execute(statement)
        cursor.execute("INSERT INTO search_due (case_id) SELECT id FROM cases_case ORDER BY id")


def unmake(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        for statement in engines.unmaking(schema_editor.connection.vendor):
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
