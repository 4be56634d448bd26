"""Names of rows, for sentences and for lists to choose from."""

import re

from parks.models import Park
from registry.formatting import is_chinese, listed
from registry.models import District
from registry.search.querysets import SOME

NAMED = SOME  # below this rank of the search all words were found


def names_of(rows) -> str:
    """Their names in the reader's language, in the other where one lacks it."""
    return listed(name for _code, name in choices_of(rows, "pk"))


def choices_of(rows, code: str) -> list[tuple[str, str]]:
    """(code, name) of each."""
    first, second = ("zh", "en") if is_chinese() else ("en", "zh")
    columns = rows.values_list(code, f"name_{first}", f"name_{second}")
    return [(key, name or other) for key, name, other in columns]


def name_of(row: dict) -> str:
    """What a row with `name_zh` and `name_en` is called in the reader's language."""
    first, second = ("zh", "en") if is_chinese() else ("en", "zh")
    return row[f"name_{first}"] or row[f"name_{second}"]


def words_of(rows, code: str) -> list[tuple[str, str]]:
    """(name, code) in both languages; of 浦东新区 also 浦东, and Pudong of its English."""
    found = []
    for key, chinese, english in rows.values_list(code, "name_zh", "name_en"):
        words = {chinese, re.sub("(?<=..)(?:新区|区)$", "", chinese)}
        words |= {english, re.sub("(?: New Area| District)$", "", english)}
        found += [(word, key) for word in sorted(words) if word]
    return found


def point_of(words: str) -> str | None:
    """`lon,lat` of the district or the park that `words` name; of the park that the search puts first."""
    for name, code in words_of(District.objects.all(), "pk"):
        if name.lower() == words:
            return _written(District.objects.get(pk=code).label_point)
    found = Park.objects.public().filter(location__isnull=False).search(words[:100])
    park = found.filter(search_rank__lt=NAMED).first()
    return park and _written(park.location)


def _written(point) -> str:
    return f"{point.x:.5f},{point.y:.5f}"
