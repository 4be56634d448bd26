"""The targets' pages: all headline targets, the targets of one scope, the rows behind one as a table to keep."""

from collections import Counter

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from registry.evidence import EvidenceIndex
from registry.filters import filterset_or_400
from registry.models import Sector, Target

from . import sections
from .exporting import csv_of
from .filtersets import TargetPageQuery, TargetQuery
from .observed import published
from .strip import strip
from .timeline import timeline


def _targets():
    related = ("sector", "plan__source", "plan__sector", "source")
    return Target.objects.select_related(*related).order_by("position", "key")


def _opened(request: HttpRequest) -> TargetPageQuery:
    return filterset_or_400(request, TargetPageQuery, Target.objects.all())


@require_safe
@vary_on_headers("HX-Request")
def target_list(request: HttpRequest) -> HttpResponse:
    """The numbers announced for the three new sectors, and the way to all others."""
    query = _opened(request)
    targets = list(_targets().filter(is_headline=True))
    rows = sections.rows(targets, query.question, set(query.asked["open"]))
    context = {"sections": sections.by_scope(rows), "scopes": _scopes()}
    return _answer(request, query, targets, context, "enterprises/targets/list.html")


@require_safe
@vary_on_headers("HX-Request")
def target_scope(request: HttpRequest, scope: str) -> HttpResponse:
    """Every target of one scope, plan by plan, with the figures that others published."""
    query = _opened(request)
    targets = list(_targets().filter(scope=scope))
    if not targets:
        raise Http404
    observations = published([scope])
    rows = sections.rows(targets, query.question, set(query.asked["open"]), observations)
    context = {
        "sections": sections.by_plan(rows),
        "observations": observations,
        "scope": scope,
        "sector": targets[0].sector,
        "scope_name": sections.scope_name(scope),
    }
    return _answer(request, query, targets, context, "enterprises/targets/scope.html")


def _answer(request, query, targets, context, template) -> HttpResponse:
    """The page, or for script the one drill-down that it asks for."""
    found = context["sections"]
    context["evidence"] = EvidenceIndex(
        sections.evidence_rows(found), context.get("observations", ())
    )
    context["question"] = query.question
    context["has_counts"] = any(section.counted for section in found)
    if request.headers.get("HX-Request") == "true" and query.asked["open"]:
        rows = [row for section in found for row in section.rows if row.is_open]
        return render(request, "enterprises/targets/_drills.html", {**context, "rows": rows})
    context["timeline"] = timeline(targets, query.question)
    return render(request, template, context)


def _scopes() -> list[dict]:
    """Every scope that has targets: its name or sector, and how many."""
    counts = Counter(dict(Target.objects.values_list("scope").annotate(Count("pk")).order_by()))
    sectors = {sector.code: sector for sector in Sector.objects.filter(code__in=counts)}
    return [
        {
            "scope": scope,
            "count": n,
            "sector": sectors.get(scope),
            "name": sections.scope_name(scope),
        }
        for scope, n in counts.most_common()
    ]


@require_safe
def target_strip(request: HttpRequest) -> HttpResponse:
    """The strip below the map by itself, for a day that script asks for."""
    query = filterset_or_400(request, TargetQuery, Target.objects.all())
    return render(request, "enterprises/_target_strip.html", {"target_strip": strip(query.as_of)})


@require_safe
def target_rows(request: HttpRequest, scope: str, key: str) -> HttpResponse:
    """What counted and what did not, with each reason, as CSV."""
    query = filterset_or_400(request, TargetPageQuery, Target.objects.all())
    target = get_object_or_404(_targets(), scope=scope, key=key)
    name = f"{key}-{query.as_of.isoformat()}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(csv_of(target, query.question), "text/csv; charset=utf-8", headers=headers)
