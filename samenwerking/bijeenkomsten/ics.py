"""Events as iCalendar (RFC 5545): for who signed up, and as a calendar to subscribe to."""

from datetime import UTC, timedelta
from email.utils import parseaddr

from django.conf import settings
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from samenwerking.bijeenkomsten.times import local

PRODID = "-//VNG//Raadsportaal Internationaal//NL"
REFRESH = timedelta(hours=12)
# The rule of the European Union since 1996: the clock changes at 1.00 UTC on the last Sunday of March and October.
AMSTERDAM = Timezone.from_ical(
    """BEGIN:VTIMEZONE
TZID:Europe/Amsterdam
BEGIN:DAYLIGHT
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")
)


def calendar_of(bijeenkomsten, name) -> bytes:
    """For a subscription or a download: public, without the address to join online. The same events, the same bytes."""
    calendar = _calendar()
    calendar.add("x-wr-calname", vText(" ".join(name.split())))
    calendar.add("x-wr-timezone", "Europe/Amsterdam")
    calendar.add("refresh-interval", REFRESH, parameters={"value": "DURATION"})
    for bijeenkomst in bijeenkomsten:
        calendar.add_component(_event(bijeenkomst, bijeenkomst.volgnummer))
    return calendar.to_ical()


def for_person(aanmelding) -> str:
    """Of who has a place: with the address to join online."""
    calendar = _calendar()
    calendar.add("method", "PUBLISH")
    event = _event(aanmelding.bijeenkomst, aanmelding.volgnummer, link=aanmelding.bijeenkomst.link)
    event.add("organizer", _organizer())
    calendar.add_component(event)
    return calendar.to_ical().decode()


def cancelled_for(aanmelding) -> str:
    """Takes it out of the person's calendar: the same UID, a higher SEQUENCE."""
    calendar = _calendar()
    calendar.add("method", "CANCEL")
    event = _event(aanmelding.bijeenkomst, aanmelding.volgnummer, status="CANCELLED")
    event.add("organizer", _organizer())
    event.add("attendee", vCalAddress(f"mailto:{aanmelding.email}"))
    calendar.add_component(event)
    return calendar.to_ical().decode()


def _calendar():
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add_component(AMSTERDAM)
    return calendar


def _event(bijeenkomst, volgnummer, *, link="", status=""):
    address = settings.PORTAL_URL + bijeenkomst.get_absolute_url()
    event = Event()
    event.add("uid", uid(bijeenkomst))
    event.add("sequence", volgnummer)
    event.add("dtstamp", bijeenkomst.gewijzigd_op.astimezone(UTC).replace(microsecond=0))
    for name, moment in (("dtstart", local(bijeenkomst.begin)), ("dtend", local(bijeenkomst.einde))):
        event.add(name, moment.date() if bijeenkomst.hele_dag else moment)
    event.add("summary", bijeenkomst.titel_met_merk)
    joining = f"Online meedoen: {link}" if link else ""
    event.add("description", "\n\n".join(filter(None, [bijeenkomst.samenvatting, joining, address])))
    event.add("location", bijeenkomst.waar.capitalize() if not bijeenkomst.plaats else bijeenkomst.waar)
    event.add("url", address)
    event.add("status", status or ("CANCELLED" if bijeenkomst.afgelast else "CONFIRMED"))
    return event


def uid(bijeenkomst) -> str:
    """For always the same, also when the title or the address of the page changes."""
    host = settings.PORTAL_URL.partition("//")[2].partition(":")[0].partition("/")[0]
    return f"bijeenkomst-{bijeenkomst.pk}@{host}"


def _organizer():
    """The portal itself, from whose address the e-mail comes."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    organizer = vCalAddress(f"mailto:{address}")
    organizer.params["CN"] = name or "Raadsportaal Internationaal"
    return organizer
