"""What a merger of municipalities does to their dossiers and their people: nothing is lost, everything moves."""

from dataclasses import dataclass

import pghistory
from django.db import transaction
from django.db.models import Q

from raadsportaal.dossiers.models import Beleidspunt, Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap


@dataclass(frozen=True)
class Moved:
    """What went from a former municipality to its successor, or stayed because there are several to choose from."""

    van: Gemeente
    naar: Gemeente | None
    dossiers: int
    leden: int

    def __str__(self):
        if self.naar is None:
            return f"{self.van}: {self._what} bleven staan. Kies met --opvolger wie ze krijgt."
        return f"{self.van} naar {self.naar}: {self._what}."

    @property
    def _what(self):
        return f"{self.dossiers} dossiers en {self.leden} mensen"


def move_to_successors(today, chosen=None) -> list[Moved]:
    """Move what still stands with a former municipality; `chosen` names a successor by code where there are several."""
    with bereik(EVERYTHING):
        former = Gemeente.objects.former(today).filter(Q(dossiers__isnull=False) | Q(leden__isnull=False)).distinct()
        return [
            move(gemeente, _successor(gemeente, today, chosen or {}))
            for gemeente in former.prefetch_related("opvolgers")
        ]


def _successor(gemeente, today, chosen):
    if gemeente.code in chosen:
        return Gemeente.objects.get(code=chosen[gemeente.code])
    opvolgers = [opvolger for opvolger in gemeente.opvolgers.all() if opvolger.exists(today)]
    return opvolgers[0] if len(opvolgers) == 1 else None


@transaction.atomic
def move(van, naar) -> Moved:
    """Move dossiers (with all that hangs on them) and people; a slug that is taken there gets a number."""
    dossiers = list(Dossier.objects.filter(gemeente=van))
    leden = list(Lidmaatschap.objects.filter(gemeente=van))
    if naar is not None:
        for dossier in dossiers:
            with pghistory.context(herindeling=f"van {van} naar {naar}"):
                _move_dossier(dossier, naar)
        there = set(Lidmaatschap.objects.filter(gemeente=naar).values_list("gebruiker", flat=True))
        for lid in leden:
            if lid.gebruiker_id in there:
                lid.delete()
            else:
                lid.gemeente = naar
                lid.save(update_fields=["gemeente"])
    return Moved(van, naar, len(dossiers), len(leden))


def _move_dossier(dossier, naar):
    """Its parts follow by the composite foreign keys; its history is told, or nobody there could read it."""
    taken = Dossier.objects.filter(gemeente=naar)
    dossier.gemeente = naar
    if taken.filter(slug=dossier.slug).exists():
        dossier.slug = dossier.free_slug()
    if dossier.extern_id and taken.filter(extern_id=dossier.extern_id).exists():
        dossier.extern_id = f"{dossier.extern_id[:150]} ({dossier.slug[:40]})"
    dossier.save()
    Dossier.pgh_event_model.objects.filter(pgh_obj=dossier.pk).update(gemeente=naar)
    for part in (Beleidspunt, Koppeling):
        part.pgh_event_model.objects.filter(dossier=dossier.pk).update(gemeente=naar)
