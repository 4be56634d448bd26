"""Terms: what is stored of a row, so that both databases find it in the same way.

Of each Chinese run, and at each of its characters: that character with the next one (张江, and 江 at the end), and
the two spelt in pinyin in all readings (zhangjiang). Of each other run: the word. Of a name also the first letters
(zjrgznd), with and without the city before it. A query looks for beginnings: 张 finds 张江, `zhangj` zhangjiang, `zj`
zjrgznd, and `9131` a credit code.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from operator import add

from .pinyin import spellings, usual
from .text import COMPANY, brand, core, fold, is_han, parts

LONGEST = 40  # characters of a term that count
LETTERS = 8  # first letters of a name that count


@dataclass(frozen=True)
class Content:
    """What people may look for in a row, as printed. Lists in prose (`words`) are taken apart.

    `names` begins with the name of the row; the others are English, official, former and short names, and codes.
    `words` are texts of the row's own: directions, operator. `labels` are names of other rows that stand in many
    rows, such as the district: spelt in pinyin, these are found by their beginning only.
    """

    names: list[str]
    words: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def columns(content: Content) -> tuple[str, str]:
    """What the search keeps of a row: `names` and `tokens` of its entry.

    `names` is for ranking and for rechecking what pairs of characters cannot tell:
    `| name | other name |/ word / word /`, all folded. A name that ends in `~` is only the beginning of one.
    `tokens` are the terms, each once, with one space between.
    """
    names = _unique(map(fold, filter(None, content.names)))
    words = _unique(fold(part) for text in content.words if text for part in parts(text))
    labels = _unique(map(_folded_label, content.labels))
    forms, letters = _forms(names)
    terms = [*chain.from_iterable(map(_of_name, names)), *(one[:LETTERS] for one in letters)]
    terms += chain.from_iterable(map(_terms, words))
    terms += chain.from_iterable(map(_of_label, labels))
    shown = " |".join(f" {form}" for form in dict.fromkeys(forms))
    others = "".join(f" {word} /" for word in dict.fromkeys(words + labels))
    return f"|{shown} |/{others}", " ".join(dict.fromkeys(terms))


def _unique(texts) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _forms(names: list[str]) -> tuple[list[str], list[str]]:
    """Names as they are looked for: whole, without the legal form, by what follows the city, and in pinyin.

    The second list holds the first letters of the Chinese ones.
    """
    forms, first_letters = [], []
    for name in names:
        if name.isascii() and " " not in name:
            forms.append(name)
            continue
        short = core(name)
        stem = brand(short)
        forms += (name, short) if stem == short else (name, short, f"{stem}~")
        if not name.isascii():
            for form in {short: None, stem: None}:
                spelt, letters = usual(form)
                forms += (spelt, f"{letters}~")
                first_letters.append(letters)
    return forms, first_letters


def _of_name(folded: str) -> list[str]:
    """The terms of a name. Nobody spells 有限公司: of a legal form only the pairs of characters are kept."""
    form = None if folded.isascii() else COMPANY.search(folded)
    if not form:
        return _terms(folded)
    start = form.start()
    follows_chinese = (
        start and folded[start - 1] != " "
    )  # after ABC, a space stands before 有限公司
    first = start - 1 if follows_chinese else start
    return _terms(folded[:start]) + [folded[at : at + 2] for at in range(first, len(folded))]


_folded_label = lru_cache(maxsize=10_000)(fold)


@lru_cache(maxsize=10_000)
def _of_label(folded: str) -> list[str]:
    pairs = chain.from_iterable(
        [run[at : at + 2] for at in range(len(run))] if is_han(run) else [run]
        for run in folded.split()
    )
    return [term[:LONGEST] for term in (*pairs, *usual(folded))]


def _terms(folded: str) -> list[str]:
    found = []
    for run in folded.split():
        if is_han(run):
            pairs = map(add, run, chain(run[1:], ("",)))
            found += chain.from_iterable(map(_at, pairs))
        else:
            found.append(run[:LONGEST])
    return found


@lru_cache(maxsize=200_000)
def _at(pair: str) -> tuple[str, ...]:
    return pair, *spellings(pair)
