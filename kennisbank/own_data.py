"""What the kennisbank has about a person, for the download of one's own data: what came in with the own address."""

from kennisbank.models import Voordracht
from raadsportaal.gemeenten import account


@account.on_erase
def forget(gebruiker):
    """What was proposed stays; from whom does not."""
    Voordracht.objects.of_address(gebruiker.email).forget_who()


@account.own_data("voorgedragen voorbeelden")
def of_person(gebruiker) -> list:
    return [
        {
            "nummer": one.nummer, "wanneer": one.op, "stand": one.get_stand_display(), "naam": one.naam,
            "organisatie": one.organisatie, "titel": one.titel, "plaats": one.plaats, "aanpak": one.aanpak,
            "resultaat": one.resultaat, "lastig": one.lastig, "bron": one.bron, "antwoord": one.antwoord,
        }
        for one in Voordracht.objects.of_address(gebruiker.email)
    ]  # fmt: skip
