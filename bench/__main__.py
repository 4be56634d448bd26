"""`make bench`: every benchmark in turn, on PostGIS and on SpatiaLite; what they print is kept in var/bench.txt.

    ROWS=100000 make bench

Each makes a scratch database of made-up rows and removes it; the explorer's holds the real data. Run it on an idle
machine: nearly all figures are ratios of things measured in turns in one run, but a busy machine widens them.
"""

import os
import subprocess
import sys

from ops.paths import PYTHON, ROOT, VAR


def commands(rows: str, postgis: str) -> list[list[str]]:
    counted = ["--rows", rows]
    both = [
        ["bench.loading", *counted],
        ["bench.reading", *counted],
        ["bench.oracle"],
        ["bench.matching"],
    ]
    on_postgis = [[*command, "--postgis", postgis] for command in both]
    every = (*on_postgis, *both, ["bench.explorer"])
    return [[str(PYTHON), "-u", "-m", *command] for command in every]


def main() -> int:
    rows, postgis = os.environ.get("ROWS", "100000"), os.environ["DATABASE_URL"]
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    with (VAR / "bench.txt").open("w") as kept:
        for command in commands(rows, postgis):
            print(f"\n── {' '.join(command[3:])}", flush=True)
            run = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
            )
            for line in run.stdout:
                print(line, end="", flush=True)
                kept.write(line)
            if run.wait():
                return run.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
