"""Find what stands on page after page: headers, footers, page numbers and marks; it is no part of the text."""

import re
from collections import defaultdict
from statistics import median

from agendas.duiding.lezen.pieces import Page

EDGE = 0.16  # part of the height of a page where a header or footer can stand
ROWS = 3  # lines of a header or footer at most
SAME = 5  # points that it may move from page to page
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:pagina|blz\.?|bladzijde|pag\.?|p\.|page)?\s*\d{1,3}(?:\s*(?:/|van|of)\s*\d{1,3})?|[ivx]{1,6})\W*", re.I
)


def drop_running(pages: list[Page]):
    """Take headers, footers and page numbers off the pages."""
    sides = [[rows_from(page, top) for page in pages] for top in (True, False)]
    drops = [set() for _ in pages]
    for rows_of_pages in sides:
        repeated, small = _places(rows_of_pages, pages), _small_places(rows_of_pages, pages)
        for page, rows, drop in zip(pages, rows_of_pages, drops, strict=True):
            drop |= _running(rows, repeated, small, len(page.pieces))
    for page, drop in zip(pages, drops, strict=True):
        page.pieces = [piece for piece in page.pieces if id(piece) not in drop]
    _drop_aside(pages)


def rows_from(page, top):
    """The first rows of a page from its top down, or from its foot up: (place from that edge, pieces)."""
    rows = []
    for piece in sorted(page.pieces, key=lambda piece: piece.top if top else -piece.bottom):
        place = piece.top if top else page.height - piece.bottom
        if rows and abs(rows[-1][0] - place) < 0.5 * max(piece.size, 6):
            rows[-1][1].append(piece)
        elif len(rows) > ROWS:
            break
        else:
            rows.append((place, [piece]))
    return rows


def _running(rows, repeated, small, count):
    """The ids of what comes back in these rows. What is tight against other text, in the same letters, is text."""
    found, sure = [], []
    for number, (place, pieces) in enumerate(rows[:ROWS]):
        apart, slot = _is_apart(rows, number), round(place / SAME)
        ours = [piece for piece in pieces if (_shape(piece), slot) in repeated or PAGE_NUMBER.fullmatch(piece.text)]
        if slot in small and apart:
            ours = pieces
        found += ours
        if apart:
            sure = list(found)
        if len(ours) < len(pieces):
            break
    if len(sure) == count and max((len(piece.text) for piece in sure), default=0) > 60:
        return set()  # text that is the same on pages with nothing else
    outermost = rows[0][1] if rows else []
    return {id(piece) for piece in sure} | {id(piece) for piece in outermost if PAGE_NUMBER.fullmatch(piece.text)}


def _is_apart(rows, number):
    """Whether white or other letters stand between a row and the next one inwards."""
    if number + 1 >= len(rows):
        return True
    (place, pieces), (following, others) = rows[number], rows[number + 1]
    size, other = max(piece.size for piece in pieces), max(piece.size for piece in others)
    return following - place > 1.75 * max(size, other) or abs(size - other) > 0.06 * other


def _places(rows_of_pages, pages):
    """(shape, place) of the lines that come back on other pages, a little higher or lower."""
    found = defaultdict(set)
    for number, (rows, page) in enumerate(zip(rows_of_pages, pages, strict=True)):
        for place, pieces in rows[:ROWS]:
            for piece in pieces:
                if place < EDGE * page.height and len(piece.text) <= 150:
                    for near in (-1, 0, 1):
                        found[_shape(piece), round(place / SAME) + near].add(number)
    enough = 2 if len(pages) <= 4 else 3
    return {key for key, numbers in found.items() if len(numbers) >= enough}


def _small_places(rows_of_pages, pages):
    """Places where most pages have a small line by itself: a header that changes with the chapter."""
    sizes = [piece.size for page in pages for piece in page.pieces]
    if len(pages) < 6 or not sizes:
        return set()
    body, found = median(sizes), defaultdict(set)
    for number, (rows, page) in enumerate(zip(rows_of_pages, pages, strict=True)):
        for row, (place, pieces) in enumerate(rows[:ROWS]):
            small = all(piece.size < 1.03 * body and len(piece.text) < 100 for piece in pieces)
            if small and place < EDGE * page.height and _is_apart(rows, row):
                found[round(place / SAME)].add(number)
    return {place for place, numbers in found.items() if len(numbers) >= 0.6 * len(pages)}


def _drop_aside(pages):
    """Print on its side that comes back is a running line too."""
    shapes = defaultdict(int)
    for page in pages:
        for shape in {_shape(piece) for piece in page.aside}:
            shapes[shape] += 1
    for page in pages:
        page.aside = [piece for piece in page.aside if shapes[_shape(piece)] < 2 and any(map(str.isalpha, piece.text))]


def _shape(piece):
    return re.sub(r"\d+", "#", piece.text.strip().lower())
