"""Following by e-mail without an account: confirmed by a link, stopped by a link, and forgotten by one."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from agendas.models import Doel
from raadsportaal.gemeenten.models import Zending
from raadsportaal.volgen import choices, followable, letters, retention, spreading
from raadsportaal.volgen.models import Gevolgd, Volger
from tests import build

pytestmark = pytest.mark.django_db
ADDRESS = "lezer@voorbeeld.nl"
SEARCH = "/kennisbank/?q=klimaatplafond"


def ask(client, email=ADDRESS, zoek=SEARCH):
    return client.post("/volgen/", {"zoek": zoek, "email": email})


def links(tekst, part):
    return [urlsplit(link).path for link in re.findall(r"https?://\S+", tekst) if f"/volgen/{part}/" in link]


def letter(start="volgen-"):
    return Zending.objects.filter(sleutel__startswith=start).latest("pk")


def confirmed(client):
    ask(client)
    (path,) = links(letter().tekst, "bevestig")
    client.post(path)
    return path


def send():
    now = timezone.now()
    spreading.spread(now)
    for days in range(7):
        if letters.send_of_the_day(now + timedelta(days=days)):
            return letter()
    return None


def test_a_visitor_follows_a_search_after_confirming_the_address(client):
    page = client.get(f"/volgen/?zoek={SEARCH}").content.decode()
    assert "Voorbeelden: ‘klimaatplafond’" in page and "U hebt geen account nodig." in page
    assert "Kijk in uw e-mail" in ask(client).content.decode()
    assert letter().naar == ADDRESS and "klimaatplafond" not in letter().tekst, "nobody's words go to a stranger"
    (path,) = links(letter().tekst, "bevestig")
    assert "Wilt u dit volgen?" in client.get(path).content.decode()
    assert not Gevolgd.objects.kept().exists(), "programs that look at e-mail open links"
    assert "U volgt: Voorbeelden" in client.post(path).content.decode()
    build.praktijk(titel="Klimaatplafond in Oslo")
    assert "Nieuw voorbeeld: Klimaatplafond in Oslo." in send().tekst


def test_who_did_not_confirm_gets_nothing_and_is_forgotten_after_some_days(client):
    ask(client)
    build.praktijk(titel="Klimaatplafond in Oslo")
    sent = Zending.objects.count()
    send()
    assert Zending.objects.count() == sent
    retention.forget_follows(timezone.now() + retention.UNCONFIRMED_KEPT + timedelta(hours=1))
    assert not Volger.objects.exists() and not Gevolgd.objects.exists()


def test_the_link_in_the_e_mail_stops_it_without_signing_in_and_only_that(client):
    confirmed(client)
    build.praktijk(titel="Klimaatplafond in Oslo")
    (path,) = set(links(send().tekst, "stop"))
    stranger = Client(enforce_csrf_checks=True)
    page = stranger.get(path)
    assert "Wilt u deze e-mail niet meer?" in page.content.decode() and not page.cookies
    assert Gevolgd.objects.kept().exists()
    done = stranger.post(path, {"List-Unsubscribe": "One-Click"})
    assert done.status_code == 200 and "U krijgt deze e-mail niet meer" in done.content.decode()
    assert not Gevolgd.objects.kept().exists()
    doel = Doel.objects.global_goals().get(nummer=11)
    later = timezone.now() + timedelta(days=9)
    volger = Volger.objects.of_address(ADDRESS)
    choices.follow(volger, followable.of(doel), hoe_vaak="week", now=later)
    stranger.post(path)
    assert Gevolgd.objects.kept().count() == 1, "what was followed after that e-mail goes on"


def test_with_an_account_the_link_stops_the_e_mail_and_not_the_following(volger):
    follow = followable.of(Doel.objects.global_goals().get(nummer=11))
    mine = choices.follow(volger, follow, hoe_vaak="week", now=timezone.now())
    other = choices.follow(
        volger, followable.of(Doel.objects.global_goals().get(nummer=12)), hoe_vaak="meteen", now=timezone.now()
    )
    build.praktijk()
    (path,) = set(links(send().tekst, "stop"))
    assert "U blijft volgen op het portaal." in Client().post(path).content.decode()
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.hoe_vaak, other.hoe_vaak) == ("nooit", "meteen")


def test_an_address_has_a_page_of_its_own_by_the_link_in_each_e_mail(client):
    confirmed(client)
    build.praktijk(titel="Klimaatplafond in Oslo")
    (path,) = set(links(send().tekst, "mijn"))
    page = client.get(path)
    assert "Voorbeelden: ‘klimaatplafond’" in page.content.decode() and page["X-Robots-Tag"] == "noindex"
    mine = Gevolgd.objects.get()
    client.post(path, {f"vaak-{mine.pk}": "dag"})
    mine.refresh_from_db()
    assert mine.hoe_vaak == "dag"
    assert "Uw adres is verwijderd" in client.post(path, {"wis": "1"}).content.decode()
    assert not Volger.objects.exists()
    assert client.get(path).status_code == 404


def test_a_link_is_for_one_act_only_and_ends(client, monkeypatch):
    path = confirmed(client)
    token = path.split("/")[-2]
    for what in ("stop", "mijn"):
        assert client.get(f"/volgen/{what}/{token}/").status_code == 404
    assert client.get("/volgen/bevestig/verzonnen/").status_code == 404
    later = signing.time.time() + 4 * 86_400
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("email", ["", "geen adres", "lézer@voorbeeld.nl"])
def test_a_wrong_address_is_said_and_what_was_typed_stays(client, email):
    response = ask(client, email)
    assert response.status_code == 422
    page = response.content.decode()
    assert ("Vul een e-mailadres in" in page and f'value="{email}"' in page) or not email
    assert not Volger.objects.exists()


def test_the_same_request_within_an_hour_is_one_e_mail_and_too_many_are_refused(client):
    for _ in range(3):
        assert ask(client).status_code == 200
    assert Zending.objects.filter(sleutel__startswith="volgen-bevestig").count() == 1
    answers = [ask(client).status_code for _ in range(6)]
    assert answers[-1] == 422
    assert Gevolgd.objects.count() == 1


def test_a_program_that_fills_in_every_box_follows_nothing(client):
    client.post("/volgen/", {"zoek": SEARCH, "email": ADDRESS, "nog_iets": "x"})
    assert not Volger.objects.exists()
