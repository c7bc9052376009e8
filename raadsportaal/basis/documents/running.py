"""Find what stands on page after page: headers, footers, page numbers and marks; it is no part of the text."""

import re
from collections import defaultdict
from statistics import median
from typing import NamedTuple

from raadsportaal.basis.documents.pieces import Page

EDGE = 0.16  # part of the height of a page where a header or footer can stand
ROWS = 3  # lines of a header or footer at most
SAME = 5  # points that it may move from page to page
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:(?:pagina|blz\.?|bladzijde|pag\.?|p\.|page)\s*)?\d{1,3}(?:\s*(?:/|van|of)\s*\d{1,3})?|[ivx]{1,6})\W*",
    re.I,
)


class Row(NamedTuple):
    place: float  # from the edge of the page, in points
    pieces: list
    at_edge: bool

    @property
    def slot(self):
        return round(self.place / SAME)


def drop_running(pages: list[Page]) -> None:
    """Take headers, footers and page numbers off the pages."""
    sides = [[rows_from(page, top) for page in pages] for top in (True, False)]
    drops: list[set[int]] = [set() for _ in pages]
    body = median([piece.size for page in pages for piece in page.pieces] or [10])
    for rows_of_pages in sides:
        repeated, small = _places(rows_of_pages, body), _small_places(rows_of_pages, body)
        for page, rows, drop in zip(pages, rows_of_pages, drops, strict=True):
            drop |= _running(rows, repeated, small, body, len(page.pieces))
    if any(len(drop) < len(page.pieces) for page, drop in zip(pages, drops, strict=True)):  # else it is all there is
        for page, drop in zip(pages, drops, strict=True):
            page.pieces = [piece for piece in page.pieces if id(piece) not in drop]
    _drop_aside(pages)


def rows_from(page, top):
    """The rows at the edge of a page, from its top down or from its foot up, and the one after them."""
    rows: list[Row] = []
    for piece in sorted(page.pieces, key=lambda piece: piece.top if top else -piece.bottom):
        place = piece.top if top else page.height - piece.bottom
        if rows and abs(rows[-1].place - place) < 0.5 * max(piece.size, 6):
            rows[-1].pieces.append(piece)
        elif rows and not rows[-1].at_edge:
            break
        else:
            rows.append(Row(place, [piece], place < EDGE * page.height and len(rows) < ROWS))
    return rows


def _running(rows, repeated, small, body, count):
    """The ids of what comes back in these rows. What is tight against other text, in the same letters, is text."""
    found, sure = [], []
    for number, row in enumerate(rows):
        apart = _is_apart(rows, number)
        ours = [piece for piece in row.pieces if (_shape(piece, body), row.slot) in repeated or _is_number(piece)]
        if row.slot in small and apart:
            ours = row.pieces
        if not ours or not row.at_edge:
            break
        found += ours
        if apart:
            sure = list(found)
        if len(ours) < len(row.pieces):
            break
    if len(sure) == count and max((len(piece.text) for piece in sure), default=0) > 60:
        return set()  # text that is the same on pages with nothing else
    outermost = rows[0].pieces if rows and rows[0].at_edge else []
    return {id(piece) for piece in sure} | {id(piece) for piece in outermost if _is_number(piece)}


def _is_number(piece):
    return bool(PAGE_NUMBER.fullmatch(piece.text))


def _goes_on(piece):
    """Whether a line is the rest of a sentence: no header begins with a small letter, save an address of a site."""
    return piece.text[:1].islower() and " " in piece.text and not piece.text.startswith("pag")


def _is_apart(rows, number):
    """Whether white or other letters stand between a row and the next one inwards."""
    if number + 1 >= len(rows):
        return True
    row, following = rows[number], rows[number + 1]
    size, other = max(piece.size for piece in row.pieces), max(piece.size for piece in following.pieces)
    return following.place - row.place > 1.75 * max(size, other) or abs(size - other) > 0.06 * other


def _places(rows_of_pages, body):
    """(shape, place) of the lines that come back on other pages, a little higher or lower."""
    found = defaultdict(set)
    for number, rows in enumerate(rows_of_pages):
        for row in (row for row in rows if row.at_edge):
            for piece in row.pieces:
                if len(piece.text) <= 150 and not _goes_on(piece):
                    for near in (-1, 0, 1):
                        found[_shape(piece, body), row.slot + near].add(number)
    enough = 2 if len(rows_of_pages) <= 4 else 3
    return {key for key, numbers in found.items() if len(numbers) >= enough}


def _small_places(rows_of_pages, body):
    """Places where most pages have a small line by itself: a header that changes with the chapter."""
    found = defaultdict(set)
    for page, rows in enumerate(rows_of_pages):
        for number, row in enumerate(rows):
            small = all(p.size < 1.03 * body and len(p.text) < 100 and not _goes_on(p) for p in row.pieces)
            if small and row.at_edge and _is_apart(rows, number):
                found[row.slot].add(page)
    if len(rows_of_pages) < 6:
        return set()
    return {slot for slot, numbers in found.items() if len(numbers) >= 0.6 * len(rows_of_pages)}


def _drop_aside(pages):
    """Print on its side that comes back is a running line too."""
    shapes: defaultdict[str, int] = defaultdict(int)
    for page in pages:
        for shape in {_shape(piece, piece.size) for piece in page.aside}:
            shapes[shape] += 1
    for page in pages:
        page.aside = [
            piece for piece in page.aside if shapes[_shape(piece, piece.size)] < 2 and any(map(str.isalpha, piece.text))
        ]


def _shape(piece, body):
    """The text, with # for its numbers: they count the pages. In large letters they count chapters, and stay."""
    text = piece.text.strip().lower()
    return text if piece.size > 1.12 * body else re.sub(r"\d+", "#", text)
