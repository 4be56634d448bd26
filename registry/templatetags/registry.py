"""Tags and filters for every page: bilingual text, figures as said, seals, marks, pages and facets."""

from django import template
from django.db.models import Max
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from registry import evidence as evidence_rules
from registry import formatting, languages
from registry.labels import field_label
from registry.models import Source

register = template.Library()
EMPTY = SafeString("")


# Text in two languages


def _language() -> str:
    return "zh" if formatting.is_chinese() else "en"


def _marked(text: str, language: str):
    """The text, told to the browser if it is not in the page's language."""
    if not text or language == _language():
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


@register.filter
def local(row, name: str):
    """`{{ park|local:"name" }}`: the field in the reader's language, else in the other, marked with its `lang`.

    A translation of ours carries a small mark. Unknown is a dash.
    """
    text, language, origin = languages.local(row, name, _language())
    if not text:
        return dash()
    return format_html("{}{}", _marked(text, language), translated(origin))


@register.filter
def local_plain(row, name: str) -> str:
    """The same as bare text, for attributes and titles."""
    return languages.local(row, name, _language())[0]


@register.filter
def local_full(row, name: str):
    """The same with the words “our translation” written out, for headings."""
    text, language, origin = languages.local(row, name, _language())
    if not text:
        return dash()
    words = format_html(' <small class="ours">{}</small>', gettext("our translation"))
    return format_html("{}{}", _marked(text, language), words if origin == "ours" else "")


@register.filter
def other_language(row, name: str):
    """The field in the language that the page is not in, or nothing: the line under a heading."""
    other = "en" if _language() == "zh" else "zh"
    text = getattr(row, f"{name}_{other}", "")
    return format_html('<span lang="{}">{}</span>', other, text) if text else EMPTY


@register.filter
def translated(origin: str):
    """The small mark of a translation of ours, for an `_en_origin`."""
    if origin != "ours":
        return EMPTY
    title = gettext("our translation")
    return format_html('<abbr class="ours" title="{}">{}</abbr>', title, gettext("tr."))


@register.filter
def subject_name(row):
    """What a row of any model is called: its name, label or title in the reader's language, else its text."""
    for name in ("name", "label", "title"):
        if hasattr(row, f"{name}_zh"):
            return local(row, name)
    return str(row)


# Figures


@register.simple_tag
def dash():
    """What stands for the unknown."""
    return format_html(
        '<span class="none" title="{}">{}</span>', gettext("unknown"), formatting.UNKNOWN
    )


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


# Marks


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
    symbol = sector.symbol_zh if _language() == "zh" else sector.symbol_en
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
def tag(label, look="", icon_name=""):
    """A small label: look is empty, `seal`, `line`, `dash`, `ok`, `warn` or `danger`."""
    return format_html(
        '<span class="tag{}">{}{}</span>',
        f" tag--{look}" if look else "",
        icon(icon_name) if icon_name else "",
        label,
    )


MEMBERSHIP_LOOKS = {"official": "seal", "reported": "line", "candidate": "dash", "outside": "dash"}


@register.simple_tag
def membership_tag(value: str, label):
    """`{% membership_tag park.membership park.get_membership_display %}`."""
    return tag(label, MEMBERSHIP_LOOKS.get(value, ""))


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


# Bars, as SVG: the policy of the site allows no style attribute


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


# Evidence


@register.simple_tag(takes_context=True)
def seal(context, row, field: str, label=""):
    """The seal behind a figure: a link to its source card, opened on the spot by script.

    Reads the page's `evidence` (an EvidenceIndex) and falls back to the row's own `source`. Nothing is shown where
    nothing is on record.
    """
    index = context.get("evidence")
    best = index.best(row, field) if index is not None else None
    label = label or field_label(type(row), field)
    if best is not None:
        url = reverse("registry:evidence", args=[best.pk])
        return _seal(url, evidence_rules.look(best), label, index.note(best.source))
    if getattr(row, "source_id", None):
        return source_seal(context, row.source, label)
    return EMPTY


@register.simple_tag(takes_context=True)
def source_seal(context, source, label=""):
    """A seal that leads to a whole source, for a row that names its `source` itself (select it with the row)."""
    index = context.get("evidence")
    url = reverse("registry:source", args=[source.pk])
    look = "official" if source.is_official else ""
    return _seal(url, look, label or gettext("Source"), index.note(source) if index else "")


