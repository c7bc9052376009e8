"""Each public thing and each list has a feed, or a reason why not: the register of kinds is walked."""

import re
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from agendas.models import Cijfercorrectie, Indicator, Toelichting, Waarde
from raadsportaal.basis import kinds
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.volgen import followable, spreading
from tests import build

pytestmark = pytest.mark.django_db
FEED = re.compile(r'type="application/(?:atom|rss)\+xml"[^>]*href="([^"]+)"')
WITH_A_PAGE = {"land": {"pagina__isnull": False}}


def read(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def test_every_kind_that_is_public_has_a_feed_for_each_record_or_a_reason_why_not():
    assert [kind.name for kind in kinds.every() if bool(kind.follow) == bool(kind.why_no_follow)] == []


def test_every_list_has_a_feed_or_a_reason_why_not():
    lists = [kind for kind in kinds.every() if kind.all_of]
    assert [kind.name for kind in lists if bool(kind.news) == bool(kind.why_no_news)] == []


@pytest.mark.parametrize("soort", [kind.name for kind in kinds.every() if kind.follow])
def test_the_page_of_a_record_leads_to_its_feed(client, content, soort):
    kind = kinds.named(soort)
    record = kind.cards(kind.model.objects.findable()).filter(**WITH_A_PAGE.get(soort, {})).first()
    volgbaar = followable.of(record)
    assert f'href="{volgbaar.rss}"' in read(client, volgbaar.volgadres)
    if "#" not in volgbaar.adres:
        assert volgbaar.rss in FEED.findall(read(client, volgbaar.adres))
    assert "<feed" in read(client, volgbaar.rss)


@pytest.mark.parametrize("soort", [kind.name for kind in kinds.every() if kind.news])
def test_a_list_leads_to_its_feed(client, content, soort):
    kind = kinds.named(soort)
    assert FEED.findall(read(client, reverse(kind.all_of))), soort
    assert "<feed" in read(client, followable.feed_of_list(soort))


def test_a_list_tells_what_came_to_it(client):
    build.praktijk(titel="Klimaatplafond")
    assert "Nieuw voorbeeld: Klimaatplafond." in read(client, "/volgen/nieuws/praktijk/")
    for path in ("dossier", "doel", "weet"):
        assert client.get(f"/volgen/nieuws/{path}/").status_code == 404


@pytest.mark.parametrize("feed", ["/volgen/nieuws/praktijk/", "/kennisbank/rss/"])
def test_what_somebody_typed_is_text_in_a_feed_and_no_html(client, feed):
    build.praktijk(titel="Lucht <b>schoner", samenvatting="Lucht <b>schoner")
    told = ElementTree.fromstring(client.get(feed).content)
    texts = [part.text for part in told.iter() if part.text and part.tag.endswith(("summary", "description"))]
    assert any("Lucht &lt;b&gt;schoner" in text for text in texts)


def test_the_figure_of_one_municipality_has_a_feed_that_nobody_needs_to_follow(client, amsterdam):
    indicator = Indicator.objects.published().filter(waarden__gemeente=amsterdam).exclude(laatste_jaar=None).first()
    page = read(client, f"/gemeenten/amsterdam/meetlat/{indicator.slug}/")
    adres = f"/volgen/nieuws/cijfer/{indicator.pk}/amsterdam/"
    assert FEED.findall(page) == [adres]
    assert f'<a href="{adres}">Nieuws over dit cijfer (RSS)</a>' in page
    year = indicator.laatste_jaar + 1
    Waarde.objects.create(indicator=indicator, gemeente=amsterdam, jaar=year, waarde=81)
    indicator.refresh_years()
    with bereik(EVERYTHING):
        Toelichting.objects.create(indicator=indicator, gemeente=amsterdam, tekst="Wij bouwden een park.")
    Cijfercorrectie.objects.create(indicator=indicator, gemeente=amsterdam, jaar=year, was=80, werd=81)
    spreading.spread(timezone.now())
    feed = read(client, adres)
    assert f"Er is een cijfer over {year}. Voor Amsterdam: 81" in feed
    assert "Amsterdam geeft een toelichting bij dit cijfer." in feed
    assert f"Het cijfer over {year} is verbeterd." in feed
    assert f"/gemeenten/amsterdam/meetlat/{indicator.slug}/" in feed
    other = read(client, f"/volgen/nieuws/cijfer/{indicator.pk}/zwolle/")
    assert "<entry>" not in other, "nothing of another municipality, nor of a year that it has no figure of"


@pytest.mark.parametrize("path", ["999999999999999999999/amsterdam", "1/bestaat-niet", "0/amsterdam"])
def test_a_figure_that_is_not_there_has_no_feed(client, content, path):
    assert client.get(f"/volgen/nieuws/cijfer/{path}/").status_code == 404


def test_what_is_in_the_archive_has_no_bell_and_no_feed(client):
    praktijk = build.praktijk(status="gearchiveerd")
    page = read(client, praktijk.get_absolute_url())
    assert "/volgen/" not in page
