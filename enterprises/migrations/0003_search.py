from django.db import migrations


class Migration(migrations.Migration):
    """The search index stood in the rows themselves; `0005_search_entries` makes it beside them."""

    dependencies = [("enterprises", "0002_no_overlapping_classes")]

    operations = []
