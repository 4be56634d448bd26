"""Closed lists of words about enterprises."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ClassStatus(models.TextChoices):
    """Only `recognised` and in force counts; `reported` is shown beside it, apart."""

    REPORTED = "reported", _("reported")
    RECOGNISED = "recognised", _("recognised")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")


class ClassLevel(models.TextChoices):
    """Who recognises: districts have titles of their own, which no city target counts."""

    UNKNOWN = "", _("not stated")
    NATIONAL = "national", _("national, little giant")
    CITY = "city", _("city")
    DISTRICT = "district", pgettext_lazy("level", "district")


class AchievementKind(models.TextChoices):
    SCENARIO = "scenario", _("demonstration scenario")
    PRODUCT = "product", _("product or service")
    VEHICLE = "vehicle", _("hit vehicle")
    APPLICATION = "application", _("application")
    CLUSTER = "cluster", _("industry cluster")
