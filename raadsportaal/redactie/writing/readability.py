"""How hard a Dutch text is to read: the length of its sentences, and words for which there is a plainer one.

It advises and never refuses. The list of words is our own (data/moeilijke_woorden.csv).
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from raadsportaal.basis.tables.files import own_rows

LIST = Path(__file__).parents[1] / "data" / "moeilijke_woorden.csv"
AVERAGE = 15  # words of a sentence: what a text for everyone (B1) stays under
LONG_SENTENCE = 25  # words
LONG_WORD = 20  # letters: nobody reads such a word at once
MOST_WORDS = 6  # that are named at a time
FEWEST = 4  # words: a shorter text is a name or a heading

# A full stop after one letter, a number or one of these is no end: "art. 12", "o.a.", "J. de Vries", "3.500".
NO_END = re.compile(
    r"(?:\b(?:art|bijv|blz|ca|dhr|drs|dr|enz|etc|incl|excl|ir|mevr|mln|mld|nr|prof|st|vgl|mr)|\b\w)\.$", re.I
)
# Every repeat has an end, or a text of one sign over and over would keep a worker busy.
END = re.compile(r"[.!?…]{1,20}[\"'”’)\]]{0,5}(?=\s|$)|\n+")
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*|\d[\d.,]{0,30}\d|\d")
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S{1,64}@\S+")
LOOKS_BACK = 12  # characters, in which the longest of NO_END fits
MOST = 10_000  # characters that are read


@dataclass(frozen=True)
class Leesbaarheid:
    """What was counted in a text: `gemiddeld` is words in a sentence, `moeilijk` is word -> a plainer one."""

    zinnen: int
    gemiddeld: float
    lang: tuple[str, ...]
    moeilijk: dict[str, str]
    lange_woorden: tuple[str, ...]


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line end ends one too, since titles and lists have no full stop."""
    found, start = [], 0
    for end in END.finditer(text):
        if end[0] == "." and NO_END.search(text[max(start, end.end() - LOOKS_BACK) : end.end()]):
            continue
        sentence = text[start : end.end()].strip()
        if WORD.search(sentence):
            found.append(sentence)
        start = end.end()
    rest = text[start:].strip()
    return [*found, rest] if WORD.search(rest) else found


def words(text: str) -> list[str]:
    return WORD.findall(ADDRESS.sub(" ", text))


@cache
def _plainer() -> dict[str, str]:
    return {row["woord"]: row["gewoon"] for row in own_rows(LIST)}


@cache
def _pattern():
    """Every word of the list, the longest first, also with an -e or -s behind it."""
    options = "|".join(re.escape(word) for word in sorted(_plainer(), key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({options})(?:e|en|s)?(?![\w-])", re.I)


def hard_words(text: str) -> dict[str, str]:
    """Words of the list as they stand in the text, each once and in order, with a plainer one."""
    found = {}
    for match in _pattern().finditer(text):
        found.setdefault(match[0].lower(), _plainer()[match[1].lower()])
    return found


def read(text: str) -> Leesbaarheid:
    lines = sentences(text)
    lengths = [len(words(line)) for line in lines]
    long = tuple(line for line, n in zip(lines, lengths, strict=True) if n > LONG_SENTENCE)
    long_words = (w for w in words(text) if len(w) > LONG_WORD and "-" not in w)
    return Leesbaarheid(
        zinnen=len(lines),
        gemiddeld=sum(lengths) / len(lines) if lines else 0,
        lang=long,
        moeilijk=hard_words(text),
        lange_woorden=tuple(dict.fromkeys(long_words)),
    )


def advice(text: str) -> list[str]:
    """What could be plainer, in short Dutch sentences; nothing when all is well."""
    text = text[:MOST]
    if len(words(text)) < FEWEST:
        return []
    found, said = read(text), []
    if found.gemiddeld > AVERAGE:
        said.append(_average(found))
    if found.lang and found.zinnen > 1:
        said.append(f"Lange zin: ‘{_start(found.lang[0])} …’ Maak er twee van.")
    if found.moeilijk:
        named = [f"‘{word}’ (zeg: {plain})" for word, plain in found.moeilijk.items()]
        said.append(f"Moeilijk: {_some(named)}.")
    if found.lange_woorden:
        said.append(f"Heel lang: {_some([f'‘{word}’' for word in found.lange_woorden])}. Kan het korter?")
    return said


def _average(found):
    n = round(found.gemiddeld)
    if found.zinnen == 1:
        return f"Deze zin is {n} woorden lang. Probeer hooguit {AVERAGE}."
    return f"Zinnen zijn gemiddeld {n} woorden. Probeer hooguit {AVERAGE}."


def _start(sentence):
    return " ".join(sentence.split()[:6])


def _some(named):
    rest = len(named) - MOST_WORDS
    return ", ".join(named[:MOST_WORDS]) + (f" en nog {rest}" if rest > 0 else "")
