"""Read rows from CSV, XLSX, JSON and NDJSON: the ground of every import."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

csv.field_size_limit(10_000_000)


class BrokenFile(Exception):
    """The file as a whole cannot be read; the message is Dutch and names the line where that is known."""


def read_rows(path: Path) -> Iterator[tuple[int, dict]]:
    """The rows of a file with their numbers, by the file's ending; raises BrokenFile."""
    readers = {".csv": _csv, ".xlsx": _xlsx, ".json": _json, ".ndjson": _ndjson, ".jsonl": _ndjson}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise BrokenFile(f"Dit soort bestand kennen wij niet: {path.suffix or path.name}. Kies {', '.join(readers)}.")
    if not path.is_file():
        raise BrokenFile(f"Het bestand {path} bestaat niet.")
    yield from reader(path)


def _text(path):
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = path.read_bytes()[: fault.start].count(b"\n") + 1
        raise BrokenFile(f"Regel {line}: dit bestand is geen UTF-8. Sla het op als ‘CSV UTF-8’.")


def _csv(path):
    text = _text(path)
    first = text.partition("\n")[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter=";" if first.count(";") > first.count(",") else ","
    )
    try:
        for number, row in enumerate(reader, start=2):
            if None in row:
                raise BrokenFile(f"Regel {reader.line_num}: er staan meer cellen dan kolommen.")
            yield number, row
    except csv.Error as fault:
        raise BrokenFile(f"Regel {reader.line_num}: {fault}")


def _xlsx(path):
    try:
        book = load_workbook(path, read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True)
        heading = [str(cell or "").strip() for cell in next(rows, ())]
        for number, row in enumerate(rows, start=2):
            if any(cell is not None for cell in row):
                yield number, dict(zip(heading, row, strict=False))
    except (InvalidFileException, zipfile.BadZipFile, SyntaxError, LookupError, ValueError, OSError, EOFError) as fault:
        raise BrokenFile(f"Dit Excel-bestand kunnen wij niet lezen: {fault}")


def _json(path):
    try:
        data = json.loads(_text(path))
    except (ValueError, RecursionError) as fault:
        raise BrokenFile(f"Regel {getattr(fault, 'lineno', '?')}: dit is geen geldige JSON.")
    lists = [value for value in data.values() if isinstance(value, list)] if isinstance(data, dict) else []
    rows = data if isinstance(data, list) else next(iter(lists), None)
    if rows is None:
        raise BrokenFile("In dit JSON-bestand staat geen lijst.")
    yield from _objects(enumerate(rows, start=1))


def _ndjson(path):
    def parsed():
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    try:
                        yield number, json.loads(line.decode("utf-8-sig"))
                    except (ValueError, RecursionError):
                        raise BrokenFile(f"Regel {number}: dit is geen geldige JSON.")

    yield from _objects(parsed())


def _objects(rows):
    for number, row in rows:
        if not isinstance(row, dict):
            raise BrokenFile(f"Rij {number}: hier hoort een object te staan.")
        yield number, row
