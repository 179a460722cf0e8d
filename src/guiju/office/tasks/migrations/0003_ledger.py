"""Tasks from meetings, plans and by hand, parts of tasks, days asked for and granted, files with reports."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from guiju.office.tasks import append_only


def guard(apps: Any, schema_editor: Any) -> None:
    append_only.install(schema_editor.connection)


def unguard(apps: Any, schema_editor: Any) -> None:
    append_only.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_urgency_and_rescues"),
        ("documents", "0001_initial"),
        ("meetings", "0003_sitting_series"),
        ("tasks", "0002_append_only"),
    ]

    # SQLite makes a table anew to alter it, and would leave its guard behind.
    operations = [
        migrations.RunPython(unguard, guard),
        migrations.AddField(
            model_name="entry",
            name="due_on",
            field=models.DateField(null=True, verbose_name="期限"),
        ),
        migrations.AddField(
            model_name="entry",
            name="file",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.storedfile",
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="file_name",
            field=models.CharField(blank=True, max_length=160, verbose_name="附件"),
        ),
        migrations.AddField(
            model_name="task",
            name="basis",
            field=models.CharField(blank=True, max_length=300, verbose_name="出处"),
        ),
        migrations.AddField(
            model_name="task",
            name="follows",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="task",
            name="item",
            field=models.OneToOneField(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="task", to="meetings.agendaitem"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="parent",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="tasks.task"
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="source",
            field=models.CharField(default="leader_instruction", max_length=40, verbose_name="任务来源"),
        ),
        migrations.AlterField(
            model_name="entry",
            name="kind",
            field=models.CharField(
                choices=[
                    ("raised", "立项"),
                    ("assigned", "交办"),
                    ("feedback", "反馈"),
                    ("reported", "报结"),
                    ("rejected", "退回再办"),
                    ("urged", "催办"),
                    ("closed", "核查办结"),
                    ("dropped", "不交办"),
                    ("confirmed", "确认完成"),
                    ("extension_asked", "申请延期"),
                    ("extended", "同意延期"),
                    ("extension_refused", "不同意延期"),
                    ("objected", "对牵头提出异议"),
                    ("upheld", "异议成立"),
                    ("overruled", "异议不成立"),
                    ("divided", "分解任务"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="case",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tasks",
                to="cases.case",
            ),
        ),
        migrations.AlterField(
            model_name="task",
            name="seq",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name="task",
            name="state",
            field=models.CharField(
                choices=[
                    ("new", "待分办"),
                    ("open", "办理中"),
                    ("reported", "已完成待核查"),
                    ("closed", "已办结"),
                    ("dropped", "不需交办"),
                ],
                max_length=10,
                verbose_name="状态",
            ),
        ),
        migrations.RunPython(guard, unguard),
    ]
