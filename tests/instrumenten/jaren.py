"""Years of councils by chance, without a row in the database: for papers that must be right whatever was counted."""

from datetime import date
from itertools import count

from agendas.models import Ambitie
from raadsportaal.dossiers.choices import Dossierstand, Uitkomst
from raadsportaal.dossiers.models import Dossier, Koppeling, Koppelrichting
from raadsportaal.dossiers.profiel import Deel, Profiel
from raadsportaal.instrumenten.jaarbeeld.jaar import Jaar, Telling, main_first

REASONS = [
    "",
    "Er komt een park",
    "Wat betekent dit?",
    "De visie wil groen.\nDicht bij elke woning.",
    "‘Groen’ staat er.",
]
number = count(1)


def a_year(whole, doelen, chance) -> Jaar:
    """With any number of dossiers, koppelingen and streefwaarden, also none of them."""
    year = whole.today.year - chance.choice([0, 1])
    ties = {}
    for _ in range(chance.choice([0, 1, 9]) if whole.subdoelen else 0):
        koppeling = _tie(whole, year, chance)
        ties.setdefault(koppeling.subdoel.doel.nummer, []).append(koppeling)
    some = whole.metingen[: chance.choice([0, 2])]
    return Jaar(
        _telling(year, doelen, chance),
        _telling(year - 1, doelen, chance),
        {nummer: main_first(found) for nummer, found in ties.items()},
        [(meting, [_aim(whole, meting)] * chance.randint(1, 2)) for meting in some],
        *(chance.choice([0, 1, 1240]) for _ in range(3)),
    )


def _telling(year, doelen, chance):
    most = chance.choice([0, 1, 1240])
    return Telling(year, {uitkomst: _profile(doelen, chance.randint(0, most), chance) for uitkomst in Uitkomst})


def _profile(doelen, dossiers, chance):
    counts = [chance.randint(0, dossiers) for _ in doelen]
    delen = [Deel(doel, n, chance.randint(0, n)) for doel, n in zip(doelen, counts, strict=True)]
    return Profiel(delen, dossiers, max(counts))


def _tie(whole, year, chance):
    dossier = Dossier(
        pk=next(number),
        gemeente=whole.gemeente,
        titel="Visie op groen",
        soort="visie",
        stand=chance.choice(Dossierstand.done()),
        behandeldatum=date(year, 5, 12),
    )
    return Koppeling(
        pk=next(number),
        dossier=dossier,
        subdoel=chance.choice(whole.subdoelen),
        richting=chance.choice(Koppelrichting.values),
        toelichting=chance.choice(REASONS),
    )


def _aim(whole, meting):
    return Ambitie(
        gemeente=whole.gemeente,
        indicator=meting.indicator,
        streefwaarde=12.5,
        jaar=2030,
        besluit="Nota gezondheid.",
        besloten_op=date(2024, 3, 14),
        stand_op=date(2026, 1, 9),
    )
