"""Asking for advice: the page for everyone, the form with what goes along, the number, and who hears of it."""

import re
from urllib.parse import quote

import pytest
from django.test import Client

from kennisbank.models import Land
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol, Zending
from raadsportaal.redactie.models import Status
from samenwerking.advies import views
from samenwerking.advies.loading import load_advies
from samenwerking.models import Adviesvraag, Stedenband, Veelgesteld
from tests import build
from tests.samenwerking.advies import SECRET, ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
VALID = {"onderwerp": "beleid", "vraag": SECRET}


def words(response):
    text = re.sub(r"<(script|style|head).*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def gemeente():
    return build.gemeente("Testwaard")


@pytest.fixture
def raadslid(client, gemeente):
    gebruiker = build.lid(gemeente, naam="Sanne de Wit", email="sanne@testwaard.example").gebruiker
    client.force_login(gebruiker)
    return gebruiker


def band(gemeente, plaats, land="PS", stand="actief"):
    with bereik(EVERYTHING):
        return Stedenband.objects.create(
            gemeente=gemeente, plaats=plaats, land=Land.objects.get(code=land), stand=stand
        )


def send(client, *, mee=("gemeente",), gemeente="testwaard", **fields):
    """As the form sends it that was just shown."""
    return client.post("/advies/stel/", VALID | {"mee": list(mee), "gemeente": gemeente} | fields)


def only():
    return Adviesvraag.objects.get()


# The page for everyone


def test_a_visitor_reads_what_can_be_asked_and_the_published_answers_only(client):
    load_advies()
    hidden = Veelgesteld.objects.first()
    hidden.status = Status.CONCEPT
    hidden.save()
    page = words(client.get("/advies/"))
    assert "Het coalitieakkoord" in page and "Kan ik een stuk meesturen?" in page
    assert hidden.titel not in page and "Mijn vragen" not in page


def test_loading_the_answers_twice_changes_nothing_and_keeps_what_an_editor_wrote():
    Veelgesteld.objects.all().delete()
    assert load_advies() == Veelgesteld.objects.count() > 3
    Veelgesteld.objects.filter(slug="wie-leest-mijn-vraag").update(antwoord="Anders.")
    assert load_advies() == 0
    assert Veelgesteld.objects.get(slug="wie-leest-mijn-vraag").antwoord == "Anders."
    assert all(not one.missing() for one in Veelgesteld.objects.all())


def test_a_visitor_is_led_to_sign_in_and_back_to_the_same_form(client):
    page = client.get("/advies/stel/?dossier=Visie&adres=/gemeenten/x/dossiers/y/")
    assert page.status_code == 200 and "<form method" not in page.content.decode().replace("\n", "")
    link = re.search(r'href="(/inloggen/\?next=[^"]+)"', page.content.decode())[1]
    assert quote("/advies/stel/?dossier=Visie&adres=", safe="") in link.replace("%2F", "%2F")


def test_whose_session_ended_while_typing_finds_the_words_again_once(client, raadslid):
    browser = Client()
    answer = browser.post("/advies/stel/", VALID | {"dossier": "Visie", "over": "JO"})
    assert answer.url == "/inloggen/?next=/advies/stel/"
    assert not Adviesvraag.objects.exists()
    assert browser.post("/inloggen/wachtwoord/", {"login": raadslid.email, "password": "geheim"}).status_code == 302
    page = browser.get("/advies/stel/").content.decode()
    assert SECRET in page and 'value="Visie"' in page
    assert SECRET not in browser.get("/advies/stel/").content.decode()


# The form


def test_the_form_shows_what_goes_along_and_just_that_goes(client, raadslid, gemeente):
    band(gemeente, "Ramallah")
    band(gemeente, "Lviv", "UA", "niet_bevestigd")
    band(gemeente, "Oudstad", stand="beeindigd")
    adres = "/gemeenten/testwaard/dossiers/visie-2040/"
    page = words(client.get(f"/advies/stel/?dossier=Visie+2040&adres={adres}"))
    for shown in ("Sanne de Wit, sanne@testwaard.example", "Testwaard, raadslid", adres):
        assert shown in page
    assert "Lviv, Oekraïne (niet bevestigd); Ramallah, " in page and "Oudstad" not in page
    every = ("gemeente", "stedenbanden", "adres")
    answer = send(client, mee=every, over="JO", dossier="Visie 2040", adres=adres)
    vraag = only()
    assert answer.url == vraag.get_absolute_url() == f"/advies/{vraag.nummer}/"
    assert (vraag.vrager, vraag.gemeente, vraag.vraag) == (raadslid, gemeente, SECRET)
    assert [label for label, _ in vraag.meegestuurd] == [
        "Gemeente en rol", "Stedenbanden", "Adres van het dossier", "Dossier", "Gaat over",
    ]  # fmt: skip
    page = words(client.get(answer.url))
    for label, text in vraag.meegestuurd:
        assert text in page and label in page


def test_each_part_can_be_switched_off(client, raadslid, gemeente):
    band(gemeente, "Ramallah")
    send(client, mee=())
    assert (only().gemeente, only().meegestuurd) == (None, [])
    send(client, mee=("stedenbanden",), vraag="Nog een vraag")
    assert [label for label, _ in Adviesvraag.objects.get(vraag="Nog een vraag").meegestuurd] == ["Stedenbanden"]


def test_who_works_in_two_municipalities_chooses_and_keeps_what_was_typed(client, raadslid, gemeente):
    other = build.lid(build.gemeente("Anderwaard"), Rol.AMBTENAAR, raadslid).gemeente
    band(other, "Nablus")
    page = words(client.get("/advies/stel/"))
    assert "Vraag het voor" in page
    typed = VALID | {"dossier": "Visie", "gemeente": "testwaard", "mee": ["gemeente"], "wissel": "anderwaard"}
    page = client.post("/advies/stel/", typed)
    assert page.status_code == 200 and not Adviesvraag.objects.exists()
    assert "Anderwaard, ambtenaar" in words(page) and "Nablus" in words(page) and SECRET in page.content.decode()
    send(client, gemeente="anderwaard", over=f"band-{other.stedenbanden.get().pk}")
    assert only().gemeente == other and ["Gaat over", "Nablus, Palestijnse gebieden"] in only().meegestuurd


def test_the_first_button_of_the_form_sends_it(client, raadslid, gemeente):
    """It is what Enter presses."""
    build.lid(build.gemeente("Anderwaard"), Rol.AMBTENAAR, raadslid)
    form = client.get("/advies/stel/").content.decode().split('action="/advies/stel/"')[1]
    assert "Verstuur uw vraag" in re.search(r"<button[^>]*>[^<]*", form)[0]


def test_who_works_nowhere_can_ask_too(client):
    client.force_login(build.persoon())
    assert "Uw naam en e-mailadres" in words(client.get("/advies/stel/"))
    send(client, gemeente="", mee=())
    assert only().gemeente is None


def test_what_changed_since_the_form_was_shown_is_shown_again_first(client, raadslid, gemeente):
    with bereik(EVERYTHING):
        gemeente.leden.get().delete()
    answer = send(client)
    assert answer.status_code == 422 and "is veranderd. Kijk het na" in words(answer)
    assert not Adviesvraag.objects.exists() and SECRET in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"vraag": "  "}, "Schrijf op wat u wilt weten."),
        ({"vraag": "a" * 4001}, "Uw vraag is te lang. Hij kan hooguit 4.000 tekens hebben."),
        ({"onderwerp": ""}, "Kies waarover het gaat."),
        ({"onderwerp": "<b>"}, "Kies waarover het gaat."),
        ({"over": "band-1"}, "Kies een partner of land uit de lijst."),
        ({"dossier": "a" * 201}, "Deze titel is te lang."),
        ({"mee": ["alles"]}, "is veranderd. Kijk het na"),
        ({"adres": "/gemeenten/anderwaard/dossiers/geheim/"}, "is veranderd. Kijk het na"),
        ({"gemeente": "anderwaard"}, "is veranderd. Kijk het na"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, raadslid, fields, message):
    build.gemeente("Anderwaard")
    answer = send(client, **{"vraag": "Mijn eigen woorden"} | fields)
    assert answer.status_code == 422
    assert "Uw vraag is nog niet verstuurd" in words(answer) and message in words(answer)
    assert "<title>Fout: " in answer.content.decode()
    assert "vraag" in fields or "Mijn eigen woorden" in answer.content.decode()
    assert not Adviesvraag.objects.exists()