@register.simple_tag
def derived_seal(url: str, label=""):
    """A dashed seal behind a number that the register counted: it leads to what was counted."""
    return format_html(
        '<a class="ev ev--derived" href="{}" aria-label="{}" title="{}"></a>',
        url,
        gettext("Counted by the register: %(what)s") % {"what": label},
        gettext("counted by the register"),
    )


def _seal(url: str, look: str, label: str, note):
    return format_html(
        '<a class="ev{}" href="{}" data-evidence data-note="{}" aria-label="{}"></a>',
        f" ev--{look}" if look else "",
        url,
        note,
        gettext("Source: %(what)s") % {"what": label},
    )


@register.inclusion_tag("registry/_endnotes.html", takes_context=True)
def endnotes(context):
    """The sources of the seals above it, numbered, for the printed page. Put it last."""
    index = context.get("evidence")
    return {"notes": index.notes if index is not None else []}


@register.inclusion_tag("registry/_source_card.html", takes_context=True)
def source_card(context, evidence, others=()):
    """The card of one piece of evidence, as a panel of the page."""
    return {
        "evidence": evidence,
        "others": others,
        "label": field_label(evidence.subject_type.model_class(), evidence.field),
        "look": evidence_rules.look(evidence),
        "still": True,
    }


@register.filter
def seal_look(evidence) -> str:
    """`official`, `derived` or nothing: the face of this evidence's seal."""
    return evidence_rules.look(evidence)


@register.filter
def script_language(text: str) -> str:
    """`zh` for a text with any Chinese character in it, else `en`: the `lang` of a quotation."""
    return "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"


@register.filter
def bare_url(url: str) -> str:
    """An address without its scheme and `www.`, for reading."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


# Moving about


NAVIGATION = (
    ("maps:explorer", lambda: gettext("Map")),
    ("parks:list", lambda: gettext("Parks")),
    ("enterprises:list", lambda: gettext("Enterprises")),
    ("targets:list", lambda: gettext("Targets")),
    ("registry:sources", lambda: gettext("Sources")),
    ("registry:about", lambda: gettext("About")),
)


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def navigation(context):
    """The pages of the header that exist: dicts of `url`, `label`, `here`."""
    request = context.get("request")
    path = request.path if request else ""
    home = _address("maps:explorer")
    places = [(_address(name), label()) for name, label in NAVIGATION]
    return [
        {"url": url, "label": label, "here": path == url or (url != home and path.startswith(url))}
        for url, label in places
        if url
    ]


@register.simple_tag(takes_context=True)
def in_language(context, language: str) -> str:
    """This very page, with its query, in the other language."""
    request = context.get("request")
    return languages.in_language(request.get_full_path() if request else "/", language)


@register.simple_tag
def page_language() -> str:
    """The value of `<html lang>`."""
    return "zh-CN" if (get_language() or "zh").startswith("zh") else "en"


@register.inclusion_tag("registry/_pager.html", takes_context=True)
def pager(context, page):
    """The pages of a list: `page` is a page of Django's Paginator. Keeps the rest of the query."""
    pages = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"request": context["request"], "page": page, "pages": list(pages)}


@register.inclusion_tag("registry/_facet.html", takes_context=True)
def facet(context, title, param, choices, keep_open=True):
    """A list of links that switch the values of `param` on and off.

    `choices`: objects or dicts with `value`, `label`, `count` and, for a sector, `sector`, or for a class, `tier`.
    """
    query = context["request"].GET
    chosen = query.getlist(param)
    rows = [_choice(query, param, chosen, choice) for choice in choices]
    return {"title": title, "choices": rows, "keep_open": keep_open}


def _choice(query, param: str, chosen: list, choice) -> dict:
    read = choice.get if isinstance(choice, dict) else lambda name: getattr(choice, name, None)
    value, is_on = str(read("value")), str(read("value")) in chosen
    return {
        "label": read("label"),
        "count": read("count"),
        "sector": read("sector"),
        "tier": read("tier"),
        "id": f"{param}-{value}",  # htmx gives the focus back to it when the list is replaced
        "is_on": is_on,
        "is_zero": not read("count") and not is_on,
        "url": toggled(query, param, value),
    }


def toggled(query, param: str, value: str) -> str:
    """The query string with `value` of `param` switched on or off, back on the first page."""
    query = query.copy()
    query.pop("page", None)
    values = query.getlist(param)
    rest = [other for other in values if other != value]
    query.setlist(param, rest if len(rest) < len(values) else [*values, value])
    return f"?{query.urlencode()}"
