"""An editor goes through the queue "Controle nodig" with the keyboard; a visitor's report is what brought it there."""

import pytest
from django.contrib.admin.models import LogEntry

from kennisbank.models import Praktijk
from raadsportaal.redactie.models import Controlepunt, Redactiestap
from tests import build
from tests.journeys.looks import load_axe, violations

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
SLUGS = ["oslo-klimaatbegroting", "addis-abeba-schoolmaaltijden"]


@pytest.fixture
def redacteur(committed):
    gebruiker = committed(lambda: build.gebruiker(email="controle@voorbeeld.nl"))
    yield gebruiker

    def clear():
        Controlepunt.objects.all().delete()
        Praktijk.objects.filter(slug__in=SLUGS).update(gecontroleerd_op=None)
        Redactiestap.objects.filter(door=gebruiker).delete()
        LogEntry.objects.filter(user=gebruiker).delete()
        gebruiker.delete()

    committed(clear)


def test_reports_of_visitors_are_decided_with_the_keyboard(open_page, sign_in, redacteur):
    for slug in SLUGS:
        page = open_page(f"/kennisbank/{slug}/", script=slug != SLUGS[0])
        page.get_by_role("link", name="Meld een fout op deze pagina").click()
        page.get_by_label("Wat klopt er niet?").fill(f"Het jaar van {slug} klopt niet.")
        page.get_by_role("button", name="Verstuur de melding").click()
        page.get_by_role("heading", name="Dank u wel").wait_for()
    load_axe(page)
    assert violations(page) == []
    page.go_back()
    load_axe(page)
    assert violations(page) == []

    desk = sign_in(open_page("/"), redacteur, "/beheer/redactie/controlepunt/")
    desk.get_by_role("link", name="Begin met de oudste").click()
    desk.get_by_text(f"Het jaar van {SLUGS[0]} klopt niet.").wait_for()
    desk.frame_locator("iframe").get_by_role("heading", level=1).wait_for()
    desk.get_by_label("waarom kan de pagina naar het archief?").press_sequentially("jk")  # typed, not a step
    desk.get_by_role("link", name="De hele lijst").focus()
    desk.keyboard.press("j")
    desk.get_by_text(f"Het jaar van {SLUGS[1]} klopt niet.").wait_for()
    desk.locator("#toetsenhulp").wait_for()  # the script of the page is there
    desk.keyboard.press("k")
    desk.get_by_text(f"Het jaar van {SLUGS[0]} klopt niet.").wait_for()
    desk.get_by_role("button", name="Klopt nog").click()
    desk.get_by_text(f"Het jaar van {SLUGS[1]} klopt niet.").wait_for()
    desk.get_by_role("button", name="Klopt nog").click()
    desk.get_by_text("Er is niets meer te controleren").wait_for()
    assert desk.faults == []
