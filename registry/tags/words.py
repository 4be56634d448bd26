"""Text in two languages."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from registry import formatting, languages

register = template.Library()
EMPTY = SafeString("")


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
    """The field in the language that the page is not in: the line under a heading. Nothing if it would repeat it."""
    other = "en" if _language() == "zh" else "zh"
    text = getattr(row, f"{name}_{other}", "")
    if not text or text == local_plain(row, name):
        return EMPTY
    return format_html('<span lang="{}">{}</span>', other, text)


@register.filter
def translated(origin: str):
    """The small mark of a translation of ours, for an `_en_origin`."""
    if origin != "ours":
        return EMPTY
    title = gettext("our translation")
    return format_html('<abbr class="ours" title="{}">{}</abbr>', title, gettext("tr."))


@register.filter
def subject_name(row):
    """What a row of any model is called: its name, label or title in the reader's language, else its text.

    A part of a park, such as a block, says of which: that is its text.
    """
    for name in ("name", "label", "title"):
        if hasattr(row, f"{name}_zh") and not hasattr(row, "park_id"):
            return local(row, name)
    return str(row)


@register.simple_tag
def dash():
    """What stands for the unknown."""
    return format_html(
        '<span class="none" title="{}">{}</span>', gettext("unknown"), formatting.UNKNOWN
    )


@register.filter
def script_language(text: str) -> str:
    """`zh` for a text with any Chinese character in it, else `en`: the `lang` of a quotation."""
    return "zh" if any("\u4e00" <= letter <= "\u9fff" for letter in text) else "en"


@register.filter
def bare_url(url: str) -> str:
    """An address without its scheme and `www.`, for reading."""
    return url.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
