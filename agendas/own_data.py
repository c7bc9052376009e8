"""What a person wrote beside the figures of a municipality, for the download of one's own data.

It stays after erasure, as the word of the municipality, without a name.
"""

from agendas.models import Ambitie, Toelichting
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik


@account.own_data("meetlat")
def of_person(gebruiker) -> dict:
    """Also of municipalities that the person no longer works in."""
    toelichtingen = Toelichting.objects.filter(door=gebruiker).select_related("gemeente", "indicator").order_by("pk")
    ambities = Ambitie.objects.filter(door=gebruiker).select_related("gemeente", "subdoel").order_by("pk")
    with bereik(EVERYTHING):
        return {
            "toelichtingen": [
                {"gemeente": str(one.gemeente), "cijfer": str(one.indicator), "tekst": one.tekst, "wanneer": one.op}
                for one in toelichtingen
            ],
            "ambities": [
                {"gemeente": str(one.gemeente), "subdoel": one.subdoel.code, "citaat": one.citaat,
                 "besluit": one.besluit, "stand": one.get_stand_display(), "uitleg": one.stand_uitleg,
                 "wanneer": one.op}
                for one in ambities
            ],
        }  # fmt: skip
