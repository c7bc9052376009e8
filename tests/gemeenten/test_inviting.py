"""Inviting where it can go wrong: hostile input, look-alike addresses, a withdrawn invitation, a closed account."""

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Rol
from tests import build
from tests.addresses import unrendered
from tests.gemeenten.test_people import PEOPLE, griffier, invitations, invite, link  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HIDDEN = ["Pi\u202eet", "Piet\u200b", "\u2066Piet\u2069", "Pi\u00adet", "\u202e"]
OURS = ["Verwijderde gebruiker", "verwijderde  GEBRUIKER", "Het portaal", "\uff28et portaal"]


def make(gemeente, email="nieuw@voorbeeld.nl", rol=Rol.RAADSLID):
    return build.uitnodiging(gemeente, email, rol=rol)


def test_an_address_that_is_too_long_is_refused_in_words(client, griffier):  # noqa: F811
    page = invite(client, email="a@" + "b" * 60 + "." + "c" * 60 + "." + "d" * 60 + "." + "e" * 60 + ".f" * 10 + ".nl")
    assert page.status_code == 422
    assert "te lang" in page.content.decode()


@pytest.mark.parametrize("naam", [*HIDDEN[1:2], *HIDDEN[3:4], *OURS])
def test_a_name_that_hides_or_mimics_is_refused_in_an_invitation(client, griffier, naam):  # noqa: F811
    assert invite(client, naam=naam).status_code == 422
    assert invitations() == []


@pytest.mark.parametrize("naam", [*HIDDEN, *OURS])
def test_nobody_takes_such_a_name_on_the_own_page_or_in_the_admin(client, beheer, redacteur, naam):
    gebruiker = build.persoon(naam="Sanne de Wit")
    fields = {"email": gebruiker.email, "naam": naam, "is_active": "on"}
    with unrendered():
        beheer.post(f"/beheer/gemeenten/gebruiker/{gebruiker.pk}/change/", fields)
    client.force_login(gebruiker)
    page = client.post("/account/naam/", {"naam": naam})
    assert page.status_code == 200 and "naam" in page.context["form"].errors
    gebruiker.refresh_from_db()
    assert gebruiker.naam == "Sanne de Wit"


@pytest.mark.parametrize("naam", ["Zoë van 't Hof-Çelik", "J.P. Balkenende", "Nguyễn Thị"])
def test_an_ordinary_name_is_taken(client, naam):
    gebruiker = build.persoon()
    client.force_login(gebruiker)
    assert client.post("/account/naam/", {"naam": naam}).status_code == 302


def test_a_griffier_sends_thirty_invitations_an_hour_and_no_more(client, griffier):  # noqa: F811
    for _ in range(30):
        assert invite(client, follow=False).status_code == 302
    page = invite(client)
    assert page.status_code == 422
    assert "Wacht een uur" in page.content.decode() and "Nieuw Raadslid" in page.content.decode()
    assert len(mail.outbox) == 30


def test_a_link_that_was_never_sent_makes_no_session(client):
    before = Session.objects.count()
    for n in range(3):
        assert Client().get(f"/uitnodiging/verzonnen-{n}/", follow=True).status_code == 404
    assert Session.objects.count() == before


def test_the_session_keeps_no_secret_that_opens_an_invitation(client, gemeente):
    _, token = make(gemeente)
    client.get(f"/uitnodiging/{token}/")
    assert token not in str(dict(client.session.items()))
    assert client.get("/uitnodiging/").status_code == 200
    assert client.get(f"/uitnodiging/{client.session['uitnodiging']}/").status_code == 404, "what is kept is no key"


def test_an_invitation_taken_back_a_moment_before_gets_a_sentence(client, gemeente):
    uitnodiging, token = make(gemeente)
    [stale] = invitations()
    client.get(f"/uitnodiging/{token}/")
    with bereik(EVERYTHING):
        uitnodiging.delete()
    page = client.post("/uitnodiging/")
    assert page.status_code == 404 and "werkt niet meer" in page.content.decode()
    with pytest.raises(ValidationError), bereik(EVERYTHING):
        stale.accept(None, timezone.now())


