"""Journeys of signing in, in a real browser: by code without JavaScript, by passkey, and one's own account."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect

from tests import build
from tests.gemeenten.test_second_factor import app_code
from tests.journeys.looks import look

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PASSWORD = "een-lang-wachtwoord"


@pytest.fixture
def raadslid(committed):
    def make():
        gebruiker = build.gebruiker(email="sanne@oosterwaard.example", is_staff=False, is_superuser=False)
        gebruiker.set_password(PASSWORD)
        gebruiker.save()
        return gebruiker

    gebruiker = committed(make)
    yield gebruiker
    committed(gebruiker.delete)
    committed(cache.clear)  # the running portal counts attempts outside the transaction of a test


def code():
    return re.search(r"^[A-Z]{4}-[A-Z]{4}$", mail.outbox[-1].body, re.M).group()


def by_password(page):
    page.get_by_role("link", name="Inloggen met een wachtwoord").click()
    page.get_by_label("E-mailadres").fill("sanne@oosterwaard.example")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Inloggen").click()


def test_by_code_without_javascript(open_page, raadslid):
    page = open_page("/inloggen/?next=/account/", script=False)
    page.get_by_label("E-mailadres").fill("sanne@oosterwaard")
    page.get_by_role("button", name="Stuur mij een code").click()
    expect(page.get_by_role("alert")).to_contain_text("Vul een e-mailadres in")
    page.get_by_label("E-mailadres").fill(raadslid.email)
    page.get_by_role("button", name="Stuur mij een code").click()
    page.get_by_role("heading", name="Vul uw code in").wait_for()
    page.get_by_label("Code").fill(code())
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Uw account").wait_for()
    page.locator("main").get_by_role("button", name="Log uit", exact=True).click()
    page.get_by_role("main").get_by_text("U bent uitgelogd").wait_for()


def with_authenticator(page):
    """A phone or laptop that knows its owner, as Chromium pretends to have."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    options |= {"isUserVerified": True, "automaticPresenceSimulation": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_then_is_all_one_needs(open_page, raadslid, portaal):
    page = open_page("/over/")
    with_authenticator(page)
    here = portaal.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, not to a number
    page.goto(f"{here}/inloggen/?next=/account/sleutels/nieuw/")
    by_password(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_label("Naam van de sleutel").fill("Werklaptop")
    page.get_by_role("button", name="Voeg toe").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    look(page, "herstelcodes")
    page.goto(f"{here}/account/sleutels/")
    expect(page.get_by_role("main")).to_contain_text("Werklaptop")
    look(page, "sleutels")
    page.goto(f"{here}/uitloggen/")
    page.locator("main").get_by_role("button", name="Log uit").click()
    page.goto(f"{here}/inloggen/?next=/account/")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    page.get_by_role("heading", name="Uw account").wait_for()
    page.goto(f"{here}/account/tweede-stap/app/")
    page.get_by_role("link", name="Met een toegangssleutel").click()
    page.get_by_role("button", name="Gebruik uw toegangssleutel").click()
    page.get_by_alt_text("QR-code").wait_for()
    page.goto(f"{here}/uitloggen/")
    page.locator("main").get_by_role("button", name="Log uit").click()
    by_password(page)
    page.get_by_role("heading", name="Tweede stap").wait_for()
    look(page, "tweede stap")
    page.get_by_role("button", name="Gebruik een toegangssleutel").click()
    page.wait_for_url(lambda url: "inloggen" not in url)
    assert page.faults == []


def test_an_app_with_codes_shows_its_recovery_codes_without_javascript(open_page, raadslid, portaal):
    page = open_page("/inloggen/?next=/account/tweede-stap/app/", script=False)
    by_password(page)
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_label("Code").fill(app_code(page.locator("main code").inner_text()))
    page.get_by_role("button", name="Zet aan").click()
    page.get_by_role("heading", name="Herstelcodes").wait_for()
    codes = page.get_by_role("main").inner_text()
    page.goto(f"{portaal}/uitloggen/")
    page.locator("main").get_by_role("button", name="Log uit").click()
    page.goto(f"{portaal}/inloggen/?next=/account/")
    by_password(page)
    page.get_by_label("Code").fill(re.search(r"^[0-9a-f]{8}$", codes, re.M)[0])
    page.get_by_role("button", name="Inloggen", exact=True).click()
    page.get_by_role("heading", name="Uw account").wait_for()
    assert page.faults == []


def test_no_passkey_here_is_said_in_words(open_page, portaal):
    page = open_page("/over/")
    page.goto(portaal.replace("127.0.0.1", "localhost") + "/inloggen/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('NotAllowed')) }")
    page.get_by_role("button", name="Inloggen met een toegangssleutel").click()
    page.locator("#sleutelfout").wait_for(state="visible")


def test_the_pages_of_an_account_have_no_axe_violation(open_page, raadslid, portaal):
    page = open_page("/inloggen/?next=/account/")
    by_password(page)
    page.get_by_role("heading", name="Uw account").wait_for()
    paths = ["/account/", "/account/naam/", "/account/wachtwoord/", "/account/tweede-stap/", "/account/sleutels/"]
    paths += ["/account/bevestigen/?next=/account/verwijderen/", "/uitloggen/"]
    for path in paths:
        page.goto(portaal + path)
        look(page, path)
    page.goto(f"{portaal}/account/verwijderen/")
    page.get_by_label("Wachtwoord").fill(PASSWORD)
    page.get_by_role("button", name="Bevestig").click()
    page.get_by_role("heading", name="Wilt u uw account verwijderen?").wait_for()
    for path in ("/account/verwijderen/", "/account/sleutels/nieuw/", "/account/tweede-stap/app/"):
        page.goto(portaal + path)
        look(page, path)
    assert page.faults == []


def test_the_pages_between_have_no_axe_violation(open_page, raadslid):
    page = open_page("/inloggen/")
    page.get_by_role("button", name="Stuur mij een code").click()
    look(page, "fout")
    page.get_by_label("E-mailadres").fill(raadslid.email)
    page.get_by_role("button", name="Stuur mij een code").click()
    page.get_by_role("heading", name="Vul uw code in").wait_for()
    look(page, "code")
