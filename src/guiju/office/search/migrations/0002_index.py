from django.db import migrations

from guiju.office.search.migrations._index_of_0002 import make, unmake


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(make, unmake)]
