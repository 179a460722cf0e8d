"""The database itself refuses to change what was written in the calendar."""

from typing import Any

from django.db import migrations

from guiju.office.diary import append_only


def guard(apps: Any, schema_editor: Any) -> None:
    append_only.install(schema_editor.connection)


def unguard(apps: Any, schema_editor: Any) -> None:
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("diary", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
