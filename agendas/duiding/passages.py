"""Cut a text into passages of one to four sentences, each with its heading path and its place in the text."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

MOST_SENTENCES = 4
LONGEST = 900  # characters of a passage; a longer sentence stands alone
SHORTEST = 25  # characters; shorter than this says nothing by itself
LONGEST_TITLE = 300  # characters; every passage below a heading carries it

ABBREVIATIONS = re.compile(
    r"(?:\b(?:art|artt|nr|nrs|blz|pag|bijv|bv|ca|circa|dhr|mw|mevr|drs|ir|ing|dr|prof|mr|mln|mld|incl|excl|evt|resp|jl|jo|"
    r"vgl|zgn|etc|enz|o\.a|m\.b\.t|m\.n|i\.v\.m|d\.w\.z|t\.a\.v|t\.b\.v|i\.p\.v|o\.m|n\.a\.v|t\.o\.v|m\.i\.v|a\.d\.h\.v|"
    r"s\.v\.p|z\.s\.m|e\.d|p\.m|st|lid|fig|tab|afd|gem|wnd|plv)|\b[A-Z]|\d)\.$",
    re.I,
)
# A run of signs is tried once, from its first sign, and nothing of it is given back (++): a text can be a million dots.
SENTENCE_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s++[\"'“‘(\[•–-]*[A-ZÀ-Ý0-9•])"
    r"|\n\s*\n"
    r"|\n(?=\s*(?:[•▪■●○\-–*]|\d+[.)]|[a-z][.)])\s)"
)
NUMBERED = re.compile(r"^\s*(?:hoofdstuk\s+\d+|\d+(?:\.\d+){0,3}\.?|[A-Z]\.|[IVX]+\.)\s+\S", re.I)
BULLET = re.compile(r"^\s*(?:[•▪■●○*–-]|\d+[.)]|[a-z][.)])\s")


@dataclass(frozen=True)
class Passage:
    """A piece of a text: `begin` and `einde` are places in the whole text, in characters."""

    tekst: str
    begin: int
    einde: int
    kop: str = ""
    bladzijde: int | None = None


@dataclass(frozen=True)
class Heading:
    begin: int
    einde: int
    titel: str
    niveau: int


def passages_of(text: str, pages: list[int] | None = None) -> Iterator[Passage]:
    """The passages of a whole text in order. `pages` are the places where each page after the first begins."""
    headings, place = find_headings(text), 0
    path: list[tuple[int, str]] = []
    for heading in [*headings, Heading(len(text), len(text), "", 0)]:
        kop = " > ".join(titel for _, titel in path)
        for begin, einde in _groups(text, place, heading.begin):
            page = 1 + bisect_right(pages, begin) if pages is not None else None
            yield Passage(text[begin:einde], begin, einde, kop, page)
        path = [(niveau, titel) for niveau, titel in path if niveau < heading.niveau]
        path.append((heading.niveau, heading.titel))
        place = heading.einde


def find_headings(text: str) -> list[Heading]:
    """Lines that stand as headings: short, alone, without an end of a sentence, or marked with # by a reader."""
    found, place, lines = [], 0, text.split("\n")
    for number, line in enumerate(lines):
        begin, place = place, place + len(line) + 1
        before = lines[number - 1].strip() if number else ""
        after = lines[number + 1].strip() if number + 1 < len(lines) else ""
        if niveau := _level(line, before, after):
            titel = line.strip().lstrip("# ").strip()[:LONGEST_TITLE]
            found.append(Heading(begin, begin + len(line), titel, niveau))
    return found


def _level(line, before, after):
    """1 to 4 for a heading, 0 for anything else."""
    stripped = line.strip()
    if match := re.match(r"(#{1,4}) \S", stripped):
        return len(match[1])
    words = stripped.split()
    if not 1 <= len(words) <= 12 or len(stripped) > 90 or stripped[-1] in ".,;:!?" or before:
        return 0
    if BULLET.match(line) and not NUMBERED.match(line):
        return 0
    if match := re.match(r"(\d+(?:\.\d+){0,3})\.? ", stripped):
        return min(match[1].count(".") + 2, 4)
    # A line alone between empty lines is a heading; above running text only when it begins with a capital.
    alone = not after
    return 2 if stripped[0].isupper() and (alone or len(words) <= 8) and len(stripped) <= 70 else 0


def _groups(text, begin, end):
    """(begin, end) of each passage between two places: sentences of one paragraph, up to MOST_SENTENCES."""
    for start, stop in _paragraphs(text, begin, end):
        sentences = list(sentences_of(text, start, stop))
        size = -(-len(sentences) // max(1, -(-len(sentences) // MOST_SENTENCES)))  # even parts: 5 is 3 and 2
        group: list[tuple[int, int]] = []
        for sentence in sentences:
            if group and (len(group) == size or sentence[1] - group[0][0] > LONGEST):
                yield group[0][0], group[-1][1]
                group = []
            group.append(sentence)
        if group and group[-1][1] - group[0][0] >= SHORTEST:
            yield group[0][0], group[-1][1]


def _paragraphs(text, begin, end):
    place = begin
    for gap in re.finditer(r"\n\s*\n", text[begin:end]):
        yield place, begin + gap.start()
        place = begin + gap.end()
    yield place, end


def sentences_of(text: str, begin: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """(begin, end) of each sentence; an abbreviation, an initial or a number before the stop does not end one."""
    end = len(text) if end is None else end
    start = begin
    for match in SENTENCE_END.finditer(text, begin, end):
        if match[0].startswith(".") and ABBREVIATIONS.search(text, max(start, match.start() - 12), match.start() + 1):
            continue
        if span := _trimmed(text, start, match.end()):
            yield span
        start = match.end()
    if span := _trimmed(text, start, end):
        yield span


def _trimmed(text, begin, end):
    while begin < end and text[begin].isspace():
        begin += 1
    while end > begin and text[end - 1].isspace():
        end -= 1
    return (begin, end) if end > begin else None
