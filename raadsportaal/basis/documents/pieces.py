"""The pieces of print on a page of a PDF: letters that stand together on one line, with their place and their font."""

import ctypes
import math
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from raadsportaal.basis.documents.limits import MAX_CHARACTERS, TOO_LONG, Refused

WIDE = 1.9  # times the size of the letters; a wider gap in a line is between columns or cells
WIDE_UNSPACED = 0.9  # the same, where the file has no space there
BLANK = {32, 9, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x3000}
UNSEEN = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "")
LIGATURES = UNSEEN | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0x132: "IJ", 0x133: "ij"}
METRES = ([*b"m"], [*b"km"], [*b"cm"], [*b"dm"], [*b"mm"])
BOLD_NAMES = ("bold", "black", "heavy", "demi", "vet")


@dataclass(slots=True, eq=False)
class Piece:
    """A part of a line, in points from the left and the top of the page as it is read."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float = 0
    weight: float = 400

    @property
    def height(self):
        return self.bottom - self.top


@dataclass(slots=True)
class Page:
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    aside: list[Piece] = field(default_factory=list)  # print that stands on its side
    image: bool = False  # whether a picture covers most of it
    odd: int = 0  # letters that no alphabet has
    letters: int = 0


def page_of(document: pdfium.PdfDocument, number: int) -> Page:
    """One page. A page that cannot be read is an empty one."""
    try:
        page = document[number]
        found = Page(*page.get_size())
        Reader(page, found).read()
        if not found.pieces:
            found.image = _is_image(page, found.width * found.height)
        return found
    except (pdfium.PdfiumError, ValueError, OverflowError):
        return Page(595, 842)


def _is_image(page, area):
    """Whether pictures cover most of a page; a scan may come in strips."""
    covered = 0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        covered += (right - left) * (top - bottom)
    return covered > 0.5 * area


class Reader:
    """Goes through the letters of one page; only the first and last letter of a word are measured, for speed."""

    def __init__(self, page, found):
        self.textpage = page.get_textpage()  # to be kept: when it goes, what it shows goes too
        self.text, self.found = self.textpage.raw, found
        self.count = raw.FPDFText_CountChars(self.text)
        if self.count > MAX_CHARACTERS:
            raise Refused(TOO_LONG)
        self.corner = page.get_bbox()
        self.rect, self.buffer, self.flags = raw.FS_RECTF(), ctypes.create_string_buffer(128), ctypes.c_int()
        self.x, self.y, self.right, self.top = (ctypes.c_double() for _ in range(4))
        self.turn = self._turn()
        x1, y1, x2, y2 = self.corner
        found.width, found.height = (y2 - y1, x2 - x1) if self.turn % 2 else (x2 - x1, y2 - y1)
        self.piece: Piece | None = None
        self.word: list[int] | None = None

    def _turn(self):
        """How the print of this page stands: most letters, in quarters of a turn to the right."""
        step = max(1, self.count // 40)
        turns = [self._angle(index) for index in range(0, self.count, step)]
        turns = [turn for turn in turns if turn is not None]
        return max(set(turns), key=turns.count) if turns else 0

    def _angle(self, index):
        """0 to 3; None for a letter that stands askew, as in a watermark."""
        angle = raw.FPDFText_GetCharAngle(self.text, index) / (math.pi / 2)
        return round(angle) % 4 if abs(angle - round(angle)) < 0.08 else None

    def _box(self, index):
        """(left, top, right, bottom) of a letter as it is read."""
        raw.FPDFText_GetLooseCharBox(self.text, index, self.rect)
        return self._upright(self.rect.left, self.rect.top, self.rect.right, self.rect.bottom)

    def _upright(self, left, top, right, bottom):
        """From a place on the page, counted from below, to one as it is read."""
        x1, y1, x2, y2 = self.corner
        match self.turn:
            case 0:
                return left - x1, y2 - top, right - x1, y2 - bottom
            case 1:  # read downwards
                return y2 - top, x2 - right, y2 - bottom, x2 - left
            case 2:
                return x2 - right, bottom - y1, x2 - left, top - y1
            case _:
                return bottom - y1, left - x1, top - y1, right - x1

    def _baseline(self, index):
        x, y = self.x, self.y
        raw.FPDFText_GetCharOrigin(self.text, index, x, y)
        return self._upright(x.value, y.value, x.value, y.value)[3]

    def _font(self, index):
        """(size in points, weight); the font may be drawn larger than it says."""
        matrix = raw.FS_MATRIX()
        size = raw.FPDFText_GetFontSize(self.text, index)
        if raw.FPDFText_GetMatrix(self.text, index, matrix):
            size *= math.hypot(matrix.c, matrix.d) or 1
        length = raw.FPDFText_GetFontInfo(self.text, index, self.buffer, 128, self.flags)
        name = self.buffer.value.lower().decode("ascii", "ignore") if 0 < length <= 128 else ""
        weight = 700 if any(bold in name for bold in BOLD_NAMES) else raw.FPDFText_GetFontWeight(self.text, index)
        return size, weight

    def read(self):
        unicode, text = raw.FPDFText_GetUnicode, self.text
        for index in range(self.count):
            code = unicode(text, index)
            if code in BLANK:
                self._end_word(index)
            elif code in (10, 13):
                self._end_piece(index)
            elif self.word is None:
                self._begin_word(index, code)
            elif 48 <= code <= 57 and self._is_mark(index):
                continue
            else:
                self.word.append(code)
                if code == 2:
                    self._end_piece(index + 1)
        self._end_piece(self.count)

    def _begin_word(self, index, code):
        left, top, right, bottom = self._box(index)
        piece = self.piece
        if piece:
            overlap = min(bottom, piece.bottom) - max(top, piece.top)
            beside = overlap > 0.4 * min(bottom - top, piece.height)
            size = max(piece.size, piece.height)
            wide = WIDE_UNSPACED if raw.FPDFText_IsGenerated(self.text, index - 1) == 1 else WIDE
            if not (beside and -0.4 * size < left - piece.right < wide * size):
                self._end_piece(index)
                piece = None
        if piece is None:
            self.piece = Piece("", left, top, right, bottom, *self._font(index))
            self.baseline = self._baseline(index)
        elif 48 <= code <= 57 and self._is_mark(index):
            return
        self.word, self.begin = [code], index

    def _is_mark(self, index):
        """Whether this figure is small and raised: it points to a note. In m² it does not."""
        if self.word in METRES:
            return False
        x, y, right, top = self.x, self.y, self.right, self.top
        raw.FPDFText_GetCharBox(self.text, index, x, right, y, top)
        _, upper, _, lower = self._upright(x.value, top.value, right.value, y.value)
        size = (self.piece and self.piece.size) or 1
        return lower < self.baseline - 0.2 * size and lower - upper < 0.6 * size

    def _end_word(self, end):
        piece = self.piece
        if self.word is None or piece is None:
            return
        _, top, right, bottom = self._box(end - 1)
        letters = self._letters(self.word)
        piece.text += f" {letters}" if piece.text and letters else letters
        piece.right = max(piece.right, right)
        if top < piece.bottom and bottom > piece.top:
            piece.top, piece.bottom = min(piece.top, top), max(piece.bottom, bottom)
        self.word, self.last = None, end - 1

    def _letters(self, word):
        found = self.found
        found.letters += len(word)
        if max(word) < 0x130 and 0 not in word:
            return "".join(map(chr, word))
        found.odd += sum(code == 0 or 0xE000 <= code <= 0xF8FF or code in (0xFFFD, 0xFFFF) for code in word)
        return "".join(LIGATURES.get(code, chr(code) if 0 < code < 0x110000 else "") for code in word)

    def _end_piece(self, end):
        self._end_word(end)
        piece, self.piece = self.piece, None
        if piece is None or not piece.text:
            return
        angle = self._angle(self.last)
        size, weight = self._font(self.last)
        # A mark before it or a small capital is not the size of the line; a bold word is not a bold line.
        piece.size, piece.weight = max(size, piece.size), min(weight, piece.weight)
        if angle == self.turn:
            if -2 <= piece.left <= self.found.width and -2 <= piece.top <= self.found.height:
                self.found.pieces.append(piece)
        elif angle is not None:
            self.found.aside.append(piece)
