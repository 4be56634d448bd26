"""Strict filters: the query string is the one query, and what it says wrongly is refused by name.

A parameter that is repeated means OR, different ones mean AND. A FilterSet is read by the page, the map, the figures
and the API alike; `narrowed` leaves parameters out, which is what facets are made of.
"""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from . import parameters
from .found import Found, find
from .lookups import Beyond

MAX_PAGE_SIZE = 1000
MAX_PAGE = 1_000_000
AS_OF = _("Day that tenancies and classes are asked for, YYYY-MM-DD; today if not given.")


class BadQuery(ValidationError):
    """A query string that says something wrong. `errors` is {parameter: [sentence]}, in the reader's language."""

    def __init__(self, errors: dict):
        super().__init__(errors)
        self.errors = {name: [str(sentence) for sentence in said] for name, said in errors.items()}


class Parameter(django_filters.Filter):
    """A parameter read by `field` (a class of `registry.parameters`); `help_text` says what it asks, for people.

    With a `lookup` such as `sector__in` it narrows by itself; without one, the FilterSet does.
    """

    def __init__(self, field, lookup=None, *, help_text, **options):
        self.field_class = field
        self.lookup = lookup
        super().__init__(help_text=help_text, required=False, **options)

    def narrow(self, queryset, value):
        return queryset.filter(**{self.lookup: value})


def is_given(value) -> bool:
    return value is not None and value != []


class StrictForm(forms.Form):
    """The form behind a FilterSet; it reads every parameter as the list of its texts."""

    def add_unknown(self, names):
        for name in names:
            self._errors.setdefault(name, self.error_class()).append(self.unknown_sentence())

    def unknown_sentence(self):
        allowed = ", ".join(self.fields)
        return str(_("There is no such parameter. Allowed: %(allowed)s.") % {"allowed": allowed})


