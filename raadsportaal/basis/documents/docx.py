"""The text of a DOCX as its reader sees it: without what was deleted, notes, field codes and the table of contents."""

import posixpath
import re
from functools import lru_cache

from raadsportaal.basis.documents.blocks import Blocks
from raadsportaal.basis.documents.parts import number_in, walk

WORD = re.compile(
    r"http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/wordprocessingml/(?:2006/)?main (\w+)"
)
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
CHOICE = "http://schemas.openxmlformats.org/markup-compatibility/2006 Choice"
ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006 AlternateContent"
OFF = {"0", "false", "off", "none"}
# Moved away, deleted, read-aloud help above letters, and properties as they were before a change.
LEFT_OUT = {"moveFrom", "del", "rt", "pPrChange", "rPrChange", "sdtPr", "sdtEndPr"}
# Elements that stand for a character.
WRITTEN, TABS = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"}, {"tab", "ptab"}


def read(packed, names):
    """The text of an opened DOCX."""
    main = _main_part(packed, names)
    folder, styles = posixpath.dirname(main), Styles()
    if (part := posixpath.join(folder, "styles.xml")) in names:
        walk(packed, part, styles.start, styles.end)
    body = DocxBody(styles)
    walk(packed, main, body.start, body.end, body.text)
    return body.blocks.text()


def _main_part(packed, names):
    """Where the document is: mostly word/document.xml, but Word online numbers it."""
    found = []

    def start(tag, attributes):
        if tag.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            found.append(attributes.get("Target", "").lstrip("/"))

    if "_rels/.rels" in names:
        walk(packed, "_rels/.rels", start, lambda tag: None)
    return found[0] if found and found[0] in names else "word/document.xml"


@lru_cache(500)
def _local(tag):
    match = WORD.match(tag)
    return match[1] if match else ""


def _value(attributes):
    return next((text for name, text in attributes.items() if name == "val" or name.endswith(" val")), "")


def _named(attributes, ending):
    """The value of the attribute whose name ends so: that of its namespace differs by file."""
    return next((text for name, text in attributes.items() if name.endswith(ending)), "")


def _is_on(attributes):
    return _value(attributes).lower() not in OFF


def _told_by(name):
    """What the name of a style says of it."""
    if match := re.fullmatch(r"(?:heading|kop|überschrift|titre) ([1-9])", name):
        return {"level": min(int(match[1]), 4)}
    if name in {"title", "titel"}:
        return {"level": 1}
    return {"contents": True} if re.match(r"(?:toc|inhopg) ?\d|table of figures", name) else {}


class Styles:
    """Which styles are headings, items of a list or lines of a table of contents; ids are in the writer's language."""

    def __init__(self):
        self.known: dict[str, dict] = {}  # id -> {"level", "item", "contents", "based"}
        self.now: dict | None = None

    def start(self, tag, attributes):
        name = _local(tag)
        if name == "style":
            self.now = self.known.setdefault(_named(attributes, "styleId"), {})
        elif self.now is None:
            return
        elif name == "name":
            self.now.update(_told_by(_value(attributes).lower()))
        elif name == "basedOn":
            self.now["based"] = _value(attributes)
        elif name == "outlineLvl":
            self.now.setdefault("level", _level(attributes))
        elif name == "numId":
            self.now["item"] = _value(attributes) != "0"

    def end(self, tag):
        if _local(tag) == "style":
            self.now = None

    def find(self, key, what, default):
        """A property of a style, or of what it is based on."""
        for _ in range(12):
            style = self.known.get(key)
            if style is None:
                break
            if what in style:
                return style[what]
            key = style.get("based")
        return default

    def level(self, key):
        if key in self.known:
            return self.find(key, "level", 0)
        match = re.fullmatch(r"(?:Heading|Kop)\s?([1-9])", key)  # a file without styles of its own
        return min(int(match[1]), 4) if match else 0


def _level(attributes):
    level = number_in(_value(attributes))
    return 0 if level is None or level > 8 else min(level + 1, 4)


