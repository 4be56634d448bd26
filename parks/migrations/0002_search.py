from django.db import migrations


class Migration(migrations.Migration):
    """The search index stood in the rows themselves; `0004_search_entries` makes it beside them."""

    dependencies = [("parks", "0001_initial")]

    operations = []
