"""What the portal has about a person in drafts: the own drafts, to download; erasing throws them away."""

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.instrumenten.models import Concept


@account.own_data("concepten")
def of_person(gebruiker) -> list:
    """With the whole text, also of municipalities that the person no longer works in."""
    with bereik(EVERYTHING):
        concepten = list(Concept.objects.of_person(gebruiker).select_related("gemeente").order_by("pk"))
    return [
        {
            "gemeente": concept.gemeente.naam,
            "soort": concept.get_soort_display(),
            "titel": concept.titel,
            "gemaakt": concept.gemaakt_op,
            "gewijzigd": concept.gewijzigd_op,
            "tekst": [
                {"deel": deel.kop, "regels": [*map(str, deel.regels), *(" | ".join(rij) for rij in deel.rijen)]}
                for deel in concept.inhoud.delen
            ],
        }
        for concept in concepten
    ]


@account.on_erase
def forget(gebruiker):
    """A draft is of its maker alone: nobody else misses it."""
    with bereik(EVERYTHING):
        Concept.objects.of_person(gebruiker).delete()
