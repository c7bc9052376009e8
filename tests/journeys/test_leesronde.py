"""A griffier has many dossiers read at once and decides what waits, in a real browser, with JavaScript and without."""

import re

import pytest
from playwright.sync_api import expect

from raadsportaal.dossiers.models import Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import WATER, WONEN
from tests.journeys.looks import look
from tests.queue import run_worker

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"


@pytest.fixture
def griffier(proefstad, committed):
    def make():
        for titel, samenvatting in (("Plan voor wonen", WONEN), ("Plan voor water", WATER), ("Derde plan", WATER)):
            dossier = build.dossier(proefstad, titel=titel, samenvatting=samenvatting)
        build.koppeling(dossier, "13.1", besluit="voorstel")
        return build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker

    return committed(make)


@pytest.mark.parametrize("script", [True, False], ids=["met_script", "zonder_script"])
def test_many_dossiers_are_read_and_decided_on_one_page(open_page, sign_in, griffier, committed, script):
    page = sign_in(open_page("/over/", script=script), griffier, f"{HERE}dossiers/")
    main = page.get_by_role("main")
    page.get_by_text("Meer dossiers tegelijk").click()
    page.get_by_label("Kies Plan voor wonen").check()
    page.get_by_label("Kies Plan voor water").check()
    page.get_by_role("button", name="Lees deze dossiers").click()
    page.get_by_role("heading", name="Bezig met lezen").wait_for()
    expect(page.get_by_role("progressbar", name="0 van 2 stukken")).to_have_count(1)
    if script:
        look(page, "bezig met lezen")
        page.set_viewport_size({"width": 1280, "height": 900})
    committed(run_worker)
    page.get_by_role("heading", name="Klaar met lezen").wait_for()  # it asks for itself
    expect(main).to_contain_text(re.compile(r"Gelezen\s*2"))

    page.get_by_role("link", name="Bekijk wat op u wacht").click()
    page.get_by_role("heading", name="Wat wacht op u", level=1).wait_for()
    if not script:
        main.get_by_label("Waar komt het vandaan?").select_option("De computer las het")
        page.get_by_role("button", name="Toon").click()
    else:
        look(page, "wat wacht op u")
        page.set_viewport_size({"width": 1280, "height": 900})
        main.get_by_label("Waar komt het vandaan?").select_option("De computer las het")
        page.get_by_role("heading", name="Wat wacht op u", level=1).click()  # out of the filter, where keys are letters
    expect(main.locator("[id^=voorstel-]")).to_have_count(0)
    cards = page.locator("#wachtlijst [data-wacht]")
    first, second = (cards.nth(place).get_attribute("id") for place in range(2))
    if script:
        for key in ("j", "o"):
            page.keyboard.press(key)
        page.locator(f"#{second} [data-kop]:focus").wait_for()
        page.keyboard.press("z")
        page.locator(f"#{first}[data-wacht]:focus-within").wait_for()  # a key is for the card with the focus
        page.keyboard.press("o")
    else:
        page.locator(f"#{first} button[value=onbekend]").first.click()
    page.locator(f"#{first}").get_by_text("Maak ongedaan").wait_for()
    page.locator(f"#{second}").get_by_role("link", name="Past niet").click()
    page.get_by_role("button", name="Wijs af").click()
    page.locator(f"#{second}").get_by_text("Maak ongedaan").wait_for()
    assert "van=lezing" in page.url
    with bereik(EVERYTHING):
        found = Suggestie.objects.in_bulk([int(name.partition("-")[2]) for name in (first, second)])
        assert sorted(one.keuze for one in found.values()) == ["afgewezen", "gekoppeld"]
    if script:
        page.goto(page.url.partition("wacht/")[0] + "leesrondes/")
        file = {"name": "plan.txt", "mimeType": "text/plain", "buffer": WONEN.encode()}
        page.get_by_label("Bestanden", exact=True).set_input_files(file)
        page.get_by_role("button", name="Lees deze bestanden").click()
        page.get_by_role("heading", name="Bij welk dossier hoort elk bestand?").wait_for()
        look(page, "bestanden verdelen")
        page.get_by_role("button", name="Gooi weg").click()
        page.get_by_text("De bestanden zijn weg.").wait_for()
        page.locator("#laatst ~ ul a").first.click()
        look(page, "klaar met lezen")
    assert page.faults == []
