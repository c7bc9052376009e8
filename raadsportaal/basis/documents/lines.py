"""Put lines of print together: hyphens at line ends repaired, with the document's other words as a witness."""

import re
from collections.abc import Iterable

HYPHENS = "\x02\ufffe\u2010-"
SOFT = re.compile("[\x02\ufffe\xad\u200b\u2060\ufeff]")
ENDS = re.compile(r"[.!?:;…][\"'”’)\]]*$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
LEFT = re.compile(r"(?<![^\W_])([^\W_]+)$")
LAST_WORD = re.compile(r"(?<!\w)(\w+)$")
# "water- en wegbeheer": the hyphen belongs there, and a space after it.
SPACED = re.compile(r"(?:en|of|tot|dan|als)\b")
KEEPING = {"e", "co", "ex", "oud", "niet", "non", "semi", "vice", "pro", "anti", "sub", "bijna", "privaat", "sociaal"}
COLLISIONS = {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"}
UNFINISHED = {
    "de",
    "het",
    "een",
    "van",
    "en",
    "in",
    "op",
    "voor",
    "met",
    "te",
    "om",
    "door",
    "aan",
    "bij",
    "of",
    "onze",
}
UNFINISHED |= {"wij", "we", "gemeente", "dat", "die", "naar", "als", "over", "uit", "deze", "dit", "ook", "is", "zijn"}


def words_of(texts: Iterable[str]) -> set[str]:
    """The words with which a hyphen at a line end is judged."""
    return {word.lower() for text in texts for word in WORD.findall(SOFT.sub("", text))}


def plain(text: str) -> str:
    """A line without signs that are not seen, with single spaces."""
    return " ".join(SOFT.sub("", text).replace("\u2010", "-").split())


def glued(before: str, line: str, words: set[str]) -> tuple[str, str]:
    """How a line goes on after another that may end in a hyphen: (the first without it, what goes between)."""
    if before.endswith("\xad"):
        return before.rstrip("\xad"), ""
    if not before.endswith(tuple(HYPHENS)):
        return before, " "
    stem = before.rstrip(HYPHENS)
    last, first = LEFT.search(stem), WORD.match(line) or re.match(r"\w+", line)
    if not last or not first:
        return f"{stem}-", " " if not last else ""
    if SPACED.match(line):
        return f"{stem}-", " "
    if _is_broken(last[1], first[0].partition("-")[0], words):
        return stem, ""
    return f"{stem}-", ""


def _is_broken(left, right, words):
    """Whether the hyphen only stands there because the line was full."""
    if left.isdigit() or right[0].isdigit():
        return False
    whole = (left + right).lower()
    if whole in words:
        return True
    if f"{left}-{right}".lower() in words:
        return False
    if right[0].isupper():
        return len(left) > 2 and left.isupper() and right.isupper() and len(right) > 1
    if left.lower() in KEEPING or left[-1].isupper():
        return False
    return (left[-1] + right[0]).lower() not in COLLISIONS


def goes_on(before: str, after: str) -> bool:
    """Whether a paragraph clearly goes on in the next column or on the next page."""
    if not before or not after or ENDS.search(before):
        return False
    first = after.lstrip("\"'“‘(")[:1]
    if before.endswith((*HYPHENS, "\xad")):
        return first.isalpha()
    last = LAST_WORD.search(before)
    open_end = before.endswith(",") or (last and last[1].lower() in UNFINISHED)
    return first.islower() or bool(open_end and (first.isupper() or first.isdigit()))
