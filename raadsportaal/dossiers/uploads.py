"""Read the rows of a file that a griffier sends, CSV or XLSX, and refuse what is broken, too big or made to harm."""

import csv
import io
import zipfile
from collections.abc import Iterator
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from raadsportaal.basis.importing import BrokenFile
from raadsportaal.dossiers.headings import HEADINGS, heading_of

MAX_BYTES = 5_000_000
MAX_ROWS = 5_000
MAX_UNPACKED = 20_000_000  # bytes of an XLSX when unpacked; 5.000 full rows are about 5 million
MAX_RATIO = 100  # how much smaller packing may make it; sheets of Excel become 5 to 40 times smaller
MAX_COLUMNS = 60
MAX_LINES = 100_000  # of a sheet with empty lines; also what a made-up row number can cost us
MAX_SHEETS = 20
FIRST_ROWS = 2_000  # of a sheet in which we look for the headings
MAX_CELL = 20_000  # characters; more is no cell of a list but a way to keep us busy
FIRST_LINES = 20  # among these we look for the headings: above them is often a title or an empty line
END = "einde van het bestand"

KNOWN = {alias: name for name, aliases in HEADINGS.items() for alias in aliases}
SAVE_AS = "Sla het op als CSV of als Excel-werkmap (.xlsx)."
NO_HEADING = "Wij vinden geen rij met kolomnamen. Zorg voor een kolom ‘Titel’ of ‘Onderwerp’."


def read_upload(file) -> Iterator[tuple[int, dict]]:
    """The rows of an uploaded file with their numbers in it, by heading, without empty rows; raises BrokenFile.

    The cells that stand beyond the last heading come as a list under None. All is read before the first row is given,
    so that a broken file gives no half answer.
    """
    file.seek(0)
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise BrokenFile("Dit bestand is groter dan 5 MB. Maak het kleiner of verdeel het.")
    if not data.strip():
        raise BrokenFile("Dit bestand is leeg.")
    ending = str(file.name or "").lower().rpartition(".")[2]
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the old Excel, and any Excel with a password
        raise BrokenFile(f"Dit is een oud Excel-bestand, of er zit een wachtwoord op. {SAVE_AS}")
    if ending not in {"csv", "xlsx"}:
        raise BrokenFile(f"Dit soort bestand kennen wij niet: {ending[:20] or 'zonder naam'}. {SAVE_AS}")
    if data.startswith(b"PK") != (ending == "xlsx"):
        raise BrokenFile(f"De inhoud past niet bij de naam: dit is geen {ending.upper()}-bestand. {SAVE_AS}")
    rows = [*islice(_xlsx(data) if ending == "xlsx" else _csv(data), MAX_ROWS + 1)]
    if len(rows) > MAX_ROWS:
        raise BrokenFile("Dit bestand heeft meer dan 5.000 rijen. Verdeel het over meer bestanden.")
    return iter(rows)


def _csv(data):
    """Of the three delimiters the one that shows most of our headings."""
    text = _decoded(data)
    if text.count("\n") + text.count("\r") > 2 * MAX_LINES:
        raise BrokenFile("Dit bestand heeft te veel (lege) regels. Haal de lege regels weg.")
    tried = [_records(text, delimiter) for delimiter in ";,\t"]
    found = [(records, fault) for records, fault in tried if _heading_line(records) is not None]
    if not found:
        raise BrokenFile(NO_HEADING)
    records, fault = max(found, key=lambda one: len(_recognised(one[0][_heading_line(one[0])][1])))
    if fault:
        raise BrokenFile(fault)
    return _rows(iter(records), _heading_line(records))


def _decoded(data):
    """The text, in UTF-8, UTF-16 (“Unicode-tekst”) or Windows-1252, in which Excel saves CSV in the Netherlands."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise BrokenFile("Wij kunnen de letters in dit bestand niet lezen. Sla het op als ‘CSV UTF-8’.")


def _records(text, delimiter):
    """The records as (line, cells), at most some too many, and what is wrong with them.

    An open quote would take all that follows into one cell; it is found by the last line, that it swallows too.
    """
    reader = csv.reader([*text.splitlines(keepends=True), "\n", END], delimiter=delimiter)
    records, start, following = [], 1, 1
    try:
        for cells in reader:
            start, following = following, reader.line_num + 1
            if cells == [END]:
                return records, ""
            if any(len(cell) > MAX_CELL for cell in cells):
                return records, f"Regel {start}: in een cel staat te veel tekst."
            if any(cell.strip() for cell in cells):
                records.append((start, cells[:MAX_COLUMNS]))
            if len(records) > MAX_ROWS + FIRST_LINES:
                return records, ""
    except csv.Error as fault:
        return records, f"Regel {following}: deze regel kunnen wij niet lezen ({fault})."
    return records, f"Regel {start}: hier begint een aanhalingsteken dat nergens eindigt."


def _xlsx(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            if unpacked > MAX_UNPACKED or unpacked > max(2_000_000, MAX_RATIO * len(data)):
                raise BrokenFile("Dit Excel-bestand wordt te groot als wij het uitpakken. Verdeel het.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        if len(book.worksheets) > MAX_SHEETS:
            raise BrokenFile(f"Dit bestand heeft meer dan {MAX_SHEETS} werkbladen. Bewaar alleen dat met de dossiers.")
        for sheet in book.worksheets:
            first = _heading_line([*islice(_lines(sheet, FIRST_ROWS), FIRST_LINES)])
            if first is not None:
                return iter([*islice(_rows(_lines(sheet), first), MAX_ROWS + 1)])
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, LookupError, ValueError, TypeError, AttributeError):
        raise BrokenFile(f"Dit Excel-bestand kunnen wij niet lezen. {SAVE_AS}")
    except (OSError, EOFError, NotImplementedError, RuntimeError, zipfile.zlib.error, OverflowError, MemoryError):
        raise BrokenFile(f"Dit Excel-bestand is beschadigd. {SAVE_AS}")
    raise BrokenFile(NO_HEADING)


def _lines(sheet, most=MAX_LINES):
    """The lines of a sheet that hold something as (number, cells), whatever size the file says that it has."""
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS), start=1):
        if number > most < MAX_LINES:
            return
        if number > MAX_LINES:
            raise BrokenFile("Dit werkblad heeft te veel (lege) regels. Haal de lege regels weg.")
        if any(isinstance(cell, str) and len(cell) > MAX_CELL for cell in cells):
            raise BrokenFile(f"Rij {number}: in een cel staat te veel tekst.")
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield number, cells


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
