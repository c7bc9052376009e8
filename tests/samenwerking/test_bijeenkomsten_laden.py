"""The public events that come with the portal: of others, on days without hours, with what came out of them."""

import csv

import pytest
from icalendar import Calendar

from raadsportaal.redactie.editions import COLUMNS, NAME
from samenwerking.bijeenkomsten import loading
from samenwerking.bijeenkomsten.ics import calendar_of
from samenwerking.bijeenkomsten.loading import load_bijeenkomsten
from samenwerking.bijeenkomsten.times import midnight
from samenwerking.models import Bijeenkomst
from tests.samenwerking import landen as maak
from tools.management.commands.eerdere_uitgaven import differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
ROME = "herstelconferentie-oekraine-rome-2025"


def page(client, slug):
    return client.get(f"/bijeenkomsten/{slug}/").content.decode()


def test_they_are_loaded_once_with_a_source_and_for_nobody_to_sign_up_here():
    events = list(Bijeenkomst.objects.filter(verzonnen=False))
    assert 5 < len(events) <= 12
    assert all(event.is_published and event.bron_url and event.plaats and not event.aanmelden for event in events)
    assert all(event.hele_dag and event.uitkomst and event.doelen.exists() for event in events)
    assert load_bijeenkomsten() == (0, 0)


def test_of_what_was_the_page_says_what_came_out_of_it_and_on_which_days(client):
    html = page(client, ROME)
    assert "Donderdag 10 juli 2025 tot en met vrijdag 11 juli 2025" in html and "0.00" not in html
    assert "Deze bijeenkomst is geweest" in html
    assert html.index("Wat kwam eruit?") < html.index("European Partnership Hub")
    assert 'href="/samenwerking/landen/oekraine/"' in html


def test_the_list_of_what_was_has_them_and_that_of_what_comes_has_not(client):
    assert ROME in client.get("/bijeenkomsten/?wanneer=geweest").content.decode()
    assert ROME not in client.get("/bijeenkomsten/").content.decode()


def test_a_day_without_hours_is_one_in_calendars_too(client):
    event = maak.bijeenkomst(begin=midnight(maak.day(2027, 3, 1)), einde=midnight(maak.day(2027, 3, 2)))
    assert (event.wanneer, event.aanvang) == ("maandag 1 maart 2027", "")
    [made] = Calendar.from_ical(calendar_of([event], "Agenda")).walk("VEVENT")
    assert (made.decoded("dtstart"), made.decoded("dtend")) == (maak.day(2027, 3, 1), maak.day(2027, 3, 2))
    assert "Hele dag" in client.get("/bijeenkomsten/maand/2027/3/").content.decode()


def test_a_newer_text_leaves_what_an_editor_wrote(tmp_path, monkeypatch):
    text = (loading.DATA / loading.FILE).read_text(encoding="utf-8")
    now = loading.read(text)
    older = now[ROME] | {"uitkomst": "Nog niet bekend.", "tekst": "Komt nog."}
    Bijeenkomst.objects.filter(slug=ROME).update(uitkomst=older["uitkomst"], tekst="Van de redacteur.")
    (tmp_path / loading.FILE).write_text(text, encoding="utf-8")
    with (tmp_path / NAME).open("w", encoding="utf-8", newline="") as file:
        lines = [(loading.FILE, *line) for line in differences(now | {ROME: older}, now)]
        csv.writer(file).writerows([COLUMNS, *lines])
    monkeypatch.setattr(loading, "DATA", tmp_path)
    assert load_bijeenkomsten() == (0, 1)
    event = Bijeenkomst.objects.get(slug=ROME)
    assert (event.uitkomst, event.tekst) == (now[ROME]["uitkomst"], "Van de redacteur.")
