"""The nightly search, over all apps, for what must be looked at again; the weekly e-mail that says how much it is."""

from hashlib import sha256
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from agendas.models import Doel, Subdoel
from raadsportaal.basis import kinds
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.gemeenten.outbox import post
from raadsportaal.redactie.checks import points
from raadsportaal.redactie.models import Aanleiding, Tekstmerk

GROEPEN = ["redacteur", "controleur"]
A_WEEK = 4  # what two people can do beside their work; the e-mail names these first
SUBDOEL = "subdoel"


def search(now) -> dict:
    """{reason: (how many opened, how many closed)}. A second run does nothing."""
    found = {
        Aanleiding.OUD.label: points.too_old(now),
        Aanleiding.BRON.label: points.broken_links(now),
        Aanleiding.AFGELOPEN.label: ended(now),
        Aanleiding.DOELTEKST.label: (changed_texts(now), 0),
    }
    return found | {"Gecontroleerd of niet meer openbaar": (0, points.tidy(now))}


def ended(now):
    """What has a last day that has passed, and whose text nobody checked since."""
    wanted = {}
    for kind in kinds.every():
        if kind.ends:
            rows = kind.model.objects.ended_unchecked(localdate(now)).values_list("pk", "einde")
            wanted |= {(kind.name, pk, str(einde)): f"Het einde was op {einde:%d-%m-%Y}." for pk, einde in rows}
    return points.sync(Aanleiding.AFGELOPEN, wanted, now)


@transaction.atomic
def changed_texts(now) -> int:
    """The text of a doel or subdoel changed since last night: what is tied to it must be read again."""
    changed = {SUBDOEL: _changed(SUBDOEL, Subdoel.objects.all())}
    changed[Doel.KIND] = _changed(Doel.KIND, Doel.objects.select_related("agenda"))
    wanted, readers = {}, [kind for kind in kinds.every() if kind.follows_doelen]
    for soort, records in changed.items():
        for doel, merk in records:
            sleutel, uitleg = f"{soort} {doel.pk} {merk[:16]}", f"De tekst van {doel} is veranderd."
            for kind in readers:
                tied = kind.model.objects.published().with_text_of(doel).values_list("pk", flat=True)
                wanted |= {(kind.name, pk, sleutel): uitleg for pk in tied}
    return points.raise_points(Aanleiding.DOELTEKST, wanted, now)


def _changed(soort, records):
    """[(record, its mark)] of what was marked otherwise before; marks all of them as they are now."""
    known = dict(Tekstmerk.objects.filter(soort=soort).values_list("record", "merk"))
    marks = [(record, _mark(record)) for record in records]
    fresh = [Tekstmerk(soort=soort, record=record.pk, merk=merk) for record, merk in marks
             if known.get(record.pk) != merk]  # fmt: skip
    Tekstmerk.objects.bulk_create(
        fresh, update_conflicts=True, unique_fields=["soort", "record"], update_fields=["merk"]
    )
    Tekstmerk.objects.filter(soort=soort).exclude(record__in=[record.pk for record, _ in marks]).delete()
    return [(record, merk) for record, merk in marks if known.get(record.pk, merk) != merk]


def _mark(doel):
    return sha256("\n".join([doel.titel, doel.tekst, doel.raad]).encode()).hexdigest()


def remind(now) -> int:
    """Once a week: tell the editors how much waits for them, the oldest by name; returns to how many an e-mail goes."""
    year, week, _ = localdate(now).isocalendar()
    staff = Gebruiker.objects.filter(is_active=True, is_staff=True, groups__name__in=GROEPEN)
    return sum(_tell(gebruiker, f"controle-{year}-{week}-{gebruiker.pk}") for gebruiker in staff.distinct())


def _tell(gebruiker, sleutel):
    records = list(points.of_person(gebruiker).per_record())
    if not records:
        return False
    context = {
        "aantal": len(records),
        "eerste": [_line(row) for row in records[:A_WEEK]],
        "adres": _address("admin:redactie_controlepunt_changelist"),
    }
    return post(sleutel, "portaal/email/controle", gebruiker.email, **context)


def _line(row):
    record = points.kinds()[row["soort"]].objects.filter(pk=row["record"]).first()
    redenen = ", ".join(Aanleiding(aanleiding).label.lower() for aanleiding in row["aanleidingen"])
    return {
        "titel": record or "Een pagina die weg is",
        "redenen": redenen,
        "adres": _address("admin:redactie_controlepunt_record", row["soort"], row["record"]),
    }


def _address(name, *args):
    return urljoin(settings.PORTAL_URL, reverse(name, args=args))
