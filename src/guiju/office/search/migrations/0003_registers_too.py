from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from guiju.office.search.migrations import _index_of_0002
from guiju.office.search.schema import dropping

_QUICKLY_UNPACKED = """
    DO $$ BEGIN
        IF EXISTS (SELECT FROM pg_settings WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)) THEN
            ALTER TABLE search_passage ALTER COLUMN words SET COMPRESSION lz4, ALTER COLUMN text SET COMPRESSION lz4;
        END IF;
    END $$
"""
_SQLITE_INDEX = [
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(title, text, seen_by, content='', tokenize='unicode61 remove_diacritics 0')",
    # All that narrows a search, without reading the rows and their texts.
    "CREATE INDEX search_passage_narrow ON search_passage (id, district_id, kind, act, keeper_id)",
]
_POSTGRES_INDEX = [
    "ALTER TABLE search_passage ADD COLUMN words tsvector",
    # Texts and words stand apart from the rows, so that a thousand hits are a few pages of the disk.
    "ALTER TABLE search_passage SET (toast_tuple_target = 128)",
    _QUICKLY_UNPACKED,
    # A document has hundreds of pairs: entered one by one they write twenty times as much to the disk.
    "CREATE INDEX search_passage_words ON search_passage USING gin (words)"
    " WITH (fastupdate = on, gin_pending_list_limit = 4096)",
]
# What is newer is to be read later: that is the order in which it is found.
_MARK_ALL = """
    INSERT INTO search_due (case_id, paper_id)
    SELECT case_id, paper_id FROM (
        SELECT id AS case_id, NULL AS paper_id, opened_at AS at FROM cases_case
        UNION ALL SELECT NULL, id, COALESCE(registered_at, {came_on}) FROM registry_paper
    ) AS everything ORDER BY at, case_id, paper_id
"""
_CAME_ON = {"postgresql": "came_on::timestamp AT TIME ZONE 'Asia/Shanghai'", "sqlite": "came_on"}


def make(apps: Any, schema_editor: Any) -> None:
    """The index, and a mark for every case and paper that is there already. The triggers come after the migration."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        for statement in _POSTGRES_INDEX if vendor == "postgresql" else _SQLITE_INDEX:
            cursor.execute(statement)
        cursor.execute(_MARK_ALL.format(came_on=_CAME_ON[vendor]))


def unmake(apps: Any, schema_editor: Any) -> None:
    """The index on SQLite is a table of its own; on PostgreSQL it goes with the table of passages."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        for statement in dropping(vendor):
            cursor.execute(statement)
        if vendor == "sqlite":
            cursor.execute("DROP TABLE IF EXISTS search_words")


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
        migrations.RunPython(_index_of_0002.unmake, _index_of_0002.make),
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
                            ("paper", "已登记公文"),
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
