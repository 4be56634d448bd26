from django.db import migrations

from registry.search.operations import SearchIndex


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0002_no_overlapping_classes")]

    operations = [SearchIndex("enterprise")]
