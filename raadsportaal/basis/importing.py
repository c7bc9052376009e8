"""Read rows from CSV, XLSX, JSON and NDJSON, and report what became of each: the ground of every import."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

csv.field_size_limit(10_000_000)


class BrokenFile(Exception):
    """The file as a whole cannot be read; the message is Dutch and names the line where that is known."""


@dataclass(frozen=True)
class Refusal:
    """A row that was not taken: its number in the file and its name where it has one, the field and the reason."""

    row: int
    field: str
    reason: str
    name: str = ""

    def __str__(self):
        name = f" ({self.name})" if self.name else ""
        return f"Rij {self.row}{name}, {self.field}: {self.reason}"


@dataclass
class Report:
    """What an import would do or did."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    waiting: int = 0  # changes of what is public, which were not made: a colleague must agree
    merged: int = 0  # of what an editor merged with another record: nothing is done
    refused: list[Refusal] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def refused_rows(self):
        return len({refusal.row for refusal in self.refused})

    @property
    def rows(self):
        """Of the file: each was taken, left as it was, or refused."""
        return self.added + self.changed + self.unchanged + self.waiting + self.merged + self.refused_rows

    def lines(self, *, dry_run=False):
        counts = {
            "Toegevoegd": self.added,
            "gewijzigd": self.changed,
            "ongewijzigd": self.unchanged,
            "geweigerd": self.refused_rows,
        } | ({"samengevoegd": self.merged} if self.merged else {})
        yield ", ".join(f"{word}: {count}" for word, count in counts.items())
        yield from map(str, self.refused)
        yield from (f"Niet overschreven, want door een redacteur gewijzigd: {text}" for text in self.kept)
        yield from self.notes
        if dry_run:
            yield "Dit was een proef: er is niets opgeslagen."


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
    from openpyxl import load_workbook  # here: with numpy it takes 0.4 s to import
    from openpyxl.utils.exceptions import InvalidFileException

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
