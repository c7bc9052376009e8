"""From a CSV to a published page in a browser: a redacteur imports and completes, a controleur reads and publishes."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from playwright.sync_api import expect

from kennisbank.models import Praktijk
from raadsportaal.redactie.models import Import, Redactiestap, Werkkopie
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
TITEL = "Koele schoolpleinen met kraanwater"
BRON = "Rapport | Bergen kommune | https://example.org/pleinen | no | 2024"
BESTAND = f"""titel;samenvatting;plaats;land;breedtegraad;lengtegraad;themas;doelen;probleem;resultaat;kenmerk;bronnen
{TITEL};De stad maakte twaalf pleinen koeler.;Bergen;Noorwegen;60,39;5,32;groen;13;Te warm.;Koeler.;k1;{BRON}
Plein zonder land;Iets.;Ergens;Noorwgen;;;;;;;k2;
"""


@pytest.fixture
def desk(open_page, sign_in, committed):
    """A page of the admin for a new member of a group: desk("redacteur")."""
    people = []

    def at(groep):
        gebruiker = committed(lambda: build.gebruiker(is_superuser=False, naam=f"Proef {groep}"))
        people.append(gebruiker)
        committed(lambda: gebruiker.groups.set([Group.objects.get(name=groep)]))
        return sign_in(open_page("/over/"), gebruiker, "/beheer/")

    yield at

    def clear():
        Praktijk.objects.filter(titel=TITEL).delete()
        Praktijk.objects.filter(slug="dak-van-gras").delete()
        Werkkopie.objects.filter(door__in=people).delete()
        for model in (Import, Redactiestap):
            model.objects.filter(door__in=people).delete()
        LogEntry.objects.filter(user__in=people).delete()
        for gebruiker in people:
            gebruiker.delete()

    committed(clear)


def test_from_a_csv_to_a_published_page(desk, open_page):
    page = desk("redacteur")
    page.get_by_role("link", name="Import wacht op controle").click()
    page.get_by_role("link", name="import toevoegen").first.click()
    page.get_by_label("Voorbeelden", exact=True).check()
    page.get_by_label("Bestand").set_input_files(
        {"name": "pleinen.csv", "mimeType": "text/csv", "buffer": BESTAND.encode()}
    )
    page.get_by_role("button", name="Lees het bestand").click()
    page.get_by_role("button", name="Bekijk wat er gebeurt").click()
    page.get_by_text("Bedoelt u Noorwegen?").wait_for()
    page.get_by_role("button", name="Importeer 1 rij").click()
    page.get_by_role("link", name=TITEL).click()

    complete(page)
    page.get_by_role("link", name="Bekijk vooraf", exact=True).click()
    page.frame_locator("iframe").first.get_by_role("heading", name=TITEL).wait_for()
    page.go_back()
    page.get_by_role("button", name="Opslaan en controle aanvragen").click()
    page.get_by_text("is nu: ter controle").wait_for()
    assert page.get_by_role("button", name="Publiceer").count() == 0
    assert page.faults == []

    colleague = desk("controleur")
    colleague.get_by_role("link", name="Voorbeelden: ter controle (1)").click()
    colleague.get_by_role("link", name=TITEL).click()
    colleague.get_by_role("button", name="Klopt nog: vandaag gecontroleerd").click()
    colleague.get_by_text("is vandaag gecontroleerd").wait_for()
    colleague.get_by_role("button", name="Publiceer").click()
    colleague.get_by_role("button", name="Ja, zet het op het portaal").click()
    colleague.get_by_text("is nu: gepubliceerd").wait_for()
    assert colleague.faults == []

    visitor = open_page("/kennisbank/?q=schoolpleinen+kraanwater")
    visitor.get_by_role("link", name=TITEL).click()
    visitor.get_by_role("heading", name="Wat was lastig?").wait_for()
    visitor.get_by_text("Gecontroleerd door VNG op").wait_for()


def test_changes_of_a_public_page_wait_for_a_colleague(desk, open_page, committed):
    praktijk = committed(lambda: build.praktijk(titel="Een dak van gras", slug="dak-van-gras", stap="Zaaien"))
    form = f"/beheer/kennisbank/praktijk/{praktijk.pk}/change/"
    page = desk("redacteur")
    page.goto(page.url.replace("/beheer/", form))
    page.locator("#id_titel").fill("Een dak van mos")
    page.locator("#id_stapregels-0-tekst").fill("Regel een.\nRegel twee.")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").first.click()
    page.get_by_text("Bewaard als werkkopie").wait_for()
    page.get_by_role("button", name="Vraag controle aan").click()
    page.get_by_text("Een collega ziet deze wijzigingen nu").wait_for()
    expect(open_page("/kennisbank/dak-van-gras/")).to_have_title(re.compile("Een dak van gras"))

    colleague = desk("controleur")
    colleague.get_by_role("link", name="Wijzigingen ter controle (1)").click()
    colleague.get_by_role("button", name="Publiceer wijzigingen").click()
    colleague.get_by_role("button", name="Ja, zet het op het portaal").click()
    colleague.locator("#id_titel").wait_for()
    expect(open_page("/kennisbank/dak-van-gras/")).to_have_title(re.compile("Een dak van mos"))
    assert page.faults == [] and colleague.faults == []


def complete(page):
    """What the page says is still lacking: each word leads to its field."""
    page.get_by_text("Nog nodig voor het op het portaal kan:").wait_for()
    page.locator("#id_lastig").fill("De eerste zomer werkten de kranen niet.")
    page.locator("#id_nl_antwoord").select_option("ja")
    page.locator("#id_nl_duiding").fill("Een gemeente kan dit zelf besluiten.")
    page.get_by_role("button", name="Opslaan en opnieuw bewerken").first.click()
    page.locator(".messagelist .success").wait_for()
