"""What a municipality shows to everyone, and the list of all municipalities."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from raadsportaal.gemeenten.models import Gemeente
from tests import build

pytestmark = pytest.mark.django_db
JUST = timezone.now() - timedelta(days=2)


# What everyone sees


def published(gemeente, **fields):
    return build.dossier(gemeente, openbaar_op=JUST, **fields)


@pytest.mark.parametrize("who", ["anonymous", "outsider", "vng"])
def test_others_see_only_what_is_published(page, as_role, gemeente, client, redacteur, who):
    dossier = published(gemeente, titel="Openbare visie", samenvatting="", portefeuillehouder="A. Aker")
    said = {"toelichting": "Omdat het groen is.", "passage": "Letterlijk citaat."}
    build.koppeling(dossier, "11.7", richting="draagt_bij", **said)
    build.koppeling(dossier, "13.1", besluit="voorstel")
    build.koppeling(dossier, build.praktijk(titel="Fietsstad"))
    build.koppeling(build.dossier(gemeente, titel="Geheim stuk"), "3.9")
    published(gemeente, titel="Weggelegd", gearchiveerd_op=JUST)
    if who == "outsider":
        as_role(of=build.gemeente("Anderwaard"))
    elif who == "vng":
        client.force_login(redacteur)
    text = page()
    assert "Openbare visie" in text
    assert "11.7 Groen en openbare ruimte" in text
    assert "Draagt bij" in text
    assert "Fietsstad" in text
    assert "Omdat het groen is." in text
    for hidden in ("Geheim stuk", "Weggelegd", "13.1", "Letterlijk citaat.", "A. Aker"):
        assert hidden not in text


def test_a_municipality_that_published_nothing_is_not_judged(page, gemeente):
    build.dossier(gemeente)
    text = page()
    assert "heeft nog geen dossiers openbaar gemaakt. Dat zegt niets over wat de gemeente doet." in text
    assert "/inloggen/?next=/gemeenten/testwaard/" in text
    assert "Global Goals-profiel" not in text


def test_the_profile_is_drawn_from_three_published_dossiers(page, gemeente):
    for _ in range(2):
        build.koppeling(published(gemeente))
    assert "Global Goals-profiel" not in page()
    build.koppeling(published(gemeente))
    assert "Global Goals-profiel" in page()


def test_many_published_dossiers_come_in_pages(page, gemeente):
    for _ in range(26):
        published(gemeente)
    assert page().count("raad-lijst-ruim__deel") == 25
    assert page("?pagina=2").count("raad-lijst-ruim__deel") == 26
    assert page("?pagina=x").count("raad-lijst-ruim__deel") == 25


def test_an_invented_municipality_says_that_it_is(page, gemeente):
    assert "Verzonnen gemeente" not in page()
    gemeente.verzonnen = True
    gemeente.save()
    assert "Verzonnen gemeente, om het portaal te laten zien" in page()


def test_a_former_municipality_leads_to_its_successors(page, gemeente):
    gemeente.einddatum = date(2024, 12, 31)
    gemeente.save()
    gemeente.opvolgers.add(build.gemeente("Nieuwwaard"))
    text = page()
    assert "Testwaard bestaat niet meer" in text
    assert "31 december 2024" in text
    assert 'href="/gemeenten/nieuwwaard/"' in text


def test_an_unknown_municipality_does_not_exist(client, content):
    assert client.get("/gemeenten/bestaat-niet/").status_code == 404


# All municipalities


def test_all_current_municipalities_are_listed_and_what_published_is_marked(client, gemeente):
    published(gemeente)
    build.gemeente("Stilwaard")
    text = client.get("/gemeenten/").content.decode()
    marked = '</a> <span class="nl-data-badge nl-data-badge--info">Openbaar</span>'
    assert f"{Gemeente.objects.current(timezone.localdate()).count()} gemeenten" in text
    assert f'<a href="/gemeenten/testwaard/">Testwaard{marked}' in text
    assert f"Stilwaard{marked}" not in text
    assert ">Heerhugowaard<" not in text


@pytest.mark.parametrize(
    ("words", "name"),
    [("sudwest", "Súdwest-Fryslân"), ("'s-hertogenbosch", "&#x27;s-Hertogenbosch"), ("UTRECHT", "Utrecht")],
)
def test_a_name_is_found_without_its_accents_and_signs(client, content, words, name):
    assert f">{name}<" in client.get("/gemeenten/", {"q": words}).content.decode()


def test_the_name_of_a_former_municipality_leads_on(client, content):
    text = client.get("/gemeenten/", {"q": "Heerhugowaard"}).content.decode()
    assert "Bestaat niet meer" in text
    assert ">Dijk en Waard<" in text


def test_a_successor_that_was_merged_itself_leads_further(client, content):
    found = client.get("/gemeenten/?q=dodewaard").content.decode()
    assert 'Dodewaard</a>, nu <a href="/gemeenten/neder-betuwe/">' in found
    text = client.get("/gemeenten/dodewaard/").content.decode()
    assert ">Neder-Betuwe<" in text
    assert ">Kesteren<" not in text


def test_the_name_of_a_province_finds_its_municipalities(client):
    for words in ("Fryslân", "fryslan"):
        found = client.get("/gemeenten/", {"q": words}).content.decode()
        assert "/gemeenten/leeuwarden/" in found
        assert "/gemeenten/groningen/" not in found


def test_a_name_that_nobody_has_says_so(client, content):
    text = client.get("/gemeenten/", {"q": "Atlantis"}, headers={"HX-Request": "true"}).content.decode()
    assert text.startswith('<div id="gemeenten"')
    assert "Geen gemeente gevonden met ‘Atlantis’" in text
