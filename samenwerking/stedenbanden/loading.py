"""Load the partnerships that stand in public lists, as not confirmed; what a municipality made of one is left alone."""

import csv
from pathlib import Path

from django.db import transaction

from kennisbank.models import Land
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.redactie.imports.report import Refusal, Report
from samenwerking.models import Stedenband

TABLE = Path(__file__).resolve().parents[1] / "data" / "stedenbanden.csv"


@transaction.atomic
def load_stedenbanden(path=TABLE) -> Report:
    """Add the rows that are missing; the report names each row that cannot be loaded, and why."""
    report, fresh = Report(), []
    gemeenten = {gemeente.code: gemeente for gemeente in Gemeente.objects.all()}
    landen = {land.code: land for land in Land.objects.all()}
    known = set(Stedenband.objects.exclude(extern_id="").values_list("extern_id", flat=True))
    # As the municipality wrote it in itself, before this list knew it.
    pairs = {(g, land, plaats.casefold()) for g, land, plaats in Stedenband.objects.values_list(
        "gemeente__code", "land__code", "plaats")}  # fmt: skip
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), start=2):
            key = "|".join([row["gemeentecode"], row["land"], row["plaats"]])
            pair = (row["gemeentecode"], row["land"], row["plaats"].casefold())
            if key in known or pair in pairs:
                report.unchanged += 1
            elif fault := _fault(row, gemeenten, landen):
                report.refused.append(Refusal(number, *fault))
            else:
                known.add(key)
                pairs.add(pair)
                fresh.append(_band(row, key, gemeenten[row["gemeentecode"]], landen[row["land"]]))
    report.added = len(fresh)
    _add(fresh)
    return report


def _fault(row, gemeenten, landen):
    if row["gemeentecode"] not in gemeenten:
        name = row["geregistreerd_als"] or row["gemeente"]
        return "gemeente", f"{name} ({row['gemeentecode'] or 'zonder code'}) is geen gemeente die het portaal kent."
    if row["land"] not in landen:
        return "land", f"{row['land']} is geen land dat het portaal kent."
    return None


def _band(row, key, gemeente, land):
    other = row["geregistreerd_als"]
    return Stedenband(
        gemeente=gemeente,
        geregistreerd_als=other if other != gemeente.naam else "",
        plaats=row["plaats"],
        land=land,
        breedtegraad=float(row["breedtegraad"]) if row["breedtegraad"] else None,
        lengtegraad=float(row["lengtegraad"]) if row["lengtegraad"] else None,
        bron=row["bronnen"],
        bron_zekerheid=row["zekerheid"],
        extern_id=key,
    )


def _add(banden):
    """All at once: a search row for each of five hundred by itself takes a minute."""
    with bereik(EVERYTHING):
        made = Stedenband.objects.bulk_create(banden)
    objects = Stedenband.objects
    objects.write_index(list(objects.among([band.pk for band in made]).indexable()))