class OpenParagraph:
    def __init__(self):
        self.pieces, self.style, self.level, self.item, self.runs_on = [], "", None, None, False

    def is_told(self, name, attributes):
        """Its own properties, which go before those of its style."""
        if name == "pStyle":
            self.style = _value(attributes)
        elif name == "outlineLvl":
            self.level = _level(attributes)
        elif name == "numId":
            self.item = _value(attributes) != "0"


class DocxBody:
    """Goes through the document; paragraphs can stand inside each other, in a text box."""

    def __init__(self, styles):
        self.styles, self.blocks = styles, Blocks()
        self.open, self.later = [], []  # paragraphs around us; finished ones that wait for the outer one
        self.skipped, self.in_text, self.hidden, self.carried = 0, False, False, []
        self.fields, self.chosen = [], []  # for each field whether we are in its code; alternatives that were taken
        self.in_mark = self.in_run = False

    def start(self, tag, attributes):
        if tag == ALTERNATIVE:
            self.chosen.append(False)
        elif tag == CHOICE and self.chosen:
            self.chosen[-1] = True
        name = _local(tag)
        if self.skipped or name in LEFT_OUT or (tag == FALLBACK and self.chosen and self.chosen[-1]):
            if name == "del" and self.in_mark and self.open:
                self.open[-1].runs_on = True  # the end of this paragraph was deleted
            self.skipped += 1
        elif name == "p":
            self.open.append(OpenParagraph())
        elif name in {"tr", "tc"}:
            self.blocks.row() if name == "tr" else self.blocks.cell()
        elif self.open:
            self._inside(name, attributes, self.open[-1])

    def _inside(self, name, attributes, paragraph):
        paragraph.is_told(name, attributes)
        if name in WRITTEN:
            paragraph.pieces.append(WRITTEN[name])
        elif name in TABS and self.in_run:  # elsewhere it says where the tabs of a paragraph stand
            paragraph.pieces.append(" ")
        elif name == "t":
            self.in_text = True
        elif name == "r":
            self.in_run, self.hidden = True, False
        elif name == "pPr":
            self.in_mark, self.in_run = True, False
        elif name == "vanish" and self.in_run and not self.in_mark:
            self.hidden = _is_on(attributes)
        elif name == "fldChar":
            self._field(_named(attributes, "fldCharType"))

    def _field(self, kind):
        if kind == "begin":
            self.fields.append(True)
        elif kind == "separate" and self.fields:
            self.fields[-1] = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def text(self, letters):
        if self.in_text and self.open and not self.skipped and not self.hidden and not any(self.fields):
            self.open[-1].pieces.append(letters)

    def end(self, tag):
        if tag == ALTERNATIVE and self.chosen:
            self.chosen.pop()
        if self.skipped:
            self.skipped -= 1
            return
        name = _local(tag)
        if name == "t":
            self.in_text = False
        elif name == "r":
            self.in_run = self.hidden = False
        elif name == "pPr":
            self.in_mark = False
        elif name == "tr":
            self.blocks.end_row()
        elif name == "p" and self.open:
            self._finish(self.open.pop())

    def _finish(self, paragraph):
        if paragraph.runs_on:
            self.carried += paragraph.pieces
            return
        text, self.carried = "".join([*self.carried, *paragraph.pieces]), []
        style = paragraph.style
        if not self.styles.find(style, "contents", False):
            level = self.styles.level(style) if paragraph.level is None else paragraph.level
            item = self.styles.find(style, "item", False) if paragraph.item is None else paragraph.item
            self.later.append((text, level, item and not level))
        if not self.open:
            self.fields = [False] * len(self.fields)  # a field without an end must not hide the rest
            # What stood in a text box comes after the paragraph that it hangs on.
            for text, level, item in [*self.later[-1:], *self.later[:-1]]:
                self.blocks.paragraph(text, level=level, item=item)
            self.later = []