class StrictFilterSet(django_filters.FilterSet):
    """Base of the FilterSets. `also` names what else the page's own address may hold (camera, tab …).

    `qs`, `narrowed` and `asked` raise BadQuery when the query string is not in order.
    """

    ORDERINGS: dict[str, tuple] = {}

    page = Parameter(
        parameters.NumberField,
        least=1,
        most=MAX_PAGE,
        whole=True,
        help_text=_("Page of the list, from 1."),
    )
    page_size = Parameter(
        parameters.NumberField,
        least=1,
        most=MAX_PAGE_SIZE,
        whole=True,
        help_text=_("Rows on a page, at most 1000."),
    )

    class Meta:
        form = StrictForm

    def __init__(self, data=None, queryset=None, *, request=None, prefix=None, also=()):
        super().__init__({} if data is None else data, queryset, request=request, prefix=prefix)
        self._also = frozenset(also)
        self.found: Found | None = None  # once the rows have been read
        self.read: dict = {}  # by condition, what several facets count

    @property
    def errors(self) -> dict[str, list[str]]:
        """{parameter: [sentence]}, in the reader's language; empty when all is in order."""
        found = {name: [str(text) for text in texts] for name, texts in self.form.errors.items()}
        unknown = [name for name in self.data if name not in self.filters.keys() | self._also]
        for name in unknown:
            found[parameters.shown(name)] = [self.form.unknown_sentence()]
        if not found:
            found = {name: [str(said)] for name, said in self.contradictions().items()}
        return found

    def contradictions(self) -> dict:
        """{parameter: sentence} for parameters that make no sense together; each alone is in order."""
        return {}

    @property
    def asked(self) -> dict:
        """{parameter: value} as read: None or [] where it is not given."""
        if not hasattr(self, "_asked"):
            if errors := self.errors:
                raise BadQuery(errors)
            self._asked = self.form.cleaned_data
        return self._asked

    @property
    def as_of(self):
        """The day that the figures are for: `as_of`, or today."""
        return self.asked.get("as_of") or timezone.localdate()

    @property
    def qs(self):
        """The rows asked for, in the order asked for."""
        if not hasattr(self, "_ordered"):
            self._ordered = self.dressed(self.narrowed()).order_by(*self.ordering())
        return self._ordered

    def keys(self):
        """The keys of `qs`, in its order: all that it takes to cut a page, however deep."""
        return self.qs.values_list("pk", flat=True)

    def of(self, keys):
        """The rows with these keys, dressed, in no order."""
        return self.dressed(self.queryset.filter(pk__in=keys))

    def find(self, *columns, **annotations) -> dict[str, list]:
        """{column: the value of each row asked for}, in no order.

        What was found stays, so that a page of the list need not find the rows again.
        """
        rows = self.narrowed().annotate(**annotations)
        self.found, values = find(rows, self.place(), columns)
        return values

    def place(self):
        """An expression for a whole number that the order of the list goes by first, or None."""
        return

    def among(self, keys):
        """Keys of the rows asked for that are among `keys`; in order, but for the place."""
        return self.keys().filter(pk__among=keys)

    def dressed(self, queryset):
        """`queryset` with what a list shows or is ordered by, and no row more or less."""
        return queryset

    def narrowed(self, *without: str):
        """The rows asked for, in no order; as if the parameters `without` had not been given."""
        asked = {name: None if name in without else value for name, value in self.asked.items()}
        return self.narrow(self.queryset.all(), asked)

    def narrow(self, queryset, asked: dict):
        """`queryset` with every given parameter of `asked` applied. Groups are applied by the subclasses."""
        for name, parameter in self.filters.items():
            if parameter.lookup and is_given(asked[name]):
                queryset = parameter.narrow(queryset, asked[name])
        return queryset

    def ordering(self) -> tuple:
        """Expressions for `order_by`, the last of them unique."""
        return (
            *ordering_terms(self.ORDERINGS, self.asked.get("ordering") or self.default_ordering()),
            "pk",
        )

    def default_ordering(self) -> str:
        return next(iter(self.ORDERINGS))

    def can_go_on(self) -> bool:
        """Whether the list can begin after a row: it is ordered by columns that are never empty."""
        return "after" in self.filters and all(isinstance(term, str) for term in self.ordering())

    def after(self, rows, key: int):
        """Those of `rows`, which are in order, that come after the row with this key."""
        *terms, _pk = self.ordering()
        columns = [term.lstrip("-") for term in terms]
        values = rows.model._base_manager.values_list(*columns).get(pk=key)
        return rows.filter(Beyond(columns, values, falls=terms[0].startswith("-")))


def ordering_words(orderings) -> list[str]:
    """What `ordering` may say: each name, and each name with a minus for the other way round."""
    return [sign + name for name in orderings for sign in ("", "-")]


def ordering_terms(orderings, word: str) -> list:
    """Terms for `order_by`: a name is a column that is never empty; of an F, the empty rows come last both ways."""
    terms, falls = orderings[word.lstrip("-")], word.startswith("-")
    return [_falling(term) if falls else _rising(term) for term in terms]


def _rising(term):
    return term if isinstance(term, str) else term.asc(nulls_last=True)


def _falling(term):
    return f"-{term}" if isinstance(term, str) else term.desc(nulls_last=True)


def in_force(day, since: str, until: str) -> Q:
    """Rows in force on `day`. An unknown first day is taken to lie before any day that is asked for."""
    began = Q(**{f"{since}__isnull": True}) | Q(**{f"{since}__lte": day})
    lasts = Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gte": day})
    return began & lasts


def filterset_or_400(request, filterset_class, queryset, *, also=()):
    """The FilterSet for this page's query string. Raises BadQuery, which the middleware turns into a page with 400."""
    filterset = filterset_class(request.GET, queryset, request=request, also=also)
    _ = filterset.asked
    return filterset


class BadQueryMiddleware:
    """Answers a page's BadQuery with 400 and the parameters' names. The API has its own answer."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, BadQuery):
            return None
        from .views.errors import bad_query

        return bad_query(request, exception.errors)
