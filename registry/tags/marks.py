"""Signs that double a colour: icons, sectors, classes, tags."""

from django import template
from django.conf import settings
from django.template.defaultfilters import capfirst
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from registry import formatting

from .words import EMPTY, dash, local_plain

register = template.Library()


@register.simple_tag
def icon(name: str, extra: str = ""):
    """An icon of the sprite; it says nothing to a screen reader, so put a word beside it."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#i-{}"/></svg>',
        f" {extra}" if extra else "",
        static("registry/icons/sprite.svg"),
        name,
    )


def _symbol(sector) -> str:
    symbol = sector.symbol_zh if formatting.is_chinese() else sector.symbol_en
    return symbol or local_plain(sector, "name")[:1]


@register.simple_tag
def sector_mark(sector, hollow=False, silent=False):
    """The sector as a colour and a character. `silent` where its name stands beside it."""
    if sector is None:
        return EMPTY
    name = local_plain(sector, "name")
    voice = format_html('role="img" aria-label="{}" title="{}"', name, name)
    return format_html(
        '<span class="sec s-{}{}" {}>{}</span>',
        sector.code,
        " sec--hollow" if hollow else "",
        SafeString('aria-hidden="true"') if silent else voice,
        _symbol(sector),
    )


@register.simple_tag
def sector_name(sector, hollow=False):
    """The mark with its name beside it."""
    if sector is None:
        return dash()
    mark = sector_mark(sector, hollow=hollow, silent=True)
    return format_html('<span class="sec-name">{}{}</span>', mark, local_plain(sector, "name"))


@register.simple_tag
def tier_mark(tier: str, reported=False):
    """The shape of a class: star, disc, hexagon, ring. Grey where a class is only reported."""
    return format_html(
        '<svg class="cls{}" aria-hidden="true"><use href="{}#c-{}"/></svg>',
        " cls--reported" if reported else "",
        static("registry/icons/sprite.svg"),
        tier,
    )


@register.simple_tag
def is_sample() -> bool:
    """Whether this site shows invented figures: the demonstration."""
    return settings.DEMO


@register.simple_tag
def tag(label, look="", icon_name=""):
    """A small label: look is empty, `seal`, `line`, `dash`, `ok`, `warn` or `danger`."""
    return format_html(
        '<span class="tag{}">{}{}</span>',
        f" tag--{look}" if look else "",
        icon(icon_name) if icon_name else "",
        capfirst(label),
    )


MEMBERSHIP_LOOKS = {"official": "seal", "reported": "line", "candidate": "dash", "outside": "dash"}


@register.simple_tag
def membership_tag(value: str, label, seal=EMPTY):
    """`{% membership_tag park.membership park.get_membership_display %}`, with its `seal` inside if there is one."""
    return tag(format_html("{}{}", capfirst(label), seal), MEMBERSHIP_LOOKS.get(value, ""))


STATUS_LOOKS = {
    "recognised": ("ok", "check"),
    "reported": ("line", ""),
    "expired": ("warn", "clock"),
    "revoked": ("danger", "warn"),
}


@register.simple_tag
def status_tag(value: str, label):
    """`{% status_tag row.status row.get_status_display %}` for the status of a classification."""
    return tag(label, *STATUS_LOOKS.get(value, ("", "")))
