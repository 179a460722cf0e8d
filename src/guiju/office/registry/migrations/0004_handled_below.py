from typing import Any

from django.db import migrations, models

from guiju.office.cases.append_only import Guard

_GUARD = Guard(
    "registry",
    "append-only: what was done with a registered paper is never changed or removed",
    {"registry_paper": ("delete",)},
)


def guard_again(apps: Any, schema_editor: Any) -> None:
    """SQLite has remade the table for its new column, and with the old table went the guard."""
    if schema_editor.connection.vendor == "sqlite":
        _GUARD.remove(schema_editor.connection)
        _GUARD.install(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_urgency_and_rescues"),
        ("people", "0003_absences"),
        ("registry", "0003_series_start"),
    ]

    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        migrations.RemoveIndex(model_name="paper", name="paper_by_urgency"),
        migrations.AddField(
            model_name="paper",
            name="handled",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Case(models.When(state__in=["closed", "void"], then=1), default=0),
                output_field=models.PositiveSmallIntegerField(),
            ),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["organ", "kind", "handled", "-urgency", "due_on"], name="paper_unhandled_first"),
        ),
        migrations.AddIndex(
            model_name="paper",
            index=models.Index(fields=["organ", "kind", "-year", "-serial"], name="paper_by_number"),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
