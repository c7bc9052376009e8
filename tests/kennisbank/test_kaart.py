"""The map of what the kennisbank found: the numbers of the list, the filters, and the list alone for who wants that."""

import re

import pytest

from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "resultaten"}


@pytest.fixture
def examples(db):
    build.praktijk(titel="Fjord", inwoners=100)
    build.praktijk(titel="Haven", land="MZ", plaats="Beira", breedtegraad=-19.8, lengtegraad=34.8, inwoners=200)
    build.praktijk(titel="Berg", land="CO", plaats="Manizales", breedtegraad=5.1, lengtegraad=-75.5, inwoners=300)


def page(client, query="", **headers):
    response = client.get(f"/kennisbank/{query}", **headers)
    assert response.status_code == 200
    return response.content.decode()


def dots(html):
    return re.findall(r'<a href="#(r\d+)" aria-label="([^"]+)"', html)


@pytest.mark.usefixtures("examples")
def test_each_dot_leads_to_the_record_with_the_same_number(client):
    html = page(client, "?volgorde=klein")
    assert dots(html) == [
        ("r1", "1. Bergen, Noorwegen"),
        ("r2", "2. Beira, Mozambique"),
        ("r3", "3. Manizales, Colombia"),
        ("r1", "1. Bergen, Noorwegen"),
    ]
    for number, titel in enumerate(("Fjord", "Haven", "Berg"), start=1):
        assert re.search(rf'Nummer </span>{number}</span>.*?<a id="r{number}"[^>]*>{titel}<', html, re.S)
    assert "De drie voorbeelden liggen in Europa, Afrika en Zuid-Amerika." in html
    assert "Kaart van Europa (1)" in html


@pytest.mark.usefixtures("examples")
def test_the_map_follows_the_filters_in_the_same_swap(client):
    html = page(client, "?land=mozambique", **HTMX)
    assert html.lstrip().startswith('<div id="resultaten">')
    assert dots(html) == [("r1", "1. Beira, Mozambique")]
    assert "Kaart van Europa" not in html


@pytest.mark.usefixtures("examples")
def test_without_the_map_every_address_of_the_list_keeps_it_so(client):
    assert 'href="/kennisbank/?thema=wonen&amp;kaart=uit">Zonder kaart<' in page(client, "?thema=wonen")
    html = page(client, "?thema=wonen&kaart=uit")
    assert dots(html) == []
    assert "raad-volgnr" not in html
    assert 'href="/kennisbank/?thema=wonen">Met kaart<' in html
    assert '<input type="hidden" name="kaart" value="uit">' in html
    assert 'class="raad-chip" href="/kennisbank/?kaart=uit"' in html
    response = client.get("/kennisbank/?land=mozambique&kaart=uit", **HTMX)
    assert response["HX-Push-Url"] == "/kennisbank/?land=mozambique&kaart=uit"


@pytest.mark.usefixtures("examples")
def test_another_value_than_off_is_no_value(client):
    assert dots(page(client, "?kaart=raar"))
    assert "kaart=raar" not in page(client, "?kaart=raar")


def test_a_typing_error_keeps_the_map_away(client):
    build.praktijk(titel="Wateroverlast")
    html = page(client, "?q=wateroverlats&kaart=uit")
    assert "Wateroverlast" in html and "Met kaart" in html and "kaart-wereld" not in html


def test_numbers_go_on_when_the_list_grows(client):
    for north in range(45, 58):
        build.praktijk(breedtegraad=north, lengtegraad=5)
    first, whole = page(client), page(client, "?pagina=2")
    assert "De eerste twaalf voorbeelden liggen allemaal in Europa." in first
    assert 'pagina=2">Zonder kaart' in whole
    assert "De dertien voorbeelden liggen allemaal in Europa." in whole
    assert "Nummer </span>13<" in whole


def test_nothing_found_or_no_place_known_shows_no_map(client):
    build.praktijk(titel="Huizen", breedtegraad=None, lengtegraad=None)
    for query in ("", "?q=zzzzz"):
        html = page(client, query)
        assert "raad-vindkaart" not in html
        assert "Zonder kaart" not in html


def test_the_name_of_a_place_is_harmless_on_the_map(client):
    build.praktijk(plaats='"><script>alert(1)</script>')
    assert "<script>alert" not in page(client)
