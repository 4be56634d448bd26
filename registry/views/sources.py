"""Sources: the list, one document with the facts read from it, and the card of one piece of evidence."""

from collections import defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from registry import evidence as evidence_rules
from registry import listing
from registry.access import visible_rows
from registry.facets import count_facets
from registry.filters import filterset_or_400
from registry.filtersets import SOURCE_FACET_TITLES, SOURCE_FACETS, SourceFilterSet, busiest
from registry.labels import field_label
from registry.models import Evidence, Source
from registry.paging import page_of
from registry.statements import in_words, quote_of

PAGE_SIZE = 40


@require_safe
def source_list(request: HttpRequest) -> HttpResponse:
    """Every document that facts were read from, the newest first."""
    filterset = filterset_or_400(request, SourceFilterSet, Source.objects.all())
    counted = count_facets(filterset, SOURCE_FACETS)
    counted["facets"]["publisher"] = busiest(counted["facets"]["publisher"])
    context = {
        "page": page_of(filterset, with_facts, size=PAGE_SIZE),
        "query": filterset.asked["q"] or "",
        "facets": listing.facets(
            counted, SOURCE_FACET_TITLES, {}, only_found={"kind", "publisher"}
        ),
        "chosen": listing.chosen(filterset, counted),
        "kept": kept(request.GET),
    }
    return render(request, "registry/source_list.html", context)


def with_facts(sources):
    """Annotates `facts`, the number of pieces of evidence from each."""
    return sources.annotate(facts=Count("evidence"))


def kept(query) -> list[tuple[str, str]]:
    """(name, value) of every parameter that a new search keeps."""
    return [
        (name, value)
        for name, values in query.lists()
        if name not in {"q", "page"}
        for value in values
    ]


@require_safe
def source_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One document and every fact read from it that the reader may see, by what it is about."""
    source = get_object_or_404(Source, pk=pk)
    evidence = Evidence.objects.filter(source=source).select_related("source")
    context = {"source": source, "groups": by_subject(evidence, request.user)}
    return render(request, "registry/source_detail.html", context)


def named_rows(model, user, ids) -> dict:
    """{key: row} of the rows that `user` may read, each with the rows that it is named after."""
    rows = visible_rows(model, user).select_related(*named_relations(model))
    # Not `in_bulk`, which asks again after every 999 keys on SQLite.
    return {row.pk: row for row in rows.filter(pk__in=ids)}


def named_relations(model) -> list[str]:
    """The relations whose rows have a name that a reader knows: the park, the enterprise, the sector."""
    return [
        field.name
        for field in model._meta.fields
        if field.many_to_one and hasattr(field.related_model, "name_zh")
    ]


def by_subject(evidence, user) -> list[dict]:
    """[{`kind`, `count`, `rows`: [{`subject`, `facts`: [{`label`, `value`, `quote`, `evidence`}]}]}].

    Of the rows that `user` may read; one query for each model, whatever their number.
    """
    of_model = defaultdict(lambda: defaultdict(list))
    for fact in evidence:
        of_model[fact.subject_type_id][fact.subject_id].append(fact)
    groups = [_group(type_id, of_row, user) for type_id, of_row in of_model.items()]
    return [group for group in groups if group["rows"]]


def _group(type_id: int, of_row: dict, user) -> dict:
    model = ContentType.objects.get_for_id(type_id).model_class()
    rows = [
        {
            "subject": subject,
            "facts": [_fact(subject, fact) for fact in of_row[pk]],
        }
        for pk, subject in sorted(named_rows(model, user, of_row).items())
    ]
    count = sum(len(row["facts"]) for row in rows)
    return {"kind": model._meta.verbose_name_plural, "count": count, "rows": rows}


def _fact(subject, fact: Evidence) -> dict:
    return {
        "label": field_label(type(subject), fact.field),
        "value": in_words(subject, fact.field, fact.value),
        "quote": quote_of(fact),
        "evidence": fact,
    }


@require_safe
@vary_on_headers("HX-Request")
def evidence_card(request: HttpRequest, pk: int) -> HttpResponse:
    """The source card behind one seal: a page of its own, or the bare card for script."""
    evidence = get_object_or_404(Evidence.objects.select_related("source", "subject_type"), pk=pk)
    model = evidence.subject_type.model_class()
    subject = named_rows(model, request.user, [evidence.subject_id]).get(evidence.subject_id)
    if subject is None:
        raise Http404
    others = [
        {"evidence": other, "said": in_words(subject, other.field, other.value)}
        for other in sorted(evidence_rules.of_rows([subject]), key=evidence_rules.rank)
        if other.field == evidence.field and other.pk != evidence.pk
    ]
    context = {
        "evidence": evidence,
        "subject": subject,
        "kind": model._meta.verbose_name,
        "others": others,
        "said": in_words(subject, evidence.field, evidence.value),
        "quote": quote_of(evidence),
        "label": field_label(model, evidence.field),
        "look": evidence_rules.look(evidence),
    }
    bare = request.headers.get("HX-Request") == "true"
    template = "registry/_source_card.html" if bare else "registry/evidence_detail.html"
    return render(request, template, context)
