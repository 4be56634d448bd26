"""The search entries of very many rows: made by other processes, while this one goes on."""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor

from ..search.tokens import Content, columns

BATCH = 5_000  # rows

_contents = []  # in another process: what it makes the entries of


def batches(number: int) -> list[range]:
    """So many rows in parts that are made and written one after the other."""
    return [range(at, min(at + BATCH, number)) for at in range(0, number, BATCH)]


def terms(number: int, contents: Callable[[range], list[Content]]) -> Iterator[tuple[list, list]]:
    """`names` and `tokens` of each batch of so many rows; begun at once, where there are several.

    `contents` gives what the rows of a range are found by. The other processes ask it: they have all that this one
    has now, but for the database. Close the iterator to end them early.
    """
    if number <= BATCH or "fork" not in multiprocessing.get_all_start_methods():
        return (_entries(contents(rows)) for rows in batches(number))
    made = _elsewhere(number, contents)
    next(made)
    return made


def _elsewhere(number: int, contents) -> Iterator[tuple[list, list]]:
    """Nothing as soon as the others have begun, then what they make."""
    others = max(1, (os.cpu_count() or 1) - 1)  # a core is kept for this one and the database
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(others, context, _begin, (contents,))
    waiting = deque(pool.submit(_in_process, rows) for rows in batches(number))
    try:
        yield [], []
        while waiting:
            yield waiting.popleft().result()
    finally:
        for future in waiting:
            future.cancel()
        pool.shutdown(wait=False)


def _begin(contents) -> None:
    _contents.append(contents)
    gc.freeze()  # what the parent has made is not looked through, and so stays shared


def _in_process(rows: range) -> tuple[list, list]:
    return _entries(_contents[0](rows))


def _entries(contents: list[Content]) -> tuple[list, list]:
    made = [columns(content) for content in contents]
    return [names for names, _tokens in made], [tokens for _names, tokens in made]
