"""Draw the dot map of each country in static/img/landen/ anew, and write where it lies."""

import csv
import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from kennisbank.models import Land
from samenwerking.landen.land_map import FIELDS, TABLE
from tools.drawing.dots import draw_land, shapes_of
from tools.drawing.map_frame import near, window, within

# Land that the outlines have as part of another country: that country, and the box (west, east, south, north) it lies
# in. The islands of the kingdom and those of France have a code of their own. For Crimea and the Golan the outlines say
# who holds them; to the Dutch government they are of Ukraine and of Syria.
WITHIN = {
    "BQ": ("NL", (-70, -62, 11, 18)),
    "GF": ("FR", (-56, -50, 1, 7)),
    "GP": ("FR", (-62, -60.9, 15.7, 17)),
    "MQ": ("FR", (-61.5, -60.6, 14, 15.2)),
    "RE": ("FR", (55, 56, -22, -20)),
    "YT": ("FR", (44, 46, -14, -12)),
    "SJ": ("NO", (-10, 40, 73, 82)),
    "UA": ("RU", (32.3, 36.63, 44.3, 46.3)),
    "SY": ("IL", (35.64, 36, 32.68, 33.4)),
}
# Land without a number of its own: the country that it is counted with here.
NAMED = {"XK": "Kosovo", "CY": "N. Cyprus", "SO": "Somaliland"}
# Too small for the outlines.
CENTRES = {"GI": (36.14, -5.35), "TV": (-8.52, 179.2), "TK": (-9.2, -171.85), "CX": (-10.49, 105.63),
           "CC": (-12.17, 96.83), "BV": (-54.42, 3.36), "UM": (19.28, 166.65)}  # fmt: skip
FEW = 3  # rows of dots: too small to be seen without a mark


class Command(BaseCommand):
    help = "Tekent de kaart van elk land in static/img/landen/ opnieuw uit een TopoJSON met landen (1:50 miljoen)."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)

    def handle(self, bestand, **options):
        shapes = list(shapes_of(json.loads(bestand.read_text())))
        everything = [ring for number, _, rings in shapes if number != "010" for ring in rings]
        numbers = dict(Land.objects.values_list("code", "nummer"))
        rings_of = _rings_by_code(shapes, {number: code for code, number in numbers.items()})
        folder = Path(settings.BASE_DIR) / "static" / "img" / "landen"
        rows = []
        for code in sorted(numbers):
            rings = rings_of.get(code, [])
            if not rings and code not in CENTRES:
                continue
            kaart = window(code, rings, CENTRES.get(code))
            svg = draw_land(kaart, rings, list(near(kaart, everything)))
            (folder / f"{code.lower()}.svg").write_text(svg)
            edges = [kaart.west, kaart.north, kaart.east, kaart.south, kaart.scale, kaart.parallel]
            rows.append([code, *edges, int(svg.partition('id="land"')[2].count("M") < FEW)])
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([FIELDS, *rows])
        self.stdout.write(f"{len(rows)} landen getekend")


def _rings_by_code(shapes, codes):
    """{code of a country: its rings}, as the Dutch government sees them. Land that is there twice is not there."""
    rings_of = {}
    for number, name, rings in shapes:
        code = codes.get(int(number or 0)) or next((code for code, known in NAMED.items() if known == name), "")
        rings_of.setdefault(code, []).extend(rings)
    for code, (holder, box) in WITHIN.items():
        moved = list(within(rings_of[holder], box))
        rings_of.setdefault(code, []).extend(moved)
        rings_of[holder].extend(moved)
    return rings_of
