"""Reasons to look at a record again: opened when they are true, closed when they are not, never twice for the same."""

from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.timezone import localdate

from raadsportaal.basis.adminnames import permission
from raadsportaal.basis.texts import plain
from raadsportaal.redactie import kinds as desk_kinds
from raadsportaal.redactie.models import Aanleiding, Bronlink, Controlepunt

TOO_OLD = timedelta(days=548)  # a year and a half
KEPT = timedelta(days=180)  # what a visitor wrote, after an editor dealt with it


def kinds() -> dict:
    """{kind: model} of every Publicatie that has a page in the admin."""
    return {soort: model for soort, (model, _) in desk_kinds.models().items()}


def kinds_of(gebruiker) -> dict:
    """Those that this person may change: only these are in their queue."""
    return {soort: model for soort, model in kinds().items() if gebruiker.has_perm(permission("change", model))}


def of_person(gebruiker):
    """The open reasons that are this person's to decide about."""
    return Controlepunt.objects.open().of_kinds(kinds_of(gebruiker))


@transaction.atomic
def sync(aanleiding, wanted: dict, now) -> tuple[int, int]:
    """Make what is open for this reason what is wanted: {(soort, record, sleutel): uitleg}. Returns opened, closed.

    What an editor closed does not come back for the same `sleutel`.
    """
    points = Controlepunt.objects.filter(aanleiding=aanleiding)
    opened = raise_points(aanleiding, wanted, now)
    rows = points.open().values_list("pk", "soort", "record", "sleutel")
    gone = [pk for pk, *key in rows if tuple(key) not in wanted]
    return opened, points.filter(pk__in=gone).update(afgedaan_op=now)


def raise_points(aanleiding, wanted: dict, now) -> int:
    """Open these, but for those that are open or that an editor closed; returns how many."""
    there = Controlepunt.objects.filter(Q(afgedaan_op=None) | ~Q(afgedaan_door=None), aanleiding=aanleiding)
    known = set(there.values_list("soort", "record", "sleutel"))
    new = [
        Controlepunt(soort=key[0], record=key[1], sleutel=key[2], aanleiding=aanleiding, uitleg=uitleg, sinds=now)
        for key, uitleg in wanted.items()
        if key not in known
    ]
    Controlepunt.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    return len(new)


def too_old(now) -> tuple[int, int]:
    """Last checked, or never and made, more than a year and a half ago."""
    before, wanted = localdate(now) - TOO_OLD, {}
    for soort, model in kinds().items():
        since = Coalesce(F("gecontroleerd_op"), TruncDate("aangemaakt_op"))
        rows = model.objects.to_check(localdate(now)).alias(since=since).filter(since__lt=before)
        for pk, checked, made in rows.values_list("pk", "gecontroleerd_op", "aangemaakt_op"):
            uitleg = f"De laatste controle was op {checked:%d-%m-%Y}." if checked else _never(made)
            wanted[soort, pk, str(checked or localdate(made))] = uitleg
    return sync(Aanleiding.OUD, wanted, now)


def _never(made):
    return f"Dit staat er sinds {localdate(made):%d-%m-%Y} en is nog nooit gecontroleerd."


def broken_links(now) -> tuple[int, int]:
    """A source that failed twice within a week: for each public record that has it."""
    broken = {link.url: link for link in Bronlink.objects.broken()}
    wanted = {}
    for soort, model in kinds().items():
        for url, pks in model.objects.to_check(localdate(now)).links(only=list(broken)).items():
            link = broken[url]
            sleutel = sha256(f"{url} {link.uitleg}".encode()).hexdigest()  # the same address may break again later
            wanted |= {(soort, pk, sleutel): f"{url} {link.in_woorden}" for pk in pks}
    return sync(Aanleiding.BRON, wanted, now)


@transaction.atomic
def tidy(now) -> int:
    """Close what is open of records that are not public any more, or were checked since; returns how many.

    What a visitor wrote waits until an editor reads it, as long as there is a record.
    """
    closed = 0
    models = kinds()
    for soort in Controlepunt.objects.open().order_by().values_list("soort", flat=True).distinct():
        points = Controlepunt.objects.open().filter(soort=soort)
        checked, there = {}, set()
        if soort in models:
            there = set(models[soort].objects.filter(pk__in=points.values("record")).values_list("pk", flat=True))
            public = models[soort].objects.published().filter(pk__in=points.values("record"))
            checked = dict(public.values_list("pk", "gecontroleerd_op"))
        over = [punt.pk for punt in points if _is_over(punt, checked, there)]
        closed += points.filter(pk__in=over).update(afgedaan_op=now)
    return closed


def _is_over(punt, checked, there):
    if punt.aanleiding == Aanleiding.MELDING:
        return punt.record not in there
    return punt.record not in checked or _checked(checked[punt.record], punt.sinds)


def _checked(day, since):
    """On the day itself nobody knows which was first; what an editor decided that day was closed at once."""
    return day is not None and day > localdate(since)


def forget(now) -> int:
    """Of the nightly clearing: what visitors wrote, half a year after an editor dealt with it."""
    old = Controlepunt.objects.filter(aanleiding=Aanleiding.MELDING, afgedaan_op__lt=now - KEPT)
    return old.delete()[0]


def report(record, tekst, now=None) -> Controlepunt:
    """A visitor says that something is wrong; the same words twice on a day are one report: a button pressed twice."""
    now, tekst = now or timezone.now(), plain(tekst)
    sleutel = sha256(f"{localdate(now)} {tekst}".encode()).hexdigest()
    key = {"soort": record.KIND, "record": record.pk, "aanleiding": Aanleiding.MELDING, "sleutel": sleutel}
    return Controlepunt.objects.get_or_create(**key, afgedaan_op=None, defaults={"uitleg": tekst, "sinds": now})[0]
