"""What a query string may say: one form field for each kind of parameter.

Each field takes the raw texts of the address and gives a plain Python value, or says in a sentence what is allowed.
Only ASCII digits make numbers here: nothing that a spatial library could read as a file, an address or a document
ever passes. `schema` is the field in JSON Schema, for the API's document.
"""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from .formatting import listed

MAX_VALUES = 20
MAX_LISTED = 40
NUMBER = r"-?[0-9]{1,12}(?:\.[0-9]{1,20})?"
FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
no_null = ProhibitNullCharactersValidator()


def plain_number(text: str) -> float:
    """`text` as a float if it is plain digits, such as -12.5; else ValueError (no exponent, NaN or infinity)."""
    if not re.fullmatch(NUMBER, text):
        raise ValueError(text)
    return float(text)


def shown(text: str) -> str:
    """What was written, short and printable, for a sentence that quotes it."""
    return "".join(char if char.isprintable() else "?" for char in text[:40])


class OnceField(forms.Field):
    """A parameter that may be given once. Empty counts as not given."""

    widget = forms.MultipleHiddenInput
    schema = {"type": "string"}

    def __init__(self, **options):
        options.setdefault("required", False)
        super().__init__(**options)

    def clean(self, texts):
        given = [text.strip() for text in texts or [] if text.strip()]
        if len(given) > 1:
            raise ValidationError(_("Give it once."))
        return self.read(given[0]) if given else None

    def read(self, text: str):
        raise NotImplementedError


class TextField(OnceField):
    """Free text of at most `max_length` characters."""

    def __init__(self, *, max_length=100, **options):
        self.max_length = max_length
        self.schema = {"type": "string", "maxLength": max_length}
        super().__init__(**options)

    def read(self, text):
        no_null(text)
        if len(text) > self.max_length:
            raise ValidationError(
                _("Write at most %(most)s characters."), params={"most": self.max_length}
            )
        return text


class NumberField(OnceField):
    """A number in plain digits from `least` to `most`; `whole` allows no decimals."""

    def __init__(self, *, least, most, whole=False, **options):
        self.least, self.most, self.whole = least, most, whole
        kind = "integer" if whole else "number"
        self.schema = {"type": kind, "minimum": least, "maximum": most}
        super().__init__(**options)

    def read(self, text):
        try:
            number = plain_number(text)
        except ValueError:
            number = None
        if number is None or not self.least <= number <= self.most or self._has_unwanted(number):
            sentence = (
                _("Write a whole number from %(least)s to %(most)s.")
                if self.whole
                else _("Write a number from %(least)s to %(most)s.")
            )
            raise ValidationError(sentence, params={"least": self.least, "most": self.most})
        return int(number) if self.whole else number

    def _has_unwanted(self, number: float) -> bool:
        return self.whole and number != int(number)


class NumbersField(OnceField):
    """Numbers joined by commas, one for each of `parts`: a tuple of floats within -limit … limit."""

    parts: tuple[tuple[str, float], ...] = ()

    def read(self, text):
        texts = text.split(",")
        try:
            numbers = tuple(plain_number(part.strip()) for part in texts)
        except ValueError:
            numbers = ()
        limits = [limit for _name, limit in self.parts]
        if len(numbers) != len(limits) or any(
            abs(number) > limit for number, limit in zip(numbers, limits, strict=True)
        ):
            raise ValidationError(self.sentence)
        return numbers


class BBoxField(NumbersField):
    parts = (("minlon", 180), ("minlat", 90), ("maxlon", 180), ("maxlat", 90))
    sentence = _(
        "Write four numbers in degrees, minlon,minlat,maxlon,maxlat, such as 121.3,31.1,121.6,31.4."
    )
    schema = {"type": "string", "pattern": rf"^{NUMBER}(?:,{NUMBER}){{3}}$"}

    def read(self, text):
        min_lon, min_lat, max_lon, max_lat = super().read(text)
        if min_lon > max_lon or min_lat > max_lat:
            raise ValidationError(
                _(
                    "The first corner must lie south-west of the second: minlon,minlat,maxlon,maxlat."
                )
            )
        return min_lon, min_lat, max_lon, max_lat


class PointField(NumbersField):
    parts = (("lon", 180), ("lat", 90))
    sentence = _("Write two numbers in degrees, lon,lat, such as 121.47,31.23.")
    schema = {"type": "string", "pattern": rf"^{NUMBER},{NUMBER}$"}


