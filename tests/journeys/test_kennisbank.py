"""Journeys of a raadslid in a real browser: find an example, keep the state, without JavaScript, by keyboard alone."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.django_db, pytest.mark.browser]


def count(page):
    return int(re.search(r"\d+", page.locator("#aantal").inner_text()).group())


def choose(page, facet, label):
    """Tick a box and wait until the address has followed."""
    before = page.url
    page.locator(f"#facet-{facet}").get_by_label(label).check()
    page.wait_for_function("before => location.href !== before", arg=before)
    page.wait_for_load_state("networkidle")


def test_find_an_example_by_filter_and_word(open_page):
    page = open_page("/")
    page.get_by_label("Waar werkt uw raad aan?").fill("fiets")
    page.locator("#zoeksuggesties a").first.wait_for()
    page.get_by_label("Waar werkt uw raad aan?").press("Enter")
    page.get_by_role("link", name="Alle", exact=False).first.wait_for()
    page.goto(page.url.split("/zoeken")[0] + "/kennisbank/")
    everything = count(page)
    choose(page, "thema", "Wonen en wijken")
    assert 0 < count(page) < everything
    expect(page.locator("#live")).to_have_text(re.compile("gevonden$"))
    page.get_by_label("Zoek op onderwerp, stad of land").fill("huis")
    page.get_by_role("button", name="Zoeken").last.click()
    page.wait_for_url("**q=huis**")
    page.locator("#lijst a").first.click()
    page.get_by_role("heading", name="Wat was lastig?").wait_for()
    assert page.faults == []


def test_back_and_reload_keep_what_was_chosen(open_page):
    page = open_page("/kennisbank/")
    everything = count(page)
    choose(page, "thema", "Wonen en wijken")
    one = count(page)
    choose(page, "inwoners", "Meer dan 500.000")
    two = count(page)
    assert two < one < everything
    page.reload()
    assert count(page) == two
    expect(page.locator("#facet-thema").get_by_label("Wonen en wijken")).to_be_checked()
    page.go_back()
    page.wait_for_function("one => document.querySelector('#aantal').textContent.startsWith(one)", arg=str(one))
    page.locator("#lijst a").first.click()
    page.get_by_role("heading", name="Bronnen").wait_for()
    page.go_back()
    page.locator("#aantal").wait_for()
    assert count(page) == one


def test_more_examples_keep_the_place_and_the_address(open_page):
    page = open_page("/kennisbank/")
    page.get_by_role("link", name="Toon meer voorbeelden").click()
    page.wait_for_url("**pagina=2**")
    page.locator("#r24").wait_for()
    page.wait_for_function("() => document.activeElement.id === 'r13'")
    page.reload()
    expect(page.locator("#lijst > li")).to_have_count(24)


def test_the_same_without_javascript(open_page):
    page = open_page("/kennisbank/", script=False)
    everything = count(page)
    page.locator("#facet-thema").get_by_label("Wonen en wijken").check()
    page.get_by_label("Zoek op onderwerp, stad of land").fill("huis")
    page.get_by_role("button", name="Filters toepassen").click()
    page.wait_for_url("**thema=wonen**")
    expect(page).to_have_url(re.compile("q=huis"))
    assert 0 < count(page) < everything
    page.get_by_role("link", name="Haal weg: Wonen en wijken").click()
    page.wait_for_url(lambda url: "thema" not in url)
    page.get_by_role("link", name="Wis alles").click()
    page.get_by_role("link", name="Toon meer voorbeelden").click()
    page.wait_for_url("**pagina=2**")  # a click waits for the answer to begin, not for the page to be there
    expect(page.locator("#lijst > li")).to_have_count(24)
    expect(page.locator("#facet-doel input[type=checkbox]")).to_have_count(8)
    page.locator("#facet-doel").get_by_role("button", name="Toon alle 17").click()
    page.wait_for_url("**alle=doel**")
    expect(page.locator("#facet-doel input[type=checkbox]")).to_have_count(17)


def test_by_keyboard_alone(open_page):
    page = open_page("/kennisbank/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Direct naar de inhoud"
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "thema":
            break
    before = page.url
    page.keyboard.press("Space")
    page.wait_for_function("before => location.href !== before", arg=before)
    assert page.evaluate("document.activeElement.name") == "thema", "the focus stays on the box"
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "r1":
            break
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Bronnen").wait_for()


def test_a_question_is_copied_and_said(open_page):
    page = open_page("/kennisbank/oslo-klimaatbegroting/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer").first.click()
    page.wait_for_function("() => document.getElementById('live').textContent.includes('gekopieerd')")
    assert page.evaluate("navigator.clipboard.readText()").endswith("?")


def test_a_lost_connection_is_said_and_loses_nothing(open_page):
    page = open_page("/kennisbank/")
    before = count(page)
    page.context.set_offline(True)
    page.locator("#facet-thema").get_by_label("Wonen en wijken").check()
    page.locator("#foutmelding").wait_for(state="visible")
    assert count(page) == before


def test_from_the_map_to_the_example_with_that_number(open_page):
    page = open_page("/kennisbank/", width=390)
    stip = page.locator("#kaart-europa a").first
    number = stip.get_attribute("href").removeprefix("#r")
    stip.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**#r{number}")
    expect(page.locator(f"#r{number}")).to_be_in_viewport()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.id") == f"r{number}", "the keyboard goes on from there"
    page.get_by_role("link", name="Zonder kaart").click()
    page.wait_for_url("**kaart=uit**")
    page.set_viewport_size({"width": 1280, "height": 900})
    choose(page, "thema", "Wonen en wijken")
    expect(page).to_have_url(re.compile("kaart=uit"))
    expect(page.locator(".raad-vindkaarten")).to_have_count(0)
    page.get_by_role("link", name="Met kaart").click()
    page.locator(".raad-vindkaarten").wait_for()
    assert "thema=wonen" in page.url
    assert page.faults == []


def test_the_map_without_javascript_opens_europe_and_follows_a_filter(open_page):
    page = open_page("/kennisbank/?q=wateroverlast", width=390, script=False)
    joined = page.locator("#kaart-wereld a", has_text="×").first
    joined.click()
    page.wait_for_url("**#kaart-europa")
    expect(page.locator("#kaart-europa")).to_be_in_viewport()
    page.goto(page.url.split("?")[0] + "?land=kenia")
    expect(page.locator("#kaart-wereld")).to_be_visible()
    expect(page.locator("#kaart-europa")).to_have_count(0)
    page.goto(page.url.split("?")[0] + "?werelddeel=europa")
    expect(page.locator("#kaart-europa")).to_be_visible()
    expect(page.locator("#kaart-wereld")).to_have_count(0)
