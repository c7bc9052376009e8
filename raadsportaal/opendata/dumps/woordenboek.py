"""The data dictionary: each field of each file with what it means, its unit and source, and the terms of the kind."""

import csv
from pathlib import Path

from raadsportaal.opendata.soorten import SOORTEN

COLUMNS = [
    "soort", "titel", "veld", "deel_van", "vorm", "lijst", "altijd", "uitleg", "eenheid", "waarden", "bron_van_veld",
    "bron", "licentie", "licentie_url",
]  # fmt: skip


def rows():
    yield COLUMNS
    for soort in SOORTEN:
        terms = [soort.bron, soort.licentie.naam, soort.licentie.url]
        for veld, above in _fields(soort.velden):
            yield [
                soort.slug,
                soort.titel,
                veld.naam,
                above,
                "rijen" if veld.delen else veld.vorm.value,
                _yes(veld.lijst),
                _yes(veld.altijd),
                veld.uitleg,
                veld.eenheid,
                "; ".join(veld.keuzes),
                veld.bron,
                *terms,
            ]


def _fields(velden, above=""):
    for veld in velden:
        yield veld, above
        yield from _fields(veld.delen, veld.naam)


def _yes(value):
    return "ja" if value else "nee"


def write(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows())
