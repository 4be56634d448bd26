"""Bars, as SVG: the policy of the site allows no style attribute."""

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext

from registry import formatting

from .words import local_plain

register = template.Library()


def _percent(part, whole) -> str:
    share = min(max(formatting.as_decimal(part) * 100 / formatting.as_decimal(whole), 0), 100)
    return f"{share:.2f}".rstrip("0").rstrip(".")


@register.simple_tag
def progress(known, reported, total, sector="", size=""):
    """A bar of progress: `known` solid, `reported` hatched behind it, out of `total`; dashed where nothing is known.

    `sector` is a sector's code. The bar is silent: the numbers must stand beside it.
    """
    big = f" prog--{size}" if size else ""
    if (known is None and reported is None) or not total:
        return format_html('<svg class="prog prog--none{}" aria-hidden="true"></svg>', big)
    start = _percent(known or 0, total)
    end = _percent((known or 0) + (reported or 0), total)
    width = f"{formatting.as_decimal(end) - formatting.as_decimal(start):f}"
    return render_to_string(
        "registry/_progress.html",
        {"big": big, "sector": sector, "start": start, "width": width, "hatched": width != "0"},
    )


@register.simple_tag
def sector_bar(counts, label):
    """The share of each sector in a result. `counts`: pairs of a sector and its number, or of None and the rest."""
    counts = [(sector, n) for sector, n in counts if n]
    total = sum(n for _, n in counts)
    bars, at = [], 0
    for sector, n in counts:
        code, name = (
            (sector.code, local_plain(sector, "name")) if sector else ("", gettext("other"))
        )
        bars.append((code, _percent(at, total), _percent(n, total), name, n))
        at += n
    rects = format_html_join(
        "", '<rect class="s-{}" x="{}%" width="{}%"><title>{} {}</title></rect>', bars
    )
    return format_html('<svg class="secbar" role="img" aria-label="{}">{}</svg>', label, rects)
