from django.db import migrations

from registry.search.operations import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("parks", "0001_initial")]

    operations = [SearchIndex("park")]
