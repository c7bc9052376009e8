"""Which column of a file fills which field: guessed by name, corrected by a person."""

import difflib
import re
import unicodedata

CLOSE = 0.82  # how alike two names must be to be taken for the same
UNUSED = ""


def plain_name(text: str) -> str:
    """Small letters without accents, the rest underscores: "Wat was lastig?" is wat_was_lastig."""
    text = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]+", "_", "".join(c for c in text if not unicodedata.combining(c))).strip("_")


def guess(headings, soort) -> dict[str, str]:
    """{heading: name of a column, or "" for not used}; no column twice, those that are spelled the same first."""
    names = {}
    for kolom in soort.kolommen:
        for name in (kolom.naam, kolom.label, *kolom.ook):
            names.setdefault(plain_name(name), kolom.naam)
    names.pop("", None)
    found = dict.fromkeys(headings, UNUSED)
    for heading in headings:
        exact = names.get(plain_name(heading), UNUSED)
        if exact not in found.values():
            found[heading] = exact
    for heading in headings:
        near = difflib.get_close_matches(plain_name(heading), names, n=1, cutoff=CLOSE)
        if not found[heading] and near and names[near[0]] not in found.values():
            found[heading] = names[near[0]]
    return found


def is_clear(headings, soort) -> bool:
    """Whether all headings are those of the template: then nobody needs to look at them."""
    return all(soort.kolom(heading) for heading in headings)


def missing(kolommen, soort) -> list[str]:
    """The columns that each row needs and that no column of the file fills."""
    needed = [kolom for kolom in soort.kolommen if kolom.verplicht and kolom.naam not in kolommen.values()]
    return [kolom.label or kolom.naam for kolom in needed]


def rows(partij):
    """(row number, {name of a column: text}) of each row of an import, as its columns were matched."""
    pairs = [(heading, name) for heading, name in partij.kolommen if name]
    for number, cells in partij.rijen:
        yield number, {name: cells.get(heading, "") for heading, name in pairs}


def fields(partij, soort) -> set[str]:
    """The fields of a record that this file has a column for."""
    used = {soort.kolom(name) for _, name in partij.kolommen if name} - {None}
    return {veld for kolom in used for veld in (*kolom.gevuld, kolom.naam)}
