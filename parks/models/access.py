"""Who may edit which park."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.constraints import in_order, known
from registry.history import kept_history

from ..choices import Role
from .park import Park


class Membership(models.Model):
    """One person's role at one park, from and to."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="park_memberships",
        help_text=_("The person."),
    )
    park = models.ForeignKey(
        Park, models.CASCADE, related_name="memberships", help_text=_("The park.")
    )
    role = models.CharField(
        max_length=10, choices=Role, help_text=_("What the person may do there.")
    )
    since = models.DateField(help_text=_("First day."))
    until = models.DateField(
        null=True, blank=True, help_text=_("Last day; empty while it goes on.")
    )
    history = kept_history("parks")

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ["park", "user", "since"]
        constraints = [
            known("parks_membership", "role", Role),
            in_order("parks_membership", "since", "until"),
            models.UniqueConstraint(
                name="parks_membership_one_open",
                fields=["user", "park"],
                condition=models.Q(until__isnull=True),
                violation_error_message=_("This person already has a role at this park."),
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()} · {self.park}"