@pytest.mark.parametrize(
    "adres",
    [
        "/gemeenten/anderwaard/dossiers/geheim/", "https://kwaad.example/gemeenten/testwaard/dossiers/x/",
        "//kwaad.example/", "/gemeenten/testwaard/dossiers/../../beheer/", "javascript:alert(1)", "\x00", "a" * 9000,
        "/gemeenten/testwaard/dossiers/x/?y=1", "/gemeenten/testwaard/dossiers/x/\n",
    ],
    ids=lambda value: value[:25],
)  # fmt: skip
def test_a_link_brings_the_own_dossier_and_nothing_else(client, raadslid, adres):
    build.gemeente("Anderwaard")
    page = client.get("/advies/stel/", {"dossier": "<script>alert(1)</script>" + "b" * 9000, "adres": adres})
    assert page.status_code == 200
    assert "Adres van het dossier" not in words(page)
    assert "<script>alert(1)" not in page.content.decode() and "b" * 201 not in page.content.decode()


def test_a_day_has_ten_questions(client, raadslid, monkeypatch):
    monkeypatch.setattr(views, "PER_DAY", 2)
    for n in range(3):
        answer = send(client, vraag=f"Vraag {n}")
    assert answer.status_code == 422 and "U stelde vandaag al" in words(answer)
    assert Adviesvraag.objects.count() == 2


def test_a_button_pressed_twice_asks_once(client, raadslid):
    first, second = send(client), send(client)
    assert first.url == second.url and Adviesvraag.objects.count() == 1
    assert Zending.objects.filter(sleutel__startswith="advies-ontvangen").count() == 1


def test_pages_ask_the_database_the_same_whatever_there_is(client, raadslid, gemeente, django_assert_num_queries):
    load_advies()
    for n in range(4):
        band(gemeente, f"Stad {n}")
        ask(raadslid, vraag=f"Vraag {n}")
    client.get("/advies/")
    for path, queries in (("/advies/", 6), ("/advies/stel/", 5), ("/advies/mijn/", 4)):
        with django_assert_num_queries(queries):
            client.get(path)
    client.logout()
    with django_assert_num_queries(1):
        client.get("/advies/")
