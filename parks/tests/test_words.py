"""Words about parks that are worked out."""

import pytest
from django.utils import translation

from parks.words import batch_name, sides


@pytest.mark.parametrize(
    ("language", "batch", "name"),
    [
        ("zh-hans", 3, "第三批"),
        ("en", 3, "Batch 3"),
        ("zh-hans", None, ""),
        ("zh-hans", 12, "第 12 批"),
    ],
)
def test_a_batch_is_named_in_the_readers_language(language, batch, name):
    with translation.override(language):
        assert batch_name(batch) == name


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("东至A路,南至B路,西至C路,北至D路", ["A路", "B路", "C路", "D路"]),
        ("区块一：东至妙香路-规划路，南至沧海路；", ["妙香路-规划路", "沧海路"]),
        ("黄浦江以东的一片地", []),
        ("东至A路", []),
    ],
)
def test_the_bounds_are_read_from_the_text(text, bounds):
    assert [bound for _side, bound in sides(text)] == bounds
