"""Criteria of the match that look at who is in a park."""

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from parks.filtersets import COUNTED_STATUSES
from parks.matching.criterion import OneOf, adds_criterion
from parks.querysets import of_this_park
from registry.choices import Tier
from registry.filters import Parameter, in_force
from registry.formatting import listed
from registry.models import Sector
from registry.parameters import CodesField, RowField, WordsField

from .models import Enterprise, Tenancy

# What people call the classes.
TIER_WORDS = {
    Tier.LEADING: ("龙头企业", "龙头", "头部企业", "leading enterprises", "leading"),
    Tier.CORE: ("核心企业", "core enterprises"),
    Tier.SPECIALISED: ("专精特新企业", "专精特新", "小巨人", "specialised"),
    Tier.DISTINCTIVE: ("特色企业", "distinctive enterprises"),
}


def tenancies():
    """Tenancies in force today of enterprises that have not been merged away."""
    today = in_force(timezone.localdate(), "since", "until")
    return Tenancy.objects.filter(today, enterprise__merged_into=None)


class Neighbours(OneOf):
    """Base: unknown where the register knows nobody in the park."""

    def counts(self, parks, wanted, requirement):
        here, number = tenancies(), Count("enterprise", distinct=True)
        of_them = here.filter(self.condition(wanted, requirement))
        return of_this_park(of_them, number), of_this_park(here, number)

    def condition(self, wanted, requirement) -> Q:
        """On a tenancy: that it is one of those wanted."""
        raise NotImplementedError


@adds_criterion
class OfClass(Neighbours):
    """Somebody of one of these classes is in the park; reported classes count too, for they are what is known."""

    position = 120
    control = "choice"
    title = _("Enterprises of class")
    parameters = {
        "tier": Parameter(
            WordsField,
            allowed=Tier.values,
            help_text=_("Class of which an enterprise is to be in the park."),
        ),
        "class_sector": Parameter(
            CodesField,
            queryset=Sector.objects,
            code="code",
            help_text=_("Code of the sector that the class is for."),
        ),
    }

    def choices(self):
        return Tier.choices

    def vocabulary(self):
        return [(word, str(tier)) for tier, words in TIER_WORDS.items() for word in words]

    def condition(self, wanted, requirement):
        today = timezone.localdate()
        held = Q(classifications__tier__in=wanted, classifications__status__in=COUNTED_STATUSES)
        if sectors := requirement.asked["class_sector"]:
            held &= Q(classifications__sector__in=sectors)
        held &= in_force(today, "classifications__valid_from", "classifications__valid_to")
        return Q(enterprise__in=Enterprise.objects.filter(held).values("pk"))

    def says(self, verdict):
        return ngettext("%(n)s on record", "%(n)s on record", verdict.has) % {"n": verdict.has}

    def says_wanted(self, wanted, requirement):
        return listed(str(Tier(tier).label) for tier in wanted)


@adds_criterion
class Beside(Neighbours):
    """This enterprise is in the park."""

    position = 130
    control = "text"
    title = _("Together with")
    hint = _("uid of an enterprise")
    parameters = {
        "beside": Parameter(
            RowField,
            queryset=Enterprise.objects,
            code="uid",
            help_text=_("Uid of an enterprise that is to be in the same park."),
        )
    }

    def condition(self, wanted, requirement):
        return Q(enterprise=wanted)

    def says_wanted(self, wanted, requirement):
        return str(Enterprise.objects.get(pk=wanted))
