"""City partnerships as a kind that editors can import in the admin."""

from kennisbank.import_kind import land
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.imports.kinds import Kolom, Soort, register
from samenwerking.models import Bandsoort, Stedenband
from samenwerking.stedenbanden.storing import StedenbandImporter

KOLOMMEN = [
    Kolom("gemeente", "Naam of CBS-code (GM en vier cijfers) van de gemeente.", "VOORBEELD: verwijder deze rij",
          ook=("gemeentecode", "gemeentenaam"), verplicht=True),
    Kolom("plaats", "Naam van de plaats in het buitenland.", "Leuven", label="Partner", ook=("partner", "partnerstad"),
          verplicht=True),
    Kolom("land", "Nederlandse naam, of de code met twee letters.", "België", ook=("country",), verplicht=True),
    Kolom("soort", f"{', '.join(Bandsoort.values)}. Leeg: onbekend.", "stedenband"),
    Kolom("sinds", "Jaar waarin het begon.", "1987", label="Sinds welk jaar?"),
    Kolom("tot", "Laatste jaar. Leeg: het loopt nog, of dat is niet bekend.", "", label="Tot en met welk jaar?"),
    Kolom("breedtegraad", "Getal, zoals 50,88. Zonder staat de partner niet op de kaart.", "50,88", ook=("lat",)),
    Kolom("lengtegraad", "Getal, zoals 4,70.", "4,70", ook=("lon", "lng")),
    Kolom("toelichting", "Hooguit 600 tekens. Staat op het portaal.", "Scholen wisselen leerlingen uit."),
    Kolom("bron", "Waar staat dit? Hooguit 250 tekens.", "Website van de gemeente (2026)", ook=("bronnen",)),
]  # fmt: skip


def _everything():
    return bereik(EVERYTHING)


def _soort(importer, value):
    return Bandsoort(value).label


register(
    Soort(
        model=Stedenband,
        label="Stedenbanden",
        importer=StedenbandImporter,
        kolommen=KOLOMMEN,
        uitleg="Nieuwe stedenbanden staan meteen in het register als ‘niet bevestigd’. Van een band die er al is, "
        "vult de import alleen in wat leeg was. Wat een gemeente bevestigde, blijft zoals het was.",
        scope=_everything,
        woorden={"land": land, "soort": _soort},
    )
)
