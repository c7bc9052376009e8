"""What the page of one country shows: everything that the portal knows of it, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Land, Netwerk, Praktijk
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.landen.overview import HOME
from samenwerking.models import Aanwezigheid, Bandstand, Bijeenkomst, Loop, Oproep, Programma, Stedenband, Vorm

# Where the seats of networks lie, which are given as a city.
ZETELS = {
    "Barcelona": "ES", "Berlijn": "DE", "Besançon": "FR", "Bonn": "DE", "Brussel": "BE", "Frankfurt": "DE",
    "Genève": "CH", "Glasgow": "GB", "Gronau": "DE", "Hamburg": "DE", "Heidelberg": "DE", "Hiroshima": "JP",
    "Kopenhagen": "DK", "Londen": "GB", "Lübeck": "DE", "Milaan": "IT", "New York": "US", "Orvieto": "IT",
    "Parijs": "FR", "Straatsburg": "FR",
}  # fmt: skip
REISADVIES = "https://www.nederlandwereldwijd.nl/reisadvies"
MOST_PROGRAMMAS, MOST_GEMEENTEN, MOST_VOORBEELDEN, MOST_ANDERS = 12, 12, 3, 4


@dataclass(frozen=True)
class Werkrij:
    """A municipality in a country: by its own word (Aanwezigheid) or by the register (Stedenband)."""

    gemeente: Gemeente
    partner: str
    onderwerp: str
    stand: str
    levend: bool
    bevestigd: bool = True

    def order(self, eigen):
        """The own municipality first, then what is sure and goes on, then what is over, then what nobody confirmed."""
        return self.gemeente.pk != eigen, not self.bevestigd, not self.levend, self.gemeente.sorteernaam, self.partner


def landblad(land: Land, now: datetime, eigen: int | None) -> dict:
    """The context of the page. `eigen`: the pk of the visitor's municipality. Raises Http404 when there is nothing."""
    today = timezone.localdate(now)
    pagina = getattr(land, "pagina", None)
    programmas = list(Programma.objects.published().of_land(land).defer("import_waarden").in_time())
    rijen = sorted(_rijen(land, today), key=lambda rij: rij.order(eigen))
    voorbeelden = Praktijk.objects.published().filter(land=land)
    aantal = voorbeelden.count()
    bijeenkomsten = list(Bijeenkomst.objects.coming(now).of_land(land)[:MOST_ANDERS])
    oproepen = list(_oproepen(land, pagina, today)[:MOST_ANDERS])
    if land.code == HOME or not any([pagina, programmas, rijen, aantal, bijeenkomsten, oproepen]):
        raise Http404
    return {
        "land": land,
        "pagina": pagina,
        "vandaag": today,
        "reisadvies": REISADVIES,
        "gesloten": bool(pagina and pagina.gesloten),
        "programmas": programmas[:MOST_PROGRAMMAS],
        "aantal_programmas": len(programmas),
        "lopend": sum(programma.loop(today) == Loop.LOOPT for programma in programmas),
        "rijen": rijen[:MOST_GEMEENTEN],
        "aantal_rijen": len(rijen),
        "gemeenten": len({rij.gemeente.pk for rij in rijen}),
        "onderwerpen": any(rij.onderwerp for rij in rijen[:MOST_GEMEENTEN]),
        "onbevestigd": sum(not rij.bevestigd for rij in rijen),
        "eigen": eigen,
        "voorbeelden": list(voorbeelden.for_cards().order_by("-zekerheid", "slug")[:MOST_VOORBEELDEN]),
        "aantal_voorbeelden": aantal,
        "netwerken": _netwerken(land),
        "bijeenkomsten": bijeenkomsten,
        "overleg": next((one for one in bijeenkomsten if one.titel.casefold().startswith("landenoverleg")), None),
        "oproepen": oproepen,
        "doelen": _doelen(pagina),
    }


def _rijen(land, today):
    for band in Stedenband.objects.living().of_land(land).for_list():
        themas = ", ".join(thema.naam for thema in band.themas.all())
        yield Werkrij(
            band.gemeente,
            band.plaats,
            themas or (band.get_soort_display() if band.soort != "onbekend" else ""),
            f"Sinds {band.sinds}" if band.sinds and band.stand == Bandstand.ACTIEF else band.get_stand_display(),
            band.stand == Bandstand.ACTIEF,
            band.is_confirmed,
        )
    for row in Aanwezigheid.objects.of_land(land):
        active = row.is_active(today)
        since = f"Sinds {row.sinds}" if row.sinds else "Actief"
        yield Werkrij(row.gemeente, row.partner, row.onderwerp, since if active else f"Tot {row.laatste_jaar}", active)


def _oproepen(land, pagina, today):
    """Nobody is asked to travel to a country to which nobody is sent."""
    found = Oproep.objects.open(today).of_land(land).soonest_first()
    return found.exclude(vorm=Vorm.REIS) if pagina and pagina.gesloten else found


def _netwerken(land):
    """With their seat, or one of their seats, in this country."""
    found = Netwerk.objects.published().exclude(zetel="").only("slug", "titel", "afkorting", "zetel", "samenvatting")
    return [n for n in found if any(ZETELS.get(city.strip()) == land.code for city in n.zetel.split("/"))]


def _doelen(pagina):
    """The Global Goals of the page, the most fitting first."""
    numbers = pagina.doelen if pagina else []
    doelen = Doel.objects.global_goals().filter(nummer__in=numbers).select_related("agenda")
    found = {doel.nummer: doel for doel in doelen}
    return [found[number] for number in numbers if number in found]
