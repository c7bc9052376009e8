"""A person's own page: change the name, take one's data along, be forgotten."""

import json
from urllib.parse import unquote

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Rol
from tests import build
from tests.gemeenten.test_sign_in import PASSWORD, by_password, signed_in

pytestmark = pytest.mark.django_db


def gemeente(naam):
    slug = naam.lower()
    return Gemeente.objects.create(code=f"GM{slug[:4]}", naam=naam, slug=slug, sorteernaam=slug)


def invite(gemeente, email, **fields):
    return build.uitnodiging(gemeente, email, **{"naam": "S. de Wit", "rol": Rol.AMBTENAAR} | fields)[0]


@pytest.fixture
def proefwaard(db):
    return gemeente("Proefwaard")


@pytest.fixture
def raadslid(proefwaard):
    gebruiker = build.gebruiker(
        email="sanne@oosterwaard.example", naam="Sanne de Wit", is_staff=False, is_superuser=False
    )
    gebruiker.set_password(PASSWORD)
    gebruiker.save()
    build.lid(proefwaard, Rol.RAADSLID, gebruiker)
    return gebruiker


@pytest.fixture
def ingelogd(client, raadslid):
    client.force_login(raadslid)
    return client


def test_the_page_names_the_person_and_where_they_work(ingelogd):
    page = ingelogd.get("/account/").content.decode()
    for text in ("Sanne de Wit", "sanne@oosterwaard.example", "Proefwaard", "raadslid"):
        assert text in page


def test_a_visitor_is_sent_to_sign_in_from_every_page_of_an_account(client):
    for path in ("/account/", "/account/naam/", "/account/gegevens/", "/account/verwijderen/", "/account/tweede-stap/"):
        assert unquote(client.get(path).url) == f"/inloggen/?next={path}"


def test_the_name_is_changed_and_an_empty_one_is_not(ingelogd, raadslid):
    page = ingelogd.post("/account/naam/", {"naam": " "}).content.decode()
    assert "Vul uw naam in." in page
    page = ingelogd.post("/account/naam/", {"naam": "Sanne Bakker"}, follow=True).content.decode()
    assert "Uw naam is veranderd" in page
    raadslid.refresh_from_db()
    assert raadslid.naam == "Sanne Bakker"
    assert ingelogd.post("/account/naam/", {"naam": "x" * 500}).status_code == 200


def test_a_password_can_be_chosen_and_changed(client, db):
    gebruiker = build.gebruiker(email="nieuw@oosterwaard.example")
    gebruiker.set_unusable_password()
    gebruiker.save()
    client.force_login(gebruiker)
    assert client.get("/account/wachtwoord/").url == "/account/wachtwoord/kiezen/"
    client.post("/account/wachtwoord/kiezen/", {"password1": PASSWORD, "password2": PASSWORD})
    assert mail.outbox[0].subject == "U heeft nu een wachtwoord", "a person hears of a change"
    wrong = {"oldpassword": "fout", "password1": "nog-een-wachtwoord", "password2": "nog-een-wachtwoord"}
    assert "niet uw wachtwoord van nu" in client.post("/account/wachtwoord/", wrong).content.decode()
    done = client.post("/account/wachtwoord/", wrong | {"oldpassword": PASSWORD}, follow=True)
    assert "Uw wachtwoord is veranderd" in done.content.decode()
    gebruiker.refresh_from_db()
    assert gebruiker.check_password("nog-een-wachtwoord")


def test_the_download_holds_everything_but_what_would_let_another_in(ingelogd, raadslid, proefwaard):
    Authenticator.objects.create(user=raadslid, type="totp", data={"secret": "GEHEIM123"})
    SocialAccount.objects.create(user=raadslid, provider="proefwaard", uid="42")
    invite(gemeente("Elders"), raadslid.email)
    response = ingelogd.get("/account/gegevens/")
    assert "attachment" in response["Content-Disposition"]
    data = json.loads(response.content)
    assert data["account"]["naam"] == "Sanne de Wit"
    assert data["gemeenten"][0]["rol"] == "Raadslid"
    assert data["uitnodigingen"][0]["gemeente"] == "Elders"
    assert data["inloggen"]["wachtwoord"] is True
    assert data["inloggen"]["via de gemeente"][0]["nummer daar"] == "42"
    for secret in ("GEHEIM123", raadslid.password, "pbkdf2", "md5$"):
        assert secret not in response.content.decode()


