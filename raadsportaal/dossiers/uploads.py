"""Read the rows of a file that a griffier sends, CSV or XLSX, and refuse what is broken, too big or made to harm."""

from collections.abc import Iterator
from itertools import islice

from raadsportaal.basis.tables.files import Bounds, content, decoded, records, sheet_lines, workbook
from raadsportaal.basis.tables.reading import BrokenFile
from raadsportaal.dossiers.headings import HEADINGS, heading_of

MAX_ROWS = 5_000
# 5.000 full rows are about 5 million bytes when unpacked; more in a cell is no cell but a way to keep us busy.
BOUNDS = Bounds(megabytes=5, unpacked=20_000_000, rows=MAX_ROWS, columns=60, cell=20_000)
MAX_COLUMNS = BOUNDS.columns
MAX_SHEETS = 20
FIRST_ROWS = 2_000  # of a sheet in which we look for the headings
FIRST_LINES = 20  # among these we look for the headings: above them is often a title or an empty line

KNOWN = {alias: name for name, aliases in HEADINGS.items() for alias in aliases}
NO_HEADING = "Wij vinden geen rij met kolomnamen. Zorg voor een kolom ‘Titel’ of ‘Onderwerp’."


def read_upload(file) -> Iterator[tuple[int, dict]]:
    """The rows of an uploaded file with their numbers in it, by heading, without empty rows; raises BrokenFile.

    The cells that stand beyond the last heading come as a list under None. All is read before the first row is given,
    so that a broken file gives no half answer.
    """
    data, ending = content(file, BOUNDS)
    rows = [*islice(_xlsx(data) if ending == "xlsx" else _csv(data), MAX_ROWS + 1)]
    if len(rows) > MAX_ROWS:
        raise BrokenFile("Dit bestand heeft meer dan 5.000 rijen. Verdeel het over meer bestanden.")
    return iter(rows)


def _csv(data):
    """Of the three delimiters the one that shows most of our headings."""
    text = decoded(data)
    tried = [records(text, delimiter, BOUNDS, FIRST_LINES) for delimiter in ";,\t"]
    found = [(lines, fault) for lines, fault in tried if _heading_line(lines) is not None]
    if not found:
        raise BrokenFile(NO_HEADING)
    lines, fault = max(found, key=lambda one: len(_recognised(one[0][_heading_line(one[0])][1])))
    if fault:
        raise BrokenFile(fault)
    return _rows(iter(lines), _heading_line(lines))


def _xlsx(data):
    with workbook(data, BOUNDS) as book:
        if len(book.worksheets) > MAX_SHEETS:
            raise BrokenFile(f"Dit bestand heeft meer dan {MAX_SHEETS} werkbladen. Bewaar alleen dat met de dossiers.")
        for sheet in book.worksheets:
            first = _heading_line([*islice(sheet_lines(sheet, BOUNDS, FIRST_ROWS), FIRST_LINES)])
            if first is not None:
                return iter([*islice(_rows(sheet_lines(sheet, BOUNDS), first), MAX_ROWS + 1)])
    raise BrokenFile(NO_HEADING)


def _recognised(cells):
    return {KNOWN.get(heading_of(cell)) for cell in cells[:MAX_COLUMNS]} - {None}


def _heading_line(records):
    """Where among the first lines the headings are: best a line that names the titel and one thing more."""
    lines = [(index, _recognised(cells)) for index, (_, cells) in enumerate(records[:FIRST_LINES])]
    named = [(index, names) for index, names in lines if "titel" in names]
    return next((index for index, names in named if len(names) > 1), named[0][0] if named else None)


def _rows(records, skipped):
    headings = None
    for index, (number, cells) in enumerate(records):
        if index == skipped:
            headings = [str(cell or "").strip() for cell in cells]
        elif headings:
            row = {}
            for heading, cell in zip(headings, cells, strict=False):
                if heading and row.get(heading) in (None, ""):
                    row[heading] = cell
            beyond = [cell for cell in cells[len(headings) :] if cell is not None and str(cell).strip()]
            yield number, row | ({None: beyond} if beyond else {})
