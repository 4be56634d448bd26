"""A park, what it is for, and where it is."""

from django.contrib.gis.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from registry.choices import LocationLevel, Origin, Precision
from registry.constraints import dated, known, not_negative, positive, valid_geometry
from registry.history import kept_history
from registry.languages import called
from registry.models import Direction, District, Searchable, SearchEntry, Sector

from ..choices import GeometryStatus, ListMembership, Programme, Publication
from ..querysets import ParkQuerySet


class Park(Searchable, models.Model):
    """A featured industrial park (特色产业园区), or one named beside them."""

    SEARCH_KEY = "slug"
    SEARCH_NAMES = ("name_zh", "official_name_zh", "aliases", "name_en", "slug")
    SEARCH_WORDS = (
        "directions_zh",
        "directions_en",
        "direction_links__direction__name_zh",
        "direction_links__direction__name_en",
        "operator_zh",
        "operator_en",
    )
    SEARCH_LABELS = (
        "sector__name_zh",
        "sector__name_en",
        "district_links__district__name_zh",
        "district_links__district__name_en",
    )

    slug = models.SlugField(max_length=80, unique=True, help_text=_("Stable name in the address."))
    official_no = models.PositiveSmallIntegerField(
        null=True, blank=True, unique=True, help_text=_("Row in the official directory of 2022.")
    )
    membership = models.CharField(
        max_length=10,
        choices=ListMembership,
        help_text=_("What is known about its place on the official list."),
    )
    name_zh = models.CharField(max_length=120, unique=True, help_text=_("Chinese name."))
    name_en = models.CharField(max_length=160, blank=True, help_text=_("English name."))
    name_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English name is official."),
    )
    official_name_zh = models.CharField(
        max_length=160, blank=True, help_text=_("Full name in the directory.")
    )
    aliases = models.JSONField(
        default=list, blank=True, help_text=_("Other names, a list of texts.")
    )
    sector = models.ForeignKey(
        Sector,
        models.PROTECT,
        related_name="parks",
        help_text=_("Industry category that it is listed under."),
    )
    directions = models.ManyToManyField(
        Direction,
        through="ParkDirection",
        related_name="parks",
        help_text=_("Leading directions, as terms."),
    )
    directions_zh = models.TextField(blank=True, help_text=_("Leading directions as printed."))
    directions_en = models.TextField(
        blank=True, help_text=_("The same in English; our translation.")
    )
    batch = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text=_("Batch in which it was announced, from 1.")
    )
    announced_on = models.DateField(null=True, blank=True, help_text=_("Date of the announcement."))
    announced_precision = models.CharField(
        max_length=5, blank=True, choices=Precision, help_text=_("How exactly that date is known.")
    )
    programme = models.CharField(
        max_length=5,
        blank=True,
        choices=Programme,
        help_text=_("Place in the 5+X green parks, where a source says so."),
    )
    districts = models.ManyToManyField(
        District,
        through="ParkDistrict",
        related_name="parks",
        help_text=_("Districts that it lies in."),
    )
    area_km2 = models.DecimalField(
        max_digits=8,
        decimal_places=3,
        null=True,
        blank=True,
        help_text=_("Area as announced, km²."),
    )
    location = models.PointField(
        null=True,
        blank=True,
        help_text=_("Representative point, WGS 84; empty if no source allows one."),
    )
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
    location_note_zh = models.TextField(
        blank=True, help_text=_("How the point was found, in detail.")
    )
    location_note_en = models.TextField(blank=True, help_text=_("The same in English."))
    operator_zh = models.CharField(
        max_length=200, blank=True, help_text=_("Operating company (运营方).")
    )
    operator_en = models.CharField(max_length=250, blank=True, help_text=_("The same in English."))
    address_zh = models.CharField(max_length=250, blank=True, help_text=_("Postal address."))
    address_en = models.CharField(max_length=300, blank=True, help_text=_("The same in English."))
    website = models.URLField(max_length=300, blank=True, help_text=_("Website of the park."))
    notes_zh = models.TextField(blank=True, help_text=_("Remarks of the editors."))
    notes_en = models.TextField(blank=True, help_text=_("Remarks of the editors, in English."))
    publication = models.CharField(
        max_length=10,
        choices=Publication,
        default=Publication.DRAFT,
        help_text=_("Who may see it."),
    )
    embargo_until = models.DateTimeField(
        null=True, blank=True, help_text=_("Becomes public at this moment.")
    )
    closed_reason = models.CharField(max_length=250, blank=True, help_text=_("Why it is closed."))
    history = kept_history("parks")

    objects = ParkQuerySet.as_manager()

    class Meta:
        verbose_name = _("park")
        verbose_name_plural = _("parks")
        ordering = ["sector__position", "name_zh"]
        constraints = [
            known("parks_park", "membership", ListMembership),
            known("parks_park", "name_en_origin", Origin),
            known("parks_park", "programme", Programme),
            known("parks_park", "location_level", LocationLevel),
            known("parks_park", "publication", Publication),
            dated("parks_park", "announced_on", "announced_precision"),
            positive("parks_park", "area_km2"),
            positive("parks_park", "batch"),
            positive("parks_park", "official_no"),
            not_negative("parks_park", "location_uncertainty_km"),
            models.CheckConstraint(
                name="parks_park_official_has_no",
                condition=models.Q(official_no__isnull=True) | models.Q(membership="official"),
                violation_error_message=_("Only a park on the official list has a number there."),
            ),
            models.CheckConstraint(
                name="parks_park_embargo_has_end",
                condition=models.Q(publication="embargo", embargo_until__isnull=False)
                | (~models.Q(publication="embargo") & models.Q(embargo_until__isnull=True)),
                violation_error_message=_("An embargo has an end, and nothing else does."),
            ),
            models.CheckConstraint(
                name="parks_park_closed_has_reason",
                condition=(models.Q(publication="closed") & ~models.Q(closed_reason=""))
                | (~models.Q(publication="closed") & models.Q(closed_reason="")),
                violation_error_message=_("Say why the park is closed, and only if it is."),
            ),
        ]

    def __str__(self):
        return called(self)

    def get_absolute_url(self):
        return reverse("parks:detail", args=[self.slug])


