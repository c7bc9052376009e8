"""What only the demo has for the editors: a proposal and a report of visitors, invented and saying so."""

from datetime import datetime

from kennisbank.models import Land, Praktijk, Voordracht
from kennisbank.voordrachten import acts
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.models import Controlepunt

INVENTED = "Verzonnen voor de demo."
REPORTS = {
    "oslo-klimaatbegroting": "Klopt het jaar bij het eerste cijfer? In het stuk van de stad lees ik een ander jaar.",
    "addis-abeba-schoolmaaltijden": "De link naar de eerste bron opent bij mij niet.",
}


def load_demo_redactie(now: datetime) -> None:
    """Once: what an editor dealt with does not come back."""
    if not Voordracht.objects.exists():
        acts.propose(
            now,
            titel="Regenwater van het dak van het stadhuis",
            plaats="Verzonnen Stad",
            land=Land.objects.get(code="BE"),
            aanpak=f"De gemeente vangt regenwater op en spoelt er de toiletten mee. {INVENTED}",
            lastig="In een droge zomer was de tank leeg.",
            bron="https://example.org/regenwater",
        )
    for praktijk in Praktijk.objects.filter(slug__in=REPORTS):
        if not Controlepunt.objects.of(praktijk).exists():
            points.report(praktijk, f"{REPORTS[praktijk.slug]} ({INVENTED})", now=now)
