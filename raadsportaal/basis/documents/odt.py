"""The text of an ODT as its reader sees it: without notes, remarks, what was deleted and the table of contents."""

import re
from functools import lru_cache

from raadsportaal.basis.documents.blocks import Blocks
from raadsportaal.basis.documents.limits import Refused
from raadsportaal.basis.documents.parts import LOCKED, number_in, walk

NAMES = re.compile(
    r"urn:oasis:names:tc:opendocument:xmlns:(text|table|office|style|drawing|svg-compatible|manifest|animation|form)"
    r"(?::1\.0)? ([\w-]+)"
)
LEFT_OUT = {
    "text tracked-changes",
    "text note",
    "text table-of-content",
    "text illustration-index",
    "text table-index",
    "text alphabetical-index",
    "text bibliography",
    "text ruby-text",
    "text hidden-text",
    "text hidden-paragraph",
    "office annotation",
    "office forms",
    "office binary-data",
    "svg-compatible title",
    "svg-compatible desc",
    "table covered-table-cell",
}
CELL, ROW = "table table-cell", "table table-row"


def read(packed, names):
    """The text of an opened ODT."""
    if "META-INF/manifest.xml" in names:
        walk(packed, "META-INF/manifest.xml", _refuse_locked, lambda tag: None)
    body = OdtBody()
    if "styles.xml" in names:
        walk(packed, "styles.xml", body.style, lambda tag: None)
    walk(packed, "content.xml", body.start, body.end, body.text)
    return body.blocks.text()


def _refuse_locked(tag, attributes):
    if tag.endswith(" encryption-data"):
        raise Refused(LOCKED)


@lru_cache(500)
def _local(tag):
    match = NAMES.match(tag)
    return f"{match[1]} {match[2]}" if match else ""


def _get(attributes, name):
    return next((text for key, text in attributes.items() if key.endswith(f" {name}")), "")


class OdtBody:
    """Goes through the document; a paragraph can stand inside another, in a text box."""

    def __init__(self):
        self.blocks, self.styles = Blocks(), {}  # style -> (its level, what it is based on)
        self.open, self.later = [], []  # (pieces, level, item) around us; finished ones that wait
        self.skipped, self.lists = 0, 0

    def style(self, tag, attributes):
        if _local(tag) == "style style":
            name, level = _get(attributes, "name"), number_in(_get(attributes, "default-outline-level"))
            level = int(name in {"Title", "Titel"}) if level is None else level
            self.styles[name] = (level, _get(attributes, "parent-style-name"))

    def start(self, tag, attributes):
        name = _local(tag)
        if self.skipped or name in LEFT_OUT:
            self.skipped += 1
        elif name in {"text p", "text h"}:
            level = number_in(_get(attributes, "outline-level")) if name == "text h" else None
            level = self._level(_get(attributes, "style-name")) if level is None else level
            self.open.append(([], level or (2 if name == "text h" else 0), self.lists > 0))
        elif name == "text list-item":
            self.lists += 1
        elif name == ROW:
            self.blocks.row()
        elif name == CELL:
            self.blocks.cell()
        elif name == "style style":
            self.style(tag, attributes)
        elif self.open and name in {"text s", "text tab", "text line-break"}:
            self.open[-1][0].append("\n" if name == "text line-break" else " ")

    def _level(self, name):
        for _ in range(12):
            level, name = self.styles.get(name, (0, ""))
            if level or not name:
                return level
        return 0

    def text(self, letters):
        if self.open and not self.skipped:
            # A line break in the XML is a space; one that the writer made is an element.
            self.open[-1][0].append(letters.replace("\n", " "))

    def end(self, tag):
        if self.skipped:
            self.skipped -= 1
            return
        name = _local(tag)
        if name in {"text p", "text h"} and self.open:
            pieces, level, item = self.open.pop()
            self.later.append(("".join(pieces), level, item and not level))
            if not self.open:
                # What stood in a text box comes after the paragraph that it hangs on.
                for text, level, item in [*self.later[-1:], *self.later[:-1]]:
                    self.blocks.paragraph(text, level=level, item=item)
                self.later = []
        elif name == "text list-item":
            self.lists -= 1
        elif name == ROW:
            self.blocks.end_row()
