"""Writing the files of a night: each record once as a line of NDJSON and of CSV; of the lines comes the Parquet."""

import csv
import hashlib
import json
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction

from raadsportaal.basis.database.locks import alone
from raadsportaal.basis.tables.exports import harmless
from raadsportaal.opendata.dumps import DICTIONARY, SUMS, edities, parquet, vergelijken, woordenboek
from raadsportaal.opendata.lezen import every_record
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import CONTENT, WIJZIGINGEN

WORK = "opendata"


def write(now: datetime) -> Path:
    """A new folder with all of it, and what changed since the last one; the folder."""
    with alone(connection, WORK), transaction.atomic():
        edition = edities.write(lambda folder: _fill(folder, now), now)
        edities.clear()
    return edition


def _fill(folder, now):
    with vergelijken.comparison(now) as seen:
        for soort in CONTENT:
            seen(soort.slug, vergelijken.KIND_ITSELF, "")
            _write(soort, folder, seen)
    _write(WIJZIGINGEN, folder)
    woordenboek.write(folder / DICTIONARY)
    files = sorted(folder.iterdir())
    (folder / SUMS).write_text("".join(f"{_sum(path)}  {path.name}\n" for path in files))


def _write(soort: Soort, folder: Path, seen=None) -> None:
    lines, rows = folder / f"{soort.slug}.ndjson", folder / f"{soort.slug}.csv"
    with lines.open("w", encoding="utf-8") as as_lines, rows.open("w", encoding="utf-8", newline="") as as_rows:
        table = csv.writer(as_rows)
        table.writerow(veld.naam for veld in soort.velden)
        for said in every_record(soort):
            line = json.dumps(said, ensure_ascii=False)
            as_lines.write(f"{line}\n")
            table.writerow(map(cell, said.values()))
            if seen:
                seen(soort.slug, said["sleutel"], line)
    parquet.write(soort, lines, folder / f"{soort.slug}.parquet")


def cell(value):
    """As a table has it: lists and points as JSON, nothing where nothing is known."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else harmless(value)


def _sum(path):
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
