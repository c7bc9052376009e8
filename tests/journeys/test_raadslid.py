"""Journeys of a raadslid in a real browser, with JavaScript and without: prepare a meeting, propose, take along."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone
from django.utils.formats import date_format
from playwright.sync_api import expect

from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
EMAIL = "sanne@proefstad.example"
MEETING = timedelta(days=9)


@pytest.fixture(params=[True, False], ids=["met_script", "zonder_script"])
def script(request):
    return request.param


@pytest.fixture
def raadslid(proefstad, committed):
    """Someone whose council handles a dossier soon, with a griffier who linked something to it."""

    def make():
        griffier = build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker
        day = timezone.localdate() + MEETING
        dossier = build.dossier(proefstad, titel="Omgevingsvisie 2040", soort="visie", behandeldatum=day)
        build.koppeling(dossier, "11.7", richting="draagt_bij", besloten_door=griffier)
        return build.lid(proefstad, naam="Sanne de Wit", email=EMAIL).gebruiker

    yield committed(make)
    committed(cache.clear)  # the running portal counts attempts to sign in outside the transaction of a test


def main(page):
    return page.get_by_role("main")


def test_prepare_the_meeting_propose_an_example_and_take_it_back(open_page, raadslid, portaal, script):
    page = open_page("/inloggen/wachtwoord/", script=script)
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_label("Wachtwoord").fill("geheim")
    main(page).get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Proefstad", level=1).wait_for()
    day = date_format(timezone.localdate() + MEETING, "j F")
    expect(main(page)).to_contain_text(f"Uw raad vergadert op {day}.")
    page.get_by_role("link", name=re.compile("Bereid voor.*Omgevingsvisie 2040")).click()
    page.get_by_role("heading", name="Gekoppelde doelen").wait_for()
    expect(page.get_by_role("link", name=re.compile("^11\\.7")).first).to_be_visible()
    assert not page.get_by_role("button", name="Ontkoppel").count(), "a raadslid proposes, the griffie decides"

    page.get_by_role("link", name="Zoek in de kennisbank").click()
    page.get_by_label("Zoek op onderwerp, stad of land").fill("klimaatbegroting")
    main(page).get_by_role("button", name="Zoeken").click()
    page.get_by_role("link", name=re.compile("uitstoot|begroting|klimaat", re.I)).and_(page.locator("#r1")).click()
    page.get_by_role("heading", name="Wat was lastig?").wait_for()
    example = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Stel voor aan de griffie").click()
    page.get_by_role("button", name="Stel voor aan de griffie").click()
    expect(main(page).get_by_role("alert")).to_contain_text("Kies een dossier.")
    page.get_by_label("Bij welk dossier?").select_option("Omgevingsvisie 2040")
    page.get_by_label("Toelichting").fill("Zo ziet de raad elk jaar wat er lukt.")
    page.get_by_role("button", name="Stel voor aan de griffie").click()
    main(page).get_by_text(f"Voorgesteld aan de griffie: {example}.").wait_for()
    own = page.locator("section", has=page.get_by_role("heading", name="Wat u voorstelde"))
    expect(own).to_contain_text(example)
    expect(own).to_contain_text("De griffie kijkt ernaar.")

    own.get_by_role("button", name="Trek in").click()
    main(page).get_by_text("Ingetrokken").first.wait_for()
    expect(own).to_have_count(0)
    assert [fault for fault in page.faults if "422" not in fault] == []


def test_the_annex_goes_along_to_the_meeting(open_page, sign_in, raadslid, script):
    page = sign_in(open_page("/over/", script=script), raadslid, "/gemeenten/proefstad/dossiers/omgevingsvisie-2040/")
    page.get_by_role("link", name="Bijlage voor de raad").click()
    expect(main(page)).to_contain_text("Alleen koppelingen die de griffie heeft bevestigd")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download PDF").click()
    assert download.value.suggested_filename == "bijlage-omgevingsvisie-2040.pdf"
    assert Path(download.value.path()).read_bytes().startswith(b"%PDF-")


def test_who_works_in_two_municipalities_goes_from_one_to_the_other(open_page, sign_in, raadslid, committed, script):
    committed(lambda: build.lid(Gemeente.objects.get(slug="oosterwaard"), Rol.FRACTIEMEDEWERKER, raadslid))
    page = sign_in(open_page("/over/", script=script), raadslid, "/gemeenten/proefstad/dossiers/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    menu.get_by_role("link", name="Naar Oosterwaard").click()
    page.get_by_role("heading", name="Oosterwaard", level=1).wait_for()
    expect(page.get_by_role("banner")).to_contain_text("Fractiemedewerker, Oosterwaard")
    menu.get_by_role("link", name="Dossiers").click()
    page.get_by_role("heading", name="Dossiers van Oosterwaard").wait_for()
    menu.get_by_role("link", name="Kennisbank").click()
    menu.get_by_role("link", name="Mijn gemeente").click()
    page.get_by_role("heading", name="Oosterwaard", level=1).wait_for()
    menu.get_by_role("link", name="Naar Proefstad").click()
    expect(page.get_by_role("banner")).to_contain_text("Raadslid, Proefstad")
    assert page.faults == []
