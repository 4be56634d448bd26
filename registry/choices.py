"""Closed lists of words that several models share."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Precision(models.TextChoices):
    """How exactly a date is known. The date itself is then the first day of the month or year."""

    UNKNOWN = "", _("unknown")
    YEAR = "year", _("year")
    MONTH = "month", _("month")
    DAY = "day", _("day")


class Origin(models.TextChoices):
    """Where an English text comes from."""

    NONE = "", _("no English on record")
    OFFICIAL = "official", _("official")
    OURS = "ours", _("our translation")


class Tier(models.TextChoices):
    """The four classes of enterprises (龙头/头部, 核心, 专精特新, 特色)."""

    LEADING = "leading", _("leading")
    CORE = "core", _("core")
    SPECIALISED = "specialised", _("specialised")
    DISTINCTIVE = "distinctive", _("distinctive")


class SourceKind(models.TextChoices):
    POLICY = "policy", _("policy")
    OFFICIAL_LIST = "official_list", _("official list")
    PRESS = "press", _("press")
    COMPANY = "company", _("company")
    MANAGER = "manager", _("park manager")
    SURVEY = "survey", _("survey")
    DATA = "data", _("data provider")
    OTHER = "other", pgettext_lazy("kind of source", "other")


class Comparator(models.TextChoices):
    UNSTATED = "", _("not stated")
    EXACTLY = "=", _("equal to")
    AT_LEAST = ">=", _("at least")
    MORE_THAN = ">", _("more than")


class Qualifier(models.TextChoices):
    """The word that a source puts beside a number."""

    NONE = "", _("none")
    NEARLY = "近", _("nearly")
    ABOUT = "约", _("about")
    MORE_THAN = "超", _("more than")
    BREAKING = "突破", _("past")
    AT_LEAST = "不少于", _("no fewer than")
    OR_MORE = "以上", _("or more")
    PLUS = "+", _("or more (+)")
    OR_SO = "左右", _("or so")
    SEVERAL = "若干", _("several")


class LocationLevel(models.TextChoices):
    """How a position was found, from the most exact to none."""

    SURVEYED = "surveyed", _("surveyed")
    BOUNDARY_ROADS = "boundary_roads", _("from the boundary roads")
    STREET = "street", _("by street")
    STATION = "station", _("by metro station")
    ROAD = "road", _("by road")
    TOWN = "town", _("by town")
    ASSUMED = "assumed", _("assumed by the editors")
    DISTRICT = "district", _("district only")
    UNKNOWN = "", _("unknown")
