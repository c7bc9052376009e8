"""Telling that a page is wrong: without a name, seen by an editor, and no way to fill the queue."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.cache import cache

from raadsportaal.redactie.checks import points, reporting
from raadsportaal.redactie.models import Controlepunt
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
NOW, DAY = datetime(2026, 11, 26, 5, tzinfo=UTC), timedelta(days=1)


@pytest.fixture(autouse=True)
def counts():
    cache.clear()


def test_a_visitor_reports_an_error_and_an_editor_reads_it(client, schrijver):
    praktijk = build.praktijk(titel="Grutto in de wijk")
    form = f"/melden/praktijk/{praktijk.pk}/"
    assert form in client.get(praktijk.get_absolute_url()).content.decode()
    assert client.get(form)["X-Robots-Tag"] == "noindex"
    page = client.post(form, {"tekst": "Bergen ligt\nniet in Zweden. <b>"}, follow=True)
    assert "Dank u wel" in page.content.decode()
    screen = schrijver.get(f"/beheer/redactie/controlepunt/praktijk/{praktijk.pk}/").content.decode()
    assert "niet in Zweden. &lt;b&gt;" in screen


@pytest.mark.parametrize("tekst", ["", "  ", "x" * 2001])
def test_what_was_typed_stays_when_it_cannot_be_sent(client, tekst):
    praktijk = build.praktijk()
    page = client.post(f"/melden/praktijk/{praktijk.pk}/", {"tekst": tekst})
    assert 'role="alert"' in page.content.decode() and tekst in page.content.decode()
    assert not Controlepunt.objects.exists()


def test_a_program_that_fills_in_everything_is_told_what_to_leave(client):
    praktijk = build.praktijk()
    data = {"tekst": "Koop nu", "website": "https://koop.example/"}
    page = client.post(f"/melden/praktijk/{praktijk.pk}/", data).content.decode()
    assert "Maak dit vak leeg" in page and "Koop nu" in page
    assert not Controlepunt.objects.exists()


def test_a_button_that_is_pressed_twice_sends_one_report_and_line_ends_count_once(client):
    praktijk = build.praktijk()
    form = f"/melden/praktijk/{praktijk.pk}/"
    for _ in range(2):
        assert client.post(form, {"tekst": "x\r\n" * 999 + "x"}).status_code == 302
    assert Controlepunt.objects.get().uitleg == "x\n" * 999 + "x"
    client.post(form, {"tekst": "Iets anders\u202e."})
    assert set(Controlepunt.objects.values_list("uitleg", flat=True)) >= {"Iets anders."}


def test_an_address_in_a_report_is_no_link_to_click(client, schrijver):
    praktijk = build.praktijk()
    client.post(f"/melden/praktijk/{praktijk.pk}/", {"tekst": "Zie https://kwaad.example/ hier"})
    screen = schrijver.get(f"/beheer/redactie/controlepunt/praktijk/{praktijk.pk}/").content.decode()
    assert "https://kwaad.example/" in screen and 'href="https://kwaad.example/' not in screen


def test_who_reports_without_end_is_stopped(client, monkeypatch):
    monkeypatch.setattr(reporting, "LIMITS", "2/h/ip")
    form = f"/melden/praktijk/{build.praktijk().pk}/"
    answers = [client.post(form, {"tekst": f"Fout {n}"}) for n in range(3)]
    assert [answer.status_code for answer in answers] == [302, 302, 429]
    assert "te veel meldingen" in answers[2].content.decode() and "Fout 2" in answers[2].content.decode()


@pytest.mark.parametrize("status", ["concept", "gearchiveerd", "verwijderd"])
def test_nothing_is_said_of_what_is_not_public(client, status):
    praktijk = build.praktijk(status=status)
    assert client.get(f"/melden/praktijk/{praktijk.pk}/").status_code == 404
    assert client.get(f"/melden/gebruiker/{praktijk.pk}/").status_code == 404


def test_half_a_year_after_the_answer_the_words_of_a_visitor_are_gone():
    praktijk = build.praktijk()
    for days in (10, 181):
        punt = points.report(praktijk, f"{days}", NOW)
        Controlepunt.objects.filter(pk=punt.pk).update(afgedaan_op=NOW - days * DAY)
    assert points.forget(NOW) == 1 and Controlepunt.objects.get().uitleg == "10"
