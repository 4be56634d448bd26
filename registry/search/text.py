"""Folding: every spelling of a text that people hold for the same becomes the same string.

A folded text is lower case, half width, simplified, without marks and punctuation. Its words stand apart by one
space; Chinese characters stand together, whatever stood between them: `張江（5G）` and `张江 5g` are both `张江 5g`.
Each character folds alone, so that a part of a text always folds to a part of the folded text.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
HAN = "\u3005\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
RUN = re.compile(rf"[{HAN}]+|[^\s{HAN}]+")
STARTS_HAN = re.compile(f"[{HAN}]").match
APOSTROPHES = frozenset("'\u2018\u2019\u02bc\u00b4`\uff07")
SEPARATORS = re.compile(r"[\s、，,；;。|｜/／]+")

COMPANY = re.compile(r"(?:股份|有限责任|有限)*(?:总公司|分公司|公司)$")
LEGAL_FORM = re.compile(
    r"(?:集团|控股|股份|有限责任|有限|总公司|分公司|公司|普通合伙|特殊普通合伙|有限合伙|合伙企业)+$"
    r"|(?: (?:co|company|ltd|limited|inc|corp|corporation|group|holdings?|plc|llc))+$"
)
PLACE_BEFORE = re.compile(r"^(?:上海市?|中国|shanghai |china )(?=..)")
PLACE_AFTER = re.compile(r"(?<=..)(?:上海|中国)$")


class _Folding(dict):
    """What each code point becomes: letters and digits, nothing, or a space. Kept for the first MOST that come."""

    MOST = 30_000

    def __missing__(self, code: int) -> str:
        folded = self._fold(chr(code))
        if len(self) < self.MOST:
            self[code] = folded
        return folded

    def _fold(self, char: str) -> str:
        if char in APOSTROPHES:
            return ""
        parts = unicodedata.normalize("NFKD", char.translate(simplified())).casefold()
        if unicodedata.category(parts[0])[0] == "M":
            return ""
        kept = "".join(self._keep(part) for part in parts)
        return unicodedata.normalize("NFC", kept).translate(simplified())

    @staticmethod
    def _keep(part: str) -> str:
        kind = unicodedata.category(part)[0]
        return part if kind in "LN" else "" if kind == "M" else " "


_FOLDING = _Folding()


@cache
def simplified() -> dict[int, str]:
    """Traditional characters to simplified ones, one for one, as `str.translate` reads it."""
    traditional, simple = (DATA / "simplified.txt").read_text("utf-8").split("\n")[:2]
    return str.maketrans(traditional, simple)


def runs(text: str) -> list[str]:
    """The words and the Chinese runs of `text`, folded, in order; Chinese runs that meet are one."""
    found = RUN.findall(text.translate(_FOLDING))
    if len(found) < 2:
        return found
    joined = found[:1]
    for run in found[1:]:
        if is_han(run) and is_han(joined[-1]):
            joined[-1] += run
        else:
            joined.append(run)
    return joined


def fold(text: str) -> str:
    if text.isascii() and text.isalnum():  # codes, of which there are very many
        return text.lower()
    return " ".join(runs(text))


def is_han(run: str) -> bool:
    """Whether a run of `runs` is written without spaces: Chinese, and with it kana and hangul."""
    return run[0] > "\u3004" and STARTS_HAN(run) is not None


def parts(text: str) -> list[str]:
    """A list in prose (`芯片设计、封装测试`) as its parts; also a query as its terms."""
    return [part for part in SEPARATORS.split(text) if part]


def core(folded: str) -> str:
    """A folded name without its legal form: 中微半导体设备上海股份有限公司 is 中微半导体设备上海."""
    return LEGAL_FORM.sub("", folded) or folded


def brand(folded: str) -> str:
    """A core without the city or country at its ends: 中微半导体设备上海 is 中微半导体设备."""
    return PLACE_AFTER.sub("", PLACE_BEFORE.sub("", folded)).strip()
