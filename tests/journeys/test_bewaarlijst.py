"""A raadslid on a phone keeps what is of use tonight and takes it to the council; with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from tests import build
from tests.instrumenten.acts import put_in
from tests.journeys.looks import look
from tests.journeys.test_municipal_pages_look import faults_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
LIJST = "/gemeenten/proefstad/bewaard/"
OSLO = "/kennisbank/oslo-klimaatbegroting/"


@pytest.fixture
def raadslid(proefstad, committed):
    def make():
        person = build.lid(proefstad, naam="Sanne de Wit", email="sanne@proefstad.example").gebruiker
        put_in("Lokaal", person)
        return person

    return committed(make)


@pytest.mark.parametrize("script", [True, False], ids=["met_script", "zonder_script"])
def test_from_a_find_to_a_paper(open_page, sign_in, portaal, raadslid, script):
    page = sign_in(open_page("/over/", width=390, script=script), raadslid, OSLO)
    main = page.get_by_role("main")
    keep = main.locator("button[aria-pressed]")
    keep.first.click()
    expect(keep.first).to_have_attribute("aria-pressed", "true")
    expect(keep.first).to_contain_text("Bewaard")
    if script:
        expect(keep.first).to_be_focused()
        expect(page.locator("#live")).to_have_text("Bewaard")
    keep.nth(1).click()
    expect(keep.nth(1)).to_have_attribute("aria-pressed", "true")

    page.goto(portaal + LIJST)
    lines = main.locator(".raad-bewaard")
    example = lines.filter(has_text="Elk jaar een plafond")
    expect(lines.last).to_contain_text("Elk jaar een plafond")
    example.get_by_role("checkbox").check()
    example.get_by_role("button", name="Omhoog").click()
    expect(lines.first).to_contain_text("Elk jaar een plafond")
    if script:
        expect(example.get_by_role("button", name="Omhoog")).to_be_focused()
        expect(example.get_by_role("checkbox")).to_be_checked()
    example.locator("summary").click()
    example.get_by_label("Uw notitie").fill("Bel de wethouder")
    if script:
        expect(example).to_contain_text("Vanzelf bewaard om")
        look(page, "een regel open")
    example.get_by_role("button", name="Deel met uw fractie").click()
    expect(example).to_contain_text("Uw fractie ziet dit.")
    expect(example.locator(".raad-bewaard__notitie")).to_have_text("Bel de wethouder")
    example.get_by_role("button", name="Haal weg").click()
    back = main.get_by_role("button", name="Zet terug")
    if script:
        look(page, "van de lijst gehaald")
        expect(back).to_be_focused()
    back.click()
    expect(example.locator(".raad-bewaard__notitie")).to_have_text("Bel de wethouder")

    for box in main.get_by_role("checkbox").all():
        box.check()
    main.get_by_role("button", name="Neem mee naar de raad").click()
    expect(main.get_by_role("list", name="U begint met:")).to_contain_text("het voorbeeld ‘")
    main.get_by_role("link", name="Schriftelijke vragen").click()
    expect(main.get_by_role("checkbox", checked=True)).to_have_count(2)
    assert faults_of(page) == []
