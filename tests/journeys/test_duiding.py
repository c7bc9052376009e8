"""Journeys of duiding in a real browser, with JavaScript and without: from a PDF to koppelingen, by keyboard."""

import re

import pytest
from playwright.sync_api import expect

from raadsportaal.dossiers.models import Koppeling, Suggestie
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.basis.documents.papers import pdf
from tests.dossiers.readings import WATER, WERELD, WONEN, suggest
from tests.journeys.looks import look
from tests.queue import run_worker

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"
PAPER = pdf(f"= Visie\n== Wonen\n{WONEN}\n#pagebreak()\n== Water\n{WATER}\n\n== Over de grens\n{WERELD}")
SCAN = pdf('#image(bytes((1,) * 64 * 90), format: (encoding: "luma8", width: 64, height: 90), width: 100%)')
EXPECTED = re.compile("status of (409|422)")  # what a page of these answers is in the console of the browser too


@pytest.fixture(params=[True, False], ids=["met_script", "zonder_script"])
def script(request):
    return request.param


@pytest.fixture
def griffier(proefstad, committed):
    return committed(
        lambda: build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker
    )


@pytest.fixture
def desk(open_page, sign_in, griffier):
    """The griffier at a page of the municipality: desk("duiding/", script=False)."""
    return lambda path="", script=True: sign_in(open_page("/over/", script=script), griffier, f"{HERE}{path}")


@pytest.fixture
def waiting(proefstad, committed):
    """Suggestions for these subdoelen at a dossier with the address "plan"."""
    return lambda *codes: committed(
        lambda: suggest(build.dossier(proefstad, titel="Plan voor de wijk", slug="plan"), *codes)
    )


def main(page):
    return page.get_by_role("main")


def choose(page, data, name="Visie 2040.pdf", kind="application/pdf"):
    page.get_by_label("Of kies een bestand").set_input_files({"name": name, "mimeType": kind, "buffer": data})
    page.get_by_role("button", name="Lees de tekst").click()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, text, key="Tab", most=12):
    """Press the key until what has the focus says this."""
    for _ in range(most):
        press(page, key)
        if page.evaluate("document.activeElement.innerText || ''").startswith(text):
            return
    pytest.fail(f"{text} is not {most} times {key} away")


def faults_of(page):
    return [fault for fault in page.faults if not EXPECTED.search(fault)]


