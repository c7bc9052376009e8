"""The facets of programmes. Knows a programme by its attributes only, so that the model can use it."""

from django.utils import timezone

from kennisbank.facets import choice_option, doel_option, land_option, thema_options
from raadsportaal.basis.search.facets import Facet, Facets

LOPEN = ["loopt", "gepland", "onbekend", "voorbij"]
JAREN = [
    (0, "voor-2012", "Voor 2012"),
    (1, "2012-2016", "2012 tot en met 2016"),
    (2, "2017-2021", "2017 tot en met 2021"),
    (3, "2022-2026", "2022 tot en met 2026"),
    (4, "2027-later", "2027 en later"),
]
FIRST = 2012


def _land(record):
    return [land_option(land) for land in record.landen.all()]


def _doel(record):
    return [doel_option(doel) for doel in record.doelen.all()]


def _loop(programma):
    """On the day of writing; a task of the night writes anew what began or ended (programmas/refreshing.py)."""
    loop = programma.loop(programma.peildatum or timezone.localdate())
    place = LOPEN.index(loop)
    return [(place, loop.value, loop.label, str(place))]


def _periode(programma):
    """Every period of five years in which it ran, as far as its years are known."""
    begin, end = programma.begin or programma.einde, programma.einde or programma.begin
    if not begin:
        return []
    return [(n, key, label, str(n)) for n, key, label in JAREN if _bucket(begin.year) <= n <= _bucket(end.year)]


def _bucket(year):
    return 0 if year < FIRST else min((year - FIRST) // 5 + 1, len(JAREN) - 1)


def _soort(programma):
    return [choice_option(programma, "soort")]


PROGRAMMA_FACETS = Facets(
    [
        Facet("loopt", "Loopt het nu?", _loop, whole=True),
        Facet("thema", "Thema", thema_options, whole=True),
        Facet("land", "Land", _land, most_first=True),
        Facet("doel", "Global Goal", _doel),
        Facet("periode", "Periode", _periode, whole=True),
        Facet("soort", "Programma of project", _soort, whole=True),
    ]
)