class ParkEntry(SearchEntry):
    """What the search knows of a park."""

    row = models.OneToOneField(
        Park, models.CASCADE, primary_key=True, related_name="search_entry", editable=False
    )


class ParkDirection(models.Model):
    """A park's leading direction (主导方向)."""

    park = models.ForeignKey(
        Park, models.CASCADE, related_name="direction_links", help_text=_("The park.")
    )
    direction = models.ForeignKey(
        Direction, models.PROTECT, related_name="park_links", help_text=_("The direction.")
    )
    history = kept_history("parks")

    class Meta:
        verbose_name = _("leading direction")
        verbose_name_plural = _("leading directions")
        constraints = [
            models.UniqueConstraint(
                name="parks_parkdirection_once",
                fields=["park", "direction"],
                violation_error_message=_("The park already has this direction."),
            )
        ]

    def __str__(self):
        return f"{self.park} · {self.direction}"


class ParkDistrict(models.Model):
    """A district that a park lies in."""

    park = models.ForeignKey(
        Park, models.CASCADE, related_name="district_links", help_text=_("The park.")
    )
    district = models.ForeignKey(
        District, models.PROTECT, related_name="park_links", help_text=_("The district.")
    )
    history = kept_history("parks")

    class Meta:
        verbose_name = _("district of a park")
        verbose_name_plural = _("districts of parks")
        constraints = [
            models.UniqueConstraint(
                name="parks_parkdistrict_once",
                fields=["park", "district"],
                violation_error_message=_("The park already lies in this district."),
            )
        ]

    def __str__(self):
        return f"{self.park} · {self.district}"


class Block(models.Model):
    """A part of a park (区块) with a boundary of its own."""

    park = models.ForeignKey(Park, models.CASCADE, related_name="blocks", help_text=_("The park."))
    position = models.PositiveSmallIntegerField(
        default=1, help_text=_("Place in the directory's text, from 1.")
    )
    name_zh = models.CharField(
        max_length=60, blank=True, help_text=_("Name as printed, such as 区块一.")
    )
    name_en = models.CharField(
        max_length=80, blank=True, help_text=_("The same in English; our translation.")
    )
    boundary_text_zh = models.TextField(
        blank=True, help_text=_("四至: the bounding roads as printed.")
    )
    boundary_text_en = models.TextField(
        blank=True, help_text=_("The same in English; our translation.")
    )
    boundary = models.MultiPolygonField(null=True, blank=True, help_text=_("Outline, WGS 84."))
    geometry_status = models.CharField(
        max_length=12,
        choices=GeometryStatus,
        default=GeometryStatus.NONE,
        help_text=_("How exact the outline is."),
    )
    history = kept_history("parks")

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ["park", "position"]
        constraints = [
            known("parks_block", "geometry_status", GeometryStatus),
            valid_geometry("parks_block", "boundary"),
            models.UniqueConstraint(
                name="parks_block_position_once",
                fields=["park", "position"],
                violation_error_message=_("Another block of this park has this place."),
            ),
            models.CheckConstraint(
                name="parks_block_status_fits_boundary",
                condition=models.Q(geometry_status="none", boundary__isnull=True)
                | (~models.Q(geometry_status="none") & models.Q(boundary__isnull=False)),
                violation_error_message=_(
                    "A drawn outline has a status, and an undrawn one is “text only”."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.park} · {called(self) or self.position}"
