from django.db import migrations

from registry.search.index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("parks", "0001_initial")]

    operations = [SearchIndex("park")]
