"""The facets of city partnerships. Knows a partnership by its attributes only, so that the model can use it."""

from kennisbank.facets import choice_option, land_option, thema_options
from raadsportaal.basis.search.facets import Facet, Facets

STANDEN = ["actief", "slapend", "beeindigd", "niet_bevestigd"]


def _provincie(band):
    code = band.gemeente.provincie
    return [(int(code[2:]), code.lower(), band.gemeente.get_provincie_display(), "")] if code else []


def _land(band):
    return [land_option(band.land)]


def _soort(band):
    return [choice_option(band, "soort")]


def _stand(band):
    place = STANDEN.index(band.stand)
    return [(place, band.stand, band.get_stand_display(), str(place))]


STEDENBAND_FACETS = Facets(
    [
        Facet("provincie", "Provincie", _provincie, whole=True),
        Facet("land", "Land van de partner", _land, most_first=True),
        Facet("soort", "Soort", _soort, whole=True),
        Facet("stand", "Bestaat het nog?", _stand, whole=True),
        Facet("thema", "Thema", thema_options, whole=True),
    ]
)
