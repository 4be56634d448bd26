"""Readings of Chinese characters: pinyin without tones, all readings of each, the usual one first.

The table `data/readings.txt` is made by `manage.py build_search_tables`, so that no process that searches has to
load a dictionary. One line a syllable: the syllable, the characters it is the usual reading of, those it is another
reading of.
"""

from functools import cache
from itertools import product

from .text import DATA

# The usual reading of a character is not the usual one in these words. The first of two characters is meant
# unless the second is written apart.
WORDS = {
    "长宁": "chang ning",
    "长兴": "chang xing",
    "长阳": "chang yang",
    "长江": "chang jiang",
    "长三": "chang san",
    "长城": "chang cheng",
    "长征": "chang zheng",
    "长风": "chang feng",
    "长寿": "chang shou",
    "长电": "chang dian",
    "长安": "chang an",
    "长春": "chang chun",
    "长沙": "chang sha",
    "莘庄": "xin zhuang",
    "重庆": "chong qing",
    "重塑": "chong su",
    "大厦": "da sha",
    "厦门": "xia men",
    "六合": "lu he",
    "乐清": "yue qing",
    "音乐": "yin yue",
    "银行": "yin hang",
    "行业": "hang ye",
    "朝阳": "chao yang",
    "会计": "kuai ji",
    "广场": "guang chang",
    "柏林": "bo lin",
    "蚌埠": "beng bu",
    "番禺": "pan yu",
    "台州": "tai zhou",
    "歙县": "she xian",
    "亳州": "bo zhou",
    "解放": "jie fang",
    "传感": "chuan gan",
    "调度": "diao du",
    "单县": "shan xian",
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
    joined = dict.fromkeys(map("".join, product(*found)))
    word = WORDS.get(chars)
    if word:
        joined = {word.replace(" ", ""): None, **joined}
    return list(joined)[:MOST]


def initials(chars: str) -> list[str]:
    """The first letters of `chars` in all readings: 张江科 is zjk."""
    found = [readings().get(char) for char in chars]
    if not all(found):
        return []
    letters = [dict.fromkeys(syllable[0] for syllable in all_of) for all_of in found]
    return list(map("".join, product(*letters)))[:MOST]


def usual(folded: str) -> tuple[str, str]:
    """The usual spelling of a folded name, and its first letters: 张江5G to ('zhangjiang5g', 'zj5')."""
    spelt = []
    table = readings()
    for at, char in enumerate(folded):
        word = WORDS.get(folded[at : at + 2])
        spelt.append(word.split()[0] if word else table[char][0] if char in table else char.strip())
    for at in range(len(folded) - 1):
        word = WORDS.get(folded[at : at + 2])
        if word:
            spelt[at + 1] = word.split()[1]
    return "".join(spelt), "".join(one[:1] for one in spelt)


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
