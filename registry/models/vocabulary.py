"""The words of the field: sectors, directions, districts."""

from django.contrib.gis.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import Origin
from ..constraints import known, valid_geometry
from ..history import kept_history
from ..languages import called


class Sector(models.Model):
    """An industry class (赛道 / 产业类别) of the official list, or another that a plan sets numbers for."""

    code = models.SlugField(
        unique=True, help_text=_("Stable code, used in URLs and for the colour.")
    )
    name_zh = models.CharField(max_length=60, unique=True, help_text=_("Chinese name."))
    name_en = models.CharField(max_length=80, blank=True, help_text=_("English name."))
    name_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English name is official."),
    )
    symbol_zh = models.CharField(
        max_length=1, blank=True, help_text=_("One character for the map.")
    )
    symbol_en = models.CharField(max_length=2, blank=True, help_text=_("Two letters for the map."))
    colour = models.CharField(
        max_length=7, blank=True, help_text=_("Colour in the light theme, #rrggbb.")
    )
    position = models.PositiveSmallIntegerField(default=100, help_text=_("Place in lists, from 0."))
    history = kept_history("registry")

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["position", "code"]
        constraints = [known("registry_sector", "name_en_origin", Origin)]

    def __str__(self):
        return called(self)


class DirectionKind(models.TextChoices):
    """What a direction is in the document that names it."""

    DIRECTION = "direction", _("direction")
    FIELD = "field", _("field")
    PRINCIPLE = "principle", _("principle")
    ACTION = "action", _("action")
    PARK_FIELD = "park_field", _("field of the 5+X parks")
    SUPPLY_FIELD = "supply_field", _("supply field")
    SCENARIO_FIELD = "scenario_field", _("scenario field")
    PROJECT = "project", _("project")
    PRODUCT_GROUP = "product_group", _("product group")
    SCENARIO = "scenario", _("scenario")
    BASE_SUPPORT = "base_support", _("base support")
    OTHER = "other", _("other")


class Direction(models.Model):
    """A field within a sector (氢能, 碳捕集, 虚拟现实 …); a tree."""

    code = models.SlugField(max_length=80, unique=True, help_text=_("Stable code, used in URLs."))
    sector = models.ForeignKey(
        Sector, models.PROTECT, related_name="directions", help_text=_("Sector it belongs to.")
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        help_text=_("Wider direction."),
    )
    kind = models.CharField(
        max_length=20,
        choices=DirectionKind,
        default=DirectionKind.FIELD,
        help_text=_("What the document calls it."),
    )
    name_zh = models.CharField(max_length=120, help_text=_("Chinese name."))
    name_en = models.CharField(max_length=200, blank=True, help_text=_("English name."))
    name_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English name is official."),
    )
    description_zh = models.TextField(
        blank=True, help_text=_("What the document says of it, in Chinese.")
    )
    description_en = models.TextField(
        blank=True, help_text=_("The same in English; our translation.")
    )
    position = models.PositiveSmallIntegerField(default=0, help_text=_("Place among its siblings."))
    history = kept_history("registry")

    class Meta:
        verbose_name = _("direction")
        verbose_name_plural = _("directions")
        ordering = ["sector", "position", "code"]
        constraints = [
            known("registry_direction", "kind", DirectionKind),
            known("registry_direction", "name_en_origin", Origin),
            models.CheckConstraint(
                name="registry_direction_not_its_own_parent",
                condition=~models.Q(parent=models.F("id")),
                violation_error_message=_("A direction cannot be its own parent."),
            ),
        ]

    def __str__(self):
        return called(self)


class District(models.Model):
    """One of Shanghai's 16 districts."""

    adcode = models.CharField(
        max_length=6, unique=True, help_text=_("Code by GB/T 2260, six digits.")
    )
    name_zh = models.CharField(max_length=20, unique=True, help_text=_("Chinese name."))
    name_en = models.CharField(max_length=40, blank=True, help_text=_("English name."))
    name_en_origin = models.CharField(
        max_length=10,
        blank=True,
        choices=Origin,
        help_text=_("Whether the English name is official."),
    )
    boundary = models.MultiPolygonField(
        null=True,
        blank=True,
        help_text=_("Outline, WGS 84, simplified to 40 m; not for measuring area."),
    )
    label_point = models.PointField(
        null=True, blank=True, help_text=_("Where its name stands on the map, WGS 84.")
    )
    history = kept_history("registry")

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["adcode"]
        constraints = [
            known("registry_district", "name_en_origin", Origin),
            valid_geometry("registry_district", "boundary"),
            models.CheckConstraint(
                name="registry_district_adcode_six_digits",
                condition=models.Q(adcode__regex=r"^[0-9]{6}$"),
                violation_error_message=_("A district code has six digits, such as 310115."),
            ),
        ]

    def __str__(self):
        return called(self)
