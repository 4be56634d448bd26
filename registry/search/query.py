"""A search text, read: which terms a row must have, and in which words both databases ask for them."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext_lazy

from .pinyin import segmentations
from .text import brand, core, fold, is_han, parts
from .tokens import LETTERS, LONGEST

MAX_LENGTH = 100
TOO_LONG = ngettext_lazy(
    "Search for at most %(limit)d character.", "Search for at most %(limit)d characters.", "limit"
)


@dataclass(frozen=True)
class Term:
    """One stored term, or all that begin so."""

    text: str
    beginning: bool = False

    def tsquery(self) -> str:
        return f"'{self.text}'{':*' if self.beginning else ''}"

    def match(self) -> str:
        return f'"{self.text}"{" *" if self.beginning else ""}'

    def pattern(self) -> str:
        """Where it stands in ` term term `."""
        return f" {self.text}" if self.beginning else f" {self.text} "


@dataclass(frozen=True)
class Node:
    """All of the parts, or any of them."""

    parts: tuple
    every: bool = True

    def tsquery(self) -> str:
        """As PostgreSQL's `tsquery`."""
        return f"({(' & ' if self.every else ' | ').join(part.tsquery() for part in self.parts)})"

    def match(self) -> str:
        """As the right side of FTS5's MATCH."""
        return f"({(' AND ' if self.every else ' OR ').join(part.match() for part in self.parts)})"


@dataclass(frozen=True)
class Query:
    """What a person typed, folded. `chunks` are the parts between spaces and commas, each of them one or more runs."""

    folded: str
    chunks: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Query":
        """Raises ValidationError if `text` is longer than MAX_LENGTH; any content is allowed."""
        if len(text) > MAX_LENGTH:
            raise ValidationError(TOO_LONG, code="max_length", params={"limit": MAX_LENGTH})
        folded = dict.fromkeys(fold(part) for part in parts(text))
        return cls(fold(text), tuple(chunk for chunk in folded if chunk))

    def __bool__(self) -> bool:
        return bool(self.chunks)

    @cached_property
    def every(self) -> Node:
        """Rows that may have all: pairs of characters do not say that a longer run stands there unbroken."""
        return Node(
            tuple(node for chunk in self.chunks for run in chunk.split() for node in _run(run))
        )

    @property
    def unbroken(self) -> list[str]:
        """What has to stand in a row as it is, for LIKE: a chunk's Latin part begins a word there."""
        return [
            chunk if is_han(chunk) else f" {chunk}"
            for chunk in self.chunks
            if any(map(is_han, chunk.split())) and (len(chunk) > 2 or " " in chunk)
        ]

    @cached_property
    def bare(self) -> "Query":
        """The same without cities and legal forms: what is asked for if nothing has all."""
        chunks = dict.fromkeys(brand(core(chunk)) for chunk in self.chunks)
        return Query(brand(core(self.folded)), tuple(chunks))

    @cached_property
    def pieces(self) -> tuple[Term, ...]:
        """The smallest parts that a row may have some of."""
        found = [term for chunk in self.chunks for run in chunk.split() for term in _smallest(run)]
        return tuple(dict.fromkeys(found))

    @property
    def short_names(self) -> list[str]:
        """Names that the text may be a longer form of: 中芯国际集成电路制造 of 中芯国际."""
        first = self.chunks[0].split()[0]
        return [first[:end] for end in range(2, len(first) + 1)] if is_han(first) else []


def _run(run: str) -> list:
    return _smallest(run) if is_han(run) else [_typed(run)]


def _smallest(run: str) -> list[Term]:
    if not is_han(run) or len(run) == 1:
        return [Term(run[:LONGEST], beginning=True)]
    return [Term(run[at : at + 2]) for at in range(len(run) - 1)]


def _typed(word: str):
    """A word of Latin letters or digits: the beginning of a word, of a code, of first letters or of pinyin.

    Two syllables are a stored term; more are as many overlapping pairs of syllables.
    """
    ways = [Term(word[:LONGEST], beginning=True)]
    if word.isascii() and word.isalpha():
        ways += [_pairs(spelt) for spelt in segmentations(word) if len(spelt) > 2]
        ways += [Term(word[:LETTERS])] if len(word) > LETTERS else []
    return ways[0] if len(ways) == 1 else Node(tuple(ways), every=False)


def _pairs(spelt: list[str]) -> Node:
    pairs = ["".join(spelt[at : at + 2]) for at in range(len(spelt) - 1)]
    return Node((*map(Term, pairs[:-1]), Term(pairs[-1], beginning=True)))
