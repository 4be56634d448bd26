"""The search entries of very many rows: made by as many processes as there are, while the parent goes on."""

import multiprocessing
import os
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from ..search.tokens import Content, columns

ALONE = 4_000  # rows that are not worth another process
BATCH = 5_000


class Terms:
    """`names` and `tokens` of rows with these contents; asked for at the end, begun at once."""

    def __init__(self, contents: Sequence[Content]):
        self._contents = contents
        self._pool = self._futures = None
        if len(contents) > ALONE and "fork" in multiprocessing.get_all_start_methods():
            context = multiprocessing.get_context("fork")
            self._pool = ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context)
            starts = range(0, len(contents), BATCH)
            self._futures: list[Future] = [
                self._pool.submit(of_batch, contents[at : at + BATCH]) for at in starts
            ]

    def columns(self) -> dict[str, list[str]]:
        if self._pool is None:
            names, tokens = of_batch(self._contents)
        else:
            found = [future.result() for future in self._futures]
            names = [one for batch, _tokens in found for one in batch]
            tokens = [one for _names, batch in found for one in batch]
            self._pool.shutdown()
        return {"names": names, "tokens": tokens}


def of_batch(contents: Sequence[Content]) -> tuple[list[str], list[str]]:
    made = [columns(content) for content in contents]
    return [names for names, _tokens in made], [tokens for _names, tokens in made]
