"""Figures as they were said, with their units, and dates."""

from django import template
from django.db.models import Max
from django.utils.html import format_html

from registry import formatting
from registry.models import Source

from .words import EMPTY, dash

register = template.Library()


@register.filter
def num(value) -> str:
    return formatting.number(value)


def _figure_html(parts: formatting.Figure):
    """The spaces stand inside the small words, so that they are as wide as those."""
    if parts.number == formatting.UNKNOWN:
        return dash()
    return format_html(
        '<span class="nowrap">{}<b class="num">{}</b>{}</span>',
        _word("said", parts.before, formatting.NARROW),
        parts.number,
        _word("unit-word", parts.tail),
    )


def _word(css_class: str, text: str, tail: str = ""):
    return format_html('<span class="{}">{}{}</span>', css_class, text, tail) if text else EMPTY


@register.simple_tag
def said(value, unit="", qualifier=""):
    """`{% said target.value target.unit target.qualifier %}`: the number as it was said, its figure in bold."""
    return _figure_html(formatting.figure(value, unit, qualifier))


@register.filter
def area_km2(value):
    return _figure_html(formatting.figure(value, "km2"))


@register.filter
def area_m2(value):
    return _figure_html(formatting.figure(value, "m2"))


@register.filter
def money_100m(value):
    """Money kept in 亿元."""
    return _figure_html(formatting.figure(value, "亿元"))


@register.filter
def distance_km(value):
    return formatting.distance_km(value)


@register.filter
def partial_date(on, precision="day"):
    """`{{ source.published_on|partial_date:source.published_precision }}`."""
    if on is None:
        return dash()
    text = formatting.partial_date(on, precision)
    return format_html('<time class="nowrap" datetime="{}">{}</time>', text, text)


@register.simple_tag
def data_date():
    """The day on which the newest source was read, or None. One query."""
    return Source.objects.aggregate(last=Max("retrieved_on"))["last"]
