"""Questions about enterprises."""

from django.db import models


class EnterpriseQuerySet(models.QuerySet):
    def current(self):
        """Enterprises that have not been merged into another row."""
        return self.filter(merged_into__isnull=True)
