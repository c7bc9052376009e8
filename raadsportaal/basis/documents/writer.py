"""Write the blocks of all pages into one text, and remember where each page begins."""

import re
from collections import Counter

from raadsportaal.basis.documents.lines import ENDS, glued, goes_on, plain

ITEM = re.compile(r"\s*(?:[•▪■●○◦‣⁃➢►✓*–—-]\s|o\s(?=[A-Z])|\(?(?:\d{1,2}|[a-z])[.)]\s)")
NOTE = re.compile(r"(?:\d{1,3}|\*{1,3})[\s.)]*\S")
MANY = 400  # blocks on a page: a drawing or a map, in which we look for no notes
TEXT, HEADING, ITEMS = "text", "heading", "item"


class Paragraph:
    """Lines that belong together, each with its page."""

    def __init__(self, kind, page, line, style=None):
        self.kind, self.lines, self.style = kind, [(page, line)], style

    def last(self):
        return self.lines[-1][1]


class Writer:
    def __init__(self, looks, words):
        self.looks, self.words = looks, words
        self.paragraphs, self.number = [], 0
        self.waiting = None  # the paragraph that stood last in the column before, when it may go on

    def page(self, blocks, aside):
        """Add the blocks of the next page."""
        self.number += 1
        first, notes = len(self.paragraphs), self._notes_of(blocks)
        self.waiting, above, row = self._last(), None, 0
        for block in blocks:
            if block in notes:
                continue
            if above is not None and (block.top < above.bottom - 2 or block.row):
                self.waiting = None if block.row else self._last()
            if block.row:
                self._cell(block, block.row == row)
            elif self.looks.is_heading(block):
                self._heading(block)
            else:
                self._text(block)
            self.waiting, above, row = None, block, block.row
        self._notes(notes, aside, first)

    def _last(self):
        """The last paragraph of running text, which may go on."""
        last = self.paragraphs[-1] if self.paragraphs else None
        return last if last and last.kind != HEADING else None

    def _notes_of(self, blocks):
        """Small blocks low in their column that begin with a mark."""
        if not 1 < len(blocks) < MANY:
            return []
        middle, limit = 0.5 * max(block.bottom for block in blocks), 0.93 * self.looks.size
        text = [block for block in blocks if block.lines[0].size >= limit]
        return [
            block
            for block in blocks
            if block.top > middle
            and not block.row
            and NOTE.match(block.lines[0].text)
            and all(line.size < limit for line in block.lines)
            and not any(other.top > block.bottom and _same_column(block, other) for other in text)
        ]

    def _notes(self, notes, aside, first):
        """Before the last paragraph of the page: that one may go on, on the next page, and stays in one piece."""
        found = []
        for block in notes:
            found.append(Paragraph(TEXT, self.number, re.sub(r"^(\d{1,3})(?=[^\W\d])", r"\1 ", block.lines[0].text)))
            found[-1].lines += [(self.number, line.text) for line in block.lines[1:]]
        found += [Paragraph(TEXT, self.number, piece.text) for piece in aside]
        place = len(self.paragraphs)
        if place > first and self.paragraphs[-1].kind == TEXT:
            place -= 1
            while place > first and self.paragraphs[place - 1].kind == HEADING:
                place -= 1
        self.paragraphs[place:place] = found

    def _cell(self, block, same_row):
        text = [line.text for line in block.lines]
        if same_row and self.paragraphs:
            for number, line in enumerate(text):
                self.paragraphs[-1].lines.append((self.number, line if number else f"\n{line}"))
        else:
            self.paragraphs.append(Paragraph(ITEMS, self.number, f"• {text[0]}"))
            self.paragraphs[-1].lines += [(self.number, line) for line in text[1:]]

    def _heading(self, block):
        style = self.looks.style(block)
        self.paragraphs.append(Paragraph(HEADING, self.number, block.lines[0].text, style))
        self.paragraphs[-1].lines += [(self.number, line.text) for line in block.lines[1:]]

    def _text(self, block):
        """The paragraphs of a block: a new one at an item, or where a line is short and a sentence ends."""
        before = None
        for line in block.lines:
            if ITEM.match(line.text):
                self.paragraphs.append(Paragraph(ITEMS, self.number, line.text))
            elif before is None:
                if self.waiting and goes_on(self.waiting.last(), line.text):
                    self.waiting.lines.append((self.number, line.text))
                else:
                    self.paragraphs.append(Paragraph(TEXT, self.number, line.text))
            elif _is_new(before, line, block):
                self.paragraphs.append(Paragraph(TEXT, self.number, line.text))
            elif _is_cut(before, line, block):
                self.paragraphs[-1].lines.append((self.number, f"\n{line.text}"))
            else:
                self.paragraphs[-1].lines.append((self.number, line.text))
            before = line

    def finish(self):
        """(the text, the places where each page after the first begins)."""
        levels, size, was = self._levels(), 0, None
        parts: list[str] = []
        starts: list[int] = []
        for paragraph in self.paragraphs:
            if parts:
                # Items stand below each other without an empty line: alone, a short one would look like a heading.
                near = paragraph.kind == ITEMS and was in {ITEMS, TEXT}
                parts.append("\n" if near else "\n\n")
                size += len(parts[-1])
            if paragraph.kind == HEADING:
                parts.append("#" * levels[paragraph.style] + " ")
                size += len(parts[-1])
            mark: int | None = size - (len(parts[-1]) if paragraph.kind == HEADING else 0)
            for place, text in self._glued(paragraph):
                begin = mark if mark is not None else size
                starts += [begin] * (place - 1 - len(starts))
                mark = None
                parts.append(text)
                size += len(text)
            was = paragraph.kind
        return "".join(parts), starts + [size] * (self.number - 1 - len(starts))

    def _glued(self, paragraph):
        """(page, text) of each line, with what goes between them."""
        found: list[tuple[int, str]] = []
        for page, line in paragraph.lines:
            text = line if line.endswith("\xad") else line.rstrip()
            if found:
                _, before = found[-1]
                if text.startswith("\n"):
                    between = "\n"
                else:
                    before, between = glued(before, text, self.words)
                found[-1] = (found[-1][0], _clean(before) + between)
            found.append((page, text.lstrip("\n")))
        page, text = found[-1]
        found[-1] = (page, _clean(text, ends=True))
        return found

    def _levels(self):
        """The level of each style of heading: those that come back, from large to small."""
        styles = Counter(paragraph.style for paragraph in self.paragraphs if paragraph.kind == HEADING)
        often = sorted(style for style, times in styles.items() if times > 1) or sorted(styles)
        titled = any(style < often[0] for style in styles) if often else 0  # a title, above all of them
        return {
            style: min(4, 1 + sum(other < style for other in often) + (titled and style >= often[0]))
            for style in styles
        }


def _clean(text, *, ends=False):
    lead = "-" if ends and text.endswith(("\x02", "\ufffe")) else ""
    return plain(text) + lead


def _same_column(a, b):
    return min(a.right, b.right) - max(a.left, b.left) > 0


def _is_new(before, line, block):
    """Whether a line begins a paragraph although no white stands before it."""
    if not ENDS.search(before.text) or line.text[:1].islower():
        return False
    indented = line.left > max(block.left + 0.8 * line.size, before.left)
    return before.right < block.right - 0.12 * (block.right - block.left) or indented


def _is_cut(before, line, block):
    """Whether the writer began a new line: the first word would have fitted on the one before."""
    if not line.text[:1].isupper() or before.text.endswith(("\x02", "-", ",")):
        return False
    word = (line.right - line.left) * len(line.text.split()[0]) / len(line.text)
    return block.right - before.right > 1.4 * word + line.size
