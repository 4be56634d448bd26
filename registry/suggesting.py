"""Suggestions while somebody types: what the register has of that name, in groups.

Each app adds its groups when it starts (`AppConfig.ready`), for this floor knows no parks and no enterprises.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from .filters import Parameter, StrictFilterSet
from .languages import called
from .parameters import TextField
from .search.text import fold, is_han
from .search.tokens import Content, columns

SHORTEST = 2  # characters: of one alone there is too much
SHORTEST_WRONG = 3  # characters of a text in which one may be wrong


@dataclass(frozen=True)
class Suggestion:
    """A row to go to: its name, a word or two beside it, and its address."""

    label: str
    detail: str
    url: str


@dataclass(frozen=True)
class Group:
    """`find(text, user)` gives Suggestions, the best first; `find_nearly` what a text with one mistake may mean."""

    key: str
    title: str
    position: int
    find: Callable
    find_nearly: Callable = lambda text, user: []


_groups: list[Group] = []


def adds_suggestions(group: Group) -> None:
    _groups.append(group)
    _groups.sort(key=lambda one: one.position)


class Typed(StrictFilterSet):
    """What is typed."""

    page = page_size = None
    q = Parameter(TextField, max_length=100, help_text="The beginning of a name, or a part of it.")


def suggest(text: str, user) -> list[dict]:
    """[{key, title, rows: [{label, detail, url}]}], without empty groups; what nearly has it if nothing has."""
    if len(fold(text)) < SHORTEST:
        return []
    found = [(group, group.find(text, user)) for group in _groups]
    if not any(rows for _group, rows in found) and len(fold(text)) >= SHORTEST_WRONG:
        found = [(group, group.find_nearly(text, user)) for group in _groups]
    return [
        {"key": group.key, "title": str(group.title), "rows": [vars(row) for row in rows]}
        for group, rows in found
        if rows
    ]


@lru_cache(maxsize=2_000)
def forms(*names: str) -> tuple[str, ...]:
    """The folded forms that a row of these names is found by: names, pinyin, first letters, words."""
    told, _tokens = columns(Content([name for name in names if name]))
    whole = [form.strip(" ~") for form in told.split("|/")[0].split("|") if form.strip(" ~")]
    return tuple(dict.fromkeys([*whole, *(word for form in whole for word in form.split())]))


def has(text: str, names: tuple[str, ...]) -> bool:
    """Whether a form of the names begins with the text, or has it inside if it is Chinese."""
    folded = fold(text)
    inside = is_han(folded)
    return any(form.startswith(folded) or (inside and folded in form) for form in forms(*names))


def nearly_has(text: str, names: tuple[str, ...]) -> bool:
    """The same with one character wrong, missing, too many, or two exchanged."""
    folded = fold(text)
    return any(_nearly_in(folded, form) for form in forms(*names))


def _nearly_in(text: str, form: str) -> bool:
    starts = range(len(form)) if is_han(text) else (0,)
    sizes = (len(text), len(text) - 1, len(text) + 1)
    pieces = {form[start : start + size] for start in starts for size in sizes}
    return any(one_apart(text, piece) for piece in pieces)


def one_apart(one: str, other: str) -> bool:
    """Whether one edit makes `one` into `other`: a character changed, put in, left out, or two neighbours exchanged."""
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next(
        (at for at, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    exchanged = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or exchanged == long


def of_vocabulary(rows, address: Callable, detail: Callable, most: int, test=has) -> Callable:
    """`find` for a short list of rows with names: `rows()` gives objects, `address(row)` where each leads."""

    def find(text: str, user) -> list[Suggestion]:
        fitting = [row for row in rows() if test(text, (row.name_zh, row.name_en))]
        fitting.sort(
            key=lambda row: (not fold(row.name_zh).startswith(fold(text)), len(row.name_zh))
        )
        return [Suggestion(called(row), detail(row), address(row)) for row in fitting[:most]]

    return find
