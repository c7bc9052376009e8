"""The columns of an import: matched by name, corrected by a person, and read as a row of a kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from raadsportaal.basis.tables.columns import Columns
from raadsportaal.redactie.imports.kinds import Soort
from raadsportaal.redactie.models import Import


def guess(headings: Sequence[str], soort: Soort) -> dict[str, str]:
    """{heading: name of a column of this kind, or "" for not used}"""
    return Columns({kolom.naam: (kolom.naam, kolom.label, *kolom.ook) for kolom in soort.kolommen}).guess(headings)


def is_clear(headings: Iterable[str], soort: Soort) -> bool:
    """Whether all headings are those of the template: then nobody needs to look at them."""
    return all(soort.kolom(heading) for heading in headings)


def missing(kolommen: Mapping[str, str], soort: Soort) -> list[str]:
    """The columns that each row needs and that no column of the file fills."""
    needed = [kolom for kolom in soort.kolommen if kolom.verplicht and kolom.naam not in kolommen.values()]
    return [kolom.label or kolom.naam for kolom in needed]


def rows(partij: Import) -> Iterator[tuple[int, dict[str, str]]]:
    """(row number, {name of a column: text}) of each row of an import, as its columns were matched."""
    pairs = [(heading, name) for heading, name in partij.kolommen if name]
    for number, cells in partij.rijen:
        yield number, {name: cells.get(heading, "") for heading, name in pairs}


def fields(partij: Import, soort: Soort) -> set[str]:
    """The fields of a record that this file has a column for."""
    used = [kolom for _, name in partij.kolommen if name and (kolom := soort.kolom(name))]
    return {veld for kolom in used for veld in (*kolom.gevuld, kolom.naam)}
