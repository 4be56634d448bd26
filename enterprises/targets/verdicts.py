"""What a rule decides about one row: it counts, or why it does not."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Verdict(models.IntegerChoices):
    """Of several rows about the same enterprise the one with the smallest number speaks for it."""

    COUNTED = 0, _("recognised and in force")
    REPORTED = 1, _("only reported, not recognised")
    EXPIRED = 2, _("expired")
    REVOKED = 3, _("revoked")
    DISTRICT = 4, _("a district's title, which no city target counts")
    UNDATED = 5, _("date unknown")
    EARLY = 6, _("not yet so on this date")
    MERGED = 7, _("merged into another entry")
    SUPERSEDED = 8, _("a later or firmer figure stands")
    OUTSIDE = 9, _("revenue outside the band")
    OTHER_SECTOR = 10, _("another sector")
    NO_SECTOR = 11, _("the source names no sector")


# A register that holds one of these for a target has looked, and may say 0.
OBSERVED = frozenset(
    {
        Verdict.COUNTED,
        Verdict.REPORTED,
        Verdict.EXPIRED,
        Verdict.REVOKED,
        Verdict.DISTRICT,
        Verdict.UNDATED,
    }
)
