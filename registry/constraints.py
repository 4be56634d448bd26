"""Constraints that many models share, each with a sentence for people."""

from django.db.models import CheckConstraint, F, Q
from django.utils.translation import gettext_lazy as _


def known(model: str, field: str, choices) -> CheckConstraint:
    """Bind a choice column in the database too: choices alone only bind forms."""
    return CheckConstraint(
        name=f"{model}_{field}_known",
        condition=Q(**{f"{field}__in": choices.values}),
        violation_error_message=_("This is not one of the values allowed here."),
        violation_error_code="invalid_choice",
    )


def not_negative(model: str, field: str) -> CheckConstraint:
    return CheckConstraint(
        name=f"{model}_{field}_not_negative",
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0}),
        violation_error_message=_("A quantity cannot be below zero."),
    )


def positive(model: str, field: str) -> CheckConstraint:
    return CheckConstraint(
        name=f"{model}_{field}_positive",
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": 0}),
        violation_error_message=_("A size must be above zero; leave it empty if it is unknown."),
    )


def not_above(model: str, small: str, large: str, message) -> CheckConstraint:
    """`small` ≤ `large` wherever both are known."""
    return CheckConstraint(
        name=f"{model}_{small}_not_above_{large}",
        condition=Q(**{f"{small}__isnull": True})
        | Q(**{f"{large}__isnull": True})
        | Q(**{f"{small}__lte": F(large)}),
        violation_error_message=message,
    )


def in_order(model: str, start: str, end: str) -> CheckConstraint:
    return not_above(model, start, end, _("The end cannot be before the start."))


def dated(model: str, date: str, precision: str) -> CheckConstraint:
    """A date has a precision, and a precision has a date."""
    unknown = Q(**{f"{date}__isnull": True, precision: ""})
    exact = Q(**{f"{date}__isnull": False, f"{precision}__in": ["day", "month", "year"]})
    return CheckConstraint(
        name=f"{model}_{date}_dated",
        condition=unknown | exact,
        violation_error_message=_(
            "Say how exactly the date is known, and only where there is a date."
        ),
    )


class ValidGeometry(CheckConstraint):
    """A check on `field` that is only asked where there is an outline: Django cannot ask it of None.

    In migrations and in the database it is a plain CheckConstraint.
    """

    def __init__(self, *, field: str, **options):
        self.field = field
        super().__init__(**options)

    def deconstruct(self):
        _path, arguments, options = super().deconstruct()
        return "django.db.models.CheckConstraint", arguments, options

    def validate(self, model, instance, exclude=None, **options):
        if getattr(instance, self.field) is not None:
            super().validate(model, instance, exclude=exclude, **options)

    def clone(self):
        _path, arguments, options = super().deconstruct()
        return type(self)(*arguments, field=self.field, **options)


def valid_geometry(model: str, field: str) -> CheckConstraint:
    return ValidGeometry(
        field=field,
        name=f"{model}_{field}_valid",
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__isvalid": True}),
        violation_error_message=_("The outline must not cross itself."),
    )