class DayField(OnceField):
    """A day of the calendar, YYYY-MM-DD."""

    schema = {"type": "string", "format": "date"}

    def read(self, text):
        try:
            day = (
                date.fromisoformat(text)
                if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
                else None
            )
        except ValueError:
            day = None
        if day is None or not FIRST_DAY <= day <= LAST_DAY:
            raise ValidationError(
                _("Write a day of the calendar from %(first)s to %(last)s as YYYY-MM-DD."),
                params={"first": FIRST_DAY, "last": LAST_DAY},
            )
        return day


class YesNoField(OnceField):
    schema = {"type": "string", "enum": ["yes", "no"]}

    def read(self, text):
        if text not in {"yes", "no"}:
            raise ValidationError(_("Write yes or no."))
        return text == "yes"


class OneOfField(OnceField):
    """One of the words `allowed`."""

    def __init__(self, *, allowed, **options):
        self.allowed = list(allowed)
        self.schema = {"type": "string", "enum": self.allowed}
        super().__init__(**options)

    def read(self, text):
        if text not in self.allowed:
            raise not_among([text], self.allowed)
        return text


class ManyField(forms.Field):
    """A parameter that may be repeated, up to MAX_VALUES times; any of the values will do."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **options):
        options.setdefault("required", False)
        super().__init__(**options)

    def clean(self, texts):
        given = list(dict.fromkeys(text.strip() for text in texts or [] if text.strip()))
        if len(given) > MAX_VALUES:
            raise ValidationError(_("Give at most %(most)s values."), params={"most": MAX_VALUES})
        return self.read(given) if given else []

    @property
    def schema(self):
        return {"type": "array", "items": self.item, "maxItems": MAX_VALUES}


class WordsField(ManyField):
    """Some of the words `allowed`."""

    def __init__(self, *, allowed, **options):
        self.allowed = list(allowed)
        self.item = {"type": "string", "enum": self.allowed}
        super().__init__(**options)

    def read(self, texts):
        if unknown := [text for text in texts if text not in self.allowed]:
            raise not_among(unknown, self.allowed)
        return texts


class TextsField(ManyField):
    """Texts that anything may stand in, of at most `max_length` characters each."""

    def __init__(self, *, max_length, **options):
        self.one = TextField(max_length=max_length)
        self.item = self.one.schema
        super().__init__(**options)

    def read(self, texts):
        return [self.one.read(text) for text in texts]


class WholeNumbersField(ManyField):
    def __init__(self, *, least, most, **options):
        self.one = NumberField(least=least, most=most, whole=True)
        self.item = self.one.schema
        super().__init__(**options)

    def read(self, texts):
        return [self.one.read(text) for text in texts]


class CodesField(ManyField):
    """Codes of rows of `queryset` (a queryset, or a function that gives one); the value is a list of row keys.

    One query, and only when the parameter is given. A code that no row has is refused, never passed over.
    """

    def __init__(self, *, queryset, code, pattern=r"[A-Za-z0-9_-]{1,80}", **options):
        self.queryset, self.code, self.pattern = queryset, code, pattern
        self.item = {"type": "string", "pattern": rf"^{pattern}$"}
        super().__init__(**options)

    def rows(self):
        return self.queryset() if callable(self.queryset) else self.queryset.all()

    def read(self, texts):
        wanted = [text for text in texts if re.fullmatch(self.pattern, text)]
        found = dict(
            self.rows().filter(**{f"{self.code}__in": wanted}).values_list(self.code, "pk")
        )
        if unknown := [text for text in texts if text not in found]:
            known = self.rows().order_by(self.code).values_list(self.code, flat=True)
            raise not_among(unknown, list(known[: MAX_LISTED + 1]))
        return list(found.values())


class RowField(OnceField):
    """The code of one row of `queryset`; the value is its key."""

    def __init__(self, *, queryset, code, **options):
        self.codes = CodesField(queryset=queryset, code=code)
        self.schema = self.codes.item
        super().__init__(**options)

    def read(self, text):
        return self.codes.read([text])[0]


def not_among(unknown: list[str], allowed: list[str]) -> ValidationError:
    """The sentence that names what is not known, and what is (unless that is a long list)."""
    wrong = listed(shown(text) for text in unknown[:5])
    if len(allowed) > MAX_LISTED:
        return ValidationError(_("Not known here: %(wrong)s."), params={"wrong": wrong})
    params = {"wrong": wrong, "allowed": listed(allowed)}
    return ValidationError(_("Not known here: %(wrong)s. Allowed: %(allowed)s."), params=params)
