import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

PROTECT = django.db.models.deletion.PROTECT


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("cases", "0005_owed_by_case"),
        ("people", "0003_absences"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Reply",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chosen_at", models.DateTimeField()),
                ("answered", models.ForeignKey(on_delete=PROTECT, related_name="+", to="cases.case")),
                ("case", models.OneToOneField(on_delete=PROTECT, related_name="+", to="cases.case")),
                ("chosen_by", models.ForeignKey(db_index=False, on_delete=PROTECT, to=settings.AUTH_USER_MODEL)),
                ("district", models.ForeignKey(db_index=False, on_delete=PROTECT, to="people.district")),
            ],
            options={"verbose_name": "答复"},
        ),
    ]
