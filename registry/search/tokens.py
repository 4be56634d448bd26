"""Terms: what is stored of a row, so that both databases find it in the same way.

Of each Chinese run, and at each of its characters: that character with the next one (张江, and 江 at the end), the
two spelt in pinyin in all readings (zhangjiang), and the first letters of three (zjk). Of each other run: the word.
A query looks for beginnings: 张 finds 张江, `zhangj` finds zhangjiang, `zj` finds zjk, `9131` finds a credit code.
"""

from dataclasses import dataclass, field
from functools import cache

from .pinyin import initials, spellings, usual
from .text import brand, core, fold, is_han, parts, runs

LONGEST = 40  # characters of a word that count
LETTERS = 3  # characters whose first letters make one term


@dataclass(frozen=True)
class Content:
    """What people may look for in a row, as printed.

    `names` begins with the name of the row; the others are English, official, former and short names, and codes.
    `words` are other texts: directions, district, sector, operator. Lists in prose are taken apart.
    """

    names: list[str]
    words: list[str] = field(default_factory=list)


def columns(content: Content) -> dict[str, str]:
    """The derived columns of a row.

    `search_names` is for ranking and for rechecking what pairs of characters cannot tell:
    `| name | other name |/ word / word /`, all folded. A name that ends in `~` is only the beginning of one.
    `search_tokens` are the terms, each once, with one space between.
    """
    names = _unique(fold(name) for name in content.names)
    words = _unique(fold(part) for text in content.words for part in parts(text))
    terms = {}
    for text in (*names, *words):
        terms.update(dict.fromkeys(_terms(text)))
    forms = "".join(f" {form} |" for form in _unique(_forms(names)))
    return {
        "search_names": f"|{forms}/" + "".join(f" {word} /" for word in words if word not in names),
        "search_tokens": " ".join(terms),
    }


def _unique(texts) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _forms(names: list[str]):
    """Names as they are looked for: whole, without the legal form, by what follows the city, and in pinyin."""
    for name in names:
        short, stem = core(name), brand(name)
        yield from (name, short)
        if stem != short:
            yield f"{stem}~"
        if not name.isascii():
            for form in dict.fromkeys((short, stem)):
                spelt, letters = usual(form)
                yield from (spelt, f"{letters}~")


def _terms(folded: str):
    for run in folded.split():
        if is_han(run):
            for at in range(len(run)):
                yield from _at(run[at : at + LETTERS])
        else:
            yield run[:LONGEST]


@cache
def _at(chars: str) -> tuple[str, ...]:
    """The terms of one place in a run, which begins with up to LETTERS characters."""
    pair = chars[:2]
    return pair, *spellings(pair), *initials(chars)
