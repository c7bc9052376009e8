"""Six real situations from a find to a paper, on a phone, with JavaScript and without; and how each page looks."""

from io import BytesIO

import pytest
from docx import Document
from playwright.sync_api import expect

from agendas.models import Indicator, Waarde
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.journeys.looks import look
from tests.journeys.test_municipal_pages_look import faults_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
HERE = "/gemeenten/proefstad/"
NINE = ["11.7", "11.3", "13.1", "3.9", "6.4", "12.5", "15.1", "7.2", "10.2"]


@pytest.fixture(params=[True, False], ids=["met_script", "zonder_script"])
def script(request):
    return request.param


@pytest.fixture
def raadslid(proefstad, committed):
    """Of a municipality with a figure, and with a dossier that has nine koppelingen of both directions."""

    def make():
        indicator = Indicator.objects.get(code="gez_roken")
        Waarde.objects.create(indicator=indicator, gemeente=proefstad, jaar=indicator.laatste_jaar, waarde=14.4)
        dossier = build.dossier(proefstad, titel="Omgevingsvisie 2040", slug="visie", soort="visie")
        for number, code in enumerate(NINE):
            richting = "werkt_tegen" if number % 3 == 2 else "draagt_bij"
            build.koppeling(dossier, code, richting=richting, toelichting=f"Dat staat in hoofdstuk {number}.")
        return build.lid(proefstad, naam="Sanne de Wit", email="sanne@proefstad.example").gebruiker

    return committed(make)


class Telefoon:
    """A phone that counts what was tapped."""

    def __init__(self, page, portaal):
        self.page, self.portaal, self.taps = page, portaal, 0
        self.main = page.get_by_role("main")

    def tap(self, role, name, **how):
        self.main.get_by_role(role, name=name, **how).first.click()
        self.taps += 1

    def fetch(self):
        """The paper as Word opens it: a list of its texts."""
        with self.page.expect_download() as download:
            self.tap("link", "Haal op als Word")
        document = Document(BytesIO(download.value.path().read_bytes()))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [line.text for line in document.paragraphs] + cells


@pytest.fixture
def telefoon(open_page, sign_in, portaal, raadslid, script):
    def opened(path):
        page = sign_in(open_page("/over/", width=390, script=script), raadslid, path)
        return Telefoon(page, portaal)

    return opened


def test_a_question_about_a_figure(telefoon):
    phone = telefoon(f"{HERE}meetlat/rokers/")
    phone.tap("link", "Naar de raad")
    phone.tap("link", "Schriftelijke vragen")
    expect(phone.main.get_by_role("checkbox", name="Rokers 14,4%")).to_be_checked()
    phone.tap("checkbox", "Welke plekken waar kinderen komen")
    phone.tap("button", "Maak het concept")
    texts = phone.fetch()
    assert any(text.startswith("Het cijfer ‘Rokers’ voor Proefstad lag in 2024 op 14,4 procent") for text in texts)
    assert "Welke plekken waar kinderen komen zijn hier rookvrij, en welke hulp bij stoppen is er?" in texts
    assert phone.taps == 5


def test_a_motie_from_an_example(telefoon):
    phone = telefoon("/kennisbank/oslo-klimaatbegroting/")
    phone.tap("link", "Naar de raad")
    phone.tap("link", "Motie", exact=True)
    phone.tap("button", "Maak het concept")
    phone.tap("button", "Wijzig Verzoekt het college:")
    box = phone.main.get_by_label("Tekst, één regel per zin of punt")
    box.fill("een klimaatbegroting te maken, en die vóór 1 juli 2027 aan de raad te sturen;")
    phone.tap("button", "Klaar met dit deel")
    expect(phone.main.get_by_role("status")).to_contain_text("Bewaard")
    texts = phone.fetch()
    assert "een klimaatbegroting te maken, en die vóór 1 juli 2027 aan de raad te sturen;" in texts
    assert any("een voorbeeld is waarvan het resultaat is gemeten, en dat nog niet door VNG is" in t for t in texts)
    assert phone.taps == 6
    phone.tap("link", "Ik heb dit ingediend")
    expect(phone.main.get_by_role("checkbox")).to_be_checked()
    phone.tap("button", "Ja, dit is ingediend")
    expect(phone.main.get_by_role("status")).to_contain_text("staat nu bij de dossiers")


def test_an_amendement_on_the_proposal_of_a_dossier(telefoon):
    phone = telefoon(f"{HERE}dossiers/visie/")
    phone.tap("link", "Naar de raad")
    phone.tap("link", "Amendement")
    phone.tap("button", "Maak het concept")
    phone.tap("button", "Wijzig Wijziging")
    phone.main.get_by_label("Beslispunt of artikel, rij 1").fill("Beslispunt 3")
    phone.main.get_by_label("Oude tekst, rij 1").fill("in 2040")
    phone.main.get_by_label("Nieuwe tekst, rij 1").fill("in 2035")
    phone.tap("button", "Klaar met dit deel")
    texts = phone.fetch()
    assert "gehoord de beraadslagingen over ‘Omgevingsvisie 2040’," in texts
    assert {"Beslispunt 3", "in 2040", "in 2035"} <= set(texts)
    assert phone.taps == 6


