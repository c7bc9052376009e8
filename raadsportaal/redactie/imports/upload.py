"""Read an uploaded table into rows of texts by heading: the same from CSV as from Excel."""

from raadsportaal.basis.tables.files import Bounds, BrokenFile
from raadsportaal.basis.tables.reading import as_text, read_table

BOUNDS = Bounds(megabytes=20, unpacked=80_000_000, rows=10_000, columns=80, cell=50_000)
EMPTY = "In dit bestand staan geen rijen onder de kolomnamen."


def read_upload(file) -> tuple[list[str], list]:
    """The headings, and [row number, {heading: text}] of each row that holds something. Raises BrokenFile."""
    table = read_table(file, BOUNDS)
    headings = table.names()
    if not table.rows:
        raise BrokenFile(EMPTY)
    return headings, [[number, _texts(record)] for number, record in table.records()]


def _texts(record):
    texts = {heading: as_text(cell) for heading, cell in record.items()}
    return {heading: text for heading, text in texts.items() if text}
