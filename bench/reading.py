"""What people read: 10,000 features, a rectangle, deep pages, and the search, on one database of made-up rows.

python -m bench.reading --rows 100000 --postgis postgis://user@host/database
python -m bench.reading --rows 100000                         (SpatiaLite)
"""

import argparse

from bench.scratch import scratch


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3, help="of the search, which takes longest")
    parser.add_argument("--postgis", help="a database beside which to work")
    options = parser.parse_args()
    with scratch(options.postgis, "registry_bench_reading") as url:
        from bench import bbox, features, search
        from bench.mapped import prepare

        prepare(options.rows)
        features.compare(url)
        bbox.compare(url)
        bbox.walk()
        search.compare(url, options.rounds)


if __name__ == "__main__":
    main()
