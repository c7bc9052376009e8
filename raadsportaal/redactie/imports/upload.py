"""Read an uploaded table into rows of texts by heading: the same from CSV as from Excel."""

import csv
import io
import re
from datetime import date, datetime
from itertools import islice

from raadsportaal.basis.tables.files import Bounds, content, decoded, records, sheet_lines, workbook
from raadsportaal.basis.tables.reading import BrokenFile
from raadsportaal.basis.texts import plain

MAX_ROWS = 10_000
BOUNDS = Bounds(megabytes=20, unpacked=80_000_000, rows=MAX_ROWS, columns=80, cell=50_000)
ESCAPED = re.compile(r"'[=+\-@]")  # as our own exports write a text that a spreadsheet would run
FAULT = re.compile(r"#(REF|N/A|VALUE|NAME|DIV/0|NULL|NUM)[!?]?")
LONGEST_HEADING = 100
FIRST = 50_000  # characters in which the headings stand
TOO_MANY = "Dit bestand heeft meer dan 10.000 rijen. Verdeel het over meer bestanden."
EMPTY = "In dit bestand staan geen rijen onder de kolomnamen."


def read_table(file) -> tuple[list[str], list]:
    """The headings, and [row number, {heading: text}] of each row that holds something. Raises BrokenFile."""
    data, ending = content(file, BOUNDS)
    lines, word = (_xlsx(data), "Rij") if ending == "xlsx" else (_csv(data), "Regel")
    if not lines:
        raise BrokenFile("Dit bestand is leeg.")
    if len(lines) > MAX_ROWS + 1:
        raise BrokenFile(TOO_MANY)
    (_, first), *rest = lines
    headings = _headings(first)
    if not rest:
        raise BrokenFile(EMPTY)
    return headings, [[number, _row(headings, cells, f"{word} {number}")] for number, cells in rest]


def _csv(data):
    """By the delimiter that makes most columns of the first line."""
    text = decoded(data)
    first = io.StringIO(text.lstrip()[:FIRST], newline="")
    widths = {delimiter: _width(first, delimiter) for delimiter in ";,\t"}
    lines, fault = records(text, max(widths, key=widths.get), BOUNDS)
    if fault:
        raise BrokenFile(fault)
    return lines


def _width(file, delimiter):
    file.seek(0)
    try:
        return len(next(csv.reader(file, delimiter=delimiter), []))
    except csv.Error:
        return 0


def _xlsx(data):
    with workbook(data, BOUNDS) as book:
        return [*islice(sheet_lines(book.worksheets[0], BOUNDS), MAX_ROWS + 2)]


def _headings(cells):
    names = [" ".join(_text(cell).split())[:LONGEST_HEADING] for cell in cells]
    while names and not names[-1]:
        names.pop()
    names = [name or f"kolom {place}" for place, name in enumerate(names, start=1)]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise BrokenFile(f"Twee kolommen heten ‘{name}’. Geef elke kolom een eigen naam.")
    return names


def _row(headings, cells, where):
    texts = [_text(cell) for cell in cells]
    if any(texts[len(headings) :]):
        raise BrokenFile(f"{where}: er staan meer cellen dan kolommen.")
    for heading, text in zip(headings, texts, strict=False):
        if FAULT.fullmatch(text):
            raise BrokenFile(f"{where}, {heading}: de formule in deze cel geeft een fout ({text}).")
    return {heading: text for heading, text in zip(headings, texts, strict=False) if text}


def _text(cell) -> str:
    """A cell as somebody would type it; of a formula the value that Excel kept."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ja" if cell else "nee"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == cell.time().min else cell).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    text = plain(str(cell)).strip()
    return text[1:] if ESCAPED.match(text) else text
