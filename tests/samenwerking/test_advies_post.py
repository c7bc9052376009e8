"""The number and the day of an adviesvraag, and the e-mails: who gets them, and that they tell nothing."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections
from django.utils import timezone

from raadsportaal.gemeenten.models import Gebruiker, Zending
from raadsportaal.portaal.demo.advies import load_demo_advies
from samenwerking.models import Adviesvraag
from tests import build
from tests.samenwerking.advies import SECRET, adviseur, ask, send_mail
from tests.samenwerking.test_advies import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def raadslid(client):
    gebruiker = build.lid(build.gemeente("Testwaard"), naam="Sanne de Wit", email="sanne@testwaard.example").gebruiker
    client.force_login(gebruiker)
    return gebruiker


def send(client, **fields):
    values = {"onderwerp": "beleid", "vraag": SECRET, "mee": ["gemeente"], "gemeente": "testwaard"} | fields
    return client.post("/advies/stel/", values)


def mail_of_vng():
    return list(Zending.objects.filter(sleutel__startswith="advies-nieuw-"))


def test_the_asker_sees_the_number_and_the_day_and_gets_them_by_e_mail(client, raadslid, mailoutbox):
    page = client.get(send(client).url)
    vraag = Adviesvraag.objects.get()
    assert re.fullmatch(rf"{timezone.localdate().year}-\d{{4}}", vraag.nummer)
    assert f"Uw vraag is verstuurd. Nummer {vraag.nummer}. U krijgt uiterlijk" in words(page)
    send_mail()
    [letter] = [one for one in mailoutbox if one.to == [raadslid.email]]
    assert vraag.nummer in letter.body and f"http://testserver/advies/{vraag.nummer}/" in letter.body


@pytest.mark.parametrize("setting", ["", "advies@vng.example"])
def test_vng_hears_of_it_without_a_word_of_what_was_asked(client, raadslid, mailoutbox, settings, setting):
    settings.ADVIES_EMAIL = setting
    staff = [adviseur().email, adviseur().email]
    adviseur(is_active=False)
    send(client, dossier="Geheime visie")
    send_mail()
    letters = [one for one in mailoutbox if one.to != [raadslid.email]]
    assert {one.to[0] for one in letters} == ({setting} if setting else set(staff))
    for letter in mailoutbox:
        text = f"{letter.subject} {letter.body} {letter.alternatives[0].content}"
        for secret in ("Ergenshuizen", "Geheim", "Sanne", "Testwaard", "beleid"):
            assert secret not in text, letter.subject
        assert not re.search(r"\d", letter.subject)


def test_without_a_group_functioneel_beheer_hears_of_it(client, raadslid, settings):
    settings.ADVIES_EMAIL = ""
    beheerder = build.gebruiker()
    send(client)
    assert beheerder.email in {zending.naar for zending in mail_of_vng()}


def test_when_nobody_of_vng_would_hear_of_it_the_log_says_so_and_not_who_asked(client, raadslid, settings, caplog):
    settings.ADVIES_EMAIL = ""
    assert send(client).status_code == 302
    assert "Niemand hoort van adviesvraag" in caplog.text and "sanne" not in caplog.text.lower()


def test_numbers_go_on_after_the_thousands_and_start_anew_each_year(raadslid):
    first = ask(raadslid, vraag="1")
    assert first.nummer == "2026-0001"
    Adviesvraag.objects.filter(pk=first.pk).update(nummer="2026-9999")
    assert ask(raadslid, vraag="2").nummer == "2026-10000"
    assert ask(raadslid, vraag="3").nummer == "2026-10001"
    later = ask(raadslid, vraag="4").gesteld_op.replace(year=2027)
    assert ask(raadslid, vraag="5", now=later).nummer == "2027-0001"


def test_the_demo_has_a_question_of_each_kind_and_only_once():
    build.gebruiker(email="redacteur@raadsportaal.example", is_superuser=False)
    assert load_demo_advies(timezone.localdate()) == 3
    assert load_demo_advies(timezone.localdate()) == 0
    assert set(Adviesvraag.objects.values_list("stand", flat=True)) == {"beantwoord", "wacht", "ontvangen"}


@pytest.fixture
def committed_vragers():
    """Four people on another connection than the test's: other connections see them. They go with what they asked."""
    of_the_test = connections["default"]
    connections["default"] = of_the_test.copy()
    people = [build.persoon() for _ in range(4)]
    yield people
    Adviesvraag.objects.filter(vrager__in=people).delete()
    Gebruiker.objects.filter(pk__in=[gebruiker.pk for gebruiker in people]).delete()  # one walk over what hangs on it
    connections["default"].close()
    connections["default"] = of_the_test


def test_who_ask_at_once_get_numbers_of_their_own(committed_vragers):
    start = Barrier(4)

    def come(gebruiker):
        try:
            start.wait()
            return ask(gebruiker).nummer
        finally:
            connections["default"].close()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(come, committed_vragers))
    assert sorted(numbers) == ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]
