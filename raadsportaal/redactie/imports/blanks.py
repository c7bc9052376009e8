"""The template of a kind: its columns, and one row that says of itself that it is an example."""

import io
from collections.abc import Mapping

from raadsportaal.basis.tables import exports

EXAMPLE = "VOORBEELD"  # begins the title of the example row; such a row is never imported


def is_example(row: Mapping[str, object]) -> bool:
    return any(str(cell).startswith(EXAMPLE) for cell in row.values())


def rows(soort):
    yield [kolom.naam for kolom in soort.kolommen]
    yield [exports.harmless(kolom.voorbeeld) for kolom in soort.kolommen]


def as_csv(soort):
    return exports.FORMATS["csv"](rows(soort), soort.label)


def as_xlsx(soort):
    """With a second sheet that explains each column."""
    from openpyxl import Workbook  # here: with numpy it takes 0.4 s to import

    book = Workbook()
    book.active.title = soort.label[:31].replace("'", "")
    for row in rows(soort):
        book.active.append(row)
    told = book.create_sheet("uitleg")
    told.append(["kolom", "wat hoort hier?", "verplicht"])
    for kolom in soort.kolommen:
        told.append([kolom.naam, kolom.uitleg, "ja" if kolom.verplicht else ""])
    told.column_dimensions["A"].width, told.column_dimensions["B"].width = 24, 90
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


# The file and its content type.
FORMATS = {"csv": as_csv, "xlsx": as_xlsx}
