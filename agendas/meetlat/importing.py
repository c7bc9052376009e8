"""Import figures for a command: shown first, written as an import that the admin shows and can undo."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from agendas.meetlat.import_kind import CIJFERS
from agendas.meetlat.storing import WaardeImporter
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.tables.reading import as_text, read_rows
from raadsportaal.redactie.imports import columns
from raadsportaal.redactie.imports.plan import Uitkomst
from raadsportaal.redactie.imports.report import Report
from raadsportaal.redactie.imports.restoring import Regels
from raadsportaal.redactie.imports.steps import note
from raadsportaal.redactie.models import Import, Importregel
from raadsportaal.redactie.models.imports import Importstand

Rows = Sequence[tuple[int, dict[str, Any]]]


def rows_of(path: Path, **fixed: str) -> Rows:
    """(number, {field: cell}) of each row of a file; `fixed` fields hold for all rows, whatever its columns say.

    Raises BrokenFile.
    """
    fixed = {field: value for field, value in fixed.items() if value}
    found = list(read_rows(path))
    headings = list(dict.fromkeys(heading for _, row in found for heading in row))
    guessed = columns.guess(headings, CIJFERS)
    fields = {heading: field for heading, field in guessed.items() if field and field not in fixed}
    if lacking := columns.missing(fields | {field: field for field in fixed}, CIJFERS):
        raise BrokenFile(f"Geen kolom vult {', '.join(lacking)}.")
    return [
        (number, fixed | {field: row.get(heading, "") for heading, field in fields.items()}) for number, row in found
    ]


def given(rows: Rows) -> set[str]:
    return {field for _, row in rows[:1] for field in row}


def show(importer: WaardeImporter, rows: Rows, **options: Any) -> Report:
    """What write() would do; nothing is kept of it."""
    importer.given = given(rows)
    return importer.run(rows, dry_run=True, **options)


@transaction.atomic
def write(importer: WaardeImporter, rows: Rows, *, bestand: str, by, now: datetime, **options: Any):
    """Write all but the rows that are refused; returns the Report and the Import by which it can be undone."""
    importer.given, importer.by = given(rows), by
    regels, done = Regels(), dict.fromkeys((Uitkomst.NIEUW, Uitkomst.GEWIJZIGD), 0)

    def each(plan):
        if plan.written:
            regels.add(plan)
            done[plan.uitkomst] += 1

    report = importer.run(rows, each=each, **options)
    names = sorted(importer.given)
    partij = Import.objects.create(
        soort=CIJFERS.naam, bestand=bestand[:200], verzameling=importer.herkomst[:60], stand=Importstand.INGELEZEN,
        rijen=[[number, {name: as_text(cell) for name, cell in row.items()}] for number, row in rows],
        kolommen=[[name, name] for name in names], door=by, op=now, ingelezen_op=now,
        aantallen=_told(report, done, by),
    )  # fmt: skip
    for some in regels.batches(importer):
        Importregel.objects.bulk_create(Importregel(partij=partij, **regel) for regel in some)
    connection.check_constraints()
    note(partij, by, f"Las in: {report.added} nieuw, {report.changed} gewijzigd.")
    return report, partij


def _told(report, done, by):
    """As an import in the admin keeps it, for the page that says what it did."""
    telling = done | {Uitkomst.ONGEWIJZIGD: report.unchanged, Uitkomst.FOUT: report.refused_rows}
    return {
        "telling": {uitkomst.value: n for uitkomst, n in telling.items()},
        "fouten": {},
        "gedaan": {uitkomst.value: n for uitkomst, n in done.items()},
        "opmerkingen": report.notes[:200],
        "ingelezen_door": by.pk,
    }
