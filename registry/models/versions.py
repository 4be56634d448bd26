from django.db import models
from django.utils.translation import gettext_lazy as _


class DataVersion(models.Model):
    """How often the public data of one layer has changed: the number that the ETags are made of."""

    layer = models.CharField(
        max_length=30, primary_key=True, help_text=_("App whose data it counts.")
    )
    number = models.PositiveBigIntegerField(
        default=0, help_text=_("Raised by one with every change that the services write.")
    )
    changed_at = models.DateTimeField(auto_now=True, help_text=_("Moment of the last change."))

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data versions")

    def __str__(self):
        return f"{self.layer} {self.number}"
