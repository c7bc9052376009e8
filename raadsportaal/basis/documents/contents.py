"""Take the lines of a table of contents off the pages: they name chapters that are not there."""

import re

from raadsportaal.basis.documents.pieces import Page, Piece

# From the first dot of a row on, and not again from each that follows.
LEADER = re.compile(r"(?<![.·…_])(?<![.·…_]\s)(?:[.·…_]\s?){4,}\s*\d{0,3}$")
NUMBER = re.compile(r"(?:^|\s)(\d{1,3})$")
FEW = 5  # lines that end in the number of a page, for a table of contents without dots


def drop_contents(pages: list[Page]) -> None:
    """Lines with leading dots, and on the first pages lines that end in numbers that go up."""
    for number, page in enumerate(pages):
        rows = _rows(page.pieces)
        drop = [row for row in rows if any(LEADER.search(piece.text) for piece in row)]
        if number < 8:
            drop += _numbered(rows, len(pages))
        gone = {id(piece) for row in drop for piece in row}
        page.pieces = [piece for piece in page.pieces if id(piece) not in gone]


def _rows(pieces):
    """Pieces that stand at the same height, from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: piece.top + piece.bottom):
        if rows and rows[-1][0].top < (piece.top + piece.bottom) / 2 < rows[-1][0].bottom:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _numbered(rows, count):
    """Rows that end in the number of a page; most of the page must be so, and the numbers must go up."""
    found, highest = [], 0
    for row in rows:
        match = NUMBER.search(row[-1].text)
        if match and highest <= int(match[1]) <= count + 4 and any(map(str.isalpha, "".join(p.text for p in row))):
            found.append(row)
            highest = int(match[1])
    return found if len(found) >= max(FEW, 0.5 * len(rows)) else []
