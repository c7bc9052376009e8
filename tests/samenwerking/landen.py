"""Small makers of what countries and city partnerships are tested with. Bhutan has nothing of its own in the portal."""

from datetime import UTC, date, datetime

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from kennisbank.models import Land, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from samenwerking.models import (
    Aanwezigheid,
    Bijeenkomst,
    Landenoverleg,
    Landpagina,
    Oproep,
    Overlegvoorstel,
    Programma,
    Stedenband,
)
from tests import build
from tests.queue import arguments


def everything():
    return bereik(EVERYTHING)


def empty_register():
    """No partnerships at all, so that a test can count its own."""
    with everything():
        Stedenband.objects.all().delete()
    Stedenband.objects.reindex()


def land(code="BT"):
    return Land.objects.get(code=code)


def pagina(code="BT", **fields):
    return Landpagina.objects.create(land=land(code), **{"inleiding": "Bergen en gemeenten."} | fields)


def band(gemeente=None, code="BT", themas=(), **fields):
    """A partnership that nobody confirmed, of a municipality of its own unless one is given.

    With a `stand` it is one that the municipality confirmed.
    """
    told = {"bevestigd_op": day()} if fields.get("stand", "niet_bevestigd") != "niet_bevestigd" else {}
    fields = {"plaats": f"Plaats {next(build.number)}", "bron": "Wikidata (juli 2017)"} | told | fields
    with bereik(EVERYTHING):
        made = build.stored(Stedenband(gemeente=gemeente or build.gemeente(), land=land(code), **fields))
        made.themas.add(*(Thema.objects.filter(slug__in=themas) if themas else []))
        made.index()
    return made


def actief(gemeente=None, code="BT", **fields):
    fields = {"partner": f"Partner {next(build.number)}", "onderwerp": "Groen"} | fields
    with bereik(EVERYTHING):
        return Aanwezigheid.objects.create(gemeente=gemeente or build.gemeente(), land=land(code), **fields)


def programma(code="BT", **fields):
    n = next(build.number)
    fields = {"titel": f"Programma {n}", "slug": f"programma-{n}", "status": "gepubliceerd"} | fields
    made = build.stored(Programma(**fields))
    made.landen.add(land(code))
    made.index()
    return made


def oproep(code="BT", **fields):
    n = next(build.number)
    fields = {"titel": f"Oproep {n}", "slug": f"oproep-{n}", "status": "gepubliceerd", "rol": "adviseur"} | fields
    made = Oproep.objects.create(tekst="Wie helpt?", **fields)
    made.landen.set([land(code)])
    return made


def bijeenkomst(code="BT", **fields):
    n = next(build.number)
    fields = {"titel": f"Bijeenkomst {n}", "slug": f"bijeenkomst-{n}", "status": "gepubliceerd"} | fields
    moments = {"begin": "2099-01-14T14:00Z", "einde": "2099-01-14T15:30Z"}
    return Bijeenkomst.objects.create(land=land(code), **moments | fields)


def overleg(vrager, gevraagd, by=None, **fields):
    """A proposal of one municipality to others."""
    fields = {"onderwerp": "Wie doet wat?", "bericht": "Zullen wij bellen?"} | fields
    with bereik(EVERYTHING):
        return Landenoverleg.propose(gemeente=vrager, land=land(), gevraagd=gevraagd, by=by, now=moment(), **fields)


def voorstel(gemeente, by, code="BT", **fields):
    """What a council member proposes to the griffie."""
    fields = {"onderwerp": "Wie doet wat?", "bericht": "Zullen wij bellen?", "now": moment()} | fields
    with bereik(EVERYTHING):
        return Overlegvoorstel.propose(gemeente=gemeente, land=land(code), by=by, **fields)


def moment(day=26, month=11, year=2026):
    return datetime(year, month, day, 9, tzinfo=UTC)


def griffier(gemeente, **fields):
    return build.lid(gemeente, Rol.GRIFFIER, **fields).gebruiker


def deliver():
    """Do what waits for the queue of e-mails, and what that asks for in turn."""
    while jobs := list(ProcrastinateJob.objects.filter(status="todo", queue_name="post").order_by("id")):
        for job in jobs:
            app.tasks[job.task_name](**arguments(job))
            with connection.cursor() as cursor:
                cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s", [job.pk])


def day(year=2026, month=11, day=26):
    return date(year, month, day)
