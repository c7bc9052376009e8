"""Put the print of a page in the order in which one reads it: lines, blocks, columns and the rows of a table.

A PDF mostly gives its print in the order in which it was written; that order is kept where it can be read so. Only
where it jumps back (a title that comes last, columns the other way round) does the place on the page decide.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from raadsportaal.basis.documents.pieces import Piece

MARKER = re.compile(r"(?:[•▪■●○◦‣⁃➢►✓*–—-]|o|§|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|\d{1,2}(?:\.\d{1,2}){0,3}\.?)")
MANY = 200  # blocks; more of them on one page are only sorted from top to bottom


@dataclass(eq=False)
class Block:
    """Lines that stand directly below each other, in one font."""

    lines: list[Piece]
    left: float
    top: float
    right: float
    bottom: float
    row: int = 0  # of a table; cells with the same number stand side by side

    @classmethod
    def of(cls, line):
        return cls([line], line.left, line.top, line.right, line.bottom)

    def add(self, line):
        self.lines.append(line)
        self.left, self.right = min(self.left, line.left), max(self.right, line.right)
        self.top, self.bottom = min(self.top, line.top), max(self.bottom, line.bottom)


def blocks_of(pieces: list[Piece], leading: float, is_bold: Callable[[Piece], bool]) -> list[Block]:
    """The blocks of a page in reading order. `leading` is the usual distance of lines, in letter sizes."""
    lines = unwoven(lines_of(pieces))
    blocks: list[Block] = []
    for line, following in pairwise([*lines, None]):
        # The first cell of a row goes on after nothing, however tight the table stands below a paragraph.
        is_cell = following and _beside(line, following) and following.left > line.right
        if blocks and not is_cell and _continues(blocks[-1], line, leading, is_bold):
            blocks[-1].add(line)
        else:
            blocks.append(Block.of(line))
    ordered: list[Block] = []
    for run in _ordered(_runs(blocks)):
        if ordered and _continues(ordered[-1], run[0].lines[0], leading, is_bold):
            for line in run.pop(0).lines:
                ordered[-1].add(line)
        ordered += run
    _mark_rows(ordered)
    return ordered


def lines_of(pieces):
    """Pieces side by side with little between them are one line; so are a bullet or number and its text."""
    lines: list[Piece] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and _beside(last, piece):
            gap, size = piece.left - last.right, max(last.size, piece.size)
            marker = MARKER.fullmatch(last.text) and gap < 6 * size
            if -0.4 * size < gap < 0.6 * size or (marker and gap > -size):
                space = "" if gap < 0.1 * size and not marker else " "
                last.text += space + piece.text
                last.right, last.weight = max(last.right, piece.right), min(last.weight, piece.weight)
                last.top, last.bottom = min(last.top, piece.top), max(last.bottom, piece.bottom)
                last.size = max(last.size, piece.size)
                continue
        lines.append(piece)
    return _unstretched(lines)


def _unstretched(lines):
    """Words that were drawn apart to fill a narrow column, one line again: each alone, with the same white between."""
    found: list[Piece] = []
    row: list[Piece] = []
    for line in [*lines, None]:
        if row and line and " " not in line.text and _beside(row[-1], line) and line.left > row[-1].right:
            row.append(line)
            continue
        gaps = [b.left - a.right for a, b in pairwise(row)]
        if len(row) > 2 and max(gaps) - min(gaps) < 0.3 * row[0].size:
            row[0].text, row[0].right = " ".join(word.text for word in row), row[-1].right
            row = row[:1]
        found += row
        row = [line] if line and " " not in line.text else []
        if line and not row:
            found.append(line)
    return found


def _beside(a, b):
    return min(a.bottom, b.bottom) - max(a.top, b.top) > 0.5 * min(a.bottom - a.top, b.bottom - b.top)


def _continues(block, line, leading, is_bold):
    """Whether a line goes on directly below the last one, in the same column and font."""
    last = block.lines[-1]
    size = max(last.size, line.size, 1)
    if not 0.3 * size < line.top - last.top < 1.22 * leading * size + 1:
        return False
    overlap = min(block.right, line.right) - max(block.left, line.left)
    if overlap < 0.5 * min(block.right - block.left, line.right - line.left):
        return False
    if abs(last.size - line.size) > 0.09 * size and not line.text[:1].islower():
        return False
    return is_bold(last) == is_bold(line) or line.text[:1].islower()


def unwoven(lines):
    """Two columns that the file gives line by line (left, right, left, right), one after the other again."""
    pairs = [(a, b) for a, b in pairwise(lines) if _beside(a, b) and b.left > a.right]
    if len(pairs) < 8:
        return lines
    edge, start = max(a.right for a, _ in pairs), min(b.left for _, b in pairs)
    lefts, rights = [a.right - a.left for a, _ in pairs], [b.right - b.left for _, b in pairs]
    if start <= edge or not (_filled(lefts) and _filled(rights)):  # else it is a table
        return lines
    found: list[Piece] = []
    band: list[Piece] = []
    for line in lines:
        if line.left < edge and line.right > start:
            found += [*sorted(band, key=lambda line: line.left >= start), line]
            band = []
        else:
            band.append(line)
    return found + sorted(band, key=lambda line: line.left >= start)


def _filled(widths):
    """Whether lines are long and most of them full, as in a column of text and not in a table."""
    longest = max(widths)
    return longest > 120 and sum(width > 0.8 * longest for width in widths) > 0.6 * len(widths)


def _runs(blocks):
    """Blocks that can be read in the order in which they came."""
    runs: list[list[Block]] = []
    bottom = 0
    for block in blocks:
        last = runs[-1][-1] if runs else None
        up = last is not None and block.top < last.lines[-1].top + 1
        back = last is not None and up and block.left < last.right - 2
        far = last is not None and not up and block.top - bottom > 6 * max(block.lines[0].size, 8)
        if last is None or back or far:
            runs.append([block])
            bottom = block.bottom
        else:
            runs[-1].append(block)
            bottom = max(bottom, block.bottom)
    return runs


def _ordered(runs):
    """Above comes before below, left before right unless something between them spans both."""
    if len(runs) < 2:
        return runs
    boxes = [
        (min(b.left for b in run), min(b.top for b in run), max(b.right for b in run), max(b.bottom for b in run))
        for run in runs
    ]
    if len(runs) > MANY:
        return [run for _, run in sorted(zip(boxes, runs, strict=True), key=lambda pair: (pair[0][1], pair[0][0]))]
    left, found = set(range(len(runs))), []
    before = {b: {a for a in left if a != b and _precedes(boxes[a], boxes[b], boxes)} for b in left}
    while left:
        free = [number for number in left if not before[number] & left]
        # In a knot the highest goes first.
        number = min(free) if free else min(left, key=lambda number: (boxes[number][1], boxes[number][0]))
        left.remove(number)
        found.append(runs[number])
    return found


def _precedes(a, b, boxes):
    if _share(a, b):
        return a[1] < b[1]
    if a[2] > b[0] + 2:
        return False
    top, bottom = min(a[1], b[1]), max(a[3], b[3])
    return not any(top < (c[1] + c[3]) / 2 < bottom and _share(a, c) and _share(b, c) for c in boxes if c is not a)


def _share(a, b):
    """Whether two boxes stand in the same column, for a part."""
    return min(a[2], b[2]) - max(a[0], b[0]) > 2


def _mark_rows(blocks):
    """Number the rows of a table: blocks that came one after the other and stand side by side, none of them long."""
    number = 0
    row: list[Block] = []
    for block in [*blocks, None]:
        if row and block and block.left > row[-1].right - 2 and _level(row[0], block) and len(block.lines) <= 8:
            row.append(block)
            continue
        if len(row) > 1:
            number += 1
            for cell in row:
                cell.row = number
        row = [block] if block and len(block.lines) <= 8 else []


def _level(first, block):
    overlap = min(first.bottom, block.bottom) - max(first.top, block.top)
    return overlap > 0.6 * min(first.bottom - first.top, block.bottom - block.top)
