"""What the columns of the tables are called in the admin, in the reader's language."""

from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from .dictionary import is_column, models
from .labels import FIELD_LABELS

# A pair (`_zh`, `_en`) stands here once, by its Chinese field.
COLUMN_LABELS = {
    "achievement_kind": _("Kind of achievement"),
    "adcode": _("District code"),
    "as_of": _("As of"),
    "changed_at": _("Last change"),
    "code": _("Code"),
    "colour": _("Colour"),
    "comparator": _("Comparison"),
    "count": _("How many"),
    "description_zh": _("Description"),
    "directions_zh": _("Main directions"),
    "email": _("E-mail"),
    "email_is_public": _("E-mail shown to everybody"),
    "field": _("Field"),
    "is_derived": _("Worked out"),
    "is_headline": _("Headline number"),
    "issued_on": _("Date of issue"),
    "key": _("Key"),
    "label_point": _("Place of the name"),
    "label_zh": _("Label"),
    "layer": _("Layer"),
    "metric": _("Way of counting"),
    "metric_key": _("Figure"),
    "number": _("Version number"),
    "office_line": _("Office telephone"),
    "office_line_is_public": _("Telephone shown to everybody"),
    "parent": _("Wider direction"),
    "period": _("Period as printed"),
    "plan": _("Plan"),
    "published_on": _("Date of publication"),
    "publisher_zh": _("Publisher"),
    "purpose": _("Purpose"),
    "qualifier": _("Word beside the number"),
    "quote": _("Quotation"),
    "quote_zh": _("Quotation"),
    "recorded_at": _("Recorded on"),
    "recorded_by": _("Recorded by"),
    "reliability": _("Reliability"),
    "retrieved_on": _("Date of reading"),
    "revenue_from_100m": _("Start of the revenue band"),
    "revenue_to_100m": _("End of the revenue band"),
    "role": _("Role"),
    "role_zh": _("Post"),
    "scope": _("Scope"),
    "scope_zh": _("Scope"),
    "subject_id": _("Key of the row"),
    "subject_type": _("Kind of row"),
    "symbol_zh": _("Symbol on the map"),
    "title_zh": _("Title"),
    "topic": _("Topic"),
    "uid": _("Public name"),
    "unit": _("Unit"),
    "url": _("Web address"),
    "user": _("Person"),
}
TONGUES = {"zh": _("%(field)s (Chinese)"), "en": _("%(field)s (English)")}
WORDS = {**FIELD_LABELS, **COLUMN_LABELS}


def column_label(names: frozenset[str], field: str) -> str:
    """What the admin calls `field` of a model that has the fields `names`; KeyError where nobody gave it a word.

    Both texts of a pair name their language; the precision of a date and the origin of a text name their field.
    """
    stem, _underscore, tail = field.rpartition("_")
    if tail == "precision":
        date = stem if stem in names else f"{stem}_on"
        return _("%(field)s: how exact") % {"field": column_label(names, date)}
    if tail == "origin":
        return _("%(field)s: its origin") % {"field": column_label(names, stem)}
    if tail in TONGUES and {f"{stem}_zh", f"{stem}_en"} <= names:
        return TONGUES[tail] % {"field": WORDS[f"{stem}_zh"]}
    return str(WORDS[field])


def name_columns() -> None:
    """Make these words the verbose names of our models' fields, as they run.

    In the models themselves every word would stand in a migration too, and ask for another when it changes.
    """
    label = lazy(column_label, str)
    for model in models():
        fields = [field for field in model._meta.get_fields() if is_column(field)]
        names = frozenset(field.name for field in fields)
        for field in fields:
            field.verbose_name = label(names, field.name)
