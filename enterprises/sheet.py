"""What one enterprise's page shows, read once each."""

from datetime import date

from django.db.models import Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from stdnum.cn import uscc as credit_codes

from parks.models import Park
from registry import changes, statements
from registry.evidence import EvidenceIndex

from .life import Life
from .models import Achievement, Classification, Enterprise, Revenue, Tenancy
from .standing import all_shown, level_word

BANDS = (1000, 100, 10)  # 亿元: 千亿, 百亿, 十亿


def with_all(enterprises, user):
    """The queryset with all that the page reads; of the parks, those that `user` may see."""
    parks = Park.objects.visible_to(user).order_by().values("pk")
    sites = Tenancy.objects.filter(park__in=parks).select_related("park", "source")
    return enterprises.select_related("sector", "district").prefetch_related(
        Prefetch("tenancies", sites.order_by("since", "park__name_zh"), to_attr="sites"),
        Prefetch("classifications", Classification.objects.select_related("sector", "source")),
        Prefetch("revenues", Revenue.objects.select_related("source")),
        Prefetch("achievements", Achievement.objects.select_related("sector", "source")),
    )


def successor(enterprise: Enterprise) -> Enterprise:
    """The enterprise that stands for this one now, however often it was merged on."""
    seen = set()
    while enterprise.merged_into_id and enterprise.pk not in seen:
        seen.add(enterprise.pk)
        enterprise = enterprise.merged_into
    return enterprise


def sheet_of(enterprise: Enterprise, today: date | None = None) -> dict:
    """The context of the page. `enterprise` comes from `with_all`."""
    today = today or timezone.localdate()
    classes, revenues = list(enterprise.classifications.all()), list(enterprise.revenues.all())
    achievements = list(enterprise.achievements.all())
    rows = [enterprise, *enterprise.sites, *classes, *revenues, *achievements]
    evidence = EvidenceIndex(rows)
    shown = [class_line(one, evidence) for one in all_shown(classes, today)]
    return {
        "enterprise": enterprise,
        "classes": shown,
        "life": Life(shown, today),
        "has_derived_end": any(one["end_is_derived"] for one in shown),
        "sites": [
            {"row": site, "is_over": bool(site.until and site.until < today)}
            for site in enterprise.sites
        ],
        "revenues": [{"row": row, "band": band(row)} for row in revenues],
        "achievements": achievements,
        "code_warning": code_warning(enterprise.uscc),
        "evidence": evidence,
        "statements": statements.table_of(evidence, rows),
        "history": changes.entries(enterprise, *histories(enterprise)),
    }


def class_line(one: dict, evidence: EvidenceIndex) -> dict:
    """A class of `all_shown` with its level in words, and whether its last day is the register's own reckoning."""
    row = one["row"]
    is_derived = row.valid_to is not None and evidence.best(row, "valid_to") is None
    return one | {"level": level_word(row), "end_is_derived": is_derived}


def code_warning(code: str | None) -> str:
    """Why a credit code looks mistyped, or nothing. It only warns: the source may know better."""
    if not code or credit_codes.is_valid(code):
        return ""
    return _("The check character does not fit (GB 32100-2015): a character may be mistyped.")


def band(revenue: Revenue) -> str:
    """The band that the revenue falls in, by its amount or by its lower bound."""
    amount = revenue.amount_100m if revenue.amount_100m is not None else revenue.at_least_100m
    words = {
        1000: _("CNY 100 bn or more"),
        100: _("CNY 10 bn to 100 bn"),
        10: _("CNY 1 bn to 10 bn"),
    }
    floor = next((least for least in BANDS if amount >= least), None)
    return words.get(floor, _("below CNY 1 bn"))


def histories(enterprise: Enterprise) -> list:
    models = (Tenancy, Classification, Revenue)
    mine = {"enterprise_id": enterprise.pk}
    return [
        Enterprise.history.filter(id=enterprise.pk),
        *[model.history.filter(**mine) for model in models],
    ]
