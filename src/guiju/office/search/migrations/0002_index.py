from django.db import migrations


class Migration(migrations.Migration):
    """Once made the index; now the next one does, with the tables as they are since."""

    dependencies = [("search", "0001_initial")]
    operations = ()
