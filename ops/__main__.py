"""`python -m ops <command>`: what the Makefile calls."""

import signal
import sys

from ops import bench, demo, lock, packages, postgres, run, screenshots, serve, suite
from ops.paths import VAR
from ops.problems import report
from ops.shell import say


def start_postgis() -> int:
    packages.require(packages.POSTGIS)
    home, _ = postgres.start()
    if VAR not in home.parents:
        say(f"PostgreSQL's account cannot reach this folder, so its files are in {home}.")
    say(f"DATABASE_URL={postgres.url(home)}")
    return 0


COMMANDS = {
    "run": run.main,
    "demo": demo.main,
    "serve": serve.main,
    "test": suite.main,
    "bench": bench.main,
    "screenshots": screenshots.main,
    "lock": lock.main,
    "postgis": start_postgis,
    "postgis-stop": postgres.stop,
}

if __name__ == "__main__":
    # Being told to end is an exception like any other, so that what was started is also stopped.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    sys.exit(report(COMMANDS[sys.argv[1]]))
