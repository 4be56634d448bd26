"""The search held to LIKE: the same rows for 10,000 random parts of names, on either database.

python -m bench.oracle --postgis postgis://user@host/database
python -m bench.oracle                                         (SpatiaLite)
"""

import argparse
import random
import time

from bench.scratch import scratch


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--postgis", help="a database beside which to work")
    options = parser.parse_args()
    with scratch(options.postgis, "registry_bench_oracle"):
        from bench.mapped import prepare

        prepare(options.rows)
        hold_to_like(options.texts, options.rows)


def hold_to_like(number: int, rows: int) -> None:
    """Compare the keys of what each of `number` parts of names finds with what LIKE finds in the folded names."""
    from bench.search import part_of
    from bench.synthetic import names
    from enterprises.models import Enterprise
    from registry.search.query import Query

    draw, known = random.Random(5), list(names(rows))
    parts = {length: part_of(draw, known, length) for length in range(1, 7)}
    wrong, started = [], time.perf_counter()
    for no in range(number):
        text = next(parts[no % 6 + 1])
        like = Enterprise.objects.filter(search_entry__names__contains=Query.read(text).folded)
        if set(keys(Enterprise.objects.search(text))) != set(keys(like)):
            wrong.append(text)
    took = time.perf_counter() - started
    print(f"LIKE oracle: {number:,} texts over {rows:,} rows, {len(wrong)} differ, {took:.0f} s")
    if wrong:
        raise SystemExit(f"not the same rows: {wrong[:10]}")


def keys(queryset):
    return queryset.order_by().values_list("pk", flat=True)


if __name__ == "__main__":
    main()