def test_a_paragraph_from_a_dossier_with_nine_ties_of_both_directions(telefoon):
    phone = telefoon(f"{HERE}dossiers/visie/")
    phone.tap("link", "Naar de raad")
    phone.tap("link", "Global Goals-paragraaf")
    phone.tap("button", "Maak het concept")
    texts = phone.fetch()
    assert texts.count("Draagt bij") == 6 and texts.count("Werkt tegen") == 3
    assert "Dat staat in hoofdstuk 8." in texts
    assert phone.taps == 4


def test_a_weighing_sheet_with_three_options(telefoon):
    phone = telefoon("/agendas/global-goals/11/")
    phone.tap("link", "Naar de raad met 11.5")
    phone.tap("link", "Afwegingskader")
    phone.tap("button", "Maak het concept")
    phone.tap("button", "Wijzig Wat gebeurt er bij elke keuze?")
    phone.main.get_by_label("Naam van kolom 3").fill("Een groter riool")
    phone.main.get_by_label("Naam van kolom 4").fill("Water in de straat")
    phone.tap("button", "Klaar met dit deel")
    texts = phone.fetch()
    assert {"Niets doen", "Een groter riool", "Water in de straat"} <= set(texts)
    assert phone.taps == 6


def test_from_a_reading_to_three_questions(telefoon):
    phone = telefoon(f"{HERE}duiding/")
    water = "De klimaatadaptatiestrategie ligt dit najaar voor aan de raad. Wij vangen regenwater op in wadi’s. "
    phone.main.get_by_label("Tekst").fill(water + "Wij bouwen 400 sociale huurwoningen. De woningcorporatie tekent.")
    phone.tap("button", "Lees")
    phone.tap("link", "mee naar de raad")
    phone.tap("link", "Schriftelijke vragen")
    asked = phone.main.locator("input[name=vraag]")
    for number in range(3):
        asked.nth(number).check()
        phone.taps += 1
    phone.tap("button", "Maak het concept")
    expect(phone.main.locator("#vragen ol > li")).to_have_count(3)
    phone.fetch()
    assert phone.taps == 8


def test_a_phone_that_goes_to_sleep_while_typing_loses_nothing(
    open_page, sign_in, portaal, raadslid, committed, proefstad
):
    draft = committed(lambda: build.concept(proefstad, raadslid, cijfers=["gez_roken"]))
    page = sign_in(open_page("/over/", width=390), raadslid, f"{HERE}papieren/{draft.pk}/delen/toelichting/")
    page.get_by_label("Tekst, één regel per zin of punt").fill("Dat is te veel.")
    expect(page.get_by_text("Vanzelf bewaard om")).to_be_visible()
    page.get_by_label("Tekst, één regel per zin of punt").fill("Dat is te veel voor onze wijken.")
    page.get_by_role("button", name="Klaar met dit deel").click()
    expect(page.get_by_role("main")).to_contain_text("Dat is te veel voor onze wijken.")
    assert faults_of(page) == []


def test_each_page_on_the_way_looks_right(open_page, sign_in, portaal, raadslid, committed, proefstad):
    page = sign_in(open_page("/over/"), raadslid, HERE)
    draft = committed(lambda: build.concept(proefstad, raadslid, cijfers=["gez_roken"], subdoelen=["11.7"]))
    sheet = committed(lambda: build.concept(proefstad, raadslid, "afwegingskader"))
    paths = [
        "naar-de-raad/", "naar-de-raad/motie/?dossier=visie&praktijk=oslo-klimaatbegroting", "papieren/",
        f"papieren/{draft.pk}/", f"papieren/{draft.pk}/gegevens/", f"papieren/{draft.pk}/delen/constaterende/",
        f"papieren/{draft.pk}/versies/", f"papieren/{draft.pk}/wie/", f"papieren/{draft.pk}/mede-indieners/",
        f"papieren/{draft.pk}/delen/verzoek/opmerkingen/", f"papieren/{sheet.pk}/",
        f"papieren/{sheet.pk}/delen/keuzes/", f"papieren/{draft.pk}/dien-in/",
    ]  # fmt: skip
    for path in paths:
        page.goto(f"{portaal}{HERE}{path}")
        look(page, path)
    griffier = committed(lambda: build.lid(proefstad, Rol.GRIFFIER, email="mark@proefstad.example").gebruiker)
    sign_in(page, griffier, f"{HERE}raadsregels/")
    look(page, "raadsregels")
    stuk = committed(lambda: build.ingediend(proefstad, raadslid, praktijken=["oslo-klimaatbegroting"]))
    of_griffie = ["ingediend/", f"ingediend/{stuk.pk}/", f"ingediend/{stuk.pk}/bevestig/"]
    for path in [*of_griffie, "huisstijl/", "naar-de-raad/jaarbeeld/"]:
        page.goto(f"{portaal}{HERE}{path}")
        look(page, path)
    assert all(url.startswith((portaal, "data:")) for url in page.requested)
    assert faults_of(page) == []