def test_the_page_promises_no_more_than_the_file_holds(ingelogd):
    """Sent invitations, groups and single rights are not in it (docs/gegevens.md)."""
    page = ingelogd.get("/account/").content.decode()
    assert "Download uw gegevens" in page and "Alles wat" not in page


def test_another_package_adds_what_it_knows(ingelogd, raadslid, monkeypatch):
    monkeypatch.setattr(account, "_sources", dict(account._sources))
    account.own_data("proef")(lambda gebruiker: [gebruiker.pk])
    assert json.loads(ingelogd.get("/account/gegevens/").content)["proef"] == [raadslid.pk]


def test_an_erased_person_is_signed_out_told_and_gone(client, raadslid, proefwaard):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    elsewhere = Client()
    by_password(elsewhere, raadslid.email, PASSWORD, follow=False)
    Authenticator.objects.create(user=raadslid, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    raadslid.emailaddress_set.create(email=raadslid.email, verified=True)
    SocialAccount.objects.create(user=raadslid, provider="proefwaard", uid="42")
    assert client.get("/account/verwijderen/").url.startswith("/account/bevestigen/"), "it asks who it is"
    client.post("/account/bevestigen/", {"password": PASSWORD})
    page = client.get("/account/verwijderen/").content.decode()
    assert "Proefwaard" in page
    page = client.post("/account/verwijderen/", follow=True).content.decode()
    assert "Uw account is verwijderd en u bent uitgelogd" in page
    assert not signed_in(client)
    gone = Gebruiker.objects.get(pk=raadslid.pk)
    assert (gone.naam, gone.email) == ("Verwijderde gebruiker", f"verwijderd-{gone.pk}@verwijderd.invalid")
    assert not gone.is_active
    assert not gone.has_usable_password()
    kept = ("lidmaatschappen", "emailaddress_set", "authenticator_set", "socialaccount_set")
    assert not any(getattr(gone, name).exists() for name in kept)
    assert not any(session.get_decoded().get("_auth_user_id") == str(gone.pk) for session in Session.objects.all())
    assert elsewhere.get("/account/").status_code == 302
    assert "sanne" not in str(Gebruiker.objects.filter(pk=gone.pk).values()).lower()


def test_what_the_person_did_keeps_its_row(raadslid, proefwaard):
    uitnodiging = invite(proefwaard, "ander@oosterwaard.example", door=raadslid)
    account.erase(raadslid)
    with bereik(EVERYTHING):
        uitnodiging.refresh_from_db()
    assert str(uitnodiging.door) == "Verwijderde gebruiker"


def test_signing_out_elsewhere_leaves_this_browser_in(client, raadslid):
    elsewhere = Client()
    for browser in (client, elsewhere):
        by_password(browser, raadslid.email, PASSWORD, follow=False)
    page = client.post("/account/overal-uitloggen/", follow=True).content.decode()
    assert "op alle andere apparaten uitgelogd" in page
    assert client.get("/account/").status_code == 200
    assert elsewhere.get("/account/").status_code == 302


def test_a_link_to_a_municipality_is_undone_by_its_owner_only(ingelogd, raadslid):
    own = SocialAccount.objects.create(user=raadslid, provider="proefwaard", uid="42")
    other = SocialAccount.objects.create(user=build.gebruiker(), provider="proefwaard", uid="43")
    assert ingelogd.post(f"/account/diensten/{other.pk}/weg/").status_code == 404
    ingelogd.post(f"/account/diensten/{own.pk}/weg/")
    assert list(SocialAccount.objects.all()) == [other]
