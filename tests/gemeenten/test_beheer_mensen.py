"""VNG and the accounts of people: nobody there can become somebody else, and no address changes in silence."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.test import Client

from raadsportaal.gemeenten.models import Gebruiker, Rol
from tests import build
from tests.gemeenten.test_sign_in import PASSWORD, by_password, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
OLD, NEW = "sanen@testwaard.example", "sanne@testwaard.example"


@pytest.fixture
def sanne(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Sanne de Wit", email=OLD, password=PASSWORD).gebruiker


def page_of(gebruiker, part="change"):
    return f"/beheer/gemeenten/gebruiker/{gebruiker.pk}/{part}/"


def test_vng_sets_nobody_s_password(beheer, sanne):
    before = sanne.password
    other = {"password": "x", "password1": "van-de-vng-zelf", "password2": "van-de-vng-zelf"}
    for part in ("password", "change"):
        beheer.post(page_of(sanne, part), other | {"naam": "Sanne de Wit", "is_active": "on"}, follow=True)
    page = beheer.get(page_of(sanne)).content.decode().partition('id="content"')[2].lower()
    assert page and "password" not in page and "wachtwoord" not in page
    sanne.refresh_from_db()
    assert sanne.password == before


def test_an_account_that_vng_makes_has_no_password(beheer):
    """Or VNG could make it beforehand, for somebody who is invited later."""
    fields = {"email": NEW, "naam": "Sanne", "password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    beheer.post("/beheer/gemeenten/gebruiker/add/", fields)
    assert not Gebruiker.objects.get(email=NEW).has_usable_password()
    by_password(client := Client(), NEW, PASSWORD, follow=False)
    assert not signed_in(client)


def test_the_form_of_an_account_changes_no_address(beheer, sanne):
    fields = {"email": "ik@vng.example", "adres": "ik@vng.example", "naam": "Sanne Bakker", "is_active": "on"}
    beheer.post(page_of(sanne), fields)
    sanne.refresh_from_db()
    assert (sanne.naam, sanne.email) == ("Sanne Bakker", OLD)


def test_a_corrected_address_is_told_to_the_old_one_and_to_the_griffiers(beheer, gemeente, sanne):
    second = build.lid(gemeente, Rol.GRIFFIER).gebruiker
    raadslid, elsewhere = build.lid(gemeente).gebruiker, build.lid(build.gemeente(), Rol.GRIFFIER).gebruiker
    at_work = Client()
    by_password(at_work, OLD, PASSWORD, follow=False)
    sanne.emailaddress_set.create(email=OLD, verified=True, primary=True)
    assert page_of(sanne, "adres") in beheer.get(page_of(sanne)).content.decode()
    page = beheer.post(page_of(sanne, "adres"), {"email": NEW.upper()}, follow=True)
    assert "Het adres is verbeterd" in page.content.decode()
    sanne.refresh_from_db()
    assert sanne.email == NEW
    assert not signed_in(at_work), "who was signed in is out"
    to_old, to_griffier = mail.outbox
    assert (to_old.to, to_griffier.to) == ([OLD], [second.email])
    assert NEW not in to_old.body, "the old address may be a stranger's"
    assert f"Het e-mailadres van Sanne de Wit is nu {NEW} en was {OLD}." in to_griffier.body
    assert not {raadslid.email, elsewhere.email} & {address for message in mail.outbox for address in message.to}
    mail.outbox.clear()
    Client().post("/inloggen/", {"email": OLD})
    assert "geen account" in mail.outbox[0].body


def test_an_address_that_nobody_can_be_told_of_stays(beheer, gemeente, sanne, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    at_work = Client()
    by_password(at_work, OLD, PASSWORD, follow=False)
    page = beheer.post(page_of(sanne, "adres"), {"email": NEW}).content.decode()
    assert "Het adres is niet veranderd" in page and f'value="{NEW}"' in page
    sanne.refresh_from_db()
    assert sanne.email == OLD
    assert at_work.get("/account/").status_code == 200


@pytest.mark.parametrize("wrong", ["geen adres", "", OLD, "Bezet@testwaard.example"])
def test_an_address_that_cannot_be_is_refused(beheer, sanne, wrong):
    build.persoon(email="bezet@testwaard.example")
    assert "errorlist" in beheer.post(page_of(sanne, "adres"), {"email": wrong}).content.decode()
    sanne.refresh_from_db()
    assert sanne.email == OLD and mail.outbox == []


def test_who_may_only_look_at_accounts_corrects_none(client, sanne):
    looker = build.persoon(is_staff=True)
    looker.user_permissions.add(Permission.objects.get(codename="view_gebruiker"))
    client.force_login(looker)
    assert client.get(page_of(sanne)).status_code == 200
    assert client.post(page_of(sanne, "adres"), {"email": NEW}).status_code == 403
    assert client.post("/beheer/gemeenten/gebruiker/0/adres/", {"email": NEW}).status_code == 404
    client.logout()
    assert client.post(page_of(sanne, "adres"), {"email": NEW}).status_code == 302
    sanne.refresh_from_db()
    assert sanne.email == OLD


def test_vng_sees_and_withdraws_invitations(beheer, gemeente):
    """The database shows them in the scope of this page only."""
    uitnodiging, _ = build.uitnodiging(gemeente, "piet@testwaard.example")
    pages = "/beheer/gemeenten/uitnodiging/"
    assert "piet@testwaard.example" in beheer.get(pages).content.decode()
    assert beheer.get(f"{pages}{uitnodiging.pk}/change/").status_code == 200
    assert beheer.get(f"{pages}{uitnodiging.pk}/history/").status_code == 200
    beheer.post(f"{pages}{uitnodiging.pk}/delete/", {"post": "yes"})
    assert "piet@testwaard.example" not in beheer.get(f"{pages}?q=piet").content.decode().partition("result_list")[2]


@pytest.fixture
def helper(client):
    """Of VNG, who may change accounts and is no functioneel beheer."""
    helper = build.persoon(is_staff=True, email="hulp@vng.example")
    helper.user_permissions.add(*Permission.objects.filter(codename__in=["view_gebruiker", "change_gebruiker"]))
    client.force_login(helper)
    return helper


def test_who_is_no_functioneel_beheer_gives_nobody_rights(client, helper, sanne):
    everything = {"naam": "Sanne", "is_active": "on", "is_staff": "on", "is_superuser": "on", "groups": "1"}
    assert client.post(page_of(sanne), everything).status_code == 302
    assert client.post(page_of(helper), everything).status_code == 403
    for gebruiker in (sanne, helper):
        gebruiker.refresh_from_db()
        assert not gebruiker.is_superuser and not gebruiker.groups.exists()
    assert (sanne.naam, sanne.is_staff) == ("Sanne", False)


def test_nor_takes_over_the_account_of_a_colleague(client, helper, redacteur):
    before = redacteur.email, redacteur.naam
    Authenticator.objects.create(user=redacteur, type="totp", data={"secret": "GEHEIM123"})
    assert client.post(page_of(redacteur, "adres"), {"email": NEW}).status_code == 403
    for action in ("remove_second_factor", "erase"):
        chosen = {"action": action, "_selected_action": [redacteur.pk]}
        client.post("/beheer/gemeenten/gebruiker/", chosen, follow=True)
    redacteur.refresh_from_db()
    assert (redacteur.email, redacteur.naam, redacteur.is_active) == (*before, True)
    assert redacteur.authenticator_set.exists()


def test_functioneel_beheer_hears_of_each_change_of_an_account_of_vng(beheer, redacteur, sanne):
    second = build.gebruiker(email="tweede@vng.example")
    fields = {"naam": sanne.naam, "is_active": "on"}
    beheer.post(page_of(sanne), fields | {"naam": "Sanne"})
    assert mail.outbox == [], "she is not of VNG"
    beheer.post(page_of(sanne), fields | {"is_staff": "on", "groups": [Group.objects.first().pk]})
    beheer.post(page_of(sanne, "adres"), {"email": NEW})
    beheer.post("/beheer/gemeenten/gebruiker/", {"action": "remove_second_factor", "_selected_action": [sanne.pk]})
    beheer.post(page_of(sanne), fields)
    told = [message for message in mail.outbox if message.to == [second.email]]
    assert len(told) == 4
    for message, what in zip(told, ["groepen", "het e-mailadres", "tweede stap", "groepen"], strict=True):
        assert what in message.body and f"{redacteur} heeft" in message.body
        assert page_of(sanne, "history") in message.body
    assert redacteur.email not in [address for message in mail.outbox for address in message.to]


def test_what_a_group_may_do_is_for_functioneel_beheer_and_its_others_hear_of_it(client, helper, redacteur):
    groep = Group.objects.get(name="redacteur")
    helper.user_permissions.add(*Permission.objects.filter(codename__endswith="_group"))
    fields = {"name": "redacteur", "permissions": [Permission.objects.get(codename="change_gebruiker").pk]}
    page = f"/beheer/auth/group/{groep.pk}/"
    assert client.post(f"{page}change/", fields).status_code == 403
    second = build.gebruiker(email="tweede@vng.example")
    client.force_login(redacteur)
    assert client.post(f"{page}change/", fields).status_code == 302
    assert groep.permissions.get().codename == "change_gebruiker"
    [message] = mail.outbox
    assert message.to == [second.email]
    assert "de groep redacteur gewijzigd: wat zij mag" in message.body and f"{page}history/" in message.body


def test_when_the_others_cannot_be_told_who_did_it_hears_that(beheer, sanne, settings):
    build.gebruiker(email="tweede@vng.example")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    page = beheer.post(page_of(sanne), {"naam": "Sanne", "is_active": "on", "is_staff": "on"}, follow=True)
    assert "kregen hierover geen e-mail" in page.content.decode()
    sanne.refresh_from_db()
    assert sanne.is_staff
