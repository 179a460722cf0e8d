from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from guiju.office.search import schema


def make(apps: Any, schema_editor: Any) -> None:
    """The index, the triggers, and a mark for every case and paper that is there already."""
    with schema_editor.connection.cursor() as cursor:
        for statement in schema.making(schema_editor.connection.vendor):
            cursor.execute(statement)
        cursor.execute("INSERT INTO search_due (case_id) SELECT id FROM cases_case ORDER BY id")
        cursor.execute("INSERT INTO search_due (paper_id) SELECT id FROM registry_paper ORDER BY id")


def unmake(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        for statement in schema.unmaking(schema_editor.connection.vendor):
            cursor.execute(statement)


def _key(to: str, **options: Any) -> Any:
    return models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, to=to, **options)


def _id() -> Any:
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):
    """Papers of registers are found too. What was read into the index can be read again, so it is made anew."""

    dependencies = [
        ("cases", "0007_urgency_and_rescues"),
        ("documents", "0001_initial"),
        ("people", "0002_one_holder"),
        ("registry", "0003_series_start"),
        ("search", "0002_index"),
    ]
    operations = [
        migrations.RunPython(unmake, migrations.RunPython.noop),
        migrations.DeleteModel("Passage"),
        migrations.DeleteModel("Due"),
        migrations.CreateModel(
            name="Due",
            fields=[
                ("id", _id()),
                ("case", _key("cases.case", db_constraint=False, db_index=False, null=True)),
                ("paper", _key("registry.paper", db_constraint=False, db_index=False, null=True)),
            ],
            options={"verbose_name": "待编入检索的变化"},
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", _id()),
                ("district", _key("people.district", db_index=False)),
                ("case", _key("cases.case", null=True)),
                ("paper", _key("registry.paper", null=True)),
                ("keeper", _key("people.organ", db_index=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case", "事项"),
                            ("draft", "正文"),
                            ("issued", "已发公文"),
                            ("opinions", "意见"),
                            ("attachment", "附件"),
                            ("paper", "收发文登记"),
                            ("scan", "扫描件"),
                        ],
                        max_length=12,
                    ),
                ),
                ("act", models.CharField(max_length=60)),
                ("source", models.PositiveBigIntegerField()),
                ("part", models.PositiveIntegerField(default=0)),
                ("title", models.CharField(max_length=300)),
                ("text", models.TextField()),
                ("seen_by", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "verbose_name": "可检索的文字",
                "constraints": [
                    models.UniqueConstraint(fields=["kind", "source", "part"], name="search_passage_once"),
                    models.CheckConstraint(
                        condition=models.Q(case__isnull=False) ^ models.Q(paper__isnull=False),
                        name="search_passage_of_one",
                    ),
                ],
            },
        ),
        migrations.RunPython(make, unmake),
    ]
