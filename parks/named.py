"""Parks that an address names, in its order: for the comparison and the shortlist."""

from django.utils.translation import gettext_lazy as _

from registry.filters import Parameter, StrictFilterSet
from registry.parameters import CodesField

from .models import Park


class NamedParks(StrictFilterSet):
    """Over the parks that the reader may see; any other is refused by its slug."""

    page = page_size = None
    park = Parameter(
        CodesField, queryset=Park.objects, code="slug", help_text=_("Slug of a park; at most 20.")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.filters["park"].extra["queryset"] = self.queryset.all

    def keys_in_order(self) -> list[int]:
        """Their keys, each once."""
        found = dict(self.queryset.filter(pk__in=self.asked["park"]).values_list("slug", "pk"))
        return [found[slug] for slug in dict.fromkeys(self.data.getlist("park")) if slug in found]
