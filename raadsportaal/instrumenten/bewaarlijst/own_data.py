"""What the portal has about a person in bewaarlijsten: to download; erasing throws it away."""

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Bewaard


@account.own_data("bewaarlijst")
def of_person(gebruiker) -> list:
    """Also of municipalities that the person no longer works in."""
    with bereik(EVERYTHING):
        bewaard = list(Bewaard.objects.of_person(gebruiker).select_related("gemeente").order_by("gemeente", "volgorde"))
    return [
        {
            "gemeente": one.gemeente.naam,
            "wat": str(one),
            "wat erbij stond": one.regel,
            "notitie": one.notitie,
            "gedeeld met fractie": one.fractie,
            "bewaard": one.op,
            "van de lijst gehaald": one.weg_op,
        }
        for one in bewaard
    ]


@account.on_erase
def forget(gebruiker):
    with bereik(EVERYTHING):
        Bewaard.objects.of_person(gebruiker).delete()
