"""Sources: the list, one document with the facts read from it, and the card of one piece of evidence."""

from collections import defaultdict

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from registry import evidence as evidence_rules
from registry.choices import SourceKind
from registry.labels import field_label
from registry.models import Evidence, Source

from .errors import bad_query

PAGE_SIZE = 40
PARAMETERS = {"q", "kind", "publisher", "page"}


def query_errors(query, allowed: set[str]) -> dict[str, list[str]]:
    """Parameters that this page does not know, each with the ones it does."""
    sentence = _("This page does not know this parameter. It knows: %(names)s.")
    names = ", ".join(sorted(allowed))
    return {name: [sentence % {"names": names}] for name in query if name not in allowed}


def _kind_errors(query) -> dict[str, list[str]]:
    wrong = [kind for kind in query.getlist("kind") if kind not in SourceKind.values]
    sentence = _("“%(value)s” is no kind of source. Choose from: %(names)s.")
    names = ", ".join(SourceKind.values)
    return {"kind": [sentence % {"value": kind, "names": names} for kind in wrong]} if wrong else {}


def _page_errors(query, paginator: Paginator) -> dict[str, list[str]]:
    page = query.get("page", "1")
    if page.isascii() and page.isdigit() and 1 <= int(page) <= paginator.num_pages:
        return {}
    return {"page": [_("The pages run from 1 to %(last)s.") % {"last": paginator.num_pages}]}


def _matching(query, without: str = ""):
    """The sources that the query asks for; `without` leaves one parameter out, for its facet."""
    sources = Source.objects.all()
    if kinds := query.getlist("kind") if without != "kind" else []:
        sources = sources.filter(kind__in=kinds)
    if publishers := query.getlist("publisher") if without != "publisher" else []:
        sources = sources.filter(publisher_zh__in=publishers)
    for word in query.get("q", "").split():
        sources = sources.filter(_says(word))
    return sources


def _says(word: str) -> Q:
    fields = ("title_zh", "title_en", "publisher_zh", "publisher_en", "url")
    condition = Q()
    for field in fields:
        condition |= Q(**{f"{field}__icontains": word})
    return condition


def _kind_choices(query) -> list[dict]:
    rows = _matching(query, without="kind").order_by().values_list("kind").annotate(Count("id"))
    counts = dict(rows)
    return [
        {"value": kind.value, "label": kind.label, "count": counts.get(kind.value, 0)}
        for kind in SourceKind
        if counts.get(kind.value) or kind.value in query.getlist("kind")
    ]


def _publisher_choices(query, most: int = 12) -> list[dict]:
    rows = _matching(query, without="publisher").exclude(publisher_zh="").order_by()
    rows = rows.values_list("publisher_zh").annotate(n=Count("id")).order_by("-n", "publisher_zh")
    chosen = query.getlist("publisher")
    shown = [row for at, row in enumerate(rows) if at < most or row[0] in chosen]
    return [{"value": name, "label": name, "count": count} for name, count in shown]


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Every document that facts were read from, the newest first."""
    query = request.GET
    sources = _matching(query).annotate(facts=Count("evidence"))
    paginator = Paginator(sources.order_by("-published_on", "key"), PAGE_SIZE)
    errors = query_errors(query, PARAMETERS) | _kind_errors(query) | _page_errors(query, paginator)
    if errors:
        return bad_query(request, errors)
    context = {
        "page": paginator.page(int(query.get("page", 1))),
        "query": query.get("q", ""),
        "kinds": _kind_choices(query),
        "publishers": _publisher_choices(query),
        "narrowed": [pair for pair in query.items() if pair[0] != "page" and pair[1]],
    }
    return render(request, "registry/source_list.html", context)


@require_safe
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One document and every public fact read from it, by what the fact is about."""
    source = get_object_or_404(Source, pk=pk)
    evidence = Evidence.objects.filter(source=source).select_related("source")
    context = {"source": source, "groups": by_subject(evidence)}
    return render(request, "registry/source_detail.html", context)


def public_rows(model, ids) -> dict:
    """{key: row} of the rows that anybody may read.

    A model that knows what is public says so by `visible_to`; a part of a hidden row is hidden with it.
    """
    rows = _public(model)
    for field in model._meta.fields:
        if field.many_to_one and hasattr(field.related_model._default_manager.all(), "visible_to"):
            inside = {f"{field.name}__in": _public(field.related_model)}
            rows = rows.filter(Q(**inside) | Q(**{f"{field.name}__isnull": True}))
    return rows.in_bulk(list(ids))


def _public(model):
    rows = model._default_manager.all()
    return rows.visible_to(AnonymousUser()) if hasattr(rows, "visible_to") else rows


def by_subject(evidence) -> list[dict]:
    """[{`subject`, `kind`, `facts`: [{`label`, `evidence`}]}], public rows only; one query for each model."""
    of_model = defaultdict(lambda: defaultdict(list))
    for fact in evidence:
        of_model[fact.subject_type_id][fact.subject_id].append(fact)
    groups = []
    for type_id, of_row in of_model.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        for pk, subject in public_rows(model, of_row).items():
            facts = [{"label": field_label(model, f.field), "evidence": f} for f in of_row[pk]]
            groups.append({"subject": subject, "kind": model._meta.verbose_name, "facts": facts})
    return groups


@require_safe
@vary_on_headers("HX-Request")
def evidence_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The source card behind one seal: a page of its own, or the bare card for script."""
    evidence = get_object_or_404(Evidence.objects.select_related("source", "subject_type"), pk=pk)
    model = evidence.subject_type.model_class()
    subject = public_rows(model, [evidence.subject_id]).get(evidence.subject_id)
    if subject is None:
        raise Http404
    others = [
        other
        for other in sorted(evidence_rules.of_rows([subject]), key=evidence_rules.rank)
        if other.field == evidence.field and other.pk != evidence.pk
    ]
    context = {
        "evidence": evidence,
        "subject": subject,
        "kind": model._meta.verbose_name,
        "others": others,
        "label": field_label(model, evidence.field),
        "look": evidence_rules.look(evidence),
    }
    bare = request.headers.get("HX-Request") == "true"
    template = "registry/_source_card.html" if bare else "registry/evidence_detail.html"
    return render(request, template, context)
