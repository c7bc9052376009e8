"""Journeys of who follows, with JavaScript and without, with an account and without: from the bell to the stop."""

import re

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import expect

from kennisbank.models import Praktijk
from raadsportaal.gemeenten import outbox
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Zending
from raadsportaal.volgen import letters, spreading
from raadsportaal.volgen.models import Gevolgd, Nieuws, Volger, Zoekvraag
from tests import build
from tests.journeys.looks import look

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
EMAIL, READER, SEARCH = "sanne@proefstad.example", "lezer@elders.example", "/kennisbank/?q=kwelderwal"


@pytest.fixture(params=[True, False], ids=["met_script", "zonder_script"])
def script(request):
    return request.param


@pytest.fixture
def publishing(committed, settings, tmp_path):
    """Publish an example and let the worker do what it does by the clock; the e-mail is in the post of the demo."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path

    def publish():
        build.praktijk(titel="Een kwelderwal in Bergen", slug="een-kwelderwal-in-bergen")
        spreading.spread(timezone.now())
        Gevolgd.objects.update(hoe_vaak="meteen")  # not to wait for a Wednesday
        letters.send_at_once(timezone.now())
        deliver()

    with_old_news_told = committed(lambda: _told(timezone.now()))
    yield lambda: committed(publish)
    committed(lambda: _forget(with_old_news_told))


def deliver():
    for pk in Zending.objects.waiting().values_list("pk", flat=True):
        outbox.verstuur(pk)


def _told(now):
    with bereik(EVERYTHING):
        Nieuws.objects.waiting().update(verdeeld_op=now)
        return set(Nieuws.objects.values_list("pk", flat=True))


def _forget(before):
    """All that the journey left; the running portal counts what is sent outside the transaction of a test."""
    Praktijk.objects.filter(slug="een-kwelderwal-in-bergen").delete()
    with bereik(EVERYTHING):
        Nieuws.objects.exclude(pk__in=before).delete()
    for model in (Volger, Zoekvraag, Zending):
        model.objects.all().delete()
    cache.clear()


def link(page, portaal, part):
    """The address of the newest link of this sort in the post."""
    page.goto(f"{portaal}/demo/post/")
    found = re.findall(rf"/volgen/{part}/[\w:=-]+/", page.get_by_role("main").inner_text())
    assert found, part
    return f"{portaal}{found[0]}"


def test_a_raadslid_follows_a_search_and_stops_by_the_link_in_the_e_mail(
    open_page, portaal, proefstad, committed, publishing, script
):
    committed(lambda: build.lid(proefstad, naam="Sanne de Wit", email=EMAIL))
    page = open_page("/inloggen/wachtwoord/", script=script)
    main = page.get_by_role("main")
    page.get_by_label("E-mailadres").fill(EMAIL)
    page.get_by_label("Wachtwoord").fill("geheim")
    main.get_by_role("button", name="Inloggen").click()
    page.get_by_role("heading", name="Proefstad", level=1).wait_for()
    page.goto(f"{portaal}{SEARCH}")
    main.get_by_role("link", name=re.compile("^Volg ?: Voorbeelden")).click()
    page.get_by_label("Elke week, de dag voor de raad").check()
    main.get_by_role("button", name="Volg", exact=True).click()
    now_followed = main.locator("#bel summary", has_text="U volgt dit")
    expect(now_followed).to_be_visible()
    publishing()
    stop = link(page, portaal, "stop")
    expect(main).to_contain_text("Nieuw voorbeeld: Een kwelderwal in Bergen.")
    page.goto(stop)
    main.get_by_role("button", name="Ja, stop met deze e-mail").click()
    expect(main).to_contain_text("U krijgt deze e-mail niet meer")
    page.goto(f"{portaal}/account/meldingen/")
    expect(page.get_by_label(re.compile("^Hoe vaak: Voorbeelden"))).to_have_value("nooit")
    main.get_by_role("button", name=re.compile("^Stop *met volgen")).click()
    main.get_by_role("button", name=re.compile("^Zet terug")).click()
    expect(page.get_by_label(re.compile("^Hoe vaak: Voorbeelden"))).to_be_visible()
    if script:
        look(page, "/account/meldingen/")


def test_a_visitor_follows_a_search_by_e_mail_and_stops(open_page, portaal, committed, publishing, script):
    page = open_page(SEARCH, script=script)
    main = page.get_by_role("main")
    main.get_by_role("link", name=re.compile("^Volg ?: Voorbeelden")).click()
    page.get_by_label("Uw e-mailadres").fill(READER)
    main.get_by_role("button", name="Volg").click()
    expect(page.get_by_role("heading", name="Kijk in uw e-mail")).to_be_visible()
    committed(deliver)
    page.goto(link(page, portaal, "bevestig"))
    main.get_by_role("button", name="Ja, volg dit").click()
    expect(page.get_by_role("heading", name=re.compile("^U volgt: Voorbeelden"))).to_be_visible()
    publishing()
    page.goto(link(page, portaal, "stop"))
    main.get_by_role("button", name="Ja, stop met deze e-mail").click()
    expect(main).to_contain_text("U krijgt deze e-mail niet meer")
    assert committed(lambda: Gevolgd.objects.kept().count()) == 0
