"""The same page in the other language: Chinese stands at /…, English at /en/…."""

from django.utils.http import escape_leading_slashes

from .formatting import is_chinese

ENGLISH = "/en"


def in_language(full_path: str, language: str) -> str:
    """`full_path` (path and query) of this site at its address in `language`; never an address elsewhere."""
    bare = full_path
    if full_path == ENGLISH or full_path.startswith((f"{ENGLISH}/", f"{ENGLISH}?")):
        bare = full_path[len(ENGLISH) :]
    bare = bare if bare.startswith("/") else f"/{bare}"
    if language == "en":
        return ENGLISH + bare
    return escape_leading_slashes(bare)


def called(row, name: str = "name") -> str:
    """The bilingual field `name` of `row` as bare text in the active language, else in the other."""
    return local(row, name, "zh" if is_chinese() else "en")[0]


def local(row, name: str, language: str) -> tuple[str, str, str]:
    """(text, its language, its origin) of the bilingual field `name` of `row`, in `language` if there is one.

    The origin is `official`, `ours` or empty; it only speaks of English.
    """
    chinese = getattr(row, f"{name}_zh", "") or ""
    english = getattr(row, f"{name}_en", "") or ""
    if (language == "en" and english) or not chinese:
        return english, "en", getattr(row, f"{name}_en_origin", "") or ""
    return chinese, "zh", ""
