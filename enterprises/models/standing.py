"""What class an enterprise is in, when, and who says so."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from registry.choices import Precision, Tier
from registry.constraints import dated, in_order, known
from registry.history import kept_history
from registry.models import Sector, Source

from ..choices import ClassLevel, ClassStatus
from .enterprise import Enterprise


class Classification(models.Model):
    """An enterprise's class in a sector, for a time."""

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="classifications", help_text=_("The enterprise.")
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="classifications",
        help_text=_("Sector that it counts for; empty if the source names none."),
    )
    tier = models.CharField(max_length=12, choices=Tier, help_text=_("The class."))
    level = models.CharField(
        max_length=10, blank=True, choices=ClassLevel, help_text=_("Who recognises.")
    )
    batch = models.CharField(
        max_length=40, blank=True, help_text=_("Batch as printed, such as 第三批.")
    )
    status = models.CharField(
        max_length=10, choices=ClassStatus, help_text=_("Whether it can count.")
    )
    valid_from = models.DateField(null=True, blank=True, help_text=_("First day in force."))
    valid_from_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    valid_to = models.DateField(null=True, blank=True, help_text=_("Last day in force."))
    reason_zh = models.TextField(blank=True, help_text=_("On what the class rests."))
    reason_en = models.TextField(blank=True, help_text=_("The same in English."))
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="classifications", help_text=_("Where it was read.")
    )
    history = kept_history("enterprises")

    class Meta:
        verbose_name = _("classification")
        verbose_name_plural = _("classifications")
        ordering = ["enterprise", "tier", "valid_from", "id"]
        constraints = [
            known("enterprises_classification", "tier", Tier),
            known("enterprises_classification", "level", ClassLevel),
            known("enterprises_classification", "status", ClassStatus),
            dated("enterprises_classification", "valid_from", "valid_from_precision"),
            in_order("enterprises_classification", "valid_from", "valid_to"),
            models.CheckConstraint(
                name="enterprises_classification_recognised_from",
                condition=~models.Q(status="recognised") | models.Q(valid_from__isnull=False),
                violation_error_message=_("A recognition has a first day."),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} · {self.get_tier_display()}"
