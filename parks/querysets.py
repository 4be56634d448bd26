"""Questions about parks."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from registry.access import is_steward

from .choices import Publication


class ParkQuerySet(models.QuerySet):
    def public(self):
        """Parks that everybody may see now."""
        due = Q(publication=Publication.EMBARGO, embargo_until__lte=timezone.now())
        return self.filter(Q(publication=Publication.PUBLIC) | due)

    def visible_to(self, user):
        """Parks that `user` may read: public ones, all for staff, and those they are a member of."""
        if not user.is_authenticated:
            return self.public()
        if is_steward(user):
            return self
        today = timezone.localdate()
        mine = Q(memberships__user=user, memberships__since__lte=today) & (
            Q(memberships__until__isnull=True) | Q(memberships__until__gte=today)
        )
        member = self.model.objects.filter(mine).values("pk")
        return self.filter(Q(pk__in=self.public().values("pk")) | Q(pk__in=member))
