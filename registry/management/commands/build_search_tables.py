"""Write the tables of the search anew: traditional to simplified characters, and readings.

Needs OpenCC and pypinyin, which the site itself does not load.
"""

import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from django.core.management.base import BaseCommand

from registry.search.text import DATA

BLOCKS = ((0x3007, 0x3008), (0x3400, 0x4DC0), (0x4E00, 0xA000))


def characters():
    return (chr(code) for start, end in BLOCKS for code in range(start, end))


def simplified_table() -> dict[str, str]:
    """Traditional character to simplified, both of length one, by OpenCC's t2s."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    table = {}
    for char in characters():
        simple = convert(convert(char))
        if simple != char and len(simple) == 1:
            table[char] = simple
    return table


def readings_table(simplified: dict[str, str]) -> dict[str, list[str]]:
    """Character to its readings without tones, the usual one first, by pypinyin's dictionaries.

    A reading that no word of the dictionary of words uses is dropped if another one is used: 能 is read `xiong` in
    books on the Book of Songs only.
    """
    from pypinyin.pinyin_dict import pinyin_dict

    used = uses()
    table = {}
    for char in characters():
        spelt = pinyin_dict.get(ord(char), "").split(",")
        found = [form for one in spelt for form in toneless(one) if set(form) & set("aeiouv")]
        if found and char not in simplified:
            alive = [form for form in found if used[char][form]] or found
            alive.sort(key=lambda form: -used[char][form])
            table[char] = list(dict.fromkeys(alive))
    return table


def uses() -> dict[str, Counter]:
    """Character to reading to the number of words that read it so."""
    from pypinyin.phrases_dict import phrases_dict

    found = defaultdict(Counter)
    for word, spelt in phrases_dict.items():
        for char, (syllable, *_) in zip(word, spelt, strict=False):
            found[char].update(toneless(syllable))
    return found


def toneless(syllable: str) -> list[str]:
    """`lǜ` as people type it: lv, and lu for those who leave the dots out."""
    plain = unicodedata.normalize("NFD", syllable)
    dotted = "".join(c for c in plain.replace("u\u0308", "v") if "a" <= c <= "z")
    return [dotted, dotted.replace("v", "u")] if "v" in dotted else [dotted]


def tables() -> dict[str, str]:
    """File name to text of all tables."""
    simplified = simplified_table()
    readings = readings_table(simplified)
    lines = {}
    for char, spelt in readings.items():
        for place, syllable in enumerate(spelt):
            lines.setdefault(syllable, ["", ""])[min(place, 1)] += char
    return {
        "simplified.txt": "".join(simplified) + "\n" + "".join(simplified.values()) + "\n",
        "readings.txt": "".join(f"{one}\t{a}\t{b}\n" for one, (a, b) in sorted(lines.items())),
    }


class Command(BaseCommand):
    help = "Write the search's tables of characters anew from OpenCC and pypinyin."

    def handle(self, **options):
        for name, text in tables().items():
            Path(DATA / name).write_text(text, "utf-8")
            self.stdout.write(f"{name}: {len(text)} characters")
