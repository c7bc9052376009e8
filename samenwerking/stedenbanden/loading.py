"""Load the partnerships that stand in public lists, as not confirmed; what a municipality made of one is left alone."""

from pathlib import Path

from raadsportaal.basis.tables.reading import read_rows
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.imports.report import Report
from samenwerking.models import Bandsoort
from samenwerking.stedenbanden.storing import StedenbandImporter

TABLE = Path(__file__).resolve().parents[1] / "data" / "stedenbanden.csv"


def load_stedenbanden(path=TABLE) -> Report:
    """Add the rows that are missing; the report names each row that cannot be loaded, and why."""
    with bereik(EVERYTHING):
        return ListImporter().run(read_rows(path))


class ListImporter(StedenbandImporter):
    """A row has the code of its municipality, perhaps its name of that time, and how sure the list is."""

    def check(self, row):
        gemeente = self.lookups.gemeenten.get(row["gemeentecode"].casefold())
        known_as = row["geregistreerd_als"]
        faults = []
        if gemeente is None:
            what = f"{known_as or row['gemeente']} ({row['gemeentecode'] or 'zonder code'})"
            faults.append(("gemeente", f"{what} is geen gemeente die het portaal kent."))
        elif row["land"].casefold() not in self.lookups.landen:
            faults.append(("land", f"{row['land']} is geen land dat het portaal kent."))
        record = {
            "gemeente": row["gemeentecode"],
            "land": row["land"],
            "plaats": row["plaats"],
            "soort": Bandsoort.ONBEKEND.value,
            "sinds": None,
            "tot": None,
            "breedtegraad": float(row["breedtegraad"]) if row["breedtegraad"] else None,
            "lengtegraad": float(row["lengtegraad"]) if row["lengtegraad"] else None,
            "toelichting": "",
            "bron": row["bronnen"],
            "zekerheid": row["zekerheid"],
            "geregistreerd_als": known_as if gemeente and known_as != gemeente.naam else "",
        }
        return record, faults

    def compare(self, plan):
        """Whatever the list says of what is there, it stays as it is."""

    def build(self, record):
        band = super().build(record)
        band.bron_zekerheid, band.geregistreerd_als = record["zekerheid"], record["geregistreerd_als"]
        return band
