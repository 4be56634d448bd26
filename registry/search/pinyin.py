"""Readings of Chinese characters: pinyin without tones, all readings of each, the usual one first.

The table `data/readings.txt` is made by `manage.py build_search_tables`, so that no process that searches has to
load a dictionary. One line a syllable: the syllable, the characters it is the usual reading of, those it is another
reading of.
"""

from functools import cache
from itertools import product

from .text import DATA

# Words in which a character is not read as usual, or has a reading that the dictionary lacks: places and trades.
WORDS = {
    "莘庄": "xin zhuang",
    "重庆": "chong qing",
    "重塑": "chong su",
    "厦门": "xia men",
    "六合": "lu he",
    "乐清": "yue qing",
    "音乐": "yin yue",
    "银行": "yin hang",
    "行业": "hang ye",
    "朝阳": "chao yang",
    "会计": "kuai ji",
    "柏林": "bo lin",
    "蚌埠": "beng bu",
    "番禺": "pan yu",
    "歙县": "she xian",
    "亳州": "bo zhou",
    "单县": "shan xian",
    "长宁": "chang ning",
    "长兴": "chang xing",
    "成长": "cheng zhang",
    "校长": "xiao zhang",
    "调节": "tiao jie",
    "空调": "kong tiao",
}
MOST = 8  # readings kept of one group of characters: more are junk of rare readings


@cache
def readings() -> dict[str, tuple[str, ...]]:
    """Character to its readings, such as 长 to ('chang', 'zhang')."""
    usual, others = {}, {}
    for line in (DATA / "readings.txt").read_text("utf-8").splitlines():
        syllable, first, rest = line.split("\t")
        usual.update(dict.fromkeys(first, (syllable,)))
        for char in rest:
            others.setdefault(char, []).append(syllable)
    for char, more in others.items():
        usual[char] = (*usual[char], *more)
    return usual


@cache
def syllables() -> frozenset[str]:
    return frozenset(syllable for all_of in readings().values() for syllable in all_of)


def spellings(chars: str) -> list[str]:
    """The ways to spell `chars` in pinyin, syllables joined; at most MOST, none for other scripts."""
    found = [readings().get(char) for char in chars]
    if not all(found):
        return []
    known = [WORDS[chars].replace(" ", "")] if chars in WORDS else []
    return list(dict.fromkeys([*known, *map("".join, product(*found))]))[:MOST]


def initials(chars: str) -> list[str]:
    """The first letters of `chars` in all readings: 张江科 is zjk."""
    found = [readings().get(char) for char in chars]
    if not all(found):
        return []
    letters = [dict.fromkeys(syllable[0] for syllable in all_of) for all_of in found]
    return list(map("".join, product(*letters)))[:MOST]


def usual(folded: str) -> tuple[str, str]:
    """The usual spelling of a folded name, and its first letters: 金桥5G to ('jinqiao5g', 'jq5g')."""
    spelt, letters, words = _usual_tables()
    if not words.isdisjoint(folded):
        for word, reading in WORDS.items():
            if word in folded:
                first, second = reading.split()
                return usual_around(folded, word, first + second, first[0] + second[0])
    return folded.translate(spelt), folded.translate(letters)


def usual_around(folded: str, word: str, spelt: str, letters: str) -> tuple[str, str]:
    """`usual` of a name with `word` in it, whose spelling is known."""
    before, _, after = folded.partition(word)
    (start, first), (end, last) = usual(before), usual(after)
    return f"{start}{spelt}{end}", f"{first}{letters}{last}"


@cache
def _usual_tables() -> tuple[dict[int, str], dict[int, str], frozenset[str]]:
    """Tables for `str.translate` to the usual spelling and its first letter; the first characters of WORDS."""
    spelt = {ord(char): all_of[0] for char, all_of in readings().items()}
    letters = {code: syllable[0] for code, syllable in spelt.items()}
    return spelt | {32: None}, letters | {32: None}, frozenset(word[0] for word in WORDS)


def segmentations(letters: str, *, at_most: int = 12) -> list[list[str]]:
    """The ways to read typed `letters` as syllables, the last one perhaps unfinished; fewest syllables first.

    `zhangjiangk` is [['zhang', 'jiang', 'k']].
    """
    dead = set()

    def walk(at: int):
        if at == len(letters):
            yield []
        if at in dead:
            return
        alive = at == len(letters)
        for end in range(min(len(letters), at + 6), at, -1):
            piece = letters[at:end]
            if piece in syllables() or (end == len(letters) and piece in _beginnings()):
                for rest in walk(end):
                    alive = True
                    yield [piece, *rest]
        if not alive:
            dead.add(at)

    found = []
    for one in walk(0):
        found.append(one)
        if len(found) == at_most:
            break
    return sorted(found, key=len)


@cache
def _beginnings() -> frozenset[str]:
    return frozenset(one[:end] for one in syllables() for end in range(1, len(one)))
