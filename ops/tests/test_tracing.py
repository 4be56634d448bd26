"""The benchmark of the explorer reads Chromium's trace: which thread's tasks, and what they cost."""

from bench.tracing import Task, tasks_of

SITE = "http://127.0.0.1:1"


def thread(pid: int, tid: int, name: str) -> dict:
    return {
        "name": "thread_name",
        "ph": "M",
        "pid": pid,
        "tid": tid,
        "ts": 0,
        "args": {"name": name},
    }


def span(name: str, place: tuple[int, int], start: int, times: tuple[int, int]) -> dict:
    (pid, tid), (long, cpu) = place, times
    return {"name": name, "ph": "X", "pid": pid, "tid": tid, "ts": start, "dur": long, "tdur": cpu}


def shown(pid: int, url: str, at: int) -> dict:
    data = {"processId": pid, "url": url}
    return {
        "name": "FrameCommittedInBrowser",
        "ph": "I",
        "pid": 1,
        "ts": at,
        "args": {"data": data},
    }


def test_the_tasks_are_those_of_the_process_that_shows_the_site():
    events = [
        thread(7, 1, "CrRendererMain"),
        thread(8, 1, "CrRendererMain"),
        thread(8, 2, "Compositor"),
        shown(7, "about:blank", 5),
        shown(8, f"{SITE}/", 6),
        span("RunTask", (7, 1), 10, (90_000, 90_000)),
        span("RunTask", (8, 2), 10, (80_000, 80_000)),
        span("RunTask", (8, 1), 10, (30_000, 20_000)),
        span("Layout", (8, 1), 15, (12_000, 11_000)),
        span("Paint", (8, 1), 20_000, (2_000, 1_000)),
        span("Commit", (8, 1), 23_000, (500, 500)),
    ]
    assert tasks_of(events, SITE) == [Task(cpu=20, wall=30, part="Layout, Paint")]


def test_a_page_that_stays_is_known_from_the_start_of_the_trace():
    frames = [{"processId": 8, "url": f"{SITE}/en/"}]
    begun = {"name": "TracingStartedInBrowser", "ph": "I", "pid": 1, "ts": 1}
    begun["args"] = {"data": {"frames": frames}}
    events = [thread(8, 1, "CrRendererMain"), begun, span("RunTask", (8, 1), 10, (1000, 1000))]
    assert [task.cpu for task in tasks_of(events, SITE)] == [1]
