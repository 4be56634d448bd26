"""With one of these among its leading directions, or one below it."""

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from parks.filtersets import DIRECTION_PATHS
from parks.matching.criterion import OneOf, adds_criterion
from parks.matching.names import choices_of, names_of, words_of
from parks.querysets import of_this_park, related
from registry.filters import Parameter
from registry.formatting import listed
from registry.languages import called
from registry.models import Direction
from registry.parameters import CodesField


@adds_criterion
class InDirection(OneOf):
    position = 20
    is_frequent = True
    control = "choice"
    title = _("Direction")
    parameters = {
        "direction": Parameter(
            CodesField,
            queryset=Direction.objects,
            code="code",
            help_text=_(
                "Code of a direction that you work in: the park leads in it or in one below it."
            ),
        )
    }

    def counts(self, parks, wanted, requirement):
        named = Q()
        for path in DIRECTION_PATHS:
            named |= Q(**{f"{path}__in": wanted})
        links = related(parks, "direction_links")
        number = Count("pk")
        return of_this_park(links.filter(named), number), of_this_park(links, number)

    def says_wanted(self, wanted, requirement):
        return names_of(Direction.objects.filter(pk__in=wanted))

    def choices(self):
        return choices_of(Direction.objects.order_by("sector__position", "code"), "code")

    def vocabulary(self):
        return words_of(Direction.objects.all(), "code")

    def tells(self, park):
        return listed(called(link.direction) for link in park.direction_links.all())

    def source(self, park):
        links = park.direction_links.all()
        return (links[0], "direction") if links else None