def test_a_link_opened_before_it_was_sent_again_no_longer_works(client, gemeente):
    _, token = make(gemeente, rol=Rol.GRIFFIER)
    client.get(f"/uitnodiging/{token}/")
    make(gemeente, rol=Rol.RAADSLID)
    assert client.post("/uitnodiging/").status_code == 404
    assert not Gebruiker.objects.filter(email="nieuw@voorbeeld.nl").exists()


def test_who_has_a_closed_account_hears_what_to_do(client, gemeente, settings):
    settings.CONTACT_EMAIL = "help@vng.example"
    closed = build.persoon(email="weg@stad.nl", is_active=False)
    _, token = make(gemeente, closed.email)
    page = client.get(f"/uitnodiging/{token}/", follow=True).content.decode()
    assert "Uw account is gesloten" in page and "Vraag de VNG" in page and "help@vng.example" in page
    assert "Doe mee" not in page
    client.post("/uitnodiging/")
    assert not closed.lidmaatschappen.exists()
    closed.is_active = True
    closed.save()
    client.force_login(closed)
    client.get(f"/uitnodiging/{token}/")
    client.post("/uitnodiging/")
    assert closed.lidmaatschappen.get().gemeente == gemeente


@pytest.mark.parametrize("alike", ["gr\u0131ffier@kampen.nl", "griffier@\u212aampen.nl"])
def test_an_address_that_only_looks_the_same_is_somebody_else(client, gemeente, alike):
    """To the database the capitals of a dotless i and of an i are the same letter."""
    known = build.persoon(email="griffier@kampen.nl")
    assert Gebruiker.objects.with_address("GRIFFIER@Kampen.nl") == known
    assert Gebruiker.objects.with_address(alike) is None


def test_an_invitation_to_a_look_alike_opens_no_other_account(client, gemeente):
    known = build.persoon(email="griffier@kampen.nl")
    _, token = make(gemeente, "gr\u0131ffier@kampen.nl")
    client.get(f"/uitnodiging/{token}/")
    assert "hebt al een account" not in client.get("/uitnodiging/").content.decode()
    client.force_login(known)
    client.get(f"/uitnodiging/{token}/")
    assert "voor een ander e-mailadres" in client.get("/uitnodiging/").content.decode()
    client.post("/uitnodiging/")
    assert not known.lidmaatschappen.exists()


def test_an_address_typed_with_capitals_in_the_admin_can_sign_in(beheer, client):
    beheer.post("/beheer/gemeenten/gebruiker/add/", {"email": "Jan@Voorbeeld.NL", "naam": "Jan"})
    assert Gebruiker.objects.get(naam="Jan").email == "jan@voorbeeld.nl"
    Client().post("/inloggen/", {"email": "jan@voorbeeld.nl"})
    assert "code om in te loggen" in mail.outbox[-1].body


@pytest.mark.parametrize("path", ["/gemeenten/testwaard/mensen/", "/gemeenten/testwaard/dossiers/bestaat-niet/"])
def test_a_refusal_that_names_the_person_stays_in_no_cache(client, gemeente, path):
    client.force_login(build.lid(gemeente).gebruiker)
    response = client.get(path)
    assert response.status_code in (403, 404)
    assert "no-store" in response["Cache-Control"]
    other = Client()
    other.force_login(build.persoon())
    assert "no-store" in other.get(path)["Cache-Control"]
    assert "no-store" not in Client().get("/bestaat-niet/").get("Cache-Control", "")


@pytest.mark.parametrize(
    "path", ["/kennisbank/", "/agendas/global-goals/", "/over/", "/zoeken/?q=klimaat", "/gemeenten/"]
)
def test_a_page_for_everyone_stays_in_no_cache_when_it_names_who_is_signed_in(client, gemeente, path):
    client.force_login(build.lid(gemeente, naam="Sanne de Wit").gebruiker)
    response = client.get(path)
    assert response.status_code == 200 and "Sanne de Wit" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "no-store" not in Client().get(path).get("Cache-Control", "")
