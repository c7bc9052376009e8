"""Load the partnerships that stand in public lists; what a municipality or an editor made of one is left alone.

What still says what an earlier edition of our list said is renewed, and what our list no longer has goes, unless
somebody did something with it: redactie/editions.py.
"""

import csv
import io
from pathlib import Path

from django.db import transaction
from django.db.models import ProtectedError

from raadsportaal.basis.tables.reading import read_rows
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.editions import Editions
from raadsportaal.redactie.imports.report import Report
from samenwerking.models import Bandsoort, Bandstand, Stedenband
from samenwerking.stedenbanden.storing import StedenbandImporter

DATA = Path(__file__).resolve().parents[1] / "data"
TABLE = DATA / "stedenbanden.csv"
TOLD = ["plaats", "soort", "stand", "sinds", "tot", "breedtegraad", "lengtegraad", "toelichting", "bron"]
OF_LIST = [*TOLD, "bron_zekerheid", "geregistreerd_als"]


def load_stedenbanden(path: Path = TABLE) -> Report:
    """The report names each row that cannot be loaded, and what stays although our list has it no more."""
    with bereik(EVERYTHING), transaction.atomic():
        return ListImporter(path).run(read_rows(path))


def read(text: str) -> dict[str, dict]:
    """{key: what is stored of it} of the text of the file, also of an edition with fewer columns."""
    rows = csv.DictReader(io.StringIO(text))
    return {key_of(row): stored(row) for row in rows}


def key_of(row: dict) -> str:
    """By which the portal knows a row again, also when the name of the place was mended: then `was` has the old one."""
    return "|".join([row["gemeentecode"], row["land"], row.get("was") or row["plaats"]])[:200]


def stored(row: dict) -> dict:
    return {
        "plaats": row["plaats"],
        "soort": row.get("soort") or Bandsoort.ONBEKEND.value,
        "stand": row.get("stand") or Bandstand.NIET_BEVESTIGD.value,
        "sinds": int(row["sinds"]) if row.get("sinds") else None,
        "tot": int(row["tot"]) if row.get("tot") else None,
        "breedtegraad": float(row["breedtegraad"]) if row["breedtegraad"] else None,
        "lengtegraad": float(row["lengtegraad"]) if row["lengtegraad"] else None,
        "toelichting": row.get("toelichting") or "",
        "bron": row["bronnen"],
        "bron_zekerheid": row["zekerheid"],
        "geregistreerd_als": row["geregistreerd_als"] if row["geregistreerd_als"] != row["gemeente"] else "",
    }


class ListImporter(StedenbandImporter):
    """A row has the code of its municipality, perhaps its name of that time, and how sure the list is."""

    def __init__(self, path):
        super().__init__()
        self.file, self.editions, self.keys = path.name, Editions(path.parent), set()

    def check(self, row):
        gemeente = self.lookups.gemeenten.get(row["gemeentecode"].casefold())
        faults = []
        if gemeente is None:
            what = f"{row['geregistreerd_als'] or row['gemeente']} ({row['gemeentecode'] or 'zonder code'})"
            faults.append(("gemeente", f"{what} is geen gemeente die het portaal kent."))
        elif row["land"].casefold() not in self.lookups.landen:
            faults.append(("land", f"{row['land']} is geen land dat het portaal kent."))
        key = key_of(row)
        self.keys.add(key)
        return {"gemeente": row["gemeentecode"], "land": row["land"], "sleutel": key} | stored(row), faults

    def place(self, record):
        gemeente, land, plaats = record["sleutel"].split("|", 2)
        return super().place({"gemeente": gemeente, "land": land, "plaats": plaats})

    def compare(self, plan):
        """Of what nobody confirmed only what still is as an earlier edition of the list had it."""
        band, record = plan.instance, plan.record
        if band.bevestigd_op or band.extern_id != record["sleutel"]:
            return
        current, now = self.as_record(band), {field: record[field] for field in OF_LIST}
        fields = self.editions.outdated(self.file, record["sleutel"], current, now)
        if "plaats" in fields and Stedenband.objects.same_pair(band.gemeente, band.land, now["plaats"]).exists():
            return
        plan.wijzigingen = {field: (current[field], now[field]) for field in sorted(fields)}

    def build(self, record):
        band = super().build(record)
        self.fill(band, record, {*OF_LIST})
        return band

    def fill(self, band, record, fields):
        super().fill(band, record, fields)
        for field in fields & {*OF_LIST}:
            setattr(band, field, record[field])

    def as_record(self, band):
        of_list = {"bron_zekerheid": band.bron_zekerheid, "geregistreerd_als": band.geregistreerd_als}
        return super().as_record(band) | of_list

    def finish(self, report):
        """Take away what the list no longer has; what somebody changed, confirmed or tied to something is told."""
        gone = self.editions.gone(self.file, self.keys)
        for band in self.locked(Stedenband.objects.filter(extern_id__in=gone)):
            is_ours = self.editions.is_untouched(self.file, band.extern_id, self._told(band))
            kept = not is_ours or band.bevestigd_op or band.contact or band.themas.exists() or band.wijzigingen.exists()
            if kept or not self._deleted(band):
                report.notes.append(f"{band} staat niet meer in onze lijst, maar iemand deed er iets mee: zij blijft.")
            else:
                report.notes.append(f"{band} staat niet meer in onze lijst en is weggehaald.")

    def _told(self, band):
        record = self.as_record(band)
        return {field: record[field] for field in OF_LIST}

    def _deleted(self, band):
        try:
            with transaction.atomic():
                band.delete()
        except ProtectedError:
            return False
        return True

    def _source_key(self, record):
        return record["sleutel"]
