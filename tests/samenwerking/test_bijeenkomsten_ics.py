"""Calendars: of a selection, of one event; valid, the same for everyone, and right in summer and winter."""

from datetime import UTC, timedelta

import icalendar
import pytest
from django.utils import timezone

from samenwerking.bijeenkomsten import ics
from samenwerking.models import Bijeenkomst
from tests import build
from tests.samenwerking.bijeenkomsten import at, bijeenkomst, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
FEED = "/bijeenkomsten/agenda.ics"


@pytest.fixture(autouse=True)
def no_others(content):
    Bijeenkomst.objects.all().delete()


def entries(response):
    assert response.status_code == 200
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")


def titles(response):
    return [str(entry["summary"]) for entry in entries(response)]


def test_the_calendar_holds_what_comes_and_what_was_lately(client):
    now = timezone.now()
    bijeenkomst(titel="Komt", begin=now + timedelta(days=4))
    bijeenkomst(titel="Vorige maand", begin=now - timedelta(days=30))
    bijeenkomst(titel="Lang geleden", begin=now - timedelta(days=200))
    bijeenkomst(titel="Concept", status="concept")
    assert titles(client.get(FEED)) == ["Vorige maand", "Komt"]


def test_a_selection_has_its_own_calendar(client):
    bijeenkomst(titel="Water", themas=["water"], doelen=[6])
    bijeenkomst(titel="Wonen", themas=["wonen"])
    response = client.get(f"{FEED}?thema=water&doel=6")
    assert titles(response) == ["Water"]
    assert "X-WR-CALNAME:Raadsportaal: Water en sanitair" in response.content.decode()


def test_a_theme_without_events_is_an_empty_calendar_and_an_unknown_filter_none_at_all(client):
    """Who subscribed must not suddenly get everything."""
    bijeenkomst(titel="Wonen", themas=["wonen"])
    assert titles(client.get(f"{FEED}?thema=water")) == []
    assert titles(client.get(f"{FEED}?land=benin")) == []
    assert client.get(f"{FEED}?thema=watr").status_code == 404


def test_it_can_be_kept_by_any_cache_and_is_fetched_again_only_when_it_changed(client, django_assert_num_queries):
    event = bijeenkomst()
    first = client.get(FEED)
    assert first["Cache-Control"] == "public, max-age=3600"
    assert "Cookie" not in first.get("Vary", "") and not first.cookies
    assert client.get(FEED).content == first.content
    again = client.get(FEED, HTTP_IF_NONE_MATCH=first["ETag"])
    assert again.status_code == 304 and not again.content
    event.titel = "Nieuwe titel"
    event.save()
    assert client.get(FEED, HTTP_IF_NONE_MATCH=first["ETag"]).status_code == 200
    with django_assert_num_queries(2):
        client.get(FEED)


def test_each_entry_has_what_a_calendar_needs(client):
    event = bijeenkomst(titel="Eén; twee, drie", begin=at("2027-01-12 13:00"), online=True, plaats="Den Haag")
    (entry,) = entries(client.get(f"/bijeenkomsten/{event.slug}.ics"))
    assert entry["uid"] == f"bijeenkomst-{event.pk}@127.0.0.1"
    assert entry.decoded("dtstamp") == event.gewijzigd_op.astimezone(UTC).replace(microsecond=0)
    assert entry.decoded("dtstart") == event.begin and entry.decoded("dtend") == event.einde
    assert entry["url"].endswith(event.get_absolute_url())
    assert (str(entry["summary"]), str(entry["location"])) == ("Eén; twee, drie", "Den Haag en online")
    assert (entry["status"], entry["sequence"]) == ("CONFIRMED", 0)


def test_the_uid_stays_when_title_and_address_change(client):
    event = bijeenkomst()
    before = ics.uid(event)
    event.titel, event.slug = "Anders", "heel-anders"
    event.save()
    assert entries(client.get("/bijeenkomsten/heel-anders.ics"))[0]["uid"] == before


@pytest.mark.parametrize("begin", ["2027-03-27 20:00", "2027-03-28 10:00", "2027-10-30 20:00", "2027-10-31 10:00"])
def test_the_zone_in_the_file_says_the_same_as_the_clock_in_amsterdam(client, begin):
    """Read with the VTIMEZONE of the file itself, as a calendar program does that does not know Amsterdam."""
    event = bijeenkomst(begin=at(begin))
    calendar = icalendar.Calendar.from_ical(client.get(f"/bijeenkomsten/{event.slug}.ics").content)
    (zone,) = calendar.walk("VTIMEZONE")
    shown = calendar.walk("VEVENT")[0].decoded("dtstart").replace(tzinfo=None)
    assert shown.replace(tzinfo=zone.to_tz(lookup_tzid=False)) == event.begin


def test_no_text_of_ours_or_others_becomes_another_line(client):
    nasty = 'Titel\r\nATTENDEE:mailto:x@y.example\r\nEND:VEVENT\n"; , \\'
    event = bijeenkomst(titel=nasty, samenvatting=nasty * 20, plaats="Zaal\nURL:https://kwaad.example")
    response = client.get(f"/bijeenkomsten/{event.slug}.ics")
    lines = response.content.decode().replace("\r\n ", "").split("\r\n")
    assert not any(line.startswith(("ATTENDEE", "URL:https://kwaad")) for line in lines)
    assert lines.count("END:VEVENT") == 1
    assert all(len(line.encode()) <= 75 for line in response.content.decode().split("\r\n"))
    (entry,) = entries(response)
    assert "END:VEVENT" in entry["summary"]


def test_the_address_to_join_and_who_comes_are_not_in_what_is_public(client):
    event = bijeenkomst(online=True, link="https://meet.example/geheim")
    sign_up(event)
    for address in (FEED, f"/bijeenkomsten/{event.slug}.ics"):
        told = client.get(address).content.decode()
        assert "geheim" not in told and "ATTENDEE" not in told and "elders" not in told


def test_what_is_called_off_stays_as_cancelled_and_an_invented_one_says_so(client):
    off = bijeenkomst(afgelast=True)
    assert entries(client.get(f"/bijeenkomsten/{off.slug}.ics"))[0]["status"] == "CANCELLED"
    demo = bijeenkomst(titel="Klimaat", verzonnen=True)
    assert titles(client.get(f"/bijeenkomsten/{demo.slug}.ics")) == ["Voorbeeld in de demo: Klimaat"]


@pytest.mark.parametrize("status", ["concept", "gearchiveerd"])
def test_what_is_not_published_is_no_file(client, status):
    assert client.get(f"/bijeenkomsten/{bijeenkomst(status=status).slug}.ics").status_code == 404


@pytest.mark.parametrize(
    "query", ["thema=%00", "land=%00", "doel=%F0%9F%98%80", "land=" + "a" * 5000, "online=x", "pagina=99999"]
)
def test_any_question_gets_an_answer(client, query):
    assert client.get(f"{FEED}?{query}").status_code in (200, 404)
    assert client.post(f"{FEED}?{query}").status_code == 405


def test_who_is_signed_in_gets_the_same_file(client):
    bijeenkomst()
    before = client.get(FEED).content
    client.force_login(build.persoon())
    assert client.get(FEED).content == before
