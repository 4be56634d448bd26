"""Plans, the numbers they set, and published figures over time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Comparator, Origin, Precision, Qualifier, Tier
from ..constraints import dated, known, not_above, not_negative
from ..history import kept_history
from ..languages import called
from .sources import Source
from .vocabulary import Sector


class Plan(models.Model):
    """A policy that sets numbers."""

    code = models.SlugField(max_length=80, unique=True, help_text=_("Stable code."))
    title_zh = models.CharField(max_length=200, unique=True, help_text=_("Title as printed."))
    title_en = models.CharField(max_length=300, blank=True, help_text=_("Title in English."))
    title_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English title is official."),
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="plans",
        help_text=_("Sector it is about."),
    )
    issued_on = models.DateField(null=True, blank=True, help_text=_("Date of issue."))
    issued_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="+", help_text=_("Where it was read.")
    )
    history = kept_history("registry")

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        ordering = ["issued_on", "code"]
        constraints = [
            known("registry_plan", "title_en_origin", Origin),
            dated("registry_plan", "issued_on", "issued_precision"),
        ]

    def __str__(self):
        return called(self, "title")


class Metric(models.TextChoices):
    """The shape of a target: what is counted against it."""

    CLASS_COUNT = "class_count", _("enterprises of a class")
    REVENUE_COUNT = "revenue_count", _("enterprises in a revenue band")
    ACHIEVEMENT_COUNT = "achievement_count", _("achievements of a kind")
    SECTOR_SCALE = "sector_scale", _("yearly scale of the sector")
    STATED = "stated", _("stated, not counted here")


class Target(models.Model):
    """One number that a plan sets."""

    key = models.SlugField(
        max_length=90, unique=True, help_text=_("Stable code: scope and name of the number.")
    )
    scope = models.SlugField(
        max_length=40, help_text=_("What it is about: a sector's code, or parks, sme, all …")
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        help_text=_("Sector it is about."),
    )
    plan = models.ForeignKey(
        Plan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="targets",
        help_text=_("Plan that sets it."),
    )
    label_zh = models.CharField(max_length=120, help_text=_("What is counted."))
    label_en = models.CharField(
        max_length=200, blank=True, help_text=_("What is counted, in English.")
    )
    label_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English label is official."),
    )
    metric = models.CharField(max_length=20, choices=Metric, help_text=_("How it is counted."))
    tier = models.CharField(
        max_length=12, blank=True, choices=Tier, help_text=_("Class, for a class count.")
    )
    revenue_from_100m = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Lower edge of the band, 亿元, inside."),
    )
    revenue_to_100m = models.DecimalField(
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Upper edge of the band, 亿元, outside."),
    )
    achievement_kind = models.CharField(
        max_length=20, blank=True, help_text=_("Kind of achievement, for an achievement count.")
    )
    comparator = models.CharField(
        max_length=2,
        blank=True,
        choices=Comparator,
        help_text=_("How the actual is compared with the value."),
    )
    value = models.DecimalField(
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("The number set, in the unit."),
    )
    unit = models.CharField(max_length=20, help_text=_("Unit as printed, such as 家 or 亿元."))
    qualifier = models.CharField(
        max_length=10,
        blank=True,
        choices=Qualifier,
        help_text=_("The word beside the number, as said."),
    )
    due_on = models.DateField(null=True, blank=True, help_text=_("Last day for reaching it."))
    quote_zh = models.TextField(blank=True, help_text=_("The sentence that sets it, as printed."))
    quote_en = models.TextField(
        blank=True, help_text=_("That sentence in English; our translation.")
    )
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    is_headline = models.BooleanField(
        default=False,
        help_text=_("One of the numbers announced for the three new sectors in July 2022."),
    )
    position = models.PositiveSmallIntegerField(default=0, help_text=_("Place in its plan."))
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="targets", help_text=_("Where it was read first.")
    )
    history = kept_history("registry")

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["position", "key"]
        constraints = [
            known("registry_target", "label_en_origin", Origin),
            known("registry_target", "metric", Metric),
            known("registry_target", "comparator", Comparator),
            known("registry_target", "qualifier", Qualifier),
            not_negative("registry_target", "value"),
            not_above(
                "registry_target",
                "revenue_from_100m",
                "revenue_to_100m",
                _("The band must begin below its end."),
            ),
            models.CheckConstraint(
                name="registry_target_class_count_has_tier",
                condition=models.Q(metric="class_count", tier__in=Tier.values)
                | (~models.Q(metric="class_count") & models.Q(tier="")),
                violation_error_message=_("A class count names a class, and nothing else does."),
            ),
            models.CheckConstraint(
                name="registry_target_band_has_edge",
                condition=models.Q(metric="revenue_count", revenue_from_100m__isnull=False)
                | (
                    ~models.Q(metric="revenue_count")
                    & models.Q(revenue_from_100m__isnull=True, revenue_to_100m__isnull=True)
                ),
                violation_error_message=_("A revenue count has a band, and nothing else does."),
            ),
            models.CheckConstraint(
                name="registry_target_achievement_has_kind",
                condition=(models.Q(metric="achievement_count") & ~models.Q(achievement_kind=""))
                | (~models.Q(metric="achievement_count") & models.Q(achievement_kind="")),
                violation_error_message=_(
                    "An achievement count names a kind, and nothing else does."
                ),
            ),
        ]

    def __str__(self):
        return called(self, "label")


class Observation(models.Model):
    """A figure that somebody published: context beside the register's own counts, never mixed with them."""

    key = models.CharField(
        max_length=120, unique=True, help_text=_("Topic, metric, scope and date.")
    )
    topic = models.SlugField(max_length=40, help_text=_("What it is about."))
    metric_key = models.SlugField(max_length=60, help_text=_("Which figure it is."))
    label_zh = models.CharField(max_length=120, help_text=_("What was measured."))
    label_en = models.CharField(
        max_length=200, blank=True, help_text=_("What was measured; our translation.")
    )
    value = models.DecimalField(
        max_digits=16, decimal_places=4, help_text=_("The figure, in the unit.")
    )
    unit = models.CharField(max_length=20, help_text=_("Unit as printed."))
    qualifier = models.CharField(
        max_length=10,
        blank=True,
        choices=Qualifier,
        help_text=_("The word beside the number, as said."),
    )
    as_of = models.DateField(null=True, blank=True, help_text=_("Date or period that it is for."))
    as_of_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    period = models.CharField(
        max_length=20, blank=True, help_text=_("The date as printed, such as 2021-01..08.")
    )
    scope_zh = models.CharField(max_length=40, blank=True, help_text=_("Area that it covers."))
    scope_en = models.CharField(
        max_length=60, blank=True, help_text=_("Area that it covers, in English.")
    )
    reliability = models.CharField(
        max_length=40, blank=True, help_text=_("What the editors think of the source.")
    )
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="observations", help_text=_("Where it was read.")
    )
    history = kept_history("registry")

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        ordering = ["topic", "metric_key", "as_of", "key"]
        constraints = [
            known("registry_observation", "qualifier", Qualifier),
            dated("registry_observation", "as_of", "as_of_precision"),
        ]

    def __str__(self):
        return called(self, "label")
