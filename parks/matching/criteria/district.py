"""In one of these districts."""

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from parks.matching.criterion import OneOf, adds_criterion
from parks.matching.names import choices_of, names_of, words_of
from parks.querysets import of_this_park, related
from registry.filters import Parameter
from registry.formatting import listed
from registry.languages import called
from registry.models import District
from registry.parameters import CodesField


@adds_criterion
class InDistrict(OneOf):
    position = 100
    control = "choice"
    title = _("District")
    parameters = {
        "district": Parameter(
            CodesField,
            queryset=District.objects,
            code="adcode",
            pattern="[0-9]{6}",
            help_text=_("Code of a district, six digits."),
        )
    }

    def counts(self, parks, wanted, requirement):
        links = related(parks, "district_links")
        number = Count("pk")
        inside = links.filter(district__in=wanted)
        return of_this_park(inside, number), of_this_park(links, number)

    def says_wanted(self, wanted, requirement):
        return names_of(District.objects.filter(pk__in=wanted))

    def choices(self):
        return choices_of(District.objects.all(), "adcode")

    def vocabulary(self):
        return words_of(District.objects.all(), "adcode")

    def tells(self, park):
        return listed(called(link.district) for link in park.district_links.all())

    def source(self, park):
        links = park.district_links.all()
        return (links[0], "district") if links else None
