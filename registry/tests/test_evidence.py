from datetime import date

import pytest
from django.template import Context, Template
from django.utils import timezone

from registry.evidence import EvidenceIndex
from registry.models import Evidence
from registry.testing import make_source, make_target

pytestmark = pytest.mark.django_db
SEALS = Template('{% load registry %}{% for row in rows %}{% seal row "value" %}{% endfor %}')


def said(subject, field="value", kind="press", on=None, **facts) -> Evidence:
    source = make_source(kind=kind, published_on=on, published_precision="day" if on else "")
    return Evidence.objects.create(
        subject=subject, field=field, source=source, recorded_at=timezone.now(), **facts
    )


def test_the_newest_official_document_wins():
    target = make_target()
    said(target, kind="press", on=date(2025, 1, 1))
    said(target, kind="policy", on=date(2022, 7, 8))
    winner = said(target, kind="official_list", on=date(2023, 5, 1))
    assert EvidenceIndex([target]).best(target, "value") == winner


def test_among_equals_the_source_that_the_row_names_wins():
    target = make_target()
    said(target, on=date(2025, 1, 1))
    own = Evidence.objects.create(
        subject=target, field="value", source=target.source, recorded_at=timezone.now()
    )
    assert EvidenceIndex([target]).best(target, "value") == own


def test_what_was_read_wins_over_what_was_derived():
    target = make_target()
    said(target, kind="policy", is_derived=True)
    read = said(target, kind="press")
    assert EvidenceIndex([target]).best(target, "value") == read


@pytest.mark.parametrize("rows", [1, 20])
def test_the_seals_of_a_page_cost_one_query_whatever_the_number_of_rows(
    rows, django_assert_num_queries
):
    targets = [make_target() for _ in range(rows)]
    for target in targets:
        said(target)
    EvidenceIndex(targets[:1]).best(targets[0], "value")  # content types are kept by Django
    with django_assert_num_queries(1):
        html = SEALS.render(Context({"rows": targets, "evidence": EvidenceIndex(targets)}))
    assert html.count("data-evidence") == rows


@pytest.mark.parametrize(
    ("facts", "look"),
    [
        ({"kind": "policy"}, "ev ev--official"),
        ({"kind": "press"}, "ev"),
        ({"kind": "press", "is_derived": True}, "ev ev--derived"),
    ],
)
def test_a_seal_shows_what_kind_of_source_stands_behind_it(facts, look):
    target = make_target()
    evidence = said(target, **facts)
    html = SEALS.render(Context({"rows": [target], "evidence": EvidenceIndex([target])}))
    assert f'class="{look}"' in html
    assert f'href="/evidence/{evidence.pk}/"' in html


def test_a_figure_without_evidence_leads_to_the_source_of_its_row():
    target = make_target()
    html = SEALS.render(Context({"rows": [target], "evidence": EvidenceIndex([target])}))
    assert f'href="/sources/{target.source_id}/"' in html


def test_sources_are_numbered_once_each_in_the_order_of_their_seals():
    one, two = make_target(), make_target(source=make_source())
    index = EvidenceIndex([one, two])
    assert [index.note(two.source), index.note(one.source), index.note(two.source)] == [1, 2, 1]
    assert index.notes == [two.source, one.source]
