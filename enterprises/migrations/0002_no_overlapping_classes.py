"""On PostgreSQL: no two classifications of one enterprise, sector and tier overlap in time.

SQLite has no exclusion constraints; the service checks the rule on both databases.
"""

from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations

NAME = "enterprises_classification_no_overlap"
# A missing sector counts as one sector, a missing end as endless; revoked rows are out of force altogether.
ADD = f"""
ALTER TABLE enterprises_classification ADD CONSTRAINT {NAME} EXCLUDE USING gist (
    enterprise_id WITH =,
    COALESCE(sector_id, 0) WITH =,
    tier WITH =,
    daterange(valid_from, valid_to, '[]') WITH &&
) WHERE (status <> 'revoked')
"""


def add(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ADD)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(f"ALTER TABLE enterprises_classification DROP CONSTRAINT {NAME}")


class Migration(migrations.Migration):
    dependencies = [("enterprises", "0001_initial")]

    operations = [BtreeGistExtension(), migrations.RunPython(add, remove)]
