"""The headings of a file: which column is which field, however a griffier writes it, and back again."""

import re

from raadsportaal.basis.texts import clean_text

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
    "document_url": "document_url documentlink link_document link_naar_document link url webadres document",
    "extern_id": "extern_id id zaaknummer stuknummer dossiernummer registratienummer kenmerk nummer referentie",
}
HEADINGS = {name: aliases.split() for name, aliases in HEADINGS.items()}
LONG = 60  # characters of a heading in a message


def heading_of(text) -> str:
    """A heading as we compare it: small letters and underscores."""
    return re.sub(r"[\W_]+", "_", clean_text(text).lower()).strip("_")


def by_field(row) -> dict:
    """The cells by our names; of two columns for one field the clearest heading that is filled in counts."""
    cells = {}
    for heading, value in row.items():
        if _is_filled(value):
            cells.setdefault(heading_of(heading), value)
    clearest = {name: next((alias for alias in aliases if alias in cells), None) for name, aliases in HEADINGS.items()}
    return {name: cells[alias] for name, alias in clearest.items() if alias}


def as_written(row, name: str) -> str:
    """The heading of this field as it stands in the file: what a griffier looks for to mend a fault in it."""
    aliases = HEADINGS.get(name, [])
    columns = [heading for heading in row if heading is not None and heading_of(heading) in aliases]
    columns.sort(key=lambda heading: (not _is_filled(row[heading]), aliases.index(heading_of(heading))))
    return " ".join(clean_text(columns[0] if columns else name).split())[:LONG]


def _is_filled(value):
    return value is not None and bool(str(value).strip())
