"""What the invented municipalities of the demo do abroad; nothing of it is so."""

from datetime import date

from django.utils import timezone

from kennisbank.models import Land
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models import Aanwezigheid

# municipality, country, partner, subject, since
ACTIEF = [
    ("zuiderwaard", "JO", "Al-Salt", "Afval scheiden op school", 2024),
    ("oosterwaard", "CW", "Dienst wijkontwikkeling", "Wijken samen opknappen", 2021),
]


def load_demo_landen(today: date):
    """Add what is missing to the invented municipalities that are there."""
    with bereik(EVERYTHING):
        gemeenten = {gemeente.slug: gemeente for gemeente in Gemeente.objects.filter(verzonnen=True)}
        for slug, land, partner, onderwerp, sinds in ACTIEF:
            if slug in gemeenten:
                Aanwezigheid.objects.get_or_create(
                    gemeente=gemeenten[slug],
                    land=Land.objects.get(code=land),
                    partner=partner,
                    defaults={"onderwerp": onderwerp, "sinds": min(sinds, today.year), "op": timezone.now()},
                )