def test_a_pdf_becomes_koppelingen_decided_by_keyboard_alone(desk, committed, script):
    page = desk("dossiers/", script)
    page.get_by_role("link", name="Duid een tekst").click()
    choose(page, PAPER)
    main(page).get_by_text("Wacht op zijn beurt").wait_for()
    expect(page.get_by_role("progressbar", name="Wacht op zijn beurt")).to_have_count(1)
    committed(run_worker)
    page.get_by_role("heading", name=re.compile(" doelen, .* vragen$")).wait_for()
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    shown = main(page).inner_text()
    assert "Bladzijde 1, Visie > Wonen" in shown and "Bladzijde 2, Visie > Water" in shown
    assert "sociale huurwoningen" in page.locator("mark").all_inner_texts()

    page.get_by_role("link", name="Bewaar bij een dossier").click()
    expect(page.get_by_label("Titel van het nieuwe dossier")).to_have_value("Visie 2040")
    page.get_by_label("Soort").select_option("Visie")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    main(page).get_by_text(re.compile("Bewaard bij dit dossier, met \\d+ suggesties.")).wait_for()
    page.get_by_role("link", name="Bekijk alle suggesties naast de tekst").click()

    page.get_by_role("heading", name="Wat wacht op u").wait_for()
    cards = page.locator("[data-wacht]")
    linked, refused, undone = (cards.nth(place).get_attribute("id") for place in range(3))
    if script:
        page.get_by_text("Toetsen", exact=True).wait_for()  # they are on
        press(page, "j", "d")
        page.locator(f"#{refused} [data-kop]:focus").wait_for()
        press(page, "n")
        page.locator(f"#{refused} input:focus").wait_for()
        press(page, "ArrowDown", "Enter")
        page.locator(f"#{undone} [data-kop]:focus").wait_for()
        press(page, "d")
        page.locator(f"#{undone}").get_by_text("Gekoppeld: draagt bij").wait_for()
        page.locator(f"[data-wacht]:focus-within:not(#{undone})").wait_for()  # what was decided last is known by then
        press(page, "z")
    else:
        page.locator(f"#{linked} button[value=draagt_bij]").press("Enter")
        page.locator(f"#{refused} [data-kop]:focus").wait_for()
        page.locator(f"#{refused}").get_by_role("link", name="Past niet").press("Enter")
        page.locator(f"#{refused} input:focus").wait_for()
        press(page, "ArrowDown", "Enter")
        page.locator(f"#{undone} [data-kop]:focus").wait_for()
        page.locator(f"#{undone} button[value=draagt_bij]").press("Enter")
        page.locator(f"#{undone} button[value=ongedaan]").press("Enter")
    page.locator(f"#{undone} button[value=draagt_bij]").wait_for()

    chosen = [int(name.partition("-")[2]) for name in (linked, refused, undone)]
    with bereik(EVERYTHING):
        now = Suggestie.objects.in_bulk(chosen)
        assert [(now[pk].keuze, now[pk].reden) for pk in chosen] == [
            ("gekoppeld", ""), ("afgewezen", "te_algemeen"), ("wacht", ""),
        ]  # fmt: skip
        assert [k.besluit for k in Koppeling.objects.filter(gemeente__slug="proefstad").order_by("pk")] == [
            "gekoppeld", "ontkoppeld",
        ]  # fmt: skip
    page.get_by_role("navigation", name="Kruimelpad").get_by_role("link", name="Visie 2040").click()
    koppeling = page.locator(".raad-koppeling", has_text="Gekoppeld door Mark Jansen")
    expect(koppeling).to_have_count(1)
    expect(koppeling).to_contain_text("Draagt bij")
    expect(koppeling).to_contain_text(re.compile(r"\(bladzijde [12]\)\."))
    assert faults_of(page) == []


def test_another_subdoel_is_chosen_by_keyboard(desk, waiting, script):
    (suggestie,) = waiting("11.1")
    page = desk("dossiers/plan/suggesties/", script)
    card = page.locator(f"#suggestie-{suggestie.pk}")
    card.locator("textarea").focus()
    tab_to(page, "Kies een ander subdoel")
    press(page, "Enter")
    card.locator("input[type=search]:focus").wait_for()
    page.keyboard.type("drinkwater")
    press(page, "Enter")
    card.get_by_role("radio", name=re.compile("^6.1 ")).wait_for()
    card.locator("input[type=search]:focus").wait_for()
    press(page, "Tab", "Tab", "Space")
    tab_to(page, "Koppel: draagt bij")
    press(page, "Enter")
    card.get_by_text(re.compile("U koppelde 6\\.")).wait_for()
    assert faults_of(page) == []


def test_a_passage_of_the_text_is_chosen_and_linked(desk, waiting, script):
    """By a selection; without JavaScript by the number of its paragraph."""
    first, _ = waiting("11.1", "13.1")
    page = desk("dossiers/plan/suggesties/", script)
    alinea = page.locator(f"#al-{first.begin}")
    if script:
        alinea.locator("p").evaluate("p => document.getSelection().selectAllChildren(p)")
        alinea.get_by_role("button", name="Koppel deze passage").click()
    else:
        alinea.get_by_role("link", name="Koppel alinea 1.1").click()
    expect(page.get_by_label("Passage", exact=True)).to_have_value(first.passage)
    search = page.get_by_label("Bij welk subdoel?")
    search.fill("1.2")
    search.press("Enter")  # there: the page may still be moving the focus to the passage
    page.get_by_role("radio", name=re.compile("^1.2 ")).check()
    if script:
        look(page, "een eigen passage")
    page.get_by_role("button", name="Koppel: werkt tegen").first.click()
    main(page).get_by_text("Gekoppeld: werkt tegen").first.wait_for()
    with bereik(EVERYTHING):
        koppeling = Koppeling.objects.get(gemeente__slug="proefstad")
        assert (koppeling.richting, koppeling.passage, koppeling.subdoel.code) == ("werkt_tegen", first.passage, "1.2")
    assert faults_of(page) == []


