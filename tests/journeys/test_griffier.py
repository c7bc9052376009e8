"""Journeys of a griffier in a real browser, with JavaScript and without: from the first dossier to publishing it."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from agendas.models import Subdoel
from raadsportaal.dossiers.models import Besluit, Koppeling, Reden
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.journeys.looks import look

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"
PASSAGE = "In 2040 heeft elke woning een park binnen 300 meter."
FILE = """titel;soort;status;datum;portefeuillehouder;kenmerk
Omgevingsvisie 2040;visie;op de agenda van de raad;26-11-2026;R. Bakker;RV-2026-118
Motie Meer bomen;motie;aangenomen;;;M-12
Plan Havenweg;bestemmingsplan;aangenomen;;;RV-1
"""


@pytest.fixture(params=[True, False], ids=["met_script", "zonder_script"])
def script(request):
    return request.param


@pytest.fixture
def griffier(proefstad, committed):
    return committed(
        lambda: build.lid(proefstad, Rol.GRIFFIER, naam="Mark Jansen", email="mark@proefstad.example").gebruiker
    )


@pytest.fixture
def desk(open_page, sign_in, griffier, script):
    """The griffier at a page of the municipality: desk("voorstellen/")."""
    return lambda path="": sign_in(open_page("/over/", script=script), griffier, f"{HERE}{path}")


def main(page):
    return page.get_by_role("main")


def test_a_dossier_a_beleidspunt_and_a_subdoel_with_its_passage(desk, script):
    page = desk()
    page.get_by_role("link", name="Maak het eerste dossier").click()
    page.get_by_label("Titel").fill("Omgevingsvisie Proefstad 2040")
    page.get_by_role("button", name="Maak het dossier").click()
    expect(main(page).get_by_role("alert")).to_contain_text("Kies een soort.")
    page.get_by_label("Soort").select_option("Visie")
    page.get_by_role("button", name="Maak het dossier").click()
    page.get_by_role("link", name="Voeg een beleidspunt toe").click()
    page.get_by_label("Titel").fill("Groen om de hoek")
    page.get_by_role("button", name="Bewaar").click()
    main(page).get_by_text("Het beleidspunt is bewaard.").wait_for()
    page.get_by_role("link", name="Koppel iets aan dit dossier").click()
    page.wait_for_load_state()  # with its script, which looks while one types
    page.get_by_label("Zoek een doel, afspraak of voorbeeld").fill("11.7")
    if not script:
        main(page).get_by_role("button", name="Zoek").click()
    page.get_by_role("radio", name=re.compile("11\\.7")).check()
    page.get_by_label("Bij welk beleidspunt?").select_option("Groen om de hoek")
    page.get_by_label("Toelichting").fill("De visie noemt een afstand.")
    page.get_by_label("Draagt bij").check()
    page.get_by_text("Passage uit het stuk", exact=True).first.click()
    page.get_by_label("Passage uit het stuk").fill(PASSAGE)
    page.get_by_label("Bladzijde").fill("34")
    page.get_by_role("button", name="Koppel", exact=True).click()
    linked = page.locator(".raad-koppeling", has_text=PASSAGE)
    expect(linked).to_contain_text("Draagt bij. Bij ‘Groen om de hoek’.")

    linked.get_by_role("button", name="Ontkoppel").click()
    main(page).get_by_text("Nog geen doel gekoppeld.").wait_for()
    page.get_by_role("button", name="Maak ongedaan").click()  # where the browser went, and opened the fold
    expect(page.locator(".raad-koppeling", has_text="Gekoppeld door Mark Jansen")).to_contain_text(PASSAGE)
    assert [fault for fault in page.faults if "422" not in fault] == []


class Keyboard:
    """Counts what is pressed. There is no mouse."""

    def __init__(self, page):
        self.page, self.pressed = page, 0

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)
        self.pressed += len(keys)


@pytest.fixture
def fifty(proefstad, griffier, committed, script):
    """Proposals for five dossiers, each going to another meeting. Without JavaScript ten: the keys are the same."""

    def make():
        subdoelen, today = list(Subdoel.objects.order_by("pk")[: 10 if script else 2]), timezone.localdate()
        raadslid = build.lid(proefstad, naam="Sanne de Wit", email="sanne@proefstad.example").gebruiker
        for week in range(1, 6):
            dossier = build.dossier(proefstad, behandeldatum=today + timedelta(weeks=week))
            for subdoel in subdoelen:
                build.koppeling(dossier, subdoel, Besluit.VOORSTEL, voorgesteld_door=raadslid, toelichting="Dit past.")

    committed(make)
    return 50 if script else 10


def test_fifty_proposals_by_keyboard_alone(desk, fifty, script):
    """50 proposals in five minutes is 6 seconds for each.

    Koppel is one key: Enter, and the focus is on the next one. Past niet with a reason is four: Tab, Enter, an arrow,
    Enter. With one in five refused that is 1.6 keys for each. Someone who types now and then needs 0.3 seconds for a
    key and 1.4 to make up the mind (the keystroke-level model of Card, Moran and Newell): 1.9 seconds. Even at three
    keys it is 2.3. That leaves over 3.5 seconds for the answer of the server and to read a title and a sentence.
    """
    page = desk("voorstellen/")
    keyboard = Keyboard(page)
    queue = page.get_by_role("list", name="Wat wacht op u").locator("> li")
    expect(queue).to_have_count(fifty)
    for place, name in enumerate([queue.nth(place).get_attribute("id") for place in range(fifty)]):
        page.locator(f"#{name} button:focus", has_text="Koppel").wait_for()
        if place % 5:
            keyboard.press("Enter")
        else:
            keyboard.press("Tab", "Enter")
            page.locator(f"#{name} input:focus").wait_for()
            keyboard.press("ArrowDown", "Enter")
    main(page).get_by_text("Er wacht niets meer op u" if script else "U bent bij").wait_for()
    with bereik(EVERYTHING):
        decided = sorted(Koppeling.objects.filter(gemeente__slug="proefstad").values_list("besluit", "reden"))
    assert decided == [("afgewezen", Reden.TE_ALGEMEEN)] * (fifty // 5) + [("gekoppeld", "")] * (fifty - fifty // 5)
    assert keyboard.pressed <= 3 * fifty
    assert page.faults == []


@pytest.fixture
def as_it_is(proefstad, committed):
    """One proposal; asks how it stands now."""
    koppeling = committed(lambda: build.koppeling(build.dossier(proefstad), "11.7", Besluit.VOORSTEL))

    def now():
        with bereik(EVERYTHING):
            return Koppeling.objects.get(pk=koppeling.pk)

    return now


@pytest.fixture
def colleague(proefstad, griffier, committed):
    return committed(
        lambda: build.lid(proefstad, Rol.GRIFFIER, naam="Noor Hendriks", email="noor@proefstad.example").gebruiker
    )


@pytest.mark.parametrize("asked_why_before", [True, False], ids=["koos_al_een_reden", "kiest_nog_een_reden"])
def test_two_griffiers_decide_the_same_proposal(
    desk, open_page, sign_in, colleague, as_it_is, script, asked_why_before
):
    first = desk("voorstellen/")
    second = sign_in(open_page("/over/", script=script), colleague, f"{HERE}voorstellen/")
    if asked_why_before:
        second.get_by_role("link", name="Past niet").click()
        second.get_by_label("Het onderwerp klopt niet").check()
    first.get_by_role("button", name="Koppel 11.7").click()
    first.get_by_role("button", name="Maak ongedaan").wait_for()
    if asked_why_before:
        second.get_by_role("button", name="Wijs af").click()
    else:
        second.get_by_role("link", name="Past niet").click()
    told = main(second).get_by_role("alert").filter(has_text="Iemand was u voor")
    expect(told).to_contain_text("Mark Jansen: gekoppeld, vandaag")
    assert as_it_is().besluit == Besluit.GEKOPPELD, "the first one's choice stands until the second insists"
    if not asked_why_before:
        second.get_by_label("Het onderwerp klopt niet").check()
    second.get_by_role("button", name="Toch: past niet").click()
    second.get_by_role("button", name="Maak ongedaan").wait_for()
    now = as_it_is()
    assert (now.besluit, now.reden, now.besloten_door) == (Besluit.AFGEWEZEN, Reden.ONDERWERP, colleague)
    assert [fault for fault in second.faults if "409" not in fault] == []


def test_dossiers_from_a_file_by_choice_and_with_an_answer_and_away_again(desk, portaal, script):
    page = desk("dossiers/")
    page.get_by_role("link", name="Lees dossiers in").click()
    page.get_by_role("button", name="Lees het bestand").click()
    expect(main(page).get_by_role("alert")).to_contain_text("Kies een bestand.")
    page.get_by_label("Bestand", exact=True).set_input_files(
        {"name": "dossiers.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Lees het bestand").click()
    page.get_by_role("heading", name="Klopt dit?").wait_for()
    expect(main(page)).to_contain_text("3 nieuw, 0 gewijzigd, 0 gelijk. Er is nog niets bewaard.")
    expect(page.get_by_label(re.compile("Wat is ‘bestemmingsplan’ als soort"))).to_have_value("omgevingsplan")
    if script:
        look(page, "voorbeeld met een vraag")
    page.get_by_label("Motie Meer bomen").uncheck()
    page.get_by_role("button", name="Lees in").click()
    main(page).get_by_text("Ingelezen: 2 nieuwe dossiers, 0 gewijzigd.").wait_for()
    page.get_by_role("link", name="Omgevingsvisie 2040").click()
    expect(main(page)).to_contain_text(re.compile("26 november 2026.*R. Bakker.*RV-2026-118", re.S))
    page.goto(f"{portaal}/gemeenten/proefstad/dossiers/?welke=alles")
    expect(main(page)).to_contain_text("Omgevingsplan, aangenomen")
    expect(main(page)).not_to_contain_text("Meer bomen")
    page.goto(f"{portaal}/gemeenten/proefstad/dossiers/invoer/")
    page.get_by_role("link", name="draai terug").click()
    page.get_by_role("button", name="Draai terug").click()
    main(page).get_by_text("Teruggedraaid: 2 weg, 0 hersteld.").wait_for()
    assert [fault for fault in page.faults if "422" not in fault] == []


def test_somebody_is_invited_joins_and_is_taken_out_again(desk, open_page, portaal, script):
    page = desk("mensen/")
    page.get_by_label("Naam").fill("Yusuf Demir")
    page.get_by_label("E-mailadres").fill("yusuf@proefstad.example")
    page.get_by_label("Fractiemedewerker").last.check()
    page.get_by_role("button", name="Verstuur de uitnodiging").click()
    main(page).get_by_text("De uitnodiging is verstuurd.").wait_for()
    assert mail.outbox[-1].to == ["yusuf@proefstad.example"]
    address = re.search(rf"^{portaal}(/uitnodiging/\S+)$", mail.outbox[-1].body, re.M)[1]

    guest = open_page(address, script=script)
    assert address not in guest.url, "the secret of the link does not stay in the address bar"
    guest.get_by_role("button", name="Doe mee").click()
    guest.get_by_role("heading", name="Proefstad", level=1).wait_for()
    guest.get_by_text("Welkom. U bent fractiemedewerker in Proefstad.").wait_for()
    guest.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Dossiers").click()
    guest.get_by_role("heading", name="Dossiers van Proefstad").wait_for()

    page.reload()
    page.get_by_role("link", name=re.compile("Haal weg.*Yusuf Demir")).click()
    page.get_by_role("heading", name="Wilt u Yusuf Demir weghalen?").wait_for()
    page.get_by_role("button", name="Ja, haal weg").click()
    main(page).get_by_text("Yusuf Demir werkt niet meer in Proefstad.").wait_for()
    guest.reload()
    guest.get_by_role("heading", name="Dit is van een andere gemeente").wait_for()
    assert page.faults == []


def test_what_is_published_is_what_a_visitor_sees(desk, open_page, proefstad, committed, script):
    def make():
        dossier = build.dossier(proefstad, titel="Visie op groen", slug="visie-op-groen")
        build.koppeling(dossier, "11.7", richting="draagt_bij", passage=PASSAGE)
        build.koppeling(dossier, "13.1", Besluit.VOORSTEL)

    committed(make)
    visitor = open_page(HERE, script=script)
    expect(main(visitor)).to_contain_text("nog geen dossiers openbaar")
    page = desk("dossiers/visie-op-groen/")
    page.get_by_role("link", name="Maak openbaar").click()
    page.get_by_role("button", name="Maak openbaar").click()
    main(page).get_by_text("Iedereen ziet nu de koppelingen.").wait_for()
    visitor.reload()
    visitor.get_by_text("1 koppeling", exact=False).first.click()
    expect(main(visitor)).to_contain_text("11.7")
    shown = main(visitor).inner_text()
    assert "Visie op groen" in shown and "11.7" in shown and "Draagt bij" in shown
    assert "13.1" not in shown and PASSAGE not in shown and "Mark" not in shown

    page.get_by_role("link", name="Niet meer openbaar").click()
    page.get_by_role("button", name="Niet meer openbaar").click()
    main(page).get_by_text("Het dossier is niet meer openbaar.").wait_for()
    visitor.reload()
    expect(main(visitor)).not_to_contain_text("Visie op groen")
    assert page.faults == [] and visitor.faults == []
