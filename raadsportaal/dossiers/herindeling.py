"""What a merger of municipalities does to their dossiers and their people: nothing is lost, everything moves."""

from dataclasses import dataclass

import pghistory
from django.db import transaction
from django.db.models import Q

from raadsportaal.basis.texts import number_of
from raadsportaal.dossiers.models import Beleidspunt, Dossier, Invoer, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Lidmaatschap, Rol, Uitnodiging
from raadsportaal.gemeenten.models.gebruiker import lowered
from raadsportaal.gemeenten.moving import along, moves_along
from raadsportaal.gemeenten.successors import successors_of

# Of two roles of one person the first of these stays: who could do something before the merger still can.
HIGHEST_FIRST = [Rol.GRIFFIER, Rol.AMBTENAAR, Rol.RAADSLID, Rol.FRACTIEMEDEWERKER]


@dataclass(frozen=True)
class Moved:
    """What went from a former municipality to its successor, or stayed because there are several to choose from."""

    van: Gemeente
    naar: Gemeente | None
    dossiers: int = 0
    leden: int = 0
    uitnodigingen: int = 0
    invoeren: int = 0
    ook: tuple[tuple[int, str, str], ...] = ()  # (how many, the word for one, for more) of what else went along
    rollen: tuple[str, ...] = ()  # of who had a role in both: what it is now
    ingetrokken: tuple[str, ...] = ()  # addresses that were invited there already, or work there

    def __str__(self):
        if self.naar is None:
            return f"{self.van}: {self._what} bleven staan. Kies met --opvolger wie ze krijgt."
        told = [f"{self.van} naar {self.naar}: {self._what}.", *self.rollen]
        return " ".join(told + [f"De uitnodiging van {email} verviel." for email in self.ingetrokken])

    @property
    def _what(self):
        also = (
            (self.uitnodigingen, "uitnodiging", "uitnodigingen"),
            (self.invoeren, "keer ingelezen rijen", "keer ingelezen rijen"),
            *self.ook,
        )
        moved = f"{number_of(self.dossiers, 'dossier', 'dossiers')} en {number_of(self.leden, 'persoon', 'mensen')}"
        return ", ".join([moved, *(number_of(*what) for what in also if what[0])])


def move_to_successors(today, chosen=None) -> list[Moved]:
    """Move what still stands with a former municipality; `chosen` names a successor by code where there are several."""
    with bereik(EVERYTHING):
        waiting = Q(pk__in=Uitnodiging.objects.waiting().values("gemeente"))
        something = Q(dossiers__isnull=False) | Q(leden__isnull=False) | Q(invoeren__isnull=False) | waiting
        for also in along():
            something |= also.of_former() if also.of_former else Q()
        former = list(Gemeente.objects.former(today).filter(something).distinct())
        opvolgers = successors_of(former, today) if former else {}
        return [move(gemeente, _successor(gemeente, opvolgers[gemeente.pk], chosen or {})) for gemeente in former]


def _successor(gemeente, opvolgers, chosen):
    if gemeente.code in chosen:
        return Gemeente.objects.get(code=chosen[gemeente.code])
    return opvolgers[0] if len(opvolgers) == 1 else None


@moves_along
def lezingen(van, naar):
    """Of a session: who still looks at one gives the text again."""
    van.lezingen.all().delete()


@transaction.atomic
def move(van, naar) -> Moved:
    """Move dossiers (with all that hangs on them), imports, people and invitations; to nobody: say what stayed.

    Whoever changes one of these dossiers at the same moment goes first: it is locked, and read as it then is.
    """
    # In one order, so that two mergers cannot wait for each other; inviting and giving roles wait for this one.
    list(Gemeente.objects.select_for_update(no_key=True).filter(pk__in=[van.pk, naar.pk if naar else 0]).order_by("pk"))
    dossiers = list(Dossier.objects.filter(gemeente=van).order_by("pk").values_list("pk", flat=True))
    leden = list(Lidmaatschap.objects.filter(gemeente=van).select_related("gebruiker"))
    uitnodigingen = list(Uitnodiging.objects.waiting().filter(gemeente=van))
    invoeren = Invoer.objects.filter(gemeente=van)
    ook = tuple((also.count(van), *also.words) for also in along() if also.count)
    counts = [len(dossiers), len(leden), len(uitnodigingen), invoeren.waiting().count(), ook]
    if naar is None or naar == van:
        return Moved(van, None, *counts)
    told = f"van {van} naar {naar}"
    van.leesrondes.all().delete()  # before their dossiers leave; what was not read yet is asked for again
    with pghistory.context(herindeling=told, van=van.pk):
        for pk in dossiers:
            _move_dossier(pk, naar)
    with pghistory.context(herindeling=told):
        invoeren.update(gemeente=naar)
        for also in along():
            also.move(van, naar)
        rollen = tuple(_move_leden(leden, van, naar))
    ingetrokken = tuple(_move_invitations(uitnodigingen, naar))
    return Moved(van, naar, *counts, rollen=rollen, ingetrokken=ingetrokken)


def _move_dossier(pk, naar):
    """Its parts follow by the composite foreign keys; its history is told, or nobody there could read it."""
    dossier = Dossier.objects.select_for_update().get(pk=pk)
    pghistory.context(slug=dossier.slug)  # in the row of this move: old addresses lead here (moved.py)
    taken = Dossier.objects.filter(gemeente=naar)
    dossier.gemeente = naar
    if taken.filter(slug=dossier.slug).exists():
        dossier.slug = dossier.free_slug()
    if dossier.extern_id and taken.filter(extern_id__iexact=dossier.extern_id).exists():
        dossier.extern_id = f"{dossier.extern_id[:150]} ({dossier.slug[:40]})"
    dossier.save(update_fields=["gemeente", "slug", "extern_id"])
    Dossier.pgh_event_model.objects.filter(pgh_obj=pk).update(gemeente=naar)
    for part in (Beleidspunt, Koppeling):
        part.pgh_event_model.objects.filter(dossier=pk).update(gemeente=naar)


def _move_leden(leden, van, naar):
    """Gives a sentence for each who worked in both: the higher role stays."""
    there = {lid.gebruiker_id: lid for lid in Lidmaatschap.objects.filter(gemeente=naar)}
    for lid in leden:
        other = there.get(lid.gebruiker_id)
        if other is None:
            lid.gemeente, lid.fractie = naar, ""  # a new council has new fracties
            lid.save(update_fields=["gemeente"])
            continue
        lid.delete()
        roles = {Rol(lid.rol), Rol(other.rol)}
        other.rol = min(roles, key=HIGHEST_FIRST.index)
        other.save(update_fields=["rol"])
        if len(roles) > 1:
            yield f"{lid.gebruiker} had in beide een rol en is nu {other.get_rol_display().lower()}."
    Lidmaatschap.pgh_event_model.objects.filter(gemeente=van).update(gemeente=naar)


def _move_invitations(uitnodigingen, naar):
    """Gives the addresses of those withdrawn: invited there already, or at work there."""
    invited = {lowered(email) for email in naar.uitnodigingen.waiting().values_list("email", flat=True)}
    for uitnodiging in uitnodigingen:
        if lowered(uitnodiging.email) in invited or naar.leden.has_address(uitnodiging.email):
            uitnodiging.delete()
            yield uitnodiging.email
        else:
            uitnodiging.gemeente = naar
            uitnodiging.save(update_fields=["gemeente"])
