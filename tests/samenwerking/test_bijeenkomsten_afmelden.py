"""Waiting, moving up and signing off: by a link that only asks, and with calendars that follow."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from samenwerking.bijeenkomsten import signing_up
from samenwerking.models import Aanmelding
from tests import build
from tests.samenwerking.bijeenkomsten import (
    GUEST,
    bijeenkomst,
    calendar_in,
    sent,
    sign_off_path,
    sign_up,
    sign_up_path,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_when_it_is_full_one_waits_and_moves_up_in_order(client):
    event = bijeenkomst(capaciteit=1)
    people = [sign_up(event, n, now=timezone.now() + timedelta(seconds=n)) for n in range(3)]
    assert [one.stand for one in people] == ["aangemeld", "wachtlijst", "wachtlijst"]
    assert "Zet mij op de wachtlijst" in client.get(event.get_absolute_url()).content.decode()
    client.post(sign_off_path(people[0]))
    assert [message.to[0] for message in sent()] == ["gast0@elders.example", "gast1@elders.example"]
    assert [message.subject for message in mail.outbox] == ["U bent afgemeld", "U hebt nu een plaats"]
    assert calendar_in(mail.outbox[1]).walk("VEVENT")[0]["status"] == "CONFIRMED"
    for one in people:
        one.refresh_from_db()
    assert [one.stand for one in people] == ["afgemeld", "aangemeld", "wachtlijst"]


def test_who_waits_is_told_so_and_gets_no_calendar_entry_yet(client):
    event = bijeenkomst(capaciteit=1, link="https://meet.example/1", online=True)
    sign_up(event)
    client.post(sign_up_path(event), GUEST)
    (message,) = sent()
    assert message.subject == "U staat op een wachtlijst" and not message.attachments
    assert "https://meet.example/1" not in message.body
    person = build.persoon(email=GUEST["email"])
    client.force_login(person)
    assert "U bent nummer 1." in client.get(event.get_absolute_url()).content.decode()


def test_a_link_from_a_mail_signs_off_only_when_somebody_presses(client):
    event = bijeenkomst()
    own = sign_up(event)
    for ask in (client.get, client.head, client.get):
        response = ask(sign_off_path(own))
        assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    page = client.get(sign_off_path(own)).content.decode()
    assert "Wilt u zich afmelden?" in page and "noindex" in page
    assert own.email not in page and own.naam not in page
    own.refresh_from_db()
    assert own.stand == "aangemeld"
    assert client.post(sign_off_path(own)).status_code == 302
    assert "U bent afgemeld" in client.get(sign_off_path(own)).content.decode()
    client.post(sign_off_path(own))
    assert [message.subject for message in sent()] == ["U bent afgemeld"]


def test_signing_off_takes_it_out_of_the_calendar_and_on_again_brings_it_back(client):
    event = bijeenkomst()
    client.post(sign_up_path(event), GUEST)
    own = event.aanmeldingen.get()
    client.post(sign_off_path(own))
    client.post(sign_up_path(event), GUEST)
    entries = [calendar_in(message).walk("VEVENT")[0] for message in sent()]
    assert len({entry["uid"] for entry in entries}) == 1
    assert [entry["sequence"] for entry in entries] == [0, 1, 2]
    assert [entry["status"] for entry in entries] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert calendar_in(mail.outbox[1])["method"] == "CANCEL"
    assert event.aanmeldingen.get().sleutel == own.sleutel


def test_who_comes_back_joins_the_end_of_the_waiting_list(client):
    event = bijeenkomst(capaciteit=1)
    first, second = sign_up(event, 1), sign_up(event, 2)
    signing_up.sign_off(first, timezone.now())
    again = sign_up(event, 1)
    assert again.pk == first.pk and again.stand == "wachtlijst"
    second.refresh_from_db()
    assert second.stand == "aangemeld"


@pytest.mark.parametrize("key", ["x", "a" * 500, "%00", "..", "%F0%9F%98%80", "'%20OR%201=1--"])
def test_an_unknown_key_leads_nowhere(client, key):
    response = client.get(f"/bijeenkomsten/afmelden/{key}/")
    assert response.status_code in (400, 404)
    assert client.post(f"/bijeenkomsten/afmelden/{key}/").status_code in (400, 404)


@pytest.mark.parametrize(
    "fields",
    [
        {"afgelast": True},
        {"aanmelden": False},
        {"begin": timezone.now() - timedelta(minutes=5)},
        {"aanmelden_tot": timezone.now() - timedelta(minutes=5)},
    ],
)
def test_when_it_is_closed_nobody_can_sign_up(client, fields):
    event = bijeenkomst(**fields)
    assert 'name="email"' not in client.get(event.get_absolute_url()).content.decode()
    assert client.post(sign_up_path(event), GUEST).status_code == 302
    client.force_login(build.persoon())
    client.post(sign_up_path(event))
    assert "Aanmelden kan niet meer" in client.get(event.get_absolute_url()).content.decode()
    assert not event.aanmeldingen.exists()


def test_what_is_not_published_takes_nobody(client):
    for status in ("concept", "gearchiveerd"):
        assert client.post(sign_up_path(bijeenkomst(status=status)), GUEST).status_code == 404


def test_after_it_took_place_nobody_signs_off_or_moves_up(client):
    event = bijeenkomst(capaciteit=1)
    first, second = sign_up(event, 1), sign_up(event, 2)
    event.begin, event.einde = timezone.now() - timedelta(hours=3), timezone.now() - timedelta(hours=1)
    event.save()
    page = client.get(sign_off_path(first)).content.decode()
    assert "Deze bijeenkomst is geweest" in page and "<button class" not in page.partition("<main")[2]
    client.post(sign_off_path(first))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stand, second.stand) == ("aangemeld", "wachtlijst")


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_do_nothing(client, method):
    event = bijeenkomst()
    own = sign_up(event)
    for address in (sign_up_path(event), sign_off_path(own)):
        assert getattr(client, method)(address).status_code == 405
    own.refresh_from_db()
    assert own.stand == "aangemeld"


def test_asking_for_the_form_leads_to_the_event(client):
    event = bijeenkomst()
    assert client.get(sign_up_path(event)).url == f"{event.get_absolute_url()}#aanmelden"


def test_no_page_names_who_signed_up(client):
    event = bijeenkomst()
    sign_up(event, **GUEST)
    for address in ("/bijeenkomsten/", event.get_absolute_url(), f"/bijeenkomsten/{event.slug}.ics"):
        page = client.get(address).content.decode()
        assert GUEST["email"] not in page and GUEST["naam"] not in page


def test_somebody_else_cannot_take_a_place_away_by_signing_up_again(client):
    """A guest's name does not overwrite that of who is signed up."""
    event = bijeenkomst()
    person = build.persoon(email=GUEST["email"], naam="De echte Noor")
    signing_up.sign_up(event, naam=str(person), email=person.email, gebruiker=person, now=timezone.now())
    client.post(sign_up_path(event), GUEST | {"naam": "Iemand anders"})
    own = Aanmelding.objects.get(bijeenkomst=event)
    assert (own.naam, own.gebruiker) == ("De echte Noor", person)
