"""An English version on one page of A4, as a tagged PDF: whole sentences go rather than that a second page comes."""

import re
from collections import Counter
from hashlib import sha256
from itertools import groupby
from pathlib import Path

import pypdfium2 as pdfium
from django.core.cache import cache

from kennisbank.engels import words
from raadsportaal.basis import pdf

TEMPLATE = Path(__file__).with_name("blad.typ")
PARAGRAPH_END = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9\"'“‘(€])|\n+")
IS_LANGUAGE = re.compile(r"[a-z]{2,3}")
SUMMARY, SOURCES = "summary", "sources"
MOST_SOURCES, FEWEST_SOURCES = 5, 2
A_DAY = 24 * 3600  # seconds: the day is on it
SHORT = 400  # characters of a summary that are kept as long as anything else can go; an editor is asked for 240


def remembered(versie, url, today) -> bytes:
    """The PDF as it was made before while nothing changed: anybody may ask for it, and it takes a while to make."""
    records = [(one.pk, one.gewijzigd_op, one.status, one.gecontroleerd_op) for one in (versie, versie.praktijk)]
    key = sha256(repr((records, url, today)).encode()).hexdigest()
    return cache.get_or_set(f"engels-blad-{key}", lambda: as_pdf(versie, url, today), A_DAY)


def as_pdf(versie, url, today) -> bytes:
    """The fewest sentences go that must, found by halving: setting a page takes a tenth of a second."""
    blad = Blad(versie, url, today)
    whole = blad.set(0)
    if _pages(whole) == 1:
        return whole
    fits, too_long = len(blad.order), 0
    best = blad.set(fits)
    while fits - too_long > 1:
        middle = (fits + too_long) // 2
        made = blad.set(middle)
        if _pages(made) == 1:
            best, fits = made, middle
        else:
            too_long = middle
    return best


def _pages(data):
    document = pdfium.PdfDocument(data)
    try:
        return len(document)
    finally:
        document.close()


class Blad:
    """The sentences of an English version, and the order in which they go when there is no room."""

    def __init__(self, versie, url, today):
        self.versie, self.url, self.today = versie, url, today
        self.bronnen = list(versie.praktijk.bronregels.all())
        texts = {SUMMARY: versie.samenvatting} | dict(words.parts(versie))
        self.sentences = {name: _sentences(text) for name, text in texts.items()}
        self.order = list(self._order())

    def _order(self):
        """The names of what loses its last: sources first, then each time the text that is then the longest."""
        sources = min(len(self.bronnen), MOST_SOURCES)
        yield from [SOURCES] * max(sources - FEWEST_SOURCES, 0)
        left = {name: [len(sentence) for _, sentence in sentences] for name, sentences in self.sentences.items()}
        size = {name: sum(lengths) for name, lengths in left.items()}
        while any(left.values()):
            longest = max((name for name in left if left[name]), key=lambda name: _weight(name, size[name]))
            size[longest] -= left[longest].pop()
            yield longest
        yield from [SOURCES] * min(sources, FEWEST_SOURCES)

    def set(self, gone: int) -> bytes:
        """The PDF without the first so many of the order."""
        return pdf.render(TEMPLATE, self.content(Counter(self.order[:gone])))

    def content(self, gone):
        kept = {
            name: _paragraphs(sentences[: len(sentences) - gone[name]]) for name, sentences in self.sentences.items()
        }
        named = min(len(self.bronnen), MOST_SOURCES) - gone[SOURCES]
        whole = gone.total() == 0 and named == len(self.bronnen)
        return {
            "archief": self.versie.is_archived or self.versie.praktijk.is_archived,
            "titel": self.versie.titel,
            "samenvatting": " ".join(kept.pop(SUMMARY)),
            "feiten": words.facts(self.versie),
            "delen": [part for part in kept.items() if part[1]],
            "bronnen": [_source(bron) for bron in self.bronnen[:named]],
            "controle": words.checked(self.versie),
            "meer": "" if whole else self._more(gone),
            "url": self.url,
            "datum": words.day(self.today),
        }

    def _more(self, gone):
        texts = any(name != SOURCES for name in gone)
        return "More text and all sources: " if texts else f"All {len(self.bronnen)} sources: "


def _weight(name, size):
    return min(size, 1) if name == SUMMARY and size <= SHORT else size


def _sentences(text):
    """[(number of its paragraph, sentence)]"""
    paragraphs = enumerate(PARAGRAPH_END.split(text))
    found = [(number, s.strip()) for number, paragraph in paragraphs for s in SENTENCE_END.split(paragraph)]
    return [(number, sentence) for number, sentence in found if sentence]


def _paragraphs(sentences):
    groups = groupby(sentences, key=lambda pair: pair[0])
    return [" ".join(sentence for _, sentence in group) for _, group in groups]


def _source(bron):
    taal = bron.taal if IS_LANGUAGE.fullmatch(bron.taal) else "nl"
    return {"titel": bron.titel, "taal": taal, "uitgever": bron.uitgever, "hoe": words.source(bron), "url": bron.url}
