"""Open a file that somebody gives, within bounds: what is broken, too big or made to harm is refused in Dutch."""

import csv
import io
import zipfile
import zlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

Line = tuple[int, Sequence[Any]]  # its number, and its cells

TABLES = ("csv", "xlsx")
MAX_RATIO = 100  # how much smaller packing may make a sheet; those of Excel become 5 to 40 times smaller
END = "einde van het bestand"
SAVE_AS = "Sla het op als CSV of als Excel-werkmap (.xlsx)."
csv.field_size_limit(10_000_000)  # of one cell; a bound says how much we take


def own_rows(path: Path) -> Iterator[dict[str, str]]:
    """Of a CSV of our own, from a data folder: nothing in it has to be guessed or bounded."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


class BrokenFile(Exception):
    """The file as a whole cannot be read; the message is Dutch and names the line where that is known."""


@dataclass(frozen=True)
class Bounds:
    """How much a file may hold: megabytes, bytes when unpacked, rows, columns, characters in a cell."""

    megabytes: int
    unpacked: int
    rows: int
    columns: int
    cell: int
    lines: int = 100_000  # with the empty ones; also what a made-up row number can cost us


def content(file: IO[bytes], bounds: Bounds, kinds: Collection[str] = TABLES) -> tuple[bytes, str]:
    """The bytes of an open file with a name, and which of these kinds it is. Raises BrokenFile."""
    file.seek(0)
    most = bounds.megabytes * 1_000_000
    data = file.read(most + 1)
    if len(data) > most:
        raise BrokenFile(f"Dit bestand is groter dan {bounds.megabytes} MB. Maak het kleiner of verdeel het.")
    if not data.strip():
        raise BrokenFile("Dit bestand is leeg.")
    ending = str(file.name or "").lower().rpartition(".")[2]
    if data.startswith(b"\xd0\xcf\x11\xe0"):  # the old Excel, and any Excel with a password
        raise BrokenFile(f"Dit is een oud Excel-bestand, of er zit een wachtwoord op. {SAVE_AS}")
    if ending not in kinds:
        raise BrokenFile(f"Dit soort bestand kennen wij niet: {ending[:20] or 'zonder naam'}. {SAVE_AS}")
    if data.startswith(b"PK") != (ending == "xlsx"):
        raise BrokenFile(f"De inhoud past niet bij de naam: dit is geen {ending.upper()}-bestand. {SAVE_AS}")
    return data, ending


def decoded(data: bytes) -> str:
    """The text, in UTF-8, UTF-16 (“Unicode-tekst”) or Windows-1252, in which Excel saves CSV in the Netherlands."""
    encodings = ["utf-16"] if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError as fault:
            line = data[: fault.start].count(b"\n") + 1
    raise BrokenFile(f"Regel {line}: de letters kunnen wij niet lezen. Sla het bestand op als ‘CSV UTF-8’.")


def csv_lines(text: str, delimiter: str, bounds: Bounds, most: int) -> tuple[list[Line], str]:
    """The lines that hold something as (number, cells), hardly more than `most`, and what is wrong with them.

    An open quote would take all that follows into one cell; it is found by the last line, that it swallows too.
    """
    reader = csv.reader([*text.splitlines(keepends=True), "\n", END], delimiter=delimiter)
    found: list[Line] = []
    start, following = 1, 1
    try:
        for cells in reader:
            start, following = following, reader.line_num + 1
            if cells == [END]:
                return found, ""
            if any(len(cell) > bounds.cell for cell in cells):
                return found, f"Regel {start}: in een cel staat te veel tekst."
            if any(cell.strip() for cell in cells):
                found.append((start, cells[: bounds.columns]))
            if len(found) > most:
                return found, ""
    except csv.Error:
        return found, f"Regel {following}: deze regel kunnen wij niet lezen."
    return found, f"Regel {start}: hier begint een aanhalingsteken dat nergens eindigt."


@contextmanager
def workbook(data: bytes, bounds: Bounds) -> Iterator["Workbook"]:
    """The Excel file, with the values of its formulas; whatever is wrong with it is a BrokenFile."""
    from openpyxl import load_workbook  # here: with numpy it takes 0.4 s to import
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            unpacked = sum(part.file_size for part in package.infolist())
            if unpacked > bounds.unpacked or unpacked > max(2_000_000, MAX_RATIO * len(data)):
                raise BrokenFile("Dit Excel-bestand wordt te groot als wij het uitpakken. Verdeel het.")
        yield load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, LookupError, ValueError, TypeError, AttributeError):
        raise BrokenFile(f"Dit Excel-bestand kunnen wij niet lezen. {SAVE_AS}")
    except (OSError, EOFError, NotImplementedError, RuntimeError, zlib.error, OverflowError, MemoryError):
        raise BrokenFile(f"Dit Excel-bestand is beschadigd. {SAVE_AS}")


def sheet_lines(sheet: "ReadOnlyWorksheet", bounds: Bounds, until: int | None = None) -> Iterator[Line]:
    """The lines of a sheet that hold something as (number, cells), whatever size the file says that it has.

    Not beyond number `until`, if given.
    """
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(values_only=True, max_col=bounds.columns), start=1):
        if until and number > until:
            return
        if number > bounds.lines:
            raise BrokenFile("Dit werkblad heeft te veel (lege) regels. Haal de lege regels weg.")
        if any(isinstance(cell, str) and len(cell) > bounds.cell for cell in cells):
            raise BrokenFile(f"Rij {number}: in een cel staat te veel tekst.")
        if any(cell is not None and str(cell).strip() for cell in cells):
            yield number, cells
