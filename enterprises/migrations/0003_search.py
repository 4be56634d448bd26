from django.db import migrations

from registry.search.index import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_no_overlapping_classes")]

    operations = [SearchIndex("enterprise")]
