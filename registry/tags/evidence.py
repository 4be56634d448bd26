"""Seals behind figures, and the cards that they open."""

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext

from registry import evidence as evidence_rules
from registry.labels import field_label

from .words import EMPTY

register = template.Library()


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
def source_card(context, evidence, said="", quote="", others=()):
    """The card of one piece of evidence, as a panel of the page."""
    return {
        "evidence": evidence,
        "others": others,
        "said": said,
        "quote": quote,
        "label": field_label(evidence.subject_type.model_class(), evidence.field),
        "look": evidence_rules.look(evidence),
        "still": True,
    }


@register.filter
def seal_look(evidence) -> str:
    """`official`, `derived` or nothing: the face of this evidence's seal."""
    return evidence_rules.look(evidence)
