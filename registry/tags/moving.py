"""Moving about: the header, the other language, pages, facets."""

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext

from registry import languages

register = template.Library()


NAVIGATION = (
    ("maps:explorer", lambda: gettext("Map")),
    ("parks:list", lambda: gettext("Parks")),
    ("parks:match", lambda: gettext("Site match")),
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
    here = max(
        (url for url, _label in places if url and _is_below(path, url, home)), key=len, default=""
    )
    return [{"url": url, "label": label, "here": url == here} for url, label in places if url]


def _is_below(path: str, url: str, home: str) -> bool:
    return path == url or (url != home and path.startswith(url))


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
    return {"title": title, "param": param, "choices": rows, "keep_open": keep_open}


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