def test_at_the_dossier_the_count_follows_and_the_focus_is_never_lost(desk, waiting):
    found = waiting("11.1", "13.1", "1.2", "4.1")
    page = desk("dossiers/plan/")
    page.locator(f"#suggestie-{found[0].pk} [data-kop]").focus()
    for left, suggestie in zip((3, 2, 1), found, strict=False):
        page.locator(f"#suggestie-{suggestie.pk} [data-kop]:focus").wait_for()
        tab_to(page, "Koppel: draagt bij")
        press(page, "Enter")
        page.locator(f"#suggestie-{suggestie.pk}").get_by_text("Gekoppeld: draagt bij").wait_for()
        page.get_by_role("heading", name=re.compile(f"^{left} suggesties? wacht")).wait_for()
    page.locator("main :focus").wait_for()
    assert faults_of(page) == []


def test_every_page_of_a_reading_looks_right(desk, committed, portaal):
    page = desk("duiding/")
    look(page, "duid een tekst")
    page.get_by_role("button", name="Lees de tekst").click()
    main(page).get_by_role("alert").wait_for()
    look(page, "niets gegeven")
    choose(page, PAPER)
    page.get_by_role("progressbar").wait_for()
    look(page, "bezig")
    committed(run_worker)
    page.get_by_role("heading", name=re.compile(" doelen, .* vragen$")).wait_for()
    look(page, "uitkomst")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    look(page, "uitkomst, alles open")
    address = page.url
    page.goto(f"{address}?doel=11")
    look(page, "een doel")
    page.goto(f"{address}bewaar/")
    look(page, "bewaar")
    page.get_by_role("button", name="Bewaar", exact=True).click()
    main(page).get_by_role("alert").wait_for()
    look(page, "bewaar met fouten")
    page.goto(f"{portaal}{HERE}duiding/")
    look(page, "net gelezen")
    choose(page, SCAN)
    committed(run_worker)
    main(page).get_by_role("alert").wait_for()
    look(page, "niet gelezen")
    page.goto(f"{portaal}{HERE}duiding/")
    page.get_by_label("Plak een tekst").fill("De raad besluit de notulen van de vorige vergadering vast te stellen.")
    page.get_by_role("button", name="Lees de tekst").click()
    main(page).get_by_text("vonden wij geen doel").wait_for()
    look(page, "geen doel")
    assert all(url.startswith((portaal, "data:")) for url in page.requested)
    assert faults_of(page) == []


def test_every_state_of_a_suggestion_looks_right(desk, waiting, portaal, committed, griffier):
    first, second, third = waiting("11.1", "13.1", "1.2")
    page = desk("dossiers/plan/")
    look(page, "dossier met suggesties")
    page.goto(f"{portaal}{HERE}")
    look(page, "mijn gemeente met suggesties")
    page.goto(f"{portaal}{HERE}dossiers/plan/suggesties/")
    look(page, "suggesties")
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator(f"#suggestie-{first.pk}").get_by_role("link", name="Past niet").click()
    page.get_by_text("Waarom past dit niet?").wait_for()
    page.locator(f"#suggestie-{second.pk}").get_by_role("link", name="Kies een ander subdoel").click()
    page.get_by_text("Welk subdoel past wel?").wait_for()
    look(page, "een vraag naar de reden en een naar een ander subdoel")
    page.locator(f"#suggestie-{first.pk}").get_by_role("button", name="Wijs af").click()
    page.locator(f"#suggestie-{first.pk}").get_by_role("button", name="Maak ongedaan").wait_for()
    committed(lambda: refuse(third, griffier))
    page.locator(f"#suggestie-{third.pk} button[value=werkt_tegen]").click()
    main(page).get_by_role("alert").wait_for()
    look(page, "afgewezen, en iemand was u voor")
    for path in (f"{second.pk}/", f"{second.pk}/?anders=1", f"?laatst={first.pk}"):
        page.goto(f"{portaal}{HERE}dossiers/plan/suggesties/{path}")
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        look(page, path)
    assert faults_of(page) == []


def refuse(suggestie, gebruiker):
    with bereik(EVERYTHING):
        suggestie.decide("afwijs", by=gebruiker, now=suggestie.stuk.gelezen_op, versie=1)
