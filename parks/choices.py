"""Closed lists of words about parks."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ListMembership(models.TextChoices):
    """What is known about a park's place on the official list of featured parks."""

    OFFICIAL = "official", _("on the official list")
    REPORTED = "reported", _("reported as featured")
    CANDIDATE = "candidate", _("candidate, unconfirmed")
    OUTSIDE = "outside", _("not on the list")


class Publication(models.TextChoices):
    DRAFT = "draft", _("draft")
    INTERNAL = "internal", _("internal")
    EMBARGO = "embargo", _("embargo")
    PUBLIC = "public", _("public")
    CLOSED = "closed", _("closed")


class Programme(models.TextChoices):
    """Place in the 5+X green and low-carbon parks."""

    NONE = "", _("none stated")
    FIVE = "five", _("one of the five")
    X = "x", _("one of the X")


class GeometryStatus(models.TextChoices):
    NONE = "none", _("text only")
    APPROXIMATE = "approximate", _("approximate")
    DIGITISED = "digitised", _("digitised")
    SURVEYED = "surveyed", _("surveyed")


class SpaceKind(models.TextChoices):
    LAND = "land", _("industrial land")
    PREMISES = "premises", _("premises, kind not stated")
    FACTORY = "factory", _("standard factory")
    OFFICE = "office", _("research and office")
    LABORATORY = "laboratory", _("laboratory")
    WAREHOUSE = "warehouse", _("warehouse")


FLOOR_KINDS = [kind for kind in SpaceKind.values if kind != SpaceKind.LAND]


class PriceUnit(models.TextChoices):
    UNKNOWN = "", _("not stated")
    CNY_M2_DAY = "cny_m2_day", _("CNY per m² and day")
    CNY_M2_MONTH = "cny_m2_month", _("CNY per m² and month")
    CNY_M2 = "cny_m2", _("CNY per m²")
    CNY_MU = "cny_mu", _("CNY per mu")


class Freshness(models.TextChoices):
    """When the figures of a park's space were last checked."""

    FRESH = "fresh", _("checked within 90 days")
    OLDER = "older", _("checked earlier")
    NEVER = "never", _("no date of checking")


class Role(models.TextChoices):
    VIEWER = "viewer", _("viewer")
    EDITOR = "editor", _("editor")
    MANAGER = "manager", _("manager")
