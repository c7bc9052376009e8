"""The partnerships of Oosterwaard, which is invented: so are they, though the places exist."""

from datetime import date, timedelta

from kennisbank.models import Land, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models import Stedenband

BRON = "verzonnen voor de demo"
BANDEN = [
    {
        "plaats": "Um Al-Jimal", "land": "JO", "soort": "contact", "stand": "actief", "sinds": 2019,
        "themas": ["groen"], "toelichting": "Samen bomen en schaduw in de straten.", "dagen": 40,
        "breedtegraad": 32.33, "lengtegraad": 36.37,
    },
    {"plaats": "Nowa Wieś", "land": "PL"},
]  # fmt: skip


def load_demo_stedenbanden(today: date):
    """Add what is missing: one that Oosterwaard confirmed, and one that waits for it."""
    gemeente = Gemeente.objects.filter(slug="oosterwaard", verzonnen=True).first()
    if gemeente is None:
        return
    with bereik(EVERYTHING):
        griffier = gemeente.leden.griffiers().first()
        for record in BANDEN:
            values = {name: value for name, value in record.items() if name not in ("land", "themas", "dagen")}
            land = Land.objects.get(code=record["land"])
            if "dagen" in record and griffier:
                values["bevestigd_op"] = today - timedelta(days=record["dagen"])
                values["bevestigd_door"] = griffier.gebruiker
            band, new = Stedenband.objects.get_or_create(
                gemeente=gemeente, land=land, plaats=values.pop("plaats"), defaults=values | {"bron": BRON}
            )
            if new:
                band.themas.set(Thema.objects.filter(slug__in=record.get("themas", [])))
                band.index()
