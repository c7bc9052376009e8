"""The text of a PDF: in reading order, paragraphs whole again, without headers, footers and the table of contents."""

import re
from collections import Counter
from itertools import pairwise

import pypdfium2 as pdfium

from raadsportaal.basis.documents import order
from raadsportaal.basis.documents.contents import drop_contents
from raadsportaal.basis.documents.limits import MAX_CHARACTERS, MAX_PAGES, TOO_LONG, Refused
from raadsportaal.basis.documents.lines import words_of
from raadsportaal.basis.documents.pieces import Page, page_of
from raadsportaal.basis.documents.running import drop_running
from raadsportaal.basis.documents.writer import Writer

NO_TEXT = "In deze PDF vonden wij geen tekst. Vraag om het oorspronkelijke bestand, of plak de tekst."
SCAN = (
    "In deze PDF staat geen tekst, alleen beeld. Waarschijnlijk is het een scan. "
    "Vraag om het oorspronkelijke bestand, of plak de tekst."
)
LOCKED = "Op deze PDF zit een wachtwoord. Sla hem op zonder wachtwoord, of plak de tekst."
BROKEN = "Deze PDF is beschadigd. Sla hem opnieuw op, of plak de tekst."
UNREADABLE = (
    "De letters in deze PDF kunnen wij niet lezen. Vraag om het oorspronkelijke bestand, of plak de tekst. "
    "Kijk dan wel of er na het plakken gewone woorden staan."
)


def read(data: bytes) -> tuple[str, list[int], list[str]]:
    """(text, places where pages begin, notices). Raises Refused for a scan, a lock, or a file that is no PDF."""
    pages = _pages(data)
    letters = sum(page.letters for page in pages)
    if not letters:
        raise Refused(SCAN if any(page.image for page in pages) else NO_TEXT)
    if sum(page.odd for page in pages) > 0.3 * letters:
        raise Refused(UNREADABLE)
    drop_contents(pages)
    drop_running(pages)
    looks = Looks(pages)
    writer = Writer(looks, words_of(piece.text for page in pages for piece in page.pieces))
    for page in pages:
        writer.page(order.blocks_of(page.pieces, looks.leading, looks.is_bold), page.aside)
    text, starts = writer.finish()
    if not text.strip():
        raise Refused(NO_TEXT)
    return text, starts, _notices(pages)


def _pages(data: bytes) -> list[Page]:
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as fault:
        raise Refused(LOCKED if "assword" in str(fault) else BROKEN)
    if count > MAX_PAGES:
        raise Refused(f"Dit stuk heeft {count} bladzijden. Het mogen er {MAX_PAGES} zijn. Knip het in delen.")
    pages, letters = [], 0
    for number in range(count):
        pages.append(page_of(document, number))
        letters += pages[-1].letters
        if letters > MAX_CHARACTERS:
            raise Refused(TOO_LONG)
    return pages


def _notices(pages):
    numbers = [number for number, page in enumerate(pages, 1) if page.image]
    if not numbers:
        return []
    if len(numbers) == 1:
        return [f"Bladzijde {numbers[0]} is alleen beeld. Wat daar staat, konden wij niet lezen."]
    named = ", ".join(map(str, numbers[:8])) + (" en meer" if len(numbers) > 8 else "")
    return [f"{len(numbers)} bladzijden zijn alleen beeld ({named}). Wat daar staat, konden wij niet lezen."]


def _usual(counted, default):
    """What came most; of what came as often, what came first."""
    return counted.most_common(1)[0][0] if counted else default


class Looks:
    """What is usual in this document: the size and weight of its letters, and the distance of its lines."""

    def __init__(self, pages):
        sizes: Counter[float] = Counter()
        weights: Counter[int] = Counter()
        leadings: Counter[float] = Counter()
        for page in pages:
            for piece in page.pieces:
                sizes[round(piece.size * 2) / 2] += len(piece.text)
                weights[round(piece.weight)] += len(piece.text)
            for a, b in pairwise(page.pieces):
                distance = (b.top - a.top) / max(a.size, b.size, 1)
                if abs(a.size - b.size) < 0.5 and 0.8 < distance < 2.5 and b.left < a.right and a.left < b.right:
                    leadings[round(distance, 1)] += 1
        self.size = _usual(sizes, 10)
        self.weight = _usual(weights, 400)
        self.leading = _usual(leadings, 1.2)

    def is_bold(self, piece):
        return piece.weight >= max(1.3 * self.weight, 560)

    def is_heading(self, block):
        """Whether a block stands out and is short, without the end of a sentence."""
        text = " ".join(line.text for line in block.lines)
        if len(text) > 120 or len(text.split()) > 15 or len(block.lines) > 3 or not any(map(str.isalpha, text)):
            return False
        if text[0] in "•▪■●○◦‣*–-" or text.rstrip()[-1] in ".,;:" or text[0].islower():
            return False
        large = all(line.size > self.size * 1.12 for line in block.lines)
        return large or all(self.is_bold(line) and line.size > self.size * 0.93 for line in block.lines)

    def style(self, block):
        """What headings of the same level share: size, depth of their number, weight."""
        number = re.match(r"(\d+(?:\.\d+)*)\.?\s", block.lines[0].text)
        line = block.lines[0]
        return -round(line.size * 2) / 2, number[1].count(".") + 1 if number else 0, not self.is_bold(line)
