"""The people of a municipality: invited by the griffier, accepted once, given a role, taken out."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap, Rol, Uitnodiging
from raadsportaal.gemeenten.models.uitnodiging import VALID_FOR
from tests import build
from tests.gemeenten.test_sign_in import PASSWORD, by_password

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PEOPLE = "/gemeenten/testwaard/mensen/"


@pytest.fixture
def griffier(client, gemeente):
    lid = build.lid(gemeente, Rol.GRIFFIER)
    client.force_login(lid.gebruiker)
    return lid


def invite(client, email="nieuw@voorbeeld.nl", follow=True, **fields):
    fields = {"naam": "Nieuw Raadslid", "email": email, "rol": "raadslid"} | fields
    return client.post(PEOPLE, fields, follow=follow)


def invitations():
    """All of them, whatever their municipality: no scope of a request shows those of another."""
    with bereik(EVERYTHING):
        return list(Uitnodiging.objects.all())


def link():
    return re.search(r"https?://testserver(/uitnodiging/\S+/)", mail.outbox[-1].body)[1]


def test_an_invited_person_without_account_joins_with_one_button(client, gemeente, griffier):
    assert "verstuurd" in invite(client).content.decode()
    address = link()
    client.logout()
    page = client.get(address, follow=True)
    assert page.redirect_chain[-1][0] == "/uitnodiging/", "the secret leaves the address bar"
    assert "raadslid van Testwaard" in page.content.decode()
    assert not Gebruiker.objects.filter(email="nieuw@voorbeeld.nl").exists(), "opening a link makes no account"
    client.post("/uitnodiging/", {"x": "1"})
    lid = Lidmaatschap.objects.get(gebruiker__email="nieuw@voorbeeld.nl")
    assert (lid.gemeente, lid.rol) == (gemeente, Rol.RAADSLID)
    assert client.get("/gemeenten/testwaard/dossiers/").status_code == 200
    client.logout()
    assert client.get(address, follow=True).status_code == 404, "it works once"


def test_the_mail_says_why_and_its_subject_names_nobody(client, griffier):
    invite(client, follow=False)
    message = mail.outbox[-1]
    assert message.to == ["nieuw@voorbeeld.nl"]
    assert "Nieuw" not in message.subject and "Testwaard" not in message.subject and len(message.subject) < 60
    assert "U krijgt deze e-mail omdat" in message.body and "14 dagen" in message.body
    assert message.alternatives


def test_who_has_an_account_signs_in_first(client, gemeente, griffier):
    """An invitation must not be a way around a password or a second factor."""
    known = build.persoon(email="bekend@voorbeeld.nl")
    invite(client, email="Bekend@voorbeeld.nl", follow=False)
    client.logout()
    page = client.get(link(), follow=True).content.decode()
    assert "Log eerst in" in page
    client.post("/uitnodiging/", {"x": "1"})
    assert not known.lidmaatschappen.exists()
    client.force_login(known)
    client.get(link())
    client.post("/uitnodiging/", {"x": "1"})
    assert known.lidmaatschappen.get().gemeente == gemeente


def test_an_invitation_is_for_its_own_address(client, griffier):
    invite(client, follow=False)
    other = build.persoon()
    client.force_login(other)
    page = client.get(link(), follow=True).content.decode()
    assert "voor een ander e-mailadres" in page
    client.post("/uitnodiging/", {"x": "1"})
    assert not other.lidmaatschappen.exists()


def test_an_invitation_expires_and_can_be_taken_back(client, gemeente, griffier):
    invite(client, follow=False)
    [uitnodiging] = invitations()
    with bereik(EVERYTHING):
        Uitnodiging.objects.update(verstuurd_op=timezone.now() - VALID_FOR - timedelta(minutes=1))
    assert "werkt niet meer" in client.get(link(), follow=True).content.decode()
    assert "Verlopen op" in client.get(PEOPLE).content.decode()
    client.post(f"/gemeenten/testwaard/uitnodigingen/{uitnodiging.pk}/", {"x": "1"})
    assert invitations() == []


def test_a_new_invitation_replaces_the_old_one(client, griffier):
    invite(client, follow=False)
    first = link()
    invite(client, rol="ambtenaar", follow=False)
    assert [one.rol for one in invitations()] == [Rol.AMBTENAAR]
    client.logout()
    assert client.get(first, follow=True).status_code == 404
    assert client.get(link(), follow=True).status_code == 200


def test_the_secret_itself_is_nowhere_kept(client, griffier):
    invite(client, follow=False)
    token = link().split("/")[2]
    assert token not in str([vars(one) for one in invitations()])


@pytest.mark.parametrize("wrong", [{"email": "geen adres"}, {"email": ""}, {"rol": "burgemeester"}, {"naam": ""}])
def test_a_wrong_invitation_keeps_what_was_typed(client, griffier, wrong):
    response = invite(client, **({"email": "goed@voorbeeld.nl"} | wrong))
    assert response.status_code == 422
    assert "nog niet verstuurd" in response.content.decode()
    assert "Nieuw Raadslid" in response.content.decode() or "naam" in wrong
    assert mail.outbox == []


def test_a_member_is_not_invited_again(client, gemeente, griffier):
    lid = build.lid(gemeente)
    assert "werkt al in Testwaard" in invite(client, email=lid.gebruiker.email).content.decode()


def test_a_mail_server_that_is_down_leaves_nothing_half_done(client, griffier, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert "De e-mail kon niet weg" in invite(client).content.decode()
    assert invitations() == []


def test_the_griffier_gives_a_role_and_takes_people_out(client, gemeente, griffier):
    lid = build.lid(gemeente)
    client.post(f"{PEOPLE}{lid.pk}/", {"rol": "ambtenaar"})
    lid.refresh_from_db()
    assert lid.rol == Rol.AMBTENAAR
    client.post(f"{PEOPLE}{lid.pk}/weg/")
    assert not Lidmaatschap.objects.filter(pk=lid.pk).exists()
    assert Gebruiker.objects.filter(pk=lid.gebruiker_id).exists()


@pytest.mark.parametrize("path", ["", "weg/"])
def test_the_last_griffier_stays(client, griffier, path):
    page = client.post(f"{PEOPLE}{griffier.pk}/{path}", {"rol": "raadslid"}, follow=True).content.decode()
    griffier.refresh_from_db()
    assert griffier.rol == Rol.GRIFFIER
    assert "laatste griffier" in page


def test_somebody_of_another_municipality_cannot_be_touched(client, griffier):
    other = build.lid(build.gemeente())
    assert client.post(f"{PEOPLE}{other.pk}/weg/").status_code == 404
    assert Lidmaatschap.objects.filter(pk=other.pk).exists()


def test_a_person_of_two_municipalities_switches_and_the_portal_remembers(client, gemeente):
    lid = build.lid(gemeente)
    build.lid(build.gemeente("Anderwaard"), Rol.AMBTENAAR, lid.gebruiker)
    client.force_login(lid.gebruiker)
    page = client.get("/gemeenten/testwaard/").content.decode()
    assert "Naar Anderwaard" in page and "Raadslid, Testwaard" in page
    client.get("/gemeenten/anderwaard/")
    assert client.get("/mijn-gemeente/").url == "/gemeenten/anderwaard/"
    assert "Ambtenaar, Anderwaard" in client.get("/kennisbank/").content.decode()


def test_who_works_in_more_municipalities_finds_the_others_behind_one_word(client, gemeente):
    lid = build.lid(gemeente)
    client.force_login(lid.gebruiker)
    for naam in ("Anderwaard", "Derdewaard"):
        assert "Andere gemeente</summary>" not in client.get("/gemeenten/testwaard/").content.decode()
        build.lid(build.gemeente(naam), gebruiker=lid.gebruiker)
    page = client.get("/gemeenten/testwaard/").content.decode()
    behind = page.partition("Andere gemeente</summary>")[2].partition("</details>")[0]
    assert "Naar Anderwaard" in behind and "Naar Derdewaard" in behind


def test_vng_invites_the_first_griffier_and_sees_counts_but_no_dossiers(beheer, gemeente):
    build.koppeling(build.dossier(gemeente, titel="Vertrouwelijk plan"))
    beheer.post(
        "/beheer/gemeenten/uitnodiging/add/",
        {"gemeente": gemeente.pk, "naam": "Eerste", "email": "eerste@voorbeeld.nl", "rol": "griffier"},
    )
    assert [one.rol for one in invitations()] == [Rol.GRIFFIER]
    assert mail.outbox[-1].to == ["eerste@voorbeeld.nl"]
    page = beheer.get("/beheer/gemeenten/gemeente/?q=Testwaard").content.decode()
    assert '<td class="field-aantal_dossiers">1</td><td class="field-aantal_koppelingen">1</td>' in page
    assert "Vertrouwelijk plan" not in page
    assert "dossiers/dossier/" not in beheer.get("/beheer/").content.decode()


def test_a_redacteur_writes_content_and_reaches_no_people_or_dossiers(client):
    redacteur = build.persoon(is_staff=True)
    redacteur.groups.add(Group.objects.get(name="redacteur"))
    client.force_login(redacteur)
    assert client.get("/beheer/kennisbank/praktijk/").status_code == 200
    for path in ("gemeenten/gemeente/", "gemeenten/gebruiker/", "gemeenten/uitnodiging/", "dossiers/dossier/"):
        assert client.get(f"/beheer/{path}").status_code in (403, 404)


def test_the_only_griffier_is_warned_before_leaving_the_portal(client, gemeente):
    by_password(client, build.lid(gemeente, Rol.GRIFFIER, password=PASSWORD).gebruiker.email, PASSWORD, follow=False)
    client.post("/account/bevestigen/", {"password": PASSWORD})
    assert "U bent de enige griffier van Testwaard" in client.get("/account/verwijderen/").content.decode()
    build.lid(gemeente, Rol.GRIFFIER)
    assert "enige griffier" not in client.get("/account/verwijderen/").content.decode()
