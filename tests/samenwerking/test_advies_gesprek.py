"""The thread of an adviesvraag: who reads it, what each message does to its state and deadline, closing and erasing."""

import json
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.models import Rol
from samenwerking.advies import typed, views
from samenwerking.models import Adviesvraag
from tests import build
from tests.samenwerking.advies import MONDAY, SECRET, adviseur, ask, file, send_mail
from tests.samenwerking.test_advies import words

pytestmark = pytest.mark.django_db
Stand = Adviesvraag.Stand
TUESDAY, NEXT_MONDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=7)


@pytest.fixture
def vrager():
    return build.lid(build.gemeente("Testwaard"), naam="Sanne de Wit", email="sanne@testwaard.example").gebruiker


@pytest.fixture
def vraag(vrager):
    return ask(vrager, gemeente=vrager.lidmaatschappen.get().gemeente)


@pytest.fixture
def browser(client, vrager):
    client.force_login(vrager)
    return client


def now(vraag):
    vraag.refresh_from_db()
    return vraag


# Who reads it


def test_only_the_asker_finds_the_page(vraag, browser):
    address = vraag.get_absolute_url()
    assert SECRET in words(browser.get(address)) and SECRET in words(browser.get("/advies/"))
    gemeente = vraag.gemeente
    others = [build.lid(gemeente, Rol.GRIFFIER).gebruiker, build.persoon(), build.gebruiker(), adviseur()]
    for other in others:
        browser.force_login(other)
        for method in (browser.get, browser.post):
            answer = method(address)
            assert answer.status_code == 404 and SECRET not in answer.content.decode()
        assert browser.post(address, {"daad": "sluit"}).status_code == 404
        assert SECRET not in words(browser.get("/advies/")) and SECRET not in words(browser.get("/advies/mijn/"))
    assert not now(vraag).is_closed


def test_a_visitor_learns_nothing_from_a_number(vraag):
    known, unknown = (Client().get(f"/advies/{nummer}/") for nummer in (vraag.nummer, "2026-9998"))
    assert known.status_code == unknown.status_code == 302
    assert known.url == f"/inloggen/?next=/advies/{vraag.nummer}/"
    assert Client().get("/advies/mijn/").status_code == 302


def test_a_message_typed_while_signed_out_is_there_again(vraag, vrager):
    browser = Client()
    browser.post(vraag.get_absolute_url(), {"tekst": "Nog een <b>gedachte</b>"})
    browser.post("/inloggen/wachtwoord/", {"login": vrager.email, "password": "geheim"})
    assert "Nog een &lt;b&gt;gedachte" in browser.get(vraag.get_absolute_url()).content.decode()
    assert not vraag.berichten.exists()


def test_what_was_typed_is_not_there_for_who_comes_to_the_computer_later(vraag, vrager):
    browser = Client()
    browser.post(vraag.get_absolute_url(), {"tekst": "Alleen voor mij"})
    session = browser.session
    path, moment, words = session[typed.KEY]
    earlier = datetime.fromisoformat(moment) - typed.KEPT
    session[typed.KEY] = [path, earlier.isoformat(), words]
    session.save()
    browser.post("/inloggen/wachtwoord/", {"login": vrager.email, "password": "geheim"})
    assert "Alleen voor mij" not in browser.get(vraag.get_absolute_url()).content.decode()


def test_others_words_are_shown_as_words(browser, vraag):
    vraag.reply(by=adviseur(), tekst="<script>alert(1)</script>\n\nhttps://vng.nl", van_vng=True, now=TUESDAY)
    page = browser.get(vraag.get_absolute_url()).content.decode()
    assert "<script>alert" not in page and 'href="https://vng.nl"' in page


# State and deadline


