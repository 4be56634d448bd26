"""Targets against actual as plain values, for the API."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import reverse

from registry.evidence import EvidenceIndex
from registry.models import Source, Target

from .counting import Drill, Part, Standing, standings
from .lines import line
from .questions import Question

SAME = (
    "key",
    "scope",
    "metric",
    "tier",
    "label_en",
    "label_en_origin",
    "value",
    "unit",
    "comparator",
    "qualifier",
    "due_on",
    "is_headline",
)


def counted_path(standing: Standing) -> str:
    """Where what counted is listed: the enterprises that the same query finds, else the target's own rows."""
    target, question = standing.target, standing.question
    day = {"as_of": question.as_of.isoformat()}
    if standing.rule.counts_enterprises and not question.cumulative:
        query = urlencode({"target": target.key, **day})
        return f"{reverse('enterprises-api:enterprise-list')}?{query}"
    bands = {"bands": "cumulative"} if question.cumulative else {}
    return f"{reverse('targets-api:target-detail', args=[target.key])}?{urlencode(day | bands)}"


def target_rows(targets: Iterable[Target], question: Question, absolute) -> list[dict]:
    """Each target as TargetSerializer describes it; `absolute` makes an address of a path."""
    targets = list(targets)
    evidence = EvidenceIndex(targets)
    return [target_row(standing, evidence, absolute) for standing in standings(targets, question)]


def target_row(standing: Standing, evidence: EvidenceIndex, absolute) -> dict:
    target = standing.target
    facts = evidence.all(target, "value")
    sources = {fact.source_id: fact.source for fact in facts} or {target.source_id: target.source}
    return {name: getattr(target, name) for name in SAME} | {
        "sector": target.sector and target.sector.code,
        "plan": target.plan and target.plan.code,
        "label": target.label_zh,
        "actual": standing.actual,
        "reported": standing.reported,
        "gap": standing.gap,
        "met": standing.met,
        "past_due": standing.is_past_due,
        "as_of": standing.question.as_of,
        "rule": standing.sentence,
        "counted_url": absolute(counted_path(standing)),
        "sources": [_source(source) for source in sources.values()],
    }


def _source(source: Source) -> dict:
    names = ("id", "kind", "publisher_zh", "publisher_en", "url", "published_on")
    return {name: getattr(source, name) for name in names}


def target_detail(target: Target, question: Question, absolute) -> dict:
    """One target as TargetDetailSerializer describes it."""
    drill = Drill(target, question)
    texts = ("quote_zh", "quote_en", "notes_zh", "notes_en")
    return target_rows([target], question, absolute)[0] | {
        **{name: getattr(target, name) for name in texts},
        "counted": _part(drill.counted),
        "left_out": [_part(part) for part in drill.left_out],
    }


def _part(part: Part) -> dict:
    return {
        "reason": part.verdict.name.lower(),
        "label": str(part.verdict.label),
        "count": part.total,
        "rows": [_line(row, part) for row in part.rows],
    }


def _line(row, part: Part) -> dict:
    shown = line(row, part.verdict)
    return {
        "uid": shown.uid,
        "name_zh": shown.subject.name_zh,
        "name_en": shown.subject.name_en,
        "when": shown.when,
        "amount": shown.amount,
        "unit": shown.unit,
        "source": row.source_id,
    }
