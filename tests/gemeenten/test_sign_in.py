"""Signing in: by code, by password, with a second factor; nobody learns who has an account, nobody guesses for long."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from raadsportaal.gemeenten.signing_in import limits
from tests import build

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-wachtwoord"
WRONG = {"password": "fout-wachtwoord"}


@pytest.fixture
def raadslid(db):
    gebruiker = build.gebruiker(email="sanne@oosterwaard.example", is_staff=False, is_superuser=False)
    gebruiker.set_password(PASSWORD)
    gebruiker.save()
    return gebruiker


def code_in(message):
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", message.body, re.M).group()


def ask_code(client, email, follow=True, **data):
    return client.post("/inloggen/", {"email": email, **data}, follow=follow)


def by_password(client, email, password, follow=True, **data):
    return client.post("/inloggen/wachtwoord/", {"login": email, "password": password, **data}, follow=follow)


def signed_in(client):
    return "_auth_user_id" in client.session


def test_a_code_from_the_mail_lets_a_person_in_and_on_to_the_page_that_was_asked(client, raadslid):
    page = ask_code(client, raadslid.email, next="/kennisbank/")
    assert "werkt 10 minuten" in page.content.decode()
    message = mail.outbox[0]
    assert message.to == [raadslid.email]
    assert "10 minuten" in message.body
    done = client.post(page.redirect_chain[-1][0], {"code": code_in(message), "next": "/kennisbank/"})
    assert done.url == "/kennisbank/"
    assert signed_in(client)


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_says_so(client, raadslid):
    known = ask_code(client, raadslid.email).content.decode()
    client.post("/uitloggen/")
    unknown = ask_code(client, "niemand@oosterwaard.example").content.decode()

    def bare(page):
        return re.sub(r'value="[^"]{20,}"|\S+@oosterwaard.example', "", page)

    assert bare(known) == bare(unknown)
    assert "geen account met dit e-mailadres" in mail.outbox[1].body


@pytest.mark.parametrize("path", ["/inloggen/vergeten/"])
def test_a_forgotten_password_tells_no_one_who_has_an_account(client, raadslid, path):
    for email in (raadslid.email, "niemand@oosterwaard.example"):
        page = client.post(path, {"email": email}, follow=True)
        assert page.redirect_chain[-1][0] == "/inloggen/vergeten/code/"


def test_a_code_is_refused_three_times_and_then_it_is_worth_nothing(client, raadslid):
    ask_code(client, raadslid.email, follow=False)
    for _ in range(3):
        page = client.post("/inloggen/code/", {"code": "AAAA-AAAA"}, follow=True)
    assert "te vaak geprobeerd" in page.content.decode()
    client.post("/inloggen/code/", {"code": code_in(mail.outbox[0])})
    assert not signed_in(client)


def test_a_code_is_of_no_use_after_ten_minutes(client, raadslid, monkeypatch):
    import time

    ask_code(client, raadslid.email, follow=False)
    later = time.time() + 10 * 60 + 1
    monkeypatch.setattr(time, "time", lambda: later)
    client.post("/inloggen/code/", {"code": code_in(mail.outbox[0])})
    assert not signed_in(client)


def test_a_password_lets_a_person_in(client, raadslid):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    assert signed_in(client)


def test_a_wrong_password_and_an_unknown_address_get_the_same_words(client, raadslid):
    wrong = by_password(client, raadslid.email, "fout-wachtwoord")
    unknown = by_password(client, "niemand@oosterwaard.example", "fout-wachtwoord")
    for page in (wrong, unknown):
        assert "horen niet bij elkaar" in page.content.decode()
        assert page.context["form"].errors.keys() == {"__all__"}
    assert f'value="{raadslid.email}"' in wrong.content.decode(), "what was typed is kept"


def test_an_empty_form_says_what_to_do(client):
    page = client.post("/inloggen/", {"email": ""}).content.decode()
    assert "<title>Fout: Inloggen" in page
    assert '<a href="#id_email">Vul uw e-mailadres in.</a>' in page
    assert 'aria-invalid="true"' in page
    page = client.post("/inloggen/", {"email": "geen adres"}).content.decode()
    assert "zoals naam@gemeente.nl" in page
    assert 'value="geen adres"' in page


def test_a_sixth_guess_at_a_password_is_not_even_looked_at(client, raadslid):
    for _ in range(5):
        by_password(client, raadslid.email, "fout-wachtwoord", follow=False)
    page = by_password(client, raadslid.email, PASSWORD)
    assert "te vaak geprobeerd" in page.content.decode()
    assert not signed_in(client)


def ask_from(network, raadslid, path="/inloggen/", client=None):
    """Ask for a code there, and say whether it was refused."""
    page = (client or Client()).post(path, {"email": raadslid.email}, REMOTE_ADDR=network)
    return page.status_code == 200 and "te vaak geprobeerd" in page.content.decode()


@pytest.mark.parametrize("path", ["/inloggen/", "/inloggen/vergeten/"])
def test_codes_asked_by_a_stranger_are_limited_there_and_not_for_the_owner_elsewhere(raadslid, path):
    assert [ask_from("10.0.0.1", raadslid, path) for _ in range(5)] == [False] * 3 + [True] * 2
    assert not ask_from("10.0.0.2", raadslid, path)
    assert len(mail.outbox) == 4


def strangers_ask_from_everywhere(raadslid):
    assert [ask_from(f"10.0.1.{n}", raadslid) for n in range(12)] == [False] * 10 + [True] * 2
    assert len(mail.outbox) == 10, "nobody fills a mailbox from a thousand places"


@pytest.fixture
def few_guesses(monkeypatch):
    """The bound of all unknown places together, low enough to reach in a test."""
    monkeypatch.setitem(limits.TOGETHER, "wachtwoord", "4/h/key")


def strangers_guess_from_everywhere(raadslid):
    for n in range(5):
        Client().post("/inloggen/wachtwoord/", WRONG | {"login": raadslid.email}, REMOTE_ADDR=f"10.0.2.{n}")


def test_who_signed_in_on_a_device_before_still_gets_a_code_there(client, raadslid):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    client.post("/uitloggen/")
    strangers_ask_from_everywhere(raadslid)
    assert not ask_from("10.0.9.9", raadslid, client=client)
    client.post("/inloggen/code/", {"code": code_in(mail.outbox[-1])})
    assert signed_in(client)


def test_and_may_still_use_the_password(client, raadslid, few_guesses):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    client.post("/uitloggen/")
    strangers_guess_from_everywhere(raadslid)
    elsewhere = Client()
    assert "te vaak geprobeerd" in by_password(elsewhere, raadslid.email, PASSWORD).content.decode()
    by_password(client, raadslid.email, PASSWORD, follow=False)
    assert signed_in(client) and not signed_in(elsewhere)


def test_guesses_on_a_known_device_are_limited_too(client, raadslid):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    client.post("/uitloggen/")
    for _ in range(5):
        by_password(client, raadslid.email, "fout-wachtwoord", follow=False)
    assert "te vaak geprobeerd" in by_password(client, raadslid.email, PASSWORD).content.decode()


def test_a_device_is_known_for_its_own_accounts_only_and_cannot_be_made_up(client, raadslid, few_guesses):
    stranger = build.persoon()
    stranger.set_password(PASSWORD)
    stranger.save()
    by_password(client, stranger.email, PASSWORD, follow=False)
    cookie = client.cookies["apparaat"]
    assert (cookie["path"], cookie["httponly"]) == ("/inloggen/", True)
    assert raadslid.email not in cookie.value and stranger.email not in cookie.value
    client.post("/uitloggen/")
    strangers_guess_from_everywhere(raadslid)
    for value in (cookie.value, "verzonnen", cookie.value[:-3] + "abc"):
        client.cookies["apparaat"] = value
        assert "te vaak geprobeerd" in by_password(client, raadslid.email, PASSWORD).content.decode()


def test_the_account_itself_stays_open_for_its_owner_elsewhere_after_wrong_passwords(client, raadslid):
    for _ in range(8):
        client.post("/inloggen/wachtwoord/", WRONG | {"login": raadslid.email}, REMOTE_ADDR="10.0.0.1")
    by_password(client, raadslid.email, PASSWORD, follow=False)
    assert signed_in(client)


def test_forgotten_passwords_are_limited_too(client, raadslid):
    for _ in range(3):
        client.post("/inloggen/vergeten/", {"email": raadslid.email})
    page = client.post("/inloggen/vergeten/", {"email": raadslid.email})
    assert "te vaak geprobeerd" in page.content.decode()
    assert len(mail.outbox) == 3


def test_guesses_with_a_passkey_are_limited_by_address(client):
    for _ in range(10):
        client.post("/inloggen/sleutel/", {"credential": "{}"})
    assert client.post("/inloggen/sleutel/", {"credential": "{}"}).status_code == 429


def test_the_limits_count_the_address_before_our_proxy(client, raadslid, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for n in range(31):
        headers = {"HTTP_X_FORWARDED_FOR": f"6.6.6.{n}, 10.1.1.1", "REMOTE_ADDR": "127.0.0.1"}
        page = client.post("/inloggen/wachtwoord/", {"login": "a", "password": "b"}, **headers)
    assert page.status_code == 429, "what the visitor writes in the header changes nothing"
    other = {"HTTP_X_FORWARDED_FOR": "10.1.1.2", "REMOTE_ADDR": "127.0.0.1"}
    assert client.post("/inloggen/wachtwoord/", {"login": "a", "password": "b"}, **other).status_code == 200


def test_the_counts_stand_in_the_database_where_every_worker_sees_them(client, raadslid):
    from django.db import connection

    by_password(client, raadslid.email, "fout-wachtwoord", follow=False)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE '%%login_failed%%'")
        assert cursor.fetchone()[0] > 0
    assert cache.__class__.__name__ != "LocMemCache"


def test_a_forgotten_password_is_chosen_anew_with_a_code(client, raadslid):
    client.post("/inloggen/vergeten/", {"email": raadslid.email})
    client.post("/inloggen/vergeten/code/", {"code": code_in(mail.outbox[0])})
    short = client.post("/inloggen/vergeten/nieuw/", {"password1": "kort", "password2": "kort"}).content.decode()
    assert "12" in short
    differs = client.post("/inloggen/vergeten/nieuw/", {"password1": "nieuw-wachtwoord-hier", "password2": "x"})
    assert "niet hetzelfde" in differs.content.decode()
    new = {"password1": "nieuw-wachtwoord-hier", "password2": "nieuw-wachtwoord-hier"}
    done = client.post("/inloggen/vergeten/nieuw/", new, follow=True)
    assert "Uw wachtwoord is veranderd" in done.content.decode()
    assert not signed_in(client)
    by_password(client, raadslid.email, "nieuw-wachtwoord-hier", follow=False)
    assert signed_in(client)


def test_nobody_signs_up(client):
    for path in ("/inloggen/", "/inloggen/geen-account/"):
        assert "Vraag uw griffie om een uitnodiging" in client.get(path).content.decode()
    client.post("/inloggen/geen-account/", {"email": "ik@elders.example", "password1": PASSWORD})
    assert not signed_in(client)


def test_signing_out_is_a_post_and_says_so(client, raadslid):
    client.force_login(raadslid)
    assert client.get("/uitloggen/").status_code == 200
    assert signed_in(client)
    kept = Client()
    kept.cookies["sessionid"] = client.cookies["sessionid"].value
    assert kept.get("/account/").status_code == 200
    page = client.post("/uitloggen/", follow=True)
    assert "U bent uitgelogd" in page.content.decode()
    assert not signed_in(client)
    assert kept.get("/account/").status_code == 302, "who kept the cookie is out too"


def test_who_is_no_longer_active_does_not_come_in(client, raadslid):
    raadslid.is_active = False
    raadslid.save()
    by_password(client, raadslid.email, PASSWORD, follow=False)
    ask_code(client, raadslid.email, follow=False)
    assert not signed_in(client)
    assert "geen account" in mail.outbox[0].body


def test_a_session_ends_after_eight_hours_and_with_the_browser(client, raadslid):
    by_password(client, raadslid.email, PASSWORD, follow=False)
    assert client.session.get_expiry_age() == 8 * 3600
    assert client.cookies["sessionid"]["max-age"] == ""


def test_a_form_from_before_signing_in_is_refused_in_words(raadslid):
    page = Client(enforce_csrf_checks=True).post("/inloggen/", {"email": raadslid.email})
    assert page.status_code == 403
    assert "Uw formulier is verlopen" in page.content.decode()


@pytest.mark.parametrize("elders", ["https://elders.example/", "https://[::1", "//["])
def test_it_leads_nowhere_else(client, raadslid, elders):
    client.post("/inloggen/", {"email": raadslid.email, "next": elders})
    done = client.post(f"/inloggen/code/?next={elders}", {"code": code_in(mail.outbox[0])})
    assert done.url == "/"
    assert client.get(f"/inloggen/?next={elders}").url == "/"


def test_a_code_is_for_the_browser_that_asked_for_it(raadslid):
    asker, other = Client(), Client()
    for client in (asker, other):
        ask_code(client, raadslid.email, follow=False)
    of_asker, of_other = map(code_in, mail.outbox)
    asker.post("/inloggen/code/", {"code": of_other})
    assert not signed_in(asker)
    asker.post("/inloggen/code/", {"code": of_asker})
    assert signed_in(asker)
