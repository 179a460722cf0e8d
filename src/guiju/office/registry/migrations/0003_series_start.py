"""Series that go on from another number, with the reason; the database refuses to change what was said."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from guiju.office.registry.append_only import STARTS


def guard(apps: Any, schema_editor: Any) -> None:
    STARTS.install(schema_editor.connection)


def unguard(apps: Any, schema_editor: Any) -> None:
    STARTS.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="SeriesStart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.PositiveIntegerField(verbose_name="原已用到")),
                ("after", models.PositiveIntegerField(verbose_name="改为")),
                ("reason", models.CharField(max_length=300, verbose_name="理由")),
                ("at", models.DateTimeField()),
                (
                    "person",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="starts", to="registry.series"
                    ),
                ),
            ],
            options={"verbose_name": "登记编号起用"},
        ),
        migrations.RunPython(guard, unguard),
    ]
