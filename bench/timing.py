"""What the benchmarks share: sides that take turns, the SQL of an answer, and pgbench."""

import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlsplit

ROUNDS = 7


def in_turns(sides: dict[str, Callable], *arguments, rounds: int = ROUNDS) -> dict[str, list]:
    """Seconds of each side in each round, one after the other in every round.

    A side that gives a float has measured itself.
    """
    times = {name: [] for name in sides}
    for _ in range(rounds):
        for name, run in sides.items():
            started = time.perf_counter()
            own = run(*arguments)
            took = time.perf_counter() - started
            times[name].append(own if isinstance(own, float) else took)
    return times


def report(times: dict[str, list[float]], *, base: str = "ours") -> None:
    print(f"{'side':16} {'median ms':>10} {'least':>8} {'most':>8} {'x ' + base:>8}")
    for name, seconds in times.items():
        ratio = statistics.median(one / own for one, own in zip(seconds, times[base], strict=True))
        spread = f"{min(seconds) * 1000:8.1f} {max(seconds) * 1000:8.1f}"
        print(f"{name:16} {statistics.median(seconds) * 1000:10.1f} {spread} {ratio:8.2f}")


def statements(act: Callable) -> list[str]:
    """The SQL that `act` sends, with its values in it."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        act()
    return [query["sql"] for query in captured.captured_queries]


def bare(url: str, sql: list[str]) -> Callable[..., float]:
    """A side that sends these statements bare: by pgbench, prepared; on SQLite by its own module."""
    return lambda *_arguments: pgbench(url, sql) if url.startswith("postgis") else sqlite(sql)


def pgbench(url: str, sql: list[str], times: int = 5) -> float:
    """Seconds that the statements take when pgbench sends them, prepared, from one client."""
    parts = urlsplit(url)
    where = ["-h", unquote(parts.hostname or ""), "-p", str(parts.port or 5432)]
    where += ["-U", parts.username or "postgres", parts.path.strip("/")]
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder, "answer.sql")
        script.write_text(";\n".join(" ".join(one.split("\n")) for one in sql) + ";\n", "utf-8")
        command = [
            "pgbench",
            "-n",
            "-M",
            "prepared",
            "-c",
            "1",
            "-t",
            str(times),
            "-f",
            str(script),
        ]
        run = subprocess.run([*command, *where], capture_output=True, text=True, check=True)
    return float(re.search(r"latency average = ([0-9.]+) ms", run.stdout).group(1)) / 1000


def sqlite(sql: list[str]) -> float:
    from django.db import connection

    raw = connection.connection.cursor()
    started = time.perf_counter()
    for statement in sql:
        raw.execute(statement).fetchall()
    return time.perf_counter() - started
