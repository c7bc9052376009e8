"""The countries that have anything to show, with how much of what: in the same number of queries for any number."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from django.db.models import Count
from django.utils import timezone

from kennisbank.models import HOME, Land, Praktijk, Werelddeel
from raadsportaal.basis.search.indexing import sort_key
from samenwerking.models import Aanwezigheid, Bijeenkomst, Landpagina, Oproep, Programma, Stedenband

WERELDDELEN = list(Werelddeel)


@dataclass
class Landregel:
    """One country in the list; `aantal` says how many of what, without what there is none of."""

    land: Land
    gesloten: bool = False
    aantal: dict[str, int] = field(default_factory=dict)

    @property
    def ook(self):
        """Whether there is more than programmes."""
        return any(name not in ("programmas", "lopend") for name in self.aantal)


def _per_land(records, name="land"):
    rows = records.filter(**{f"{name}__isnull": False}).order_by().values_list(name)
    return dict(list(rows.annotate(n=Count("pk", distinct=True))))


def _counted(now: datetime, thema):
    """{what: {pk of a land: how many}}; only what goes with the thema, if one is given."""
    today = timezone.localdate(now)
    programmas, oproepen = Programma.objects.published(), Oproep.objects.open(today)
    banden, praktijken = Stedenband.objects.living(), Praktijk.objects.published()
    bijeenkomsten = Bijeenkomst.objects.coming(now)
    if thema:
        programmas, oproepen, banden, praktijken, bijeenkomsten = (
            records.filter(themas=thema) for records in (programmas, oproepen, banden, praktijken, bijeenkomsten)
        )
    return {
        "programmas": _per_land(programmas, "landen"),
        "lopend": _per_land(programmas.running(today), "landen"),
        "banden": _per_land(banden),
        "actief": {} if thema else Aanwezigheid.objects.active(today).counts_per_land(),
        "voorbeelden": _per_land(praktijken),
        "bijeenkomsten": _per_land(bijeenkomsten),
        "oproepen": _per_land(oproepen, "landen"),
    }


def landregels(now: datetime, thema=None) -> list[Landregel]:
    """Every country but our own that has anything, by name. With a thema: only what goes with it."""
    counted = _counted(now, thema)
    pages = dict(Landpagina.objects.values_list("land", "gesloten"))
    wanted = set().union(*counted.values(), () if thema else pages)
    landen = Land.objects.filter(pk__in=wanted).exclude(code=HOME).order_by("sorteersleutel")
    return [Landregel(land, pages.get(land.pk, False), _of(land, counted)) for land in landen]


def _of(land, counted):
    return {name: per_land[land.pk] for name, per_land in counted.items() if land.pk in per_land}


def narrowed(regels, words="", werelddeel="") -> list[Landregel]:
    """Those whose name or other name holds the words, in this part of the world."""
    wanted = sort_key(words)
    return [
        regel
        for regel in regels
        if (not werelddeel or regel.land.werelddeel == werelddeel)
        and (not wanted or wanted in sort_key(f"{regel.land.naam} {regel.land.andere_namen}"))
    ]


def by_part(regels):
    """(part of the world, its countries), in the order of the choices."""
    ordered = sorted(regels, key=lambda regel: WERELDDELEN.index(regel.land.werelddeel))
    return [(Werelddeel(key), list(group)) for key, group in groupby(ordered, key=lambda regel: regel.land.werelddeel)]
