"""The first days of a municipality in a real browser: joining, inviting the council, and what a griffie keeps up."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from raadsportaal.dossiers.models import Stuk
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.journeys.looks import look
from tests.journeys.test_griffier import HERE, desk, griffier, main, script  # noqa: F401 (fixtures)

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PEOPLE = """Naam;E-mailadres;Rol
Sanne de Wit;sanne@proefstad.example;raadslid
Ilse Verbeek;ilse@proefstad.example;ambtenaar
Peter Aalbers;geen adres;raadslid
"""


@pytest.fixture
def vng(committed):
    person = committed(lambda: build.gebruiker(email="vng@proefstad.example"))
    yield person
    committed(cache.clear)  # the running portal counts attempts outside the transaction of a test


def test_a_griffier_asks_to_join_and_vng_invites(open_page, sign_in, portaal, proefstad, vng, script):  # noqa: F811
    page = open_page("/gemeenten/proefstad/", width=390, script=script)
    page.get_by_role("link", name="Meedoen met uw gemeente").first.click()
    expect(page.get_by_label("Gemeente", exact=True)).to_have_value(str(proefstad.pk))
    page.get_by_label("Uw naam").fill("Mark Jansen")
    page.get_by_label("Uw functie").fill("Griffier")
    page.get_by_label("Uw e-mailadres van de gemeente").fill("mark@gmail.com")
    page.get_by_role("button", name="Vraag om mee te doen").click()
    expect(main(page).get_by_role("alert")).to_contain_text("iedereen kan er een krijgen bij gmail.com")
    page.get_by_label("Uw e-mailadres van de gemeente").fill("mark@proefstad.example")
    page.get_by_role("button", name="Vraag om mee te doen").click()
    page.get_by_role("heading", name="Bevestig uw e-mailadres").wait_for()
    page.goto(re.search(rf"^{portaal}/meedoen/bevestigen/\S+$", mail.outbox[-1].body, re.M)[0])
    if script:
        look(page, "bevestigen")
    page.get_by_role("button", name="Bevestig mijn adres").click()
    main(page).get_by_text("Uw verzoek staat nu bij de VNG.").wait_for()
    assert [fault for fault in page.faults if "422" not in fault] == []

    desk = sign_in(open_page("/over/", script=script), vng, "/beheer/")  # noqa: F811
    desk.get_by_role("link", name=re.compile("Verzoeken om mee te doen")).first.click()
    desk.get_by_role("link", name="Proefstad").click()
    expect(desk.locator("body")).to_contain_text("de naam van de gemeente staat erin")
    desk.get_by_role("button", name="Nodig uit als griffier").click()
    desk.get_by_text("De uitnodiging is verstuurd.").wait_for()
    assert "De VNG nodigt u uit" in mail.outbox[-1].body and desk.faults == []


@pytest.fixture
def promise(proefstad, committed):
    """A toezegging that nobody answers for, and a document that names a word of its own."""

    def make():
        soon = timezone.localdate() + timedelta(days=9)
        fields = {"soort": "toezegging", "stand": "in_uitvoering", "termijn": soon}
        dossier = build.dossier(proefstad, titel="Brief over huur", **fields)
        with bereik(EVERYTHING):
            Stuk.objects.create(dossier=dossier, naam="Brief.pdf", tekst="Langs de singel komen zwaluwtillen.")

    committed(make)


def test_a_council_is_invited_at_once_and_its_promises_and_documents_are_found(desk, portaal, promise, script):  # noqa: F811
    page = desk("mensen/lijst/")
    page.get_by_label("Plak hier uw lijst").fill(PEOPLE)
    page.get_by_role("button", name="Kijk de lijst na").click()
    expect(main(page)).to_contain_text("2 van de 3 regels zijn goed. Er is nog niets verstuurd.")
    if script:
        look(page, "lijst nagekeken")
    page.get_by_role("button", name="Verstuur 2 uitnodigingen").click()
    expect(main(page)).to_contain_text("ilse@proefstad.example")

    page.goto(f"{portaal}{HERE}moties-en-toezeggingen/")
    page.get_by_role("link", name="Verloopt binnen 30 dagen: 1").click()
    expect(main(page)).to_contain_text("Nog niet bevestigd door de griffie")
    page.get_by_role("button", name=re.compile("^Bevestig")).first.click()
    expect(main(page)).to_contain_text("Volgens de griffie")

    page.goto(f"{portaal}{HERE}dossiers/?welke=alles")
    page.get_by_label("Zoek in uw dossiers en in hun stukken").fill("zwaluwtil")
    page.get_by_label("Zoek in uw dossiers en in hun stukken").press("Enter")
    expect(page.locator("mark").first).to_have_text("zwaluwtillen")
    expect(main(page)).to_contain_text("Brief.pdf")
    page.get_by_role("link", name="Brief over huur").first.click()
    page.get_by_role("textbox", name="Zoek in de stukken van dit dossier").fill("singel")
    page.get_by_role("textbox", name="Zoek in de stukken van dit dossier").press("Enter")
    expect(page.locator("mark").first).to_have_text("singel")
    assert page.faults == []


def test_an_ambtenaar_finds_the_own_tasks(open_page, sign_in, proefstad, committed, script):  # noqa: F811
    ambtenaar = committed(
        lambda: build.lid(proefstad, Rol.AMBTENAAR, naam="Ilse Verbeek", email="ilse@proefstad.example").gebruiker
    )
    committed(lambda: build.dossier(proefstad, titel="Zonder dag"))
    page = sign_in(open_page("/over/", width=390, script=script), ambtenaar, HERE)
    tasks = page.get_by_role("main").get_by_role("link", name="1 dossier heeft nog geen datum")
    tasks.click()
    expect(main(page)).to_contain_text("Zonder dag")
    assert page.faults == []
