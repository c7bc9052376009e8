"""Merge two records that are the same: one stays, with what it lacked; the other goes to the trash and leads to it."""

from collections import defaultdict

from django.db import transaction

from raadsportaal.redactie.admin import addresses
from raadsportaal.redactie.doubles import keys
from raadsportaal.redactie.models import Antwoord, Daad, Dubbel, Status, Werkkopie
from raadsportaal.redactie.workflow import PUBLISH, KanNiet, note

_movers, _counters = defaultdict(list), defaultdict(list)
EVERY = ""  # the name of no kind
# Who reads the portal must not lose a page: of two, the more public one stays.
RANK = {Status.GEPUBLICEERD: 2, Status.GEARCHIVEERD: 1}


def moves(*kinds: str):
    """Register a function (weg, blijft, by, now) that gives the one that stays what hangs on the other.

    Without a kind it is for every kind that can be merged: what rooms to the right hang on records.
    """

    def register(function):
        for kind in kinds or [EVERY]:
            _movers[kind].append(function)
        return function

    return register


def counts(*kinds: str):
    """Register a function that says of a record what hangs on it: (label, number) pairs for the page that asks."""

    def register(function):
        for kind in kinds or [EVERY]:
            _counters[kind].append(function)
        return function

    return register


def can_merge(kind: str) -> bool:
    """Only what its own room wrote a mover for: else rows would stay behind unseen."""
    return kind in _movers


def counted(record) -> list:
    return [line for function in _counters[record.KIND] + _counters[EVERY] for line in function(record)]


def oldest(een, twee):
    """Which of the two would stay: the more public one, then the older one, whose address people have."""
    return max(een, twee, key=lambda r: (RANK.get(r.status, 0), -r.aangemaakt_op.timestamp(), -r.pk))


def refusal(weg, blijft, by) -> str:
    """Why this person may not merge these two, in words; empty when they may."""
    for record in (weg, blijft):
        if record.status == Status.VERWIJDERD:
            return f"‘{record}’ ligt al in de prullenbak. Misschien was een collega u voor."
        if Werkkopie.objects.of(record).exists():
            return f"Er is nog een werkkopie van ‘{record}’. Publiceer die of gooi die weg."
    if RANK.get(weg.status, 0) > RANK.get(blijft.status, 0):
        return f"‘{weg}’ staat op het portaal en ‘{blijft}’ niet. Laat ‘{weg}’ blijven."
    if not {weg.status, blijft.status} & RANK.keys() or by.is_superuser:
        return ""
    if not by.has_perm(PUBLISH):
        return "Een van de twee staat op het portaal. Een controleur kan ze samenvoegen."
    if weg.status not in RANK and weg.gewijzigd_door_id == by.pk:
        return f"U schreef ‘{weg}’ zelf. Een collega moet het samenvoegen."
    return ""


@transaction.atomic
def merge(weg, blijft, *, by, now=None) -> None:
    """Give the one all that hangs on the other. Raises KanNiet with the reason in words; then nothing changed.

    Both are locked and read again, so that two editors at once do it once, and the second hears it.
    """
    both = type(weg).objects.select_for_update(of=("self",)).filter(pk__in=[weg.pk, blijft.pk]).order_by("pk")
    fresh = {record.pk: record for record in both}
    if len(fresh) < 2:
        raise KanNiet("Een van de twee is er niet meer.")
    _merge(fresh[weg.pk], fresh[blijft.pk], by, now)


def _merge(weg, blijft, by, now):
    if why := refusal(weg, blijft, by):
        raise KanNiet(why)
    for move in _movers[weg.KIND] + _movers[EVERY]:
        move(weg, blijft, by, now)
    addresses.lead_on(weg, blijft, now)
    keys.lead_on(weg, blijft)
    weg.status, blijft.gewijzigd_door = Status.VERWIJDERD, by
    weg.save()
    blijft.save()
    een, twee = sorted((weg.pk, blijft.pk))
    Dubbel.objects.get_or_create(soort=weg.KIND, een=een, twee=twee)[0].answer(Antwoord.SAMEN, by=by, now=now)
    Dubbel.objects.open().of(weg).delete()
    note(weg, Daad.SAMEN, by, f"Ging op in ‘{blijft.titel[:200]}’ (nummer {blijft.pk}).", now)
    note(blijft, Daad.SAMEN, by, f"Nam ‘{weg.titel[:200]}’ (nummer {weg.pk}) in zich op.", now)


def tie(weg, blijft, *names) -> None:
    """Give the one the many-to-many ties of the other besides its own. The other keeps them, to be taken back whole."""
    for name in names:
        getattr(blijft, name).add(*getattr(weg, name).all())


def copy_rows(weg, blijft, name: str, key) -> dict:
    """Copy the rows that the one lacks, by their key(row), behind its own; returns {number of a row: its equal there}.

    Copies, so that the other is whole when an editor takes it back.
    """
    there = {key(row): row for row in getattr(blijft, name).all()}
    last = max((getattr(row, "volgorde", 0) for row in there.values()), default=-1)
    equal = {}
    for row in getattr(weg, name).all():
        number = row.pk
        if key(row) not in there:
            last += 1
            row.pk, row._state.adding = None, True
            row.volgorde = last
            setattr(row, getattr(type(blijft), name).field.name, blijft)
            row.save()
            there[key(row)] = row
        equal[number] = there[key(row)]
    return equal
