"""An enterprise, and where it sits."""

from django.contrib.gis.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from parks.models import Park
from registry.choices import LocationLevel, Origin, Precision
from registry.constraints import dated, in_order, known, not_negative
from registry.history import kept_history
from registry.languages import called
from registry.models import District, Searchable, SearchEntry, Sector, Source

from ..querysets import EnterpriseQuerySet


class Enterprise(Searchable, models.Model):
    """A company or plant that a source ties to a park or a sector."""

    SEARCH_KEY = "uid"
    SEARCH_NAMES = ("name_zh", "former_names", "name_en", "uscc", "stock_code", "uid")
    SEARCH_WORDS = ("area_zh", "area_en")
    SEARCH_LABELS = (
        "district__name_zh",
        "district__name_en",
        "tenancies__park__name_zh",
        "tenancies__park__name_en",
    )

    uid = models.SlugField(
        max_length=20, unique=True, help_text=_("Public name in the address; survives merges.")
    )
    name_zh = models.CharField(
        max_length=160, help_text=_("Chinese name, as the source prints it.")
    )
    name_en = models.CharField(max_length=200, blank=True, help_text=_("English name on record."))
    name_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English name is official."),
    )
    former_names = models.JSONField(
        default=list, blank=True, help_text=_("Earlier names, a list of texts.")
    )
    uscc = models.CharField(
        max_length=18,
        null=True,
        blank=True,
        unique=True,
        help_text=_("统一社会信用代码, GB 32100; empty if not on record."),
    )
    stock_code = models.CharField(
        max_length=20, blank=True, help_text=_("Stock code, such as 688012.SH.")
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enterprises",
        help_text=_("Main sector."),
    )
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enterprises",
        help_text=_("District."),
    )
    area_zh = models.CharField(
        max_length=80, blank=True, help_text=_("Area that is no listed park, as printed.")
    )
    area_en = models.CharField(
        max_length=120, blank=True, help_text=_("The same in English; our translation.")
    )
    address_zh = models.CharField(max_length=250, blank=True, help_text=_("Address as printed."))
    address_en = models.CharField(
        max_length=300, blank=True, help_text=_("The same in English; our translation.")
    )
    location = models.PointField(null=True, blank=True, help_text=_("Position, WGS 84."))
    location_level = models.CharField(
        max_length=20, blank=True, choices=LocationLevel, help_text=_("How the point was found.")
    )
    location_uncertainty_km = models.DecimalField(
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("How far off the point may be, km."),
    )
    website = models.URLField(max_length=300, blank=True, help_text=_("Website."))
    other_titles = models.JSONField(
        default=list,
        blank=True,
        help_text=_("Titles outside the four classes, such as 制造业单项冠军."),
    )
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        help_text=_("The row that replaced it."),
    )
    history = kept_history("enterprises")

    objects = EnterpriseQuerySet.as_manager()

    class Meta:
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        ordering = ["name_zh", "uid"]
        indexes = [
            # The usual list, and its length, are read from here alone, however deep the page.
            models.Index(
                name="enterprises_enterprise_list",
                fields=["name_zh", "uid", "id"],
                condition=models.Q(merged_into__isnull=True),
            )
        ]
        constraints = [
            known("enterprises_enterprise", "name_en_origin", Origin),
            known("enterprises_enterprise", "location_level", LocationLevel),
            not_negative("enterprises_enterprise", "location_uncertainty_km"),
            models.CheckConstraint(
                name="enterprises_enterprise_not_merged_into_itself",
                condition=~models.Q(merged_into=models.F("id")),
                violation_error_message=_("An enterprise cannot be merged into itself."),
            ),
            models.CheckConstraint(
                name="enterprises_enterprise_uscc_not_blank",
                condition=~models.Q(uscc=""),
                violation_error_message=_("Leave the credit code out if it is unknown."),
            ),
        ]

    def __str__(self):
        return called(self)

    def get_absolute_url(self):
        return reverse("enterprises:detail", args=[self.uid])


class EnterpriseEntry(SearchEntry):
    """What the search knows of an enterprise."""

    row = models.OneToOneField(
        Enterprise, models.CASCADE, primary_key=True, related_name="search_entry", editable=False
    )


class Tenancy(models.Model):
    """An enterprise in a park, from and to."""

    enterprise = models.ForeignKey(
        Enterprise, models.CASCADE, related_name="tenancies", help_text=_("The enterprise.")
    )
    park = models.ForeignKey(
        Park, models.CASCADE, related_name="tenancies", help_text=_("The park.")
    )
    since = models.DateField(null=True, blank=True, help_text=_("First day, as far as known."))
    since_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    until = models.DateField(
        null=True, blank=True, help_text=_("Last day; empty while it goes on.")
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="tenancies", help_text=_("Where it was read.")
    )
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    history = kept_history("enterprises")

    class Meta:
        verbose_name = _("tenancy")
        verbose_name_plural = _("tenancies")
        ordering = ["park", "enterprise"]
        constraints = [
            dated("enterprises_tenancy", "since", "since_precision"),
            in_order("enterprises_tenancy", "since", "until"),
            models.UniqueConstraint(
                name="enterprises_tenancy_one_open",
                fields=["enterprise", "park"],
                condition=models.Q(until__isnull=True),
                violation_error_message=_("This enterprise is already recorded in this park."),
            ),
        ]

    def __str__(self):
        return f"{self.enterprise} · {self.park}"