def test_an_answer_a_question_back_and_a_reply_say_who_must_act_and_until_when(vraag, vrager):
    staff = adviseur()
    assert (vraag.stand, str(vraag.deadline)) == (Stand.ONTVANGEN, "2026-11-26")
    vraag.reply(by=vrager, tekst="Ik vergat iets", van_vng=False, now=TUESDAY)
    assert (now(vraag).stand, str(vraag.deadline)) == (Stand.ONTVANGEN, "2026-11-26"), "no more time by adding"
    vraag.reply(by=staff, tekst="Welke stad?", van_vng=True, now=TUESDAY, asks_back=True)
    assert (now(vraag).stand, vraag.eigenaar) == (Stand.WACHT, staff)
    vraag.reply(by=vrager, tekst="Jena", van_vng=False, now=NEXT_MONDAY)
    assert (now(vraag).stand, str(vraag.deadline)) == (Stand.IN_BEHANDELING, "2026-12-03")
    vraag.reply(by=staff, tekst="Zo", van_vng=True, now=NEXT_MONDAY)
    assert (now(vraag).stand, vraag.is_open) == (Stand.BEANTWOORD, False)


def test_days_left_are_working_days_and_late_is_late_on_a_sunday_too(vraag):
    days = {day: vraag.days_left((MONDAY + timedelta(days=day)).date()) for day in range(8)}
    assert days == {0: 3, 1: 2, 2: 1, 3: 0, 4: -1, 5: -1, 6: -1, 7: -2}
    assert vraag.is_late((MONDAY + timedelta(days=4)).date()) and not vraag.is_late((MONDAY + timedelta(days=3)).date())
    vraag.reply(by=adviseur(), tekst="Zo", van_vng=True, now=TUESDAY)
    assert now(vraag).days_left(NEXT_MONDAY.date()) is None


@pytest.mark.parametrize(
    ("stand", "sentence"),
    [
        (Stand.ONTVANGEN, "U krijgt uiterlijk"), (Stand.WACHT, "VNG International wacht op uw antwoord."),
        (Stand.BEANTWOORD, "Er is een antwoord."), (Stand.GESLOTEN, "Wij wissen deze vraag op 26 november 2027."),
    ],
)  # fmt: skip
def test_the_page_says_in_a_sentence_where_the_question_stands(browser, vrager, stand, sentence):
    vraag = ask(vrager, now=timezone.now())
    Adviesvraag.objects.filter(pk=vraag.pk).update(
        stand=stand, gesloten_op=MONDAY.replace(day=26) if stand == Stand.GESLOTEN else None
    )
    assert sentence in words(browser.get(vraag.get_absolute_url()))


def test_a_late_answer_is_called_late(browser, vraag):
    Adviesvraag.objects.filter(pk=vraag.pk).update(deadline=timezone.localdate() - timedelta(days=1))
    assert "VNG International is te laat" in words(browser.get(vraag.get_absolute_url()))


# Replying and closing on the page


def test_a_reply_is_sent_and_vng_hears_of_it(browser, vraag, settings, mailoutbox):
    settings.ADVIES_EMAIL = "advies@vng.example"
    answer = browser.post(vraag.get_absolute_url(), {"tekst": "Nog iets over Ergenshuizen"}, follow=True)
    assert "Uw bericht is verstuurd." in words(answer) and "Nog iets over Ergenshuizen" in words(answer)
    send_mail()
    [letter] = mailoutbox
    assert letter.to == ["advies@vng.example"] and "Ergenshuizen" not in letter.body + letter.subject
    assert f"/beheer/samenwerking/adviesvraag/{vraag.pk}/change/" in letter.body


def test_who_took_it_up_hears_of_a_reply_and_not_the_others(browser, vraag, mailoutbox):
    staff, _ = adviseur(), adviseur()
    vraag.take(by=staff)
    browser.post(vraag.get_absolute_url(), {"tekst": "Nog iets"})
    send_mail()
    assert [letter.to for letter in mailoutbox] == [[staff.email]]


