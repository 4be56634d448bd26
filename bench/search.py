"""Search of one to six characters with facets and a page of rows: against icontains, and against its own bare SQL.

`icontains` is the usual filter of names and codes on the same rows, with a count for each facet, the total and a page.
Bare SQL is what our own run sends, sent again by pgbench, prepared. Both are asked for the same texts in turns, and
are checked to count the same where a name is all that matches; the medians are compared text by text.
"""

import random
import statistics
import time
from functools import partial

from bench.timing import pgbench, statements

EACH = 3  # texts of each length
PAGE = 20


def texts(number: int) -> dict[str, str]:
    """`number` parts of loaded names for each length of 1 to 6 characters, and texts of other kinds."""
    from bench.synthetic import names

    draw, known, found = random.Random(11), list(names(500)), {}
    for length in range(1, 7):
        drawn = part_of(draw, known, length)
        for text in (next(drawn) for _ in range(number)):
            found[text] = f"{length} characters" if length > 1 else "1 character"
    others = {
        "zhangjiang": "pinyin",
        "huaxinshengtai": "pinyin",
        "zj": "first letters",
        "hxst": "first letters",
    }
    return (
        found
        | others
        | {"9131000000": "code", "91310000000123": "code", "火星": "absent", "龘": "absent"}
    )


def part_of(draw: random.Random, known: list[str], length: int):
    while True:
        name = draw.choice(known)
        start = draw.randrange(len(name))
        part = name[start : start + length]
        if len(part) == length and part.isalnum():
            yield part


def compare(url: str, rounds: int = 3) -> None:
    asked = texts(EACH)
    kinds: dict[str, list] = {}
    postgis = url.startswith("postgis")
    for text, kind in asked.items():
        ours, naive = alternately(text, rounds)
        sql = statements(partial(answer, text, naive=False)) if postgis else []
        bare = pgbench(url, sql, rounds) if postgis else None
        kinds.setdefault(kind, []).append((ours, naive, bare))
    report(kinds)


def alternately(text: str, rounds: int) -> tuple[float, float]:
    """Median seconds of ours and of icontains."""
    found, plain = answer(text, naive=False), answer(text, naive=True)
    check(text, found, plain)
    ours, naive = [], []
    for _ in range(rounds):
        ours.append(seconds(text, naive=False))
        naive.append(seconds(text, naive=True))
    return statistics.median(ours), statistics.median(naive)


def check(text: str, found: dict, plain: dict) -> None:
    """Ours finds all that icontains does; where it finds no more, the facets are equal."""
    if not text.isalnum() or text.isascii():
        return
    if found["count"] < plain["count"]:
        raise SystemExit(f"{text}: {found['count']} rows, but icontains has {plain['count']}")
    for name, counts in plain["facets"].items():
        counts.pop("None", None)
        if found["count"] == plain["count"] and counts != found["facets"][name]:
            raise SystemExit(f"{text}: {name} is {found['facets'][name]}, by icontains {counts}")


def seconds(text: str, *, naive: bool) -> float:
    started = time.perf_counter()
    answer(text, naive=naive)
    return time.perf_counter() - started


def answer(text: str, *, naive: bool) -> dict:
    """Total, facets and the first page, as a list page needs them."""
    return by_icontains(text) if naive else by_search(text)


def by_search(text: str) -> dict:
    from enterprises.facets import ENTERPRISE_FACETS
    from registry.facets import count_facets
    from registry.paging import page_of

    filterset = asked(text)
    counted = count_facets(filterset, ENTERPRISE_FACETS)
    facets = {
        name: {row["value"]: row["count"] for row in rows if row["count"]}
        for name, rows in counted["facets"].items()
    }
    page = page_of(filterset, lambda rows: rows, size=PAGE)
    rows = [(row.uid, row.name_zh) for row in page]
    return {"count": counted["count"], "facets": facets, "page": rows}


def asked(text: str):
    from django.http import QueryDict

    from enterprises.filtersets import EnterpriseFilterSet
    from enterprises.models import Enterprise

    query = QueryDict(mutable=True)
    query["q"] = text
    return EnterpriseFilterSet(query, Enterprise.objects.current())


def by_icontains(text: str) -> dict:
    """The same as it is usually written: a filter of names and codes, and a count for each facet."""
    from django.db.models import Case, Q, Value, When

    from enterprises.models import Enterprise
    from registry.facets import as_written, grouped

    columns = ("name_zh", "name_en", "uscc", "stock_code", "area_zh")
    columns += ("district__name_zh", "former_names")
    any_of = Q(*((f"{column}__icontains", text) for column in columns), _connector=Q.OR)
    rows = Enterprise.objects.current().filter(any_of)
    located = Case(When(location__isnull=True, then=Value("no")), default=Value("yes"))
    held = rows.filter(classifications__status__in=("recognised", "reported"))
    seats = rows.filter(tenancies__park__publication="public", tenancies__until=None)
    counts = {
        "sector": grouped(rows, "sector__code"),
        "district": grouped(rows, "district__adcode"),
        "located": grouped(rows.annotate(is_located=located), "is_located"),
        "park": grouped(seats, "tenancies__park__slug"),
        "tier": grouped(held, "classifications__tier"),
        "class_status": grouped(held, "classifications__status"),
    }
    return {
        "count": rows.count(),
        "facets": {name: {as_written(v): n for v, n in found} for name, found in counts.items()},
        "page": list(rows.order_by("name_zh", "uid").values_list("uid", "name_zh")[:PAGE]),
    }


def report(kinds: dict[str, list]) -> None:
    print(
        f"{'text':15} {'ours ms':>9} {'icontains ms':>13} {'ratio':>7} {'bare SQL ms':>12} {'ours/bare':>10}"
    )
    everything = [row for rows in kinds.values() for row in rows]
    for kind, rows in [*kinds.items(), ("all", everything)]:
        ours, naive = (statistics.median(row[side] for row in rows) for side in (0, 1))
        ratio = statistics.median(row[1] / row[0] for row in rows)
        bare = [row[2] for row in rows if row[2]]
        shown = f"{statistics.median(bare) * 1000:12.1f}" if bare else f"{'':12}"
        over = f"{statistics.median(r[0] / r[2] for r in rows if r[2]):10.2f}" if bare else ""
        print(f"{kind:15} {ours * 1000:9.1f} {naive * 1000:13.1f} {ratio:7.1f} {shown} {over}")
