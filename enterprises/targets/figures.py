"""Targets against actual as plain values, for the API and the strip below the map."""

from urllib.parse import urlencode

from django.urls import reverse

from .counting import Standing


def counted_url(standing: Standing) -> str:
    """Where what counted is listed: the enterprises that the same query finds, else the target's own rows."""
    target, question = standing.target, standing.question
    if standing.rule.counts_enterprises and not question.cumulative:
        query = {"target": target.key, "as_of": question.as_of.isoformat()}
        return f"{reverse('enterprises-api:enterprise-list')}?{urlencode(query)}"
    query = {"as_of": question.as_of.isoformat()}
    if question.cumulative:
        query["bands"] = "cumulative"
    return f"{reverse('targets-api:target-detail', args=[target.key])}?{urlencode(query)}"
