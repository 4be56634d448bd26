"""Pages that are asked something wrong, and what the base of the FilterSets gives."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from registry.filters import BadQuery, filterset_or_400, ordering_words
from registry.filtersets import SourceFilterSet
from registry.models import Source
from registry.paging import page_of_keys
from registry.testing import make_source

pytestmark = pytest.mark.django_db


def ask(query: str, **options) -> SourceFilterSet:
    return filterset_or_400(
        RequestFactory().get(f"/?{query}"), SourceFilterSet, Source.objects.all(), **options
    )


def test_an_unknown_parameter_is_never_everything():
    with pytest.raises(BadQuery) as caught:
        SourceFilterSet(QueryDict("kinds=press"), Source.objects.all()).narrowed()
    assert "kind" in caught.value.errors["kinds"][0]


def test_a_page_may_have_parameters_of_its_own():
    assert ask("view=table&kind=press", also={"view"}).asked["kind"] == ["press"]


def test_a_page_beyond_the_last_is_refused_with_the_last():
    for _ in range(5):
        make_source()
    with pytest.raises(BadQuery) as caught:
        page_of_keys(ask("page=4&page_size=2"), size=20)
    assert "3" in caught.value.errors["page"][0]


def test_an_empty_list_has_one_empty_page():
    assert list(page_of_keys(ask("page=1"), size=20).object_list) == []


def test_a_page_answers_400_and_names_the_parameter(client):
    answer = client.get("/sources/?kind=hearsay")
    assert answer.status_code == 400
    assert "hearsay" in answer.content.decode()


def test_rows_without_a_value_come_last_both_ways():
    assert ordering_words({"newest": ()}) == ["newest", "-newest"]
    dated, undated = (
        make_source(published_on="2022-07-08", published_precision="day"),
        make_source(),
    )
    rising = Source.objects.order_by(*ask("").ordering())
    assert list(rising) == [dated, undated]
