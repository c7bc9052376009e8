"""The form of a praktijk in a browser: help that follows the typing, a place that is found, a suggestion taken over."""

import re

import pytest
from playwright.sync_api import expect

from tests import build
from tests.journeys.looks import WCAG, load_axe, violations

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
# Our own parts of the form; the boxes of Django's admin around them are its own.
PARTS = {
    "include": [".rijen", ".schrijfhulp", ".suggesties", ".ontbreekt", "#stappen"],
    "exclude": [".select2", ".related-widget-wrapper"],
}
TEXT = "De gemeente legt zonnepanelen op daken en isoleert woningen, zodat energie betaalbaar blijft."


@pytest.fixture
def concept(committed):
    praktijk = committed(lambda: build.praktijk(status="concept", titel="Zonnepanelen op scholen", probleem=TEXT))
    yield praktijk
    committed(praktijk.delete)


@pytest.fixture
def editor(committed):
    gebruiker = committed(build.gebruiker)
    yield gebruiker
    committed(gebruiker.delete)


def test_the_form_helps_and_saves_nothing_by_itself(open_page, sign_in, concept, editor, committed):
    page = sign_in(open_page("/inloggen/"), editor, f"/beheer/kennisbank/praktijk/{concept.pk}/change/")
    page.get_by_label("Titel:", exact=True).first.fill("x" * 71)
    page.locator("#id_titel_schrijfhulp", has_text="71 van hooguit 70 tekens: te lang").wait_for()
    page.locator("#id_lastig").fill("Middels een brief vroeg de gemeente om raad.")
    page.locator("#id_lastig_schrijfhulp", has_text="zeg: met").wait_for()

    page.locator("#id_zoek_plaats + .select2").click()
    page.locator(".select2-search__field").last.fill("sao paul")
    page.get_by_role("option", name="São Paulo, Brazilië").click()
    expect(page.locator("#id_plaats")).to_have_value("São Paulo")
    expect(page.locator("#id_lengtegraad")).to_have_value("-46,64")
    expect(page.locator("#id_land option:checked")).to_have_text("Brazilië")

    page.get_by_role("button", name="Zet erbij: Global Goals 7").click()
    page.locator(".suggesties__melding", has_text="staat nu in het formulier").wait_for()
    expect(page.locator("#id_doelregels-1-doel option:checked")).to_have_text(re.compile("^Global Goals 7"))
    page.get_by_role("button", name="Zet erbij: Energie en warmte").click()
    expect(page.get_by_label("Energie en warmte")).to_be_checked()
    assert committed(lambda: [str(regel.doel.nummer) for regel in concept.doelregels.all()]) == ["11"]
    assert page.faults == []


def test_a_suggestion_that_is_not_wanted_stays_away_and_can_be_taken_back(open_page, sign_in, concept, editor):
    page = sign_in(open_page("/inloggen/"), editor, f"/beheer/kennisbank/praktijk/{concept.pk}/change/")
    page.get_by_role("button", name="Niet nodig: Energie en warmte").click()
    page.locator(".suggesties__melding", has_text="ziet u dit voorstel niet meer").wait_for()
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").first.click()
    wanted = page.get_by_role("button", name="Zet erbij: Energie en warmte")
    page.get_by_role("button", name="Zet erbij: Global Goals 7").wait_for()
    expect(wanted).to_be_hidden()
    page.get_by_role("button", name="Toon wat u wegklikte (1)").click()
    expect(wanted).to_be_visible()
    page.reload()
    expect(wanted).to_be_visible()
    assert page.faults == []


def test_the_form_fits_a_phone_and_can_be_read_by_all(open_page, sign_in, concept, editor):
    page = sign_in(open_page("/inloggen/", width=320), editor, f"/beheer/kennisbank/praktijk/{concept.pk}/change/")
    page.locator(".suggesties__lijst").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    load_axe(page)
    for width, scheme in ((320, "light"), (1280, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        assert violations(page, WCAG, PARTS) == [], f"{width} {scheme}"
