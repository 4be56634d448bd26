"""A requirement in free words, read by rule: `需要1万平米标准厂房，临港，氢能` or `10,000 sqm of workshop, hydrogen`.

Quantities are read first, each by its unit and the words around it; then names, longest first, from the criteria's
own vocabularies; of what is left, words that the search of parks knows. What is left after that was not understood.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from parks.models import Park

from .criterion import all_criteria
from .names import NAMED
from .quantities import QUANTITIES, Quantity

NOISE = re.compile(
    r"需要|想要|想找|寻找|希望|我们|要求|左右|大约|约|以上|以下|以内|不超过|不少于|不低于|不高于|至少|最多|附近|靠近|位于|面积|租金"
    r"|标准|产业|企业|公司|项目|园区|方向|从事|生产|交付|可用|一个|一家|[的在于和或与及做要有为是]"
    r"|\b(?:we|need|needs|want|looking|for|a|an|the|of|in|at|near|with|and|or|to|by|least|most|about|park|site|space|our)\b"
)
BETWEEN = re.compile(r"[\s,，、;；。.!！?？:：/|()（）\n]+")
SHORTEST = 2  # characters of a word that means something by itself


@dataclass
class Reading:
    """What was understood: parameters as a query string has them, and (words, criterion's title, what of it)."""

    parameters: dict[str, list[str]] = field(default_factory=dict)
    understood: list[dict] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    def add(self, words: str, title, parameters: dict[str, list[str]]) -> None:
        for name, values in parameters.items():
            known = self.parameters.setdefault(name, [])
            known += [value for value in values if value not in known]
        self.understood.append({"words": words, "title": title, "name": next(iter(parameters))})


def read(text: str) -> Reading:
    """Reads `text`; nothing is guessed, and the first of two limits of one kind counts."""
    reading = Reading()
    rest = unicodedata.normalize("NFKC", text).lower()
    for quantity in QUANTITIES:
        rest = _take_quantity(reading, rest, quantity)
    for word, criterion, codes in _vocabulary(rest):
        if word in rest:
            rest = rest.replace(word, " ")
            reading.add(word, criterion.title, {criterion.name: codes})
    for words in _words(rest):
        _take_words(reading, words)
    return reading


def _take_quantity(reading: Reading, rest: str, quantity: Quantity) -> str:
    for found in quantity.pattern.finditer(rest):
        parameters = quantity.read(found, rest)
        if parameters and not set(parameters) & set(reading.parameters):
            title = _title_of(next(iter(parameters)))
            reading.add(found[0].strip(" ,，。"), title, parameters)
        rest = rest[: found.start()] + " " * len(found[0]) + rest[found.end() :]
    return rest


def _title_of(parameter: str):
    return next(one.title for one in all_criteria().values() if parameter in one.parameters)


def _vocabulary(rest: str) -> list[tuple]:
    """(word, criterion, codes), the longest words first; asked for only if there are words."""
    if not rest.strip():
        return []
    found = {}
    for criterion in all_criteria().values():
        for word, code in criterion.vocabulary():
            folded = unicodedata.normalize("NFKC", word).lower()
            if len(folded) >= SHORTEST:
                found.setdefault((folded, criterion.name), (criterion, []))[1].append(code)
    rows = [(word, criterion, codes) for (word, _name), (criterion, codes) in found.items()]
    return sorted(rows, key=lambda row: (-len(row[0]), row[0]))


def _words(rest: str) -> list[str]:
    bare = NOISE.sub(" ", rest)
    return [word for word in BETWEEN.split(bare) if len(word) >= SHORTEST]


def _take_words(reading: Reading, words: str) -> None:
    """A word of some parks' names or places, else of the names of some directions; else it is left."""
    if "q" not in reading.parameters and _finds_some(words):
        reading.add(words, _title_of("q"), {"q": [words]})
        return
    reading.left.append(words)


def _finds_some(words: str) -> bool:
    known = Park.objects.public()
    found = known.search(words[:100]).filter(search_rank__lt=NAMED)
    return 0 < found.count() < known.count()
