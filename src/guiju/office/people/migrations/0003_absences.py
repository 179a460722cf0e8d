import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_one_holder"),
    ]

    operations = [
        migrations.CreateModel(
            name="Absence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=40, verbose_name="事由")),
                ("since_on", models.DateField(verbose_name="起")),
                ("until_on", models.DateField(verbose_name="止（不含）")),
                ("body", models.CharField(blank=True, max_length=40, verbose_name="会议")),
                ("matter", models.BigIntegerField(verbose_name="事项")),
                ("approved_at_seq", models.PositiveIntegerField(verbose_name="批准的记录")),
                ("granted_until_on", models.DateField(verbose_name="批准到（不含）")),
                ("citation", models.CharField(blank=True, max_length=200, verbose_name="条文")),
                ("recorded_at", models.DateTimeField(verbose_name="记录时间")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="提前结束的时间")),
                ("end_reason", models.CharField(blank=True, max_length=200, verbose_name="提前结束的原因")),
            ],
            options={
                "verbose_name": "离岗",
            },
        ),
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("since_on", models.DateField(verbose_name="起")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="止（不含）")),
            ],
            options={
                "verbose_name": "AB角",
            },
        ),
        migrations.RemoveConstraint(
            model_name="standin",
            name="stand_in_forwards",
        ),
        migrations.AddField(
            model_name="absence",
            name="district",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.district"),
        ),
        migrations.AddField(
            model_name="absence",
            name="ended_by",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="absence",
            name="post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="absences", to="people.post"
            ),
        ),
        migrations.AddField(
            model_name="standin",
            name="absence",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="stand_ins",
                to="people.absence",
            ),
        ),
        migrations.AddConstraint(
            model_name="standin",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("until_on__isnull", True), ("until_on__gte", models.F("since_on")), _connector="OR"
                ),
                name="stand_in_forwards",
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="by_post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covers", to="people.post"
            ),
        ),
        migrations.AddField(
            model_name="cover",
            name="district",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.district"),
        ),
        migrations.AddField(
            model_name="cover",
            name="of_post",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="covered", to="people.post"
            ),
        ),
        migrations.AddIndex(
            model_name="absence",
            index=models.Index(fields=["district", "post", "since_on"], name="absence_by_post"),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__gte", models.F("since_on"))), name="absence_forwards"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__lte", models.F("granted_until_on"))), name="absence_as_granted"
            ),
        ),
        migrations.AddConstraint(
            model_name="absence",
            constraint=models.UniqueConstraint(fields=("matter", "post"), name="absence_once_a_matter"),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("until_on__isnull", True), ("until_on__gt", models.F("since_on")), _connector="OR"),
                name="cover_forwards",
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.CheckConstraint(
                condition=models.Q(("of_post", models.F("by_post")), _negated=True), name="cover_of_another"
            ),
        ),
        migrations.AddConstraint(
            model_name="cover",
            constraint=models.UniqueConstraint(
                condition=models.Q(("until_on__isnull", True)), fields=("of_post",), name="cover_open_once"
            ),
        ),
    ]
