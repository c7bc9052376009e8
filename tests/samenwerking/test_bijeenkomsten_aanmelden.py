"""Signing up: with an account and without, and what strangers learn of it (nothing)."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.samenwerking.bijeenkomsten import (
    GUEST,
    at,
    bijeenkomst,
    calendar_in,
    sent,
    sign_off_path,
    sign_up,
    sign_up_path,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_a_guest_signs_up_with_a_name_and_an_address(client):
    event = bijeenkomst(begin=at("2027-12-08 19:30"), online=True, link="https://meet.example/1")
    response = client.post(sign_up_path(event), GUEST)
    assert response.status_code == 302 and response.url == event.get_absolute_url()
    page = client.get(response.url).content.decode()
    assert "Wij sturen u een e-mail" in page and GUEST["email"] not in page and GUEST["naam"] not in page
    own = event.aanmeldingen.get()
    assert (own.naam, own.email, own.stand, own.gebruiker) == (*GUEST.values(), "aangemeld", None)
    (message,) = sent()
    assert message.to == [GUEST["email"]]
    assert message.subject == "Uw aanmelding voor een bijeenkomst"
    for words in (event.titel, "19.30 tot 21.00 uur (Nederlandse tijd, UTC+1)", "https://meet.example/1"):
        assert words in message.body
    assert sign_off_path(own) in message.body
    assert GUEST["naam"] not in message.body, "whoever typed it could have written anything"


def test_the_confirmation_brings_the_event_to_a_calendar(client):
    event = bijeenkomst(begin=at("2027-03-28 10:00"), online=True, link="https://meet.example/1", plaats="")
    client.post(sign_up_path(event), GUEST)
    calendar = calendar_in(sent()[0])
    assert calendar["method"] == "PUBLISH"
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Amsterdam"
    (entry,) = calendar.walk("VEVENT")
    assert entry["dtstart"].params["TZID"] == "Europe/Amsterdam"
    assert entry.decoded("dtstart") == event.begin
    assert entry.decoded("dtstart").utcoffset() == timedelta(hours=2)
    assert "https://meet.example/1" in entry["description"]
    assert (entry["status"], entry["sequence"], entry["location"]) == ("CONFIRMED", 0, "Online")


def test_someone_with_an_account_signs_up_with_one_button(client):
    event = bijeenkomst()
    gemeente = build.gemeente("Meedoen")
    person = build.lid(gemeente, Rol.RAADSLID).gebruiker
    client.force_login(person)
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Meld mij aan" in page and 'name="email"' not in page
    client.post(sign_up_path(event))
    own = event.aanmeldingen.get()
    assert (own.gebruiker, own.gemeente, own.email, own.naam) == (person, gemeente, person.email, person.naam)
    page = client.get(event.get_absolute_url()).content.decode()
    assert "U bent aangemeld" in page and "Meld u af" in page
    client.post(sign_off_path(own), {"terug": "bijeenkomst"})
    assert "U bent afgemeld" in client.get(event.get_absolute_url()).content.decode()
    own.refresh_from_db()
    assert own.stand == "afgemeld"


def test_who_signed_up_as_a_guest_finds_it_back_with_the_account(client):
    event = bijeenkomst()
    person = build.persoon(email="sanne@elders.example", naam="Sanne de Wit")
    sign_up(event, email="Sanne@Elders.example", naam="Grappenmaker")
    client.force_login(person)
    assert "U bent aangemeld" in client.get(event.get_absolute_url()).content.decode()
    client.post(sign_up_path(event))
    own = event.aanmeldingen.get()
    assert (own.naam, own.gebruiker) == ("Sanne de Wit", person)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"naam": "", "email": "noor@elders.example"}, "Vul uw naam in."),
        ({"naam": "Noor", "email": ""}, "Vul een e-mailadres in"),
        ({"naam": "Noor", "email": "noor@"}, "Vul een e-mailadres in"),
        ({"naam": "Noor", "email": "nooр@elders.example"}, "Vul een e-mailadres in"),  # a Cyrillic letter
        ({"naam": "Noor", "email": "noor@elders.example\nBcc: x@y.example"}, "Vul een e-mailadres in"),
        ({"naam": "N" * 151, "email": "noor@elders.example"}, "Deze naam is te lang"),
        ({"naam": "Verwijderde gebruiker", "email": "noor@elders.example"}, "Deze naam gebruikt het portaal zelf"),
        ({"naam": "<script>alert(1)</script>", "email": "x"}, "Vul een e-mailadres in"),
        ({}, "Vul uw naam in."),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_what_was_typed_stays_and_what_lacks_is_told(client, typed, said, htmx):
    event = bijeenkomst()
    headers = {"HTTP_HX_REQUEST": "true"} if htmx else {}
    response = client.post(sign_up_path(event), typed, **headers)
    page = response.content.decode()
    assert response.status_code == 422 and said in page
    assert "<script>alert" not in page
    assert ("<html" in page) != htmx
    if (typed.get("naam") or "<").isalpha() and len(typed["naam"]) < 150:
        assert f'value="{typed["naam"]}"' in page
    assert not event.aanmeldingen.exists()


def test_over_htmx_the_panel_says_it_and_the_focus_goes_there(client):
    event = bijeenkomst()
    response = client.post(sign_up_path(event), GUEST, HTTP_HX_REQUEST="true")
    page = response.content.decode()
    assert page.lstrip().startswith('<section id="aanmelden"') and "Kijk in uw e-mail" in page
    assert "#aanmelden h2" in response["HX-Trigger-After-Settle"]


def test_a_stranger_hears_the_same_whether_an_address_was_signed_up_or_not():
    event = bijeenkomst(capaciteit=1)
    pages = []
    for _ in range(3):  # a place, the same again, and then another who waits
        client = Client()
        client.post(sign_up_path(event), GUEST if len(pages) < 2 else GUEST | {"email": "ander@elders.example"})
        page = client.get(event.get_absolute_url()).content.decode()
        pages.append(
            re.sub(r'value="[^"]{20,}"', "", page.partition("<main")[2].partition('<section id="aanmelden"')[0])
        )
    assert pages[0] == pages[1] == pages[2]
    answers = []
    for email in (GUEST["email"], "derde@elders.example"):
        response = Client().post(sign_up_path(event), GUEST | {"email": email}, HTTP_HX_REQUEST="true")
        answers.append((response.status_code, response.content, response["HX-Trigger-After-Settle"]))
    assert answers[0] == answers[1]
    assert event.aanmeldingen.count() == 3


def test_who_signs_up_twice_gets_the_confirmation_again_once_a_day(client):
    event = bijeenkomst()
    for _ in range(4):
        client.post(sign_up_path(event), GUEST)
    assert [message.subject for message in sent()] == ["Uw aanmelding voor een bijeenkomst"] * 2
    assert event.aanmeldingen.count() == 1


@pytest.mark.parametrize("other", ["NOOR@elders.example", " noor@ELDERS.example "])
def test_capitals_make_no_other_address(client, other):
    event = bijeenkomst()
    client.post(sign_up_path(event), GUEST)
    client.post(sign_up_path(event), GUEST | {"email": other})
    assert event.aanmeldingen.count() == 1


def test_a_domain_with_an_accent_is_one_address_however_it_is_written(client):
    event = bijeenkomst()
    for domain in ("münchen.de", "xn--mnchen-3ya.de"):
        assert client.post(sign_up_path(event), GUEST | {"email": f"rat@{domain}"}).status_code == 302
    assert event.aanmeldingen.get().email == "rat@xn--mnchen-3ya.de"


def test_an_address_and_a_network_can_sign_up_only_so_often():
    event = bijeenkomst()
    answers = [Client().post(sign_up_path(event), GUEST).status_code for _ in range(6)]
    assert answers == [302] * 5 + [422]
    page = Client().post(sign_up_path(event), GUEST).content.decode()
    assert "Wacht een uur" in page and 'value="Noor Bakker"' in page
    for n in range(25):
        Client().post(sign_up_path(event), GUEST | {"email": f"gast{n}@elders.example"})
    refused = Client().post(sign_up_path(event), GUEST | {"email": "nieuw@elders.example"})
    assert refused.status_code == 422
    elsewhere = Client(REMOTE_ADDR="198.51.100.7").post(sign_up_path(event), GUEST | {"email": "nieuw@elders.example"})
    assert elsewhere.status_code == 302


def test_someone_with_an_account_cannot_go_on_and_off_for_ever(client):
    event = bijeenkomst()
    client.force_login(build.persoon())
    for _ in range(20):
        client.post(sign_up_path(event))
    assert event.aanmeldingen.count() == 1
    response = client.post(sign_up_path(event), follow=True)
    assert "Wacht een uur" in response.content.decode()
