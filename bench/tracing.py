"""The main thread of a page in Chromium's trace: its tasks, with their time on the processor and on the clock."""

import json
from contextlib import contextmanager
from dataclasses import dataclass, field

TASK = "RunTask"
CATEGORIES = ["-*", "__metadata", "devtools.timeline", "disabled-by-default-devtools.timeline"]


@dataclass
class Task:
    """Milliseconds of one task, and what took the most of them."""

    cpu: float = 0.0
    wall: float = 0.0
    part: str = ""


@dataclass
class Recording:
    """The tasks of the page's main thread; filled when the recording ends."""

    tasks: list[Task] = field(default_factory=list)

    @property
    def longest(self) -> Task:
        return max(self.tasks, key=lambda task: task.cpu, default=Task())


@contextmanager
def recorded(browser, page, site: str):
    """A Recording of what `page` does on `site` meanwhile."""
    recording = Recording()
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        yield recording
    finally:
        events = json.loads(browser.stop_tracing())["traceEvents"]
        recording.tasks = tasks_of(events, site)


def tasks_of(events: list[dict], site: str) -> list[Task]:
    """The tasks of the last process that showed an address of `site`."""
    own = main_thread(events, process_of(events, site))
    tasks = [event for event in own if event["name"] == TASK]
    return [Task(cpu(task), task["dur"] / 1000, dearest(task, own)) for task in tasks]


def process_of(events: list[dict], site: str) -> int:
    """A page may have moved to another process when it went from the empty page to the site."""
    shown = [
        frame
        for event in sorted(events, key=lambda event: event["ts"])
        for frame in frames_of(event)
        if frame.get("url", "").startswith(site)
    ]
    return shown[-1]["processId"]


def frames_of(event: dict) -> list[dict]:
    """The frames that an event says to be in a process, at the start or by going to an address."""
    if event["name"] == "TracingStartedInBrowser":
        return event["args"]["data"]["frames"]
    return [event["args"]["data"]] if event["name"] == "FrameCommittedInBrowser" else []


def main_thread(events: list[dict], process: int) -> list[dict]:
    threads = {
        event["tid"]
        for event in events
        if event["name"] == "thread_name"
        and event["pid"] == process
        and event["args"]["name"] == "CrRendererMain"
    }
    return [
        event
        for event in events
        if event["ph"] == "X" and event["pid"] == process and event["tid"] in threads
    ]


def cpu(event: dict) -> float:
    return event.get("tdur", 0) / 1000


def dearest(task: dict, events: list[dict]) -> str:
    """The names of the two dearest kinds of events within a task, by time on the processor."""
    end = task["ts"] + task["dur"]
    sums: dict[str, float] = {}
    for event in events:
        if event is not task and task["ts"] <= event["ts"] < end:
            sums[event["name"]] = sums.get(event["name"], 0) + cpu(event)
    return ", ".join(sorted(sums, key=sums.get, reverse=True)[:2])
