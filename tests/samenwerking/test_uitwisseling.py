"""Who works on a thema: what municipalities say themselves, Dutch examples, and programmes with who has a tie there."""

import pytest

from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Stedenband
from tests import build
from tests.samenwerking import landen as maak
from tests.samenwerking import programmas

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
PAGE = "/samenwerking/uitwisseling/"


def html(client, thema=""):
    response = client.get(PAGE, {"thema": thema} if thema else {})
    assert response.status_code == 200
    return response.content.decode()


def test_without_a_thema_one_is_asked_for_and_nonsense_is_no_thema(client):
    for page in (html(client), html(client, "bestaat-niet")):
        assert "Kies een thema" in page and "Gemeenten met een partner" not in page


def test_what_a_municipality_says_of_itself_is_found_by_the_words_of_the_thema(client, hier):
    maak.actief(hier, onderwerp="Minder plastic afval op straat")
    assert ">Hier" in html(client, "afval").replace("\n", "").replace(" ", "")
    assert "Minder plastic" not in html(client, "verkeer")


def test_a_partnership_with_the_thema_is_there_until_it_has_ended(client, hier):
    band = maak.band(hier, code="JO", themas=("water",), plaats="Kwartelstad")
    assert "Kwartelstad" in html(client, "water") and "/samenwerking/landen/jordanie/" in html(client, "water")
    with maak.everything():
        Stedenband.objects.filter(pk=band.pk).update(stand="beeindigd")
    assert "Kwartelstad" not in html(client, "water")


def test_dutch_examples_of_the_thema_stand_there_and_foreign_ones_do_not(client):
    build.praktijk(titel="Slim riool in de polder", land="NL", themas=("water",))
    build.praktijk(titel="Slim riool in de bergen", themas=("water",))
    page = html(client, "water")
    assert "Slim riool in de polder" in page and "Slim riool in de bergen" not in page


def test_a_running_programme_leads_to_its_country_where_a_municipality_has_a_tie(client, hier):
    programmas.remove_all()
    maak.empty_register()
    programmas.programma(titel="Schone bronnen", landen=("ML", "BT"), themas=("water",))
    assert "Schone bronnen" not in html(client, "water")  # nobody to ask
    maak.band(hier, code="ML", plaats="Kwartelstad")
    maak.band(hier, code="ML", plaats="Sperwerdorp")
    page = " ".join(html(client, "water").split())
    assert "Schone bronnen" in page and "/samenwerking/landen/mali/" in page and "bhutan" not in page
    assert "Met een stedenband daar: Hier." in page
    assert "Er loopt nu geen programma" in html(client, "wonen")


def test_who_asks_is_told_the_way_that_is_theirs(client, hier):
    assert "na inloggen" in html(client, "water")
    client.force_login(build.lid(hier, Rol.RAADSLID, email="raad@hier.example").gebruiker)
    assert "Vraag uw griffie" in html(client, "water")
    client.force_login(maak.griffier(hier, email="griffie@hier.example"))
    assert "Stel een overleg voor" in html(client, "water")


def test_it_is_reached_from_samenwerking_and_from_the_search(client):
    assert PAGE in client.get("/samenwerking/").content.decode()
    assert PAGE in client.get("/zoeken/?q=uitwisseling").content.decode()
