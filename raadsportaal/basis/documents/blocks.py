"""Gather the paragraphs of a DOCX or ODT into one text: headings with #, items and rows of a table with •."""

from raadsportaal.basis.documents.limits import MAX_CHARACTERS, TOO_LONG, Refused

LONG_CELL = 400  # characters; a cell with more is a page that was laid out with a table, not a table
MAX_TABLES = 20  # inside each other


class Blocks:
    """Paragraphs come in order; the cells of a table are held until their row ends."""

    def __init__(self):
        self.parts: list[str] = []
        self.rows: list[list] = []  # of each table around us: its cells, each a list of paragraphs
        self.held = 0
        self.was_item = False

    def paragraph(self, text, *, level=0, item=False):
        """One paragraph; a level of 1 to 4 makes it a heading."""
        text = _tidy(text)
        if not text:
            return
        self.held += len(text)
        if self.held > MAX_CHARACTERS:
            raise Refused(TOO_LONG)
        if self.rows and self.rows[-1]:
            self.rows[-1][-1].append((text, level, item))
        else:
            self._write(text, level, item)

    def row(self):
        if len(self.rows) < MAX_TABLES:
            self.rows.append([])

    def cell(self):
        if self.rows:
            self.rows[-1].append([])

    def end_row(self):
        cells = [cell for cell in self.rows.pop() if cell] if self.rows else []
        if self.rows and self.rows[-1]:  # a table in a cell: its paragraphs are those of the cell
            self.rows[-1][-1].extend(paragraph for cell in cells for paragraph in cell)
        elif _is_layout(cells):
            for paragraph in (paragraph for cell in cells for paragraph in cell):
                self._write(*paragraph)
        elif cells:
            self._write("\n".join(text for cell in cells for text, _, _ in cell), 0, True)

    def text(self):
        while self.rows:
            self.end_row()
        return "".join(self.parts)

    def _write(self, text, level, item):
        if self.parts:
            # Items stand below each other without an empty line: alone, a short one would look like a heading.
            self.parts.append("\n" if item and self.was_item else "\n\n")
        if level:
            text = f"{'#' * min(level, 4)} {text}".replace("\n", " ")
        self.parts.append(f"• {text}" if item and not level else text)
        self.was_item = item and not level


def _is_layout(cells):
    return len(cells) == 1 or any(
        any(level for _, level, _ in cell) or sum(len(text) for text, _, _ in cell) > LONG_CELL for cell in cells
    )


def _tidy(text):
    """White space made plain, soft hyphens and invisible signs taken out; a line break inside stays."""
    text = text.translate(INVISIBLE)
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


INVISIBLE = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF]) | {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0x132: "IJ",
    0x133: "ij",
}
