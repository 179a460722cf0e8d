"""Sittings are numbered within a series: of a year or of a term, as the district's profile says."""

from typing import Any

from django.db import migrations, models

from guiju.office.rulebook.profiles import meeting_series


def number_within_series(apps: Any, schema_editor: Any) -> None:
    for sitting in apps.get_model("meetings", "Sitting").objects.all():
        sitting.series = meeting_series(sitting.district_id, sitting.held_on)
        sitting.save(update_fields=["series"])


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_sitting_law_on"), ("people", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="sitting", name="sitting_ordinal_once"),
        migrations.AddField(
            model_name="sitting",
            name="series",
            field=models.CharField(blank=True, default="", max_length=20, verbose_name="编次"),
        ),
        migrations.RunPython(number_within_series, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="sitting",
            constraint=models.UniqueConstraint(
                fields=("district", "body", "series", "ordinal"), name="sitting_ordinal_once"
            ),
        ),
    ]
