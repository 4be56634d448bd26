"""Figures that targets are measured by."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from registry.choices import Precision, Qualifier
from registry.constraints import dated, known, not_negative
from registry.history import kept_history
from registry.languages import called
from registry.models import Sector, Source

from ..choices import AchievementKind, ClassStatus
from .enterprise import Enterprise


class Revenue(models.Model):
    """An enterprise's revenue in a year, or the tier that it falls in."""

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="revenues", help_text=_("The enterprise.")
    )
    year = models.PositiveSmallIntegerField(help_text=_("Financial year."))
    amount_100m = models.DecimalField(
        max_digits=10, decimal_places=2, null=True, blank=True, help_text=_("Revenue, 亿元.")
    )
    at_least_100m = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Lower bound where only a tier is known, 亿元."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="revenues", help_text=_("Where it was read.")
    )
    history = kept_history("enterprises")

    class Meta:
        verbose_name = _("revenue")
        verbose_name_plural = _("revenues")
        ordering = ["enterprise", "-year"]
        constraints = [
            not_negative("enterprises_revenue", "amount_100m"),
            not_negative("enterprises_revenue", "at_least_100m"),
            models.CheckConstraint(
                name="enterprises_revenue_has_figure",
                condition=Q(amount_100m__isnull=False) | Q(at_least_100m__isnull=False),
                violation_error_message=_("Give the revenue or its lower bound."),
            ),
            models.CheckConstraint(
                name="enterprises_revenue_year_plausible",
                condition=Q(year__gte=1990, year__lte=2100),
                violation_error_message=_("The year must lie between 1990 and 2100."),
            ),
            models.UniqueConstraint(
                name="enterprises_revenue_once_a_year",
                fields=["enterprise", "year"],
                violation_error_message=_("This year's revenue is already on record."),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} · {self.year}"


class Achievement(models.Model):
    """Something that a target counts and that is no enterprise."""

    key = models.SlugField(max_length=80, unique=True, help_text=_("Stable code."))
    kind = models.CharField(max_length=12, choices=AchievementKind, help_text=_("What it is."))
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        related_name="achievements",
        help_text=_("Sector that it counts for."),
    )
    enterprise = models.ForeignKey(
        Enterprise,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="achievements",
        help_text=_("Who made it, if known."),
    )
    name_zh = models.CharField(max_length=200, help_text=_("Name as printed."))
    name_en = models.CharField(
        max_length=250, blank=True, help_text=_("Name in English; our translation.")
    )
    count = models.PositiveIntegerField(
        default=1,
        help_text=_("How many the source announces together, where it does not name each."),
    )
    achieved_on = models.DateField(null=True, blank=True, help_text=_("Date of the announcement."))
    achieved_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    status = models.CharField(
        max_length=10,
        choices=ClassStatus,
        default=ClassStatus.REPORTED,
        help_text=_("Whether it can count."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="achievements", help_text=_("Where it was read.")
    )
    history = kept_history("enterprises")

    class Meta:
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")
        ordering = ["sector", "kind", "achieved_on", "key"]
        constraints = [
            known("enterprises_achievement", "kind", AchievementKind),
            known("enterprises_achievement", "status", ClassStatus),
            dated("enterprises_achievement", "achieved_on", "achieved_precision"),
            models.CheckConstraint(
                name="enterprises_achievement_count_positive",
                condition=Q(count__gte=1),
                violation_error_message=_("An announcement counts for at least one."),
            ),
        ]

    def __str__(self):
        return called(self)


class SectorOutput(models.Model):
    """A sector's scale in the whole city in one year, in the scope of its plan."""

    sector = models.ForeignKey(
        Sector, models.PROTECT, related_name="outputs", help_text=_("The sector.")
    )
    year = models.PositiveSmallIntegerField(help_text=_("Year."))
    value_100m = models.DecimalField(max_digits=12, decimal_places=2, help_text=_("Scale, 亿元."))
    qualifier = models.CharField(
        max_length=10,
        blank=True,
        choices=Qualifier,
        help_text=_("The word beside the number, as said."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="sector_outputs", help_text=_("Where it was read.")
    )
    history = kept_history("enterprises")

    class Meta:
        verbose_name = _("sector output")
        verbose_name_plural = _("sector outputs")
        ordering = ["sector", "-year"]
        constraints = [
            known("enterprises_sectoroutput", "qualifier", Qualifier),
            not_negative("enterprises_sectoroutput", "value_100m"),
            models.CheckConstraint(
                name="enterprises_sectoroutput_year_plausible",
                condition=Q(year__gte=1990, year__lte=2100),
                violation_error_message=_("The year must lie between 1990 and 2100."),
            ),
            models.UniqueConstraint(
                name="enterprises_sectoroutput_once_a_year",
                fields=["sector", "year"],
                violation_error_message=_("This year's scale is already on record."),
            ),
        ]

    def __str__(self):
        return f"{self.sector} · {self.year}"
