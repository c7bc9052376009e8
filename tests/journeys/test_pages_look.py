"""Every page type in a real browser: no axe violation, no sideways scroll, nothing from elsewhere, light to load."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from raadsportaal.basis import kinds, stylesheets
from tests import build
from tests.journeys.looks import look

pytestmark = [pytest.mark.django_db, pytest.mark.browser]
PAGES = [
    *sorted({reverse(kind.all_of) for kind in kinds.every() if kind.all_of}),
    "/",
    "/agendas/global-goals/11/",
    "/agendas/klimaat/",
    "/agendas/klimaat/parijs/",
    "/?gemeente=zwolle",
    "/cijfers/ontbreekt/",
    "/cijfers/aardgas-per-woning/",
    "/gemeenten/rijssen-holten/",
    "/gemeenten/rijssen-holten/meetlat/",
    "/gemeenten/rijssen-holten/meetlat/?doel=7",
    "/gemeenten/rijssen-holten/meetlat/?groep=eigen&met=raalte,almelo",
    "/gemeenten/rijssen-holten/meetlat/aardgas-per-woning/",
    "/gemeenten/houten/meetlat/personenautos-per-1000-inwoners/",
    "/kennisbank/?onderwerp=hitte&afloop=mislukt",
    "/kennisbank/?q=regen&thema=klimaatadaptatie&doel=11",
    "/kennisbank/?q=zzzzz&thema=wonen",
    "/kennisbank/oslo-klimaatbegroting/",
    "/kennisbank/oslo-klimaatbegroting/bijlage/",
    "/kennisbank/voordragen/",
    "/kennisbank/netwerken/c40/",
    "/kennisbank/themas/wonen/",
    "/kennisbank/collecties/wat-niet-lukte/",
    "/en/good-practices/",
    "/en/good-practices/nijmegen-room-for-the-river-waal/",
    "/samenwerking/",
    "/samenwerking/programmas/?q=water",
    "/samenwerking/landen/jordanie/",
    "/samenwerking/belangenbehartiging/natuurherstelwet-eu/",
    "/samenwerking/uitwisseling/?thema=water",
    "/bijeenkomsten/maand/2026/12/",
    "/advies/stel/",
    "/zoeken/?q=water",
    "/zoeken/?q=hondenbelasting",
    "/zoeken/?q=jeugdzorg",
    "/over/",
    "/over/controle/",
    "/over/suggesties/",
    "/toegankelijkheid/",
    "/privacy/",
    "/open-data/",
    "/inbedden/praktijk/oslo-klimaatbegroting/",
    "/inbedden/cijfer/aardgas-per-woning/rijssen-holten/",
    "/inbedden/wiel/oosterwaard/",
    "/inloggen/",
    "/inloggen/wachtwoord/",
    "/inloggen/vergeten/",
    "/inloggen/geen-account/",
    "/inloggen/niet-actief/",
    "/inloggen/gestopt/",
    "/meedoen/?gemeente=zwolle",
    "/demo/post/",
    "/volgen/?zoek=/kennisbank/?q=water",
    "/volgen/stop/verlopen/",
    "/bestaat-niet/",
]
# The whole of a first visit and of a later page, in kilobytes after gzip; the client's budget.
FIRST_VISIT, LATER_PAGE = 60, 15
# Stylesheet, typeface and two scripts; what is framed has no script, and a goal has nothing for htmx to do.
LOADED = {"/agendas/global-goals/11/": 3}


@pytest.mark.parametrize("path", PAGES)
def test_no_page_scrolls_sideways_asks_elsewhere_or_has_an_axe_violation_in_any_dress(open_here, portaal, path):
    page = open_here(path, width=320)
    look(page, path)
    assert all(url.startswith((portaal, "data:")) for url in page.requested)
    assert [fault for fault in page.faults if "404" not in fault] == []


def test_a_first_visit_and_later_pages_stay_light(client, content):
    def packed(data):
        return len(gzip.compress(data, 9)) / 1000

    def sent(name):
        """A file as a visitor gets it: a stylesheet with its parts in it, minified."""
        return stylesheets.built(name).encode() if name.endswith(".css") else Path(finders.find(name)).read_bytes()

    too_heavy = {}
    for path in PAGES:
        content = client.get(path).content
        page = packed(content)
        files = set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|woff2))"', content.decode()))
        whole = page + sum(packed(sent(name)) for name in files)
        assert len(files) >= LOADED.get(path, 2 if path.startswith("/inbedden/") else 4), path
        if page > LATER_PAGE or whole > FIRST_VISIT:
            too_heavy[path] = f"{page:.1f} kB, with what it loads {whole:.1f} kB"
    assert too_heavy == {}


def test_the_admin_runs_under_the_same_policy(open_page, portaal, committed):
    gebruiker = committed(lambda: build.gebruiker(email="browser@voorbeeld.nl"))
    page = open_page("/beheer/")
    page.get_by_role("link", name="Inloggen met een wachtwoord").click()
    page.get_by_label("E-mailadres").fill(gebruiker.email)
    page.get_by_label("Wachtwoord").fill("geheim")
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url("**/beheer/")
    for path in ("kennisbank/praktijk/", "agendas/agenda/", "kennisbank/praktijk/add/"):
        page.goto(f"{portaal}/beheer/{path}")  # ready when all that it loads is
    page.locator("#bronregels-group .add-row a").click()
    page.locator("#id_bronregels-0-url").wait_for()
    assert page.faults == []
    committed(gebruiker.delete)
