"""The rows of a file that a griffier sends, CSV or XLSX: how large it may be, and how we know its headings."""

from collections.abc import Iterator

from raadsportaal.basis.tables.columns import Columns
from raadsportaal.basis.tables.files import Bounds
from raadsportaal.basis.tables.reading import Layout, read_table

# 5.000 full rows are about 5 million bytes when unpacked; more in a cell is no cell but a way to keep us busy.
BOUNDS = Bounds(megabytes=5, unpacked=20_000_000, rows=5_000, columns=60, cell=20_000)
NO_HEADING = "Wij vinden geen rij met kolomnamen. Zorg voor een kolom ‘Titel’ of ‘Onderwerp’."

# What griffiers call their columns, the clearest name first.
HEADINGS = {
    "titel": "titel onderwerp naam naam_dossier agendapunt dossier stuk",
    "soort": "soort soort_dossier soort_stuk type stuktype documenttype informatieobjecttype",
    "stand": "stand status stand_van_zaken resultaat",
    "behandeling": "behandeling behandelwijze wijze_van_behandeling",
    "portefeuillehouder": "portefeuillehouder portefeuillehouders verantwoordelijk_wethouder wethouder",
    "behandeldatum": "behandeldatum datum_behandeling vergaderdatum datum_vergadering raadsdatum datum_raad "
    "datum_raadsvergadering raadsvergadering datum",
    "samenvatting": "samenvatting korte_inhoud inhoud omschrijving toelichting",
    "indieners": "fracties fractie indieners indiener ingediend_door partijen partij",
    "stemming": "stemming stemverhouding",
    "termijn": "termijn deadline uiterste_datum verwachte_datum_afdoening streefdatum afdoen_voor",
    "afdoening": "afdoening afgedaan afgehandeld status_afdoening",
    "document_url": "document_url documentlink link_document link_naar_document link url webadres document",
    "extern_id": "extern_id id zaaknummer stuknummer dossiernummer registratienummer kenmerk nummer referentie",
}
COLUMNS = Columns({field: names.split() for field, names in HEADINGS.items()})


def read_upload(file) -> Iterator[tuple[int, dict]]:
    """The rows of an uploaded file with their numbers in it, by heading, without empty rows; raises BrokenFile.

    The cells that stand beyond the last heading come as a list under None.
    """
    table = read_table(file, BOUNDS, Layout(_headings, sheets=20, lacking=NO_HEADING))
    return ((number, _row(table.headings, cells)) for number, cells in table.rows)


def _headings(lines):
    """Best a line that names the titel and one thing more, else one that names the titel."""
    named = [(place, COLUMNS.recognised(cells)) for place, (_, cells) in enumerate(lines)]
    named = [(place, len(fields)) for place, fields in named if "titel" in fields]
    return next((found for found in named if found[1] > 1), named[0] if named else None)


def _row(headings, cells):
    row = {}
    for heading, cell in zip(headings, cells, strict=False):
        if heading and row.get(heading) in (None, ""):
            row[heading] = cell
    beyond = [cell for cell in cells[len(headings) :] if cell is not None and str(cell).strip()]
    return row | ({None: beyond} if beyond else {})
