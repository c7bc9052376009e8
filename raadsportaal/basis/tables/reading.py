"""Read a table, of CSV or XLSX, and records, of JSON and NDJSON too: the ground of every import."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice, zip_longest
from pathlib import Path
from typing import IO, Any

from raadsportaal.basis.tables import numbers
from raadsportaal.basis.tables.exports import FORMULA
from raadsportaal.basis.tables.files import (
    TABLES,
    Bounds,
    BrokenFile,
    Line,
    content,
    csv_lines,
    decoded,
    sheet_lines,
    workbook,
)
from raadsportaal.basis.texts import plain

# What whoever runs the portal gives a command: larger than an upload, and bounded as well.
OF_COMMANDS = Bounds(megabytes=200, unpacked=1_000_000_000, rows=200_000, columns=500, cell=1_000_000, lines=1_000_000)
FIRST_LINES = 20  # among these the headings stand: above them is often a title or an empty line
FIRST_NUMBERS = 2_000  # of a sheet in which we look for those lines
FIRST_CHARACTERS = 100_000  # of a text in which we look for them
LONGEST_HEADING = 100
EXCEL_FAULT = re.compile(
    r"#(?:N/?[AB]|REF|VERW|NAME|NAAM|VALUE|WAARDE|DIV/0|DEEL/0|NUM|GETAL|NULL|LEEG)[!?]?"
)  # of a formula, in English and in Dutch


def first_line(lines: list[Line]) -> tuple[int, int] | None:
    """The headings are the first line that holds something; the more columns, the better the delimiter."""
    return (0, len(lines[0][1])) if lines else None


@dataclass(frozen=True)
class Layout:
    """Where in a file its table stands.

    `headings` finds their line among the first lines (its place, and how sure that is: more is better), or None; in
    how many `sheets` of a workbook it looks; and what to say when they are nowhere.
    """

    headings: Callable[[list[Line]], tuple[int, int] | None] = first_line
    sheets: int = 1
    lacking: str = ""


@dataclass(frozen=True)
class Table:
    """The headings of a file as they are written, and its rows that hold something as (number, cells)."""

    headings: list[str]
    rows: list[Line]
    word: str = "Rij"  # what a row of such a file is called: Rij or Regel

    def names(self) -> list[str]:
        """A name for each column, none twice. Raises BrokenFile."""
        last = max((place for place, heading in enumerate(self.headings, start=1) if heading), default=0)
        names = [name or f"kolom {place}" for place, name in enumerate(self.headings[:last], start=1)]
        for place, name in enumerate(names):
            if name in names[:place]:
                raise BrokenFile(f"Twee kolommen heten ‘{name}’. Geef elke kolom een eigen naam.")
        return names

    def records(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """(number, {name of a column: cell}) of each row. Raises BrokenFile."""
        names = self.names()
        for number, cells in self.rows:
            if any(map(as_text, cells[len(names) :])):
                raise BrokenFile(f"{self.word} {number}: er staan meer cellen dan kolommen.")
            record = dict(zip_longest(names, cells[: len(names)], fillvalue=""))
            for name, cell in record.items():
                if isinstance(cell, str) and EXCEL_FAULT.fullmatch(cell.strip()):
                    where = f"{self.word} {number}, {name}"
                    raise BrokenFile(f"{where}: de formule in deze cel geeft een fout ({cell.strip()}).")
            yield number, record


def read_table(file: IO[bytes], bounds: Bounds, layout: Layout = Layout()) -> Table:
    """The table of an uploaded file. All is read before the first row is given: no half answer. Raises BrokenFile."""
    return _table(*content(file, bounds), bounds, layout)


def read_rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """(number, record) of each row of a file for a command, of any of our kinds. Raises BrokenFile."""
    if not path.is_file():
        raise BrokenFile(f"Het bestand {path} bestaat niet.")
    with path.open("rb") as file:
        data, kind = content(file, OF_COMMANDS, [*TABLES, *LISTS])
    if kind in TABLES:
        yield from _table(data, kind, OF_COMMANDS, Layout()).records()
        return
    for count, (number, record) in enumerate(LISTS[kind](decoded(data))):
        if count == OF_COMMANDS.rows:
            raise _too_many(OF_COMMANDS)
        if not isinstance(record, dict):
            raise BrokenFile(f"Rij {number}: hier hoort een object te staan.")
        yield number, record


def as_text(cell: object) -> str:
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
    escaped = text.startswith("'") and FORMULA.match(text, 1)  # as our own exports write it
    return text[1:].strip() if escaped else text


def _table(data, kind, bounds, layout):
    most = bounds.rows + FIRST_LINES
    lines, fault = _of_workbook(data, bounds, layout, most) if kind == "xlsx" else _of_csv(data, bounds, layout, most)
    found = layout.headings(lines[:FIRST_LINES])
    if found is None:
        raise BrokenFile(layout.lacking or fault or "Dit bestand is leeg.")
    if fault:
        raise BrokenFile(fault)
    (_, headings), *rows = lines[found[0] :]
    if len(rows) > bounds.rows:
        raise _too_many(bounds)
    headings = [" ".join(as_text(cell).split())[:LONGEST_HEADING] for cell in headings]
    return Table(headings, rows, "Rij" if kind == "xlsx" else "Regel")


def _too_many(bounds):
    most = numbers.shown(bounds.rows)
    return BrokenFile(f"Dit bestand heeft meer dan {most} rijen. Verdeel het over meer bestanden.")


def _of_csv(data, bounds, layout, most):
    """With the delimiter that shows the headings best."""
    text = decoded(data)
    if text.count("\n") + text.count("\r") > 2 * bounds.lines:
        raise BrokenFile("Dit bestand heeft te veel (lege) regels. Haal de lege regels weg.")
    begin = text[:FIRST_CHARACTERS]
    tried = {sign: csv_lines(begin, sign, bounds, FIRST_LINES)[0][:FIRST_LINES] for sign in ";,\t"}
    sure = {sign: (layout.headings(lines) or (0, 0))[1] for sign, lines in tried.items()}
    return csv_lines(text, max(sure, key=sure.__getitem__), bounds, most)


def _of_workbook(data, bounds, layout, most):
    """Of the first sheet in which the headings stand; of the last one that we look at, when they stand nowhere."""
    lines = []
    with workbook(data, bounds) as book:
        for sheet in book.worksheets[: layout.sheets]:
            lines = [*islice(sheet_lines(sheet, bounds, FIRST_NUMBERS), FIRST_LINES)]
            if layout.headings(lines) is not None:
                return [*islice(sheet_lines(sheet, bounds), most + 1)], ""
    return lines, ""


def _of_json(text):
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BrokenFile(f"Regel {getattr(fault, 'lineno', '?')}: dit is geen geldige JSON.")
    lists = [value for value in data.values() if isinstance(value, list)] if isinstance(data, dict) else []
    rows = data if isinstance(data, list) else next(iter(lists), None)
    if rows is None:
        raise BrokenFile("In dit JSON-bestand staat geen lijst.")
    return enumerate(rows, start=1)


def _of_ndjson(text):
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                raise BrokenFile(f"Regel {number}: dit is geen geldige JSON.")


LISTS = {"json": _of_json, "ndjson": _of_ndjson, "jsonl": _of_ndjson}
