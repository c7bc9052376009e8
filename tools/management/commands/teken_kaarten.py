"""Draw the dot maps in static/img/ anew from a TopoJSON of the countries of the world."""

import json
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from raadsportaal.basis.maps import KAARTEN
from tools.drawing.dots import draw, rings_of


class Command(BaseCommand):
    help = "Tekent de stippenkaarten in static/img/ opnieuw uit een TopoJSON met landen (1:50 miljoen)."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)

    def handle(self, bestand, **options):
        rings = list(rings_of(json.loads(bestand.read_text())))
        for name, kaart in KAARTEN.items():
            path = Path(settings.BASE_DIR) / "static" / "img" / f"kaart-{name}.svg"
            path.write_text(draw(kaart, rings))
            self.stdout.write(f"{path.name}: {path.stat().st_size / 1000:.1f} kB")
