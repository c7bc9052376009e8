"""Small makers of events, calls and offers for tests; complete and published unless told otherwise."""

from datetime import datetime, timedelta

import icalendar
from django.core import mail
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Land, Thema
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from raadsportaal.gemeenten.outbox import verstuur
from samenwerking.bijeenkomsten.times import AMSTERDAM
from samenwerking.models import Aanbod, Bijeenkomst, Landpagina, Oproep, Reactie
from tests import build
from tests.build import number

GUEST = {"naam": "Noor Bakker", "email": "noor@elders.example"}


def deliver():
    """Send here what waits to be sent, in the order in which it was written."""
    for pk in Zending.objects.waiting().order_by("pk").values_list("pk", flat=True):
        verstuur(pk=pk)


def at(text):
    """A moment in Amsterdam: at("2026-12-08 19:30")."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def bijeenkomst(*, themas=(), doelen=(), land="", **fields):
    n = next(number)
    begin = fields.pop("begin", timezone.now() + timedelta(days=10))
    fields = {
        "titel": f"Bijeenkomst {n}",
        "slug": f"bijeenkomst-{n}",
        "samenvatting": "Een korte samenvatting.",
        "status": "gepubliceerd",
        "plaats": "Zwolle",
        "begin": begin,
        "einde": begin + timedelta(minutes=90),
        "land": Land.objects.filter(code=land).first(),
    } | fields
    made = build.stored(Bijeenkomst(**fields))
    made.themas.add(*(Thema.objects.filter(slug__in=themas) if themas else []))
    made.doelen.add(*(Doel.objects.global_goals().filter(nummer__in=doelen) if doelen else []))
    made.index()
    return made


def sign_up(bijeenkomst, n=1, **fields):
    """Somebody who signed up, without the e-mail of it."""
    fields = {"naam": f"Gast {n}", "email": f"gast{n}@elders.example", "now": timezone.now()} | fields
    return bijeenkomst.sign_up(**fields)[0]


def oproep(*, themas=("water",), landen=("BJ",), **fields):
    n = next(number)
    fields = {
        "titel": f"Oproep {n}",
        "slug": f"oproep-{n}",
        "samenvatting": "Een korte samenvatting.",
        "tekst": "Wij zoeken iemand.",
        "status": "gepubliceerd",
        "rol": "adviseur",
        "vorm": "reis",
        "talen": ["fr"],
        "wie": "Ambtenaren",
        "deadline": timezone.localdate() + timedelta(days=30),
    } | fields
    made = Oproep.objects.create(**fields)
    made.themas.set(Thema.objects.filter(slug__in=themas))
    made.landen.set(Land.objects.filter(code__in=landen))
    return made


def aanbod(gemeente, *, themas=("water",), landen=(), **fields):
    fields = {
        "titel": f"Aanbod {next(number)}",
        "rollen": ["adviseur"],
        "talen": ["fr", "nl"],
        "reist": True,
    } | fields
    with bereik(EVERYTHING):
        made = Aanbod.objects.create(gemeente=gemeente, **fields)
        made.themas.set(Thema.objects.filter(slug__in=themas))
        made.landen.set(Land.objects.filter(code__in=landen))
    return made


def reactie(oproep, gemeente, **fields):
    with bereik(EVERYTHING):
        return Reactie.objects.create(oproep=oproep, gemeente=gemeente, **{"bericht": "Wij helpen graag."} | fields)


def close(code, reden="Er is oorlog."):
    """The switch of a country to which nobody is sent."""
    land = Land.objects.get(code=code)
    Landpagina.objects.update_or_create(land=land, defaults={"inleiding": "Kort.", "gesloten": True, "reden": reden})
    return land


def text(client, path):
    """The page at this address, which has to be there."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return response.content.decode()


def sign_up_path(event):
    return f"{event.get_absolute_url()}aanmelden/"


def sign_off_path(aanmelding):
    return f"/bijeenkomsten/afmelden/{aanmelding.sleutel}/"


def sent():
    """What was sent, with what waited."""
    deliver()
    return mail.outbox


def calendar_in(message):
    """The calendar that came with an e-mail, which has to be there."""
    (name, content, kind), = message.attachments  # fmt: skip
    assert (name, kind) == ("bijeenkomst.ics", "text/calendar")
    return icalendar.Calendar.from_ical(content)
