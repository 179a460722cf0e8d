from typing import Any

from django.db import migrations

from guiju.office.people import overlaps


def guard(apps: Any, schema_editor: Any) -> None:
    overlaps.install(schema_editor.connection)


def unguard(apps: Any, schema_editor: Any) -> None:
    overlaps.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
