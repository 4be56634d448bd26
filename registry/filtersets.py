"""What the list of sources can be asked, by page and API alike."""

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .choices import SourceKind
from .facets import ColumnFacet, Value, words_as_values
from .filters import Parameter, StrictFilterSet
from .models import Source
from .parameters import TextField, TextsField, WordsField

SEARCHED = ("title_zh", "title_en", "publisher_zh", "publisher_en", "url")
SOURCE_FACET_TITLES = {"kind": _("Kind"), "publisher": _("Publisher")}


class SourceFilterSet(StrictFilterSet):
    """The one query for sources; the newest first."""

    ORDERINGS = {"newest": (F("published_on"), "key")}
    q = Parameter(
        TextField, max_length=100, help_text=_("Words of a title, a publisher or an address.")
    )
    kind = Parameter(
        WordsField, "kind__in", allowed=SourceKind.values, help_text=_("Kind of document.")
    )
    publisher = Parameter(
        TextsField,
        "publisher_zh__in",
        max_length=120,
        help_text=_("Publisher, exactly as printed in Chinese."),
    )

    def default_ordering(self):
        return "-newest"

    def narrow(self, queryset, asked):
        queryset = super().narrow(queryset, asked)
        for word in (asked["q"] or "").split():
            queryset = queryset.filter(_says(word))
        return queryset


def _says(word: str) -> Q:
    condition = Q()
    for field in SEARCHED:
        condition |= Q(**{f"{field}__icontains": word})
    return condition


def kinds(filterset) -> list[Value]:
    return words_as_values(SourceKind, SourceKind.values)


def publishers(filterset) -> list[Value]:
    known = Source.objects.exclude(publisher_zh="").order_by("publisher_zh")
    names = dict(known.values_list("publisher_zh", "publisher_en"))
    return [Value(chinese, chinese, english) for chinese, english in names.items()]


SOURCE_FACETS = (
    ColumnFacet("kind", kinds, column="kind"),
    ColumnFacet("publisher", publishers, column="publisher_zh"),
)


def busiest(rows: list[dict], most: int = 12) -> list[dict]:
    """The `most` values of a counted facet with the most rows, and those chosen."""
    falling = sorted(rows, key=lambda row: -row["count"])
    return [row for place, row in enumerate(falling) if place < most or row["selected"]]
