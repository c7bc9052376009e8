"""Deciding in a real browser: where the focus goes, what the page says afterwards, and a connection that is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"
CODES = ["1.1", "2.1", "3.1", "4.1", "5.1"]


@pytest.fixture
def griffier(proefstad, committed):
    return committed(
        lambda: build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker
    )


@pytest.fixture
def waiting(proefstad, committed):
    """Makes proposals for a dossier with this slug, so many weeks ahead; gives the ids of their cards."""

    def make(number, slug="visie", weeks=4):
        def build_them():
            day = timezone.localdate() + timedelta(weeks=weeks)
            dossier = build.dossier(proefstad, titel=slug.title(), slug=slug, behandeldatum=day)
            return [f"voorstel-{build.koppeling(dossier, code, Besluit.VOORSTEL).pk}" for code in CODES[:number]]

        return committed(build_them)

    return make


@pytest.fixture
def desk(open_page, sign_in, griffier):
    return lambda path, **size: sign_in(open_page("/over/", **size), griffier, f"{HERE}{path}")


def main(page):
    return page.get_by_role("main")


def focused(page, name):
    page.locator(f"#{name} button:focus", has_text="Koppel").wait_for()


def decide(page, name):
    page.locator(f"#{name}").get_by_role("button", name="Koppel").click()
    page.locator(f"#{name}").get_by_role("button", name="Maak ongedaan").wait_for()


# Where the focus goes


def test_a_proposal_that_came_meanwhile_for_an_earlier_meeting_takes_no_focus(desk, waiting):
    first, second, _ = waiting(3)
    page = desk("voorstellen/")
    waiting(1, "eerder", weeks=1)
    decide(page, first)
    focused(page, second)
    main(page).get_by_text("3 voorstellen wachten op u").wait_for()
    assert page.faults == []


def test_after_the_last_on_the_page_the_focus_is_on_a_link_to_what_was_skipped(desk, waiting):
    skipped, second, third = waiting(3)
    page = desk("voorstellen/")
    expect(page.get_by_text("Toon de volgende")).to_be_hidden()
    decide(page, second)
    focused(page, third)
    page.keyboard.press("Enter")
    page.locator("[data-volgende] a:focus").wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("list", name="Wat wacht op u").locator("> li:only-child").wait_for()
    focused(page, skipped)
    page.keyboard.press("Enter")
    page.locator(f"#{skipped} h3:focus").wait_for()
    main(page).get_by_text("Er wacht niets meer op u").wait_for()
    expect(page.locator("[data-volgende]")).to_be_hidden()
    assert page.faults == []


def test_what_is_beyond_the_page_is_one_link_away(desk, waiting, monkeypatch):
    monkeypatch.setattr("raadsportaal.dossiers.views.voorstellen.PER_PAGE", 2)
    first, second, third = waiting(3)
    page = desk("voorstellen/")
    main(page).get_by_text("U ziet de eerste 2. Besloot u daarover?").wait_for()
    for name in (first, second):
        focused(page, name)
        page.keyboard.press("Enter")
    page.locator("[data-volgende] a:focus").wait_for()
    page.keyboard.press("Enter")
    focused(page, third)


def test_after_undoing_the_focus_stays_on_the_card(desk, waiting):
    first, _ = waiting(2)
    page = desk("voorstellen/")
    decide(page, first)
    page.locator(f"#{first}").get_by_role("button", name="Maak ongedaan").click()
    page.locator(f"#{first} h3:focus").wait_for()


def test_a_card_that_asks_why_is_entered_at_its_first_reason(desk, waiting):
    first, second = waiting(2)
    page = desk("voorstellen/")
    page.locator(f"#{second}").get_by_role("link", name="Past niet").click()
    page.locator(f"#{second} input:focus").wait_for()
    decide(page, first)
    page.locator(f"#{second} input[value=onderwerp]:focus").wait_for()


# The page of the dossier


def test_the_page_of_a_dossier_follows_each_decision(desk, waiting):
    first, second = waiting(2)
    page = desk("dossiers/visie/")
    linked = page.locator("#koppelingen")
    page.get_by_role("heading", name="2 voorstellen wachten op u").wait_for()
    expect(linked).to_contain_text("Nog geen doel gekoppeld.")
    decide(page, first)
    page.get_by_role("heading", name="1 voorstel wacht op u").wait_for()
    focused(page, second)
    expect(linked).to_contain_text("1 gekoppeld")
    expect(linked).to_contain_text("1.1")
    page.locator(f"#{first}").get_by_role("button", name="Maak ongedaan").click()
    linked.get_by_text("Nog geen doel gekoppeld.").wait_for()
    page.get_by_role("heading", name="2 voorstellen wachten op u").wait_for()
    decide(page, second)
    page.locator("#voorstellen [data-volgende] a:focus").wait_for()
    linked.get_by_role("button", name="Ontkoppel 2.1").wait_for()
    assert page.faults == []


# A lost connection


IN_VIEW = """() => { const { top, bottom } = document.getElementById('foutmelding').getBoundingClientRect();
    return top >= 0 && bottom < innerHeight + 1; }"""


@pytest.mark.parametrize("width", [1280, 390])
def test_a_lost_connection_is_told_on_the_card_with_a_way_to_try_again(desk, waiting, width):
    *_, fourth, last = waiting(5)
    page = desk("voorstellen/", width=width)
    button = page.locator(f"#{last}").get_by_role("button", name="Koppel")
    button.focus()
    page.context.set_offline(True)
    page.keyboard.press("Enter")
    told = page.locator(f"#{last} #foutmelding")
    told.get_by_text("Uw keuze is niet opgeslagen.").wait_for()
    page.wait_for_function(IN_VIEW)
    page.wait_for_function("() => document.getElementById('live').textContent.includes('niet opgeslagen')")
    page.locator("[data-opnieuw]:focus").wait_for()
    with page.expect_event("requestfailed"):
        page.keyboard.press("Enter")
    page.locator("[data-opnieuw]:focus").wait_for()
    assert state(last) == Besluit.VOORSTEL

    page.context.set_offline(False)
    page.keyboard.press("Enter")
    page.locator(f"#{last}").get_by_role("button", name="Maak ongedaan").wait_for()
    assert state(last) == Besluit.GEKOPPELD, "with the button that was pressed before"
    expect(page.locator("#foutmelding")).to_be_hidden()
    page.context.set_offline(True)
    page.locator(f"#{fourth}").get_by_role("link", name="Past niet").click()
    page.locator(f"#{fourth} #foutmelding").wait_for(state="visible")
    assert not page.get_by_text("Uw keuze is niet opgeslagen.").is_visible(), "nothing was to be saved"
    page.context.set_offline(False)
    page.get_by_role("button", name="Probeer opnieuw").click()
    page.locator(f"#{fourth} input:focus").wait_for()
    expect(page.locator("#foutmelding")).to_be_hidden()


def state(name):
    with bereik(EVERYTHING):
        return Koppeling.objects.get(pk=int(name.removeprefix("voorstel-"))).besluit


def test_where_there_is_no_card_it_stands_in_view_and_goes_with_the_next_answer(open_page):
    page = open_page("/kennisbank/")
    box = page.locator("#facet-thema").get_by_label("Wonen en wijken")
    box.scroll_into_view_if_needed()
    page.mouse.wheel(0, 500)
    page.context.set_offline(True)
    box.check()
    page.locator("#foutmelding").wait_for(state="visible")
    page.wait_for_function(IN_VIEW)
    page.context.set_offline(False)
    page.locator("#facet-thema").get_by_label("Klimaatadaptatie").check()
    page.locator("#foutmelding").wait_for(state="hidden")