@pytest.mark.parametrize(
    ("tekst", "message"),
    [("", "Schrijf een bericht."), (" \n", "Schrijf een bericht."), ("a" * 8001, "Uw bericht is te lang.")],
)
def test_a_reply_that_cannot_be_sent_is_refused_and_stays(browser, vraag, tekst, message):
    answer = browser.post(vraag.get_absolute_url(), {"tekst": tekst})
    assert answer.status_code == 422 and message in words(answer) and tekst.strip() in answer.content.decode()
    assert browser.post(vraag.get_absolute_url()).status_code == 422
    assert not vraag.berichten.exists()


def test_a_reply_pressed_twice_comes_once_and_a_day_has_ten(browser, vraag, monkeypatch):
    monkeypatch.setattr(views, "PER_DAY", 2)
    for tekst in ("een", "een", "twee", "drie"):
        answer = browser.post(vraag.get_absolute_url(), {"tekst": tekst})
    assert answer.status_code == 422 and views.TOO_LONG in words(answer)
    assert [bericht.tekst for bericht in vraag.berichten.all()] == ["een", "twee"]


def test_the_asker_closes_and_opens_it_again_by_writing(browser, vraag):
    page = words(browser.post(vraag.get_absolute_url(), {"daad": "sluit"}, follow=True))
    assert "Uw vraag is gesloten." in page and "Sluit deze vraag" not in page
    assert now(vraag).gesloten_op
    browser.post(vraag.get_absolute_url(), {"tekst": "Toch nog iets"})
    assert (now(vraag).stand, vraag.gesloten_op) == (Stand.ONTVANGEN, None)
    assert vraag.deadline > timezone.localdate()


def test_the_thread_asks_the_database_the_same_whatever_is_in_it(browser, vraag, vrager, django_assert_num_queries):
    for n in range(5):
        vraag.reply(by=vrager, tekst=f"Bericht {n}", van_vng=False, now=TUESDAY)
    with django_assert_num_queries(5):
        browser.get(vraag.get_absolute_url())


# One's own data, and being forgotten


def test_the_download_has_the_questions_with_their_answers(browser, vraag, vrager):
    staff = adviseur(naam="Adviseur van Dienst")
    vraag.reply(by=vrager, tekst="Zie de bijlage", van_vng=False, now=TUESDAY, bijlage=None)
    vraag.reply(by=staff, tekst="Doe het zo", van_vng=True, now=TUESDAY)
    [told] = json.loads(browser.get("/account/gegevens/").content)["samenwerking"]["adviesvragen"]
    assert (told["nummer"], told["vraag"], told["gemeente"]) == (vraag.nummer, SECRET, "Testwaard")
    assert [(one["van"], one["tekst"]) for one in told["berichten"]] == [("u", "Zie de bijlage"), ("VNG", "Doe het zo")]
    assert "Adviseur van Dienst" not in json.dumps(told)
    own = account.collect(staff)["samenwerking"]
    assert own["adviesvragen"] == [] and [one["nummer"] for one in own["adviesvragen behandeld"]] == [vraag.nummer]


def test_after_erasing_the_question_stays_without_a_name_and_nobody_of_the_municipality_reads_it(
    browser, vraag, vrager, mailoutbox
):
    browser.post(vraag.get_absolute_url(), {"tekst": "Met een stuk", "bijlage": file()})
    griffier = build.lid(vraag.gemeente, Rol.GRIFFIER).gebruiker
    account.erase(vrager)
    fresh = Adviesvraag.objects.get(pk=vraag.pk)
    assert str(fresh.vrager) == "Verwijderde gebruiker" and fresh.vraag == SECRET
    assert "Sanne" not in str(Adviesvraag.objects.filter(pk=vraag.pk).values())
    browser.force_login(griffier)
    bericht = vraag.berichten.get()
    for path in (vraag.get_absolute_url(), f"{vraag.get_absolute_url()}bijlagen/{bericht.pk}/"):
        assert browser.get(path).status_code == 404
