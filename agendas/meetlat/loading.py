"""Load the indicators and figures that the portal starts with from data/meetlat; what an editor changed stays."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from django.db import connection, transaction

from agendas.models import (
    Cijferbron,
    Cijfernoot,
    Doel,
    Indicator,
    LandelijkeWaarde,
    Ontbrekend,
    Subdoel,
    Waarde,
)
from raadsportaal.basis.tables.files import own_rows
from raadsportaal.basis.texts import split_list
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.models import Status

DATA = Path(__file__).parents[1] / "data" / "meetlat"
COUNTS = {"inwoners"}  # all others are shares, averages or amounts per inhabitant
COLUMNS = "indicator_id, gemeente_id, jaar, waarde, laag, hoog, noot"


@transaction.atomic
def load_meetlat() -> dict[str, int]:
    """How many of each were added. Figures come in only where there are none yet: later ones are imported."""
    bronnen = _bronnen()
    added = {"indicatoren": _indicatoren(bronnen)}
    added["cijfers"] = 0 if Waarde.objects.exists() else _waarden()
    _landelijk()
    _noten()
    _ontbrekend()
    for indicator in Indicator.objects.all():
        indicator.refresh_years()
    return added


def _rows(name: str) -> Iterator[dict[str, str]]:
    return own_rows(DATA / name)


def _bronnen():
    rows = [Cijferbron(**row) for row in _rows("bronnen.csv")]
    Cijferbron.objects.bulk_create(rows, ignore_conflicts=True)
    return {bron.sleutel: bron for bron in Cijferbron.objects.all()}


def _indicatoren(bronnen):
    known = set(Indicator.objects.values_list("code", flat=True))
    doelen = {str(doel.nummer): doel for doel in Doel.objects.global_goals()}
    subdoelen = {subdoel.code: subdoel for subdoel in Subdoel.objects.all()}
    rows = [row for row in _rows("indicatoren.csv") if row["code"] not in known]
    for row in rows:
        codes = split_list(row.pop("subdoelen"))
        row |= {
            "doel": doelen.get(row["doel"]),
            "bron": bronnen[row["bron"]],
            "berekend": row["berekend"] == "ja",
            "optelbaar": row["code"] in COUNTS,
            "decimalen": int(row["decimalen"]),
            "breuk": int(row["breuk"]) if row["breuk"] else None,
            "laagst": float(row["laagst"]) if row["laagst"] else None,
            "hoogst": float(row["hoogst"]) if row["hoogst"] else None,
        }
        indicator = Indicator.objects.create(**row, status=Status.GEPUBLICEERD)
        indicator.subdoelen.set([subdoelen[code] for code in codes])
        indicator.index()
    return len(rows)


def _waarden():
    indicatoren = dict(Indicator.objects.values_list("code", "pk"))
    gemeenten = dict(Gemeente.objects.values_list("code", "pk"))
    margins = {
        (row["indicator"], row["gemeente"], row["jaar"]): (row["laag"], row["hoog"]) for row in _rows("marges.csv")
    }
    files = sorted(path.relative_to(DATA).as_posix() for path in (DATA / "waarden").glob("*.csv"))
    lines = (
        (
            indicatoren[row["indicator"]], gemeenten[row["gemeente"]], row["jaar"], row["waarde"],
            *margins.get((row["indicator"], row["gemeente"], row["jaar"]), (None, None)), row["noot"],
        )
        for name in files
        for row in _rows(name)
        if row["gemeente"] in gemeenten
    )  # fmt: skip
    return copy_waarden(lines)


def copy_waarden(lines: Iterable[tuple]) -> int:
    """Write rows of figures in the order of COLUMNS; returns how many. A hundred thousand take about a second."""
    number = 0
    with connection.cursor() as cursor, cursor.copy(f"COPY agendas_waarde ({COLUMNS}) FROM STDIN") as copy:
        for line in lines:
            copy.write_row(line)
            number += 1
    return number


def _landelijk():
    indicatoren = {indicator.code: indicator for indicator in Indicator.objects.all()}
    LandelijkeWaarde.objects.bulk_create(
        [
            LandelijkeWaarde(
                indicator=indicatoren[row["indicator"]], jaar=row["jaar"], waarde=row["waarde"], hoe=row["hoe"]
            )
            for row in _rows("landelijk.csv")
        ],
        ignore_conflicts=True,
    )


def _noten():
    indicatoren = {indicator.code: indicator for indicator in Indicator.objects.all()}
    gemeenten = {gemeente.code: gemeente for gemeente in Gemeente.objects.all()}
    Cijfernoot.objects.bulk_create(
        [
            Cijfernoot(
                indicator=indicatoren[row["indicator"]],
                gemeente=gemeenten[row["gemeente"]],
                tekst=row["tekst"],
                niet_vergelijken=row["niet_vergelijken"] == "ja",
            )
            for row in _rows("noten.csv")
            if row["gemeente"] in gemeenten
        ],
        ignore_conflicts=True,
    )


def _ontbrekend():
    doelen = {str(doel.nummer): doel for doel in Doel.objects.global_goals()}
    names = ["code", "titel", "uitgever", "tabel", "waarom"]
    Ontbrekend.objects.bulk_create(
        [Ontbrekend(doel=doelen[row["doel"]], **{name: row[name] for name in names}) for row in _rows("ontbreekt.csv")],
        ignore_conflicts=True,
    )
