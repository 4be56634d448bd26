"""The examples in the API's document: one for each parameter, and for each operation what it really answers.

The answers are kept in `examples.json`, which a test writes and compares with what the site answers on the real data.
"""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

ANSWERS = Path(__file__).with_name("examples.json")

# One example a parameter, true of the real data; a test sends each.
EXAMPLES = {
    "q": "张江",
    "sector": ["metaverse"],
    "tier": ["leading"],
    "class_status": ["recognised"],
    "class_sector": ["green_low_carbon"],
    "bbox": "121.3,31.1,121.7,31.4",
    "near": "121.47,31.23",
    "located": "yes",
    "as_of": "2022-12-31",
    "district": ["310115"],
    "batch": [1, 3],
    "programme": ["five"],
    "membership": ["official"],
    "min_land_m2": 10000,
    "min_floor_m2": 5000,
    "max_rent": 4.5,
    "min_floor_load_t_m2": 2,
    "min_clear_height_m": 6,
    "min_power_kva": 800,
    "available_by": "2026-12-31",
    "space_kind": ["premises"],
    "boundary": ["none"],
    "checked": ["older"],
    "beside": "eip3byrjc",
    "must": ["sector"],
    "weight": 5,
    "text": "1万平米标准厂房，临港，氢能",
    "ordering": "name",
    "page": 1,
    "after": "ep6igs4iq",
    "page_size": 20,
    "subject": "sector:metaverse",
    "field": "area_km2",
    "kind": ["policy"],
    "source": 1,
    "target": ["metaverse-leading"],
    "bands": "cumulative",
    "publisher": ["上海市人民政府办公厅"],
    "park": ["baowu-shanghai-carbon-neutrality-industrial-park"],
    "direction": ["5x-hydrogen-energy"],
    "zoom": 10,
    "slug": "maqiao-ai-zone",
    "uid": "eip3byrjc",
    "key": "metaverse-leading",
    "id": 1,
}
# Parameters that mean nothing alone.
COMPANIONS = {"within_km": "near=121.47,31.23&within_km=10"}

# What each operation is asked for its example answer; on a fixed day, so that the answer stays.
DAY = "as_of=2025-12-31"
ASKED = {
    "parks_list": f"sector=metaverse&page_size=1&{DAY}",
    "parks_retrieve": DAY,
    "parks_geojson": f"sector=metaverse&{DAY}",
    "parks_facets": f"sector=metaverse&{DAY}",
    "parks_match": "sector=artificial_intelligence&min_floor_m2=500000&must=min_floor_m2",
    "enterprises_list": f"sector=metaverse&page_size=1&{DAY}",
    "enterprises_retrieve": DAY,
    "enterprises_geojson": f"sector=metaverse&{DAY}",
    "enterprises_facets": f"sector=metaverse&{DAY}",
    "enterprises_clusters": f"sector=metaverse&zoom=9&{DAY}",
    "targets_list": f"sector=metaverse&page_size=1&{DAY}",
    "targets_retrieve": DAY,
    "evidence_list": "subject=sector:metaverse&page_size=1",
}
USUALLY_ASKED = "page_size=1"  # of the other lists
# What goes wrong on purpose, by status: a parameter that there is not, and an address where nothing is.
UNKNOWN_PARAMETER = "colour=red"
NOBODY = {"slug": "nobody", "uid": "nobody", "key": "nothing", "id": 999_999}

CUT = _("What the site answers on its real data; lists are cut to their first two items.")
MOST = 2  # items of a list that an example shows
WHOLE = {"coordinates"}  # lists that would be untrue if they were cut
# The moment of loading is another on every site.
MOMENTS = {"recorded_at": "2026-01-01T08:00:00+08:00"}


def shortened(answer):
    """The answer as an example shows it: every list cut to its first items, and one moment for all."""
    if isinstance(answer, dict):
        return {name: MOMENTS.get(name) or _member(name, value) for name, value in answer.items()}
    if isinstance(answer, list):
        return [shortened(item) for item in answer[:MOST]]
    return answer


def _member(name: str, value):
    return value if name in WHOLE else shortened(value)


@cache
def kept() -> dict:
    """{operation: {status: {"address", and "answer" or one answer for each language}}}."""
    return json.loads(ANSWERS.read_text("utf-8")) if ANSWERS.exists() else {}


def examples_of(operation_id: str, language: str) -> dict[str, tuple[str, object]]:
    """{status: (address that was asked, what it answered in `language`)}."""
    return {
        status: (example["address"], example.get("answer", example.get(language)))
        for status, example in kept().get(operation_id, {}).items()
    }


def with_answers(result, **options):
    """Puts the example answers into the document; a hook of drf-spectacular."""
    for item in result["paths"].values():
        for operation in item.values():
            found = examples_of(operation["operationId"], get_language())
            for status, (address, answer) in found.items():
                for content in operation["responses"][status].get("content", {}).values():
                    content["examples"] = {
                        "real": {
                            "summary": address,
                            "description": str(CUT),
                            "value": answer,
                        }
                    }
    return result
