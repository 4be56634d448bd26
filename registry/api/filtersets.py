"""What the vocabulary and the evidence can be asked."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy as _

from registry.filters import AS_OF, Parameter, StrictFilterSet
from registry.models import Sector
from registry.models.vocabulary import DirectionKind
from registry.parameters import CodesField, DayField, NumberField, TextField, WordsField

from . import subjects

MAX_ID = 2**53


class PlainFilterSet(StrictFilterSet):
    """Pages, and nothing else."""

    ORDERINGS = {"own": ()}

    def ordering(self):
        return (*(self.queryset.query.order_by or self.queryset.model._meta.ordering), "pk")


class NoFilterSet(StrictFilterSet):
    """No parameter at all."""

    page = page_size = None


class DayFilterSet(NoFilterSet):
    """The day, for one row."""

    as_of = Parameter(DayField, help_text=AS_OF)


class DirectionFilterSet(PlainFilterSet):
    sector = Parameter(
        CodesField,
        "sector__in",
        queryset=Sector.objects,
        code="code",
        help_text=_("Code of a sector."),
    )
    kind = Parameter(
        WordsField,
        "kind__in",
        allowed=DirectionKind.values,
        help_text=_("What the document calls it."),
    )


class SubjectField(TextField):
    """`model:key` of a row; the value is (content type, row key)."""

    def __init__(self, **options):
        super().__init__(max_length=600, **options)

    def read(self, text):
        return subjects.find_subject(super().read(text), self.reader())

    def reader(self):
        return AnonymousUser()


class EvidenceFilterSet(PlainFilterSet):
    subject = Parameter(
        SubjectField,
        help_text=_("The row it is about, as model:key, such as park:slug or enterprise:uid."),
    )
    field = Parameter(
        TextField, "field", max_length=60, help_text=_("Field of that row, such as area_km2.")
    )
    source = Parameter(
        NumberField,
        "source",
        least=1,
        most=MAX_ID,
        whole=True,
        help_text=_("Number of a source, as in its address."),
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.form.fields["subject"].reader = lambda: getattr(self.request, "user", AnonymousUser())

    def narrow(self, queryset, asked):
        queryset = super().narrow(queryset, asked)
        if asked["subject"]:
            kind, pk = asked["subject"]
            queryset = queryset.filter(subject_type=kind, subject_id=pk)
        return queryset
