"""Countries as a visitor sees them: the list with its map, and one country with all that the portal knows of it."""

import csv
import re
import shutil

import pytest

from raadsportaal.gemeenten.models import Rol
from raadsportaal.redactie.editions import COLUMNS, NAME
from samenwerking.landen import loading
from samenwerking.landen.loading import load_landen
from samenwerking.models import Landpagina, Oproep
from tests import build
from tests.samenwerking import landen as maak
from tools.management.commands.eerdere_uitgaven import differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "landenlijst"}


def page(client, path="", status=200, **headers):
    response = client.get(f"/samenwerking/landen/{path}", **headers)
    assert response.status_code == status
    return response.content.decode()


def named(html):
    return re.findall(r'href="/samenwerking/landen/([a-z-]+)/"', html)


def test_loading_twice_adds_nothing_and_leaves_what_an_editor_wrote():
    load_landen()
    assert Landpagina.objects.count() >= 69
    jordanie = Landpagina.objects.get(land__code="JO")
    jordanie.inleiding = "Van de redacteur."
    jordanie.save()
    assert load_landen() == (0, 0)
    jordanie.refresh_from_db()
    assert jordanie.inleiding == "Van de redacteur."


def test_a_newer_text_comes_where_the_old_one_still_stands_and_nowhere_else(tmp_path, monkeypatch):
    now = loading.read((loading.DATA / loading.FILE).read_text(encoding="utf-8"))
    older = now["JO"] | {"opgave": "Oud en van ons.", "leren": "Ook oud."}
    Landpagina.objects.filter(land__code="JO").update(opgave=older["opgave"], leren="Van de redacteur.")
    shutil.copy(loading.DATA / loading.FILE, tmp_path)
    with (tmp_path / NAME).open("w", encoding="utf-8", newline="") as file:
        lines = [(loading.FILE, *line) for line in differences(now | {"JO": older}, now)]
        csv.writer(file).writerows([COLUMNS, *lines])
    monkeypatch.setattr(loading, "DATA", tmp_path)
    assert load_landen() == (0, 1)
    jordanie = Landpagina.objects.get(land__code="JO")
    assert (jordanie.opgave, jordanie.leren) == (now["JO"]["opgave"], "Van de redacteur.")
    assert load_landen() == (0, 0)


def test_a_country_with_nothing_has_no_page_and_is_not_in_the_list(client):
    page(client, "bhutan/", 404)
    page(client, "bestaat-niet/", 404)
    page(client, "nederland/", 404)
    assert "bhutan" not in named(page(client))
    assert "nederland" not in named(page(client))


@pytest.mark.parametrize(
    "make",
    [maak.pagina, maak.band, maak.actief, maak.programma, maak.bijeenkomst, maak.oproep],
    ids=lambda m: m.__name__,
)
def test_any_one_thing_is_enough_for_a_page(client, make):
    make()
    assert "Bhutan" in page(client, "bhutan/")
    assert "bhutan" in named(page(client))


def test_an_example_is_enough_for_a_page(client):
    build.praktijk(land="BT", titel="Bos en recht")
    assert "Bos en recht" in page(client, "bhutan/")


def test_what_is_not_public_gives_no_page(client):
    maak.programma(status="concept")
    maak.oproep(deadline="2020-01-01")
    maak.bijeenkomst(begin="2020-01-14T14:00Z", einde="2020-01-14T15:30Z")
    maak.band(stand="onjuist")
    maak.band(stand="beeindigd")
    page(client, "bhutan/", 404)
    assert "bhutan" not in named(page(client))


def test_the_list_counts_what_there_is(client):
    maak.programma(begin="2020-01-01", einde="2099-01-01")
    maak.programma(begin="2012-01-01", einde="2013-01-01")
    maak.band()
    maak.actief()
    build.praktijk(land="BT")
    html = page(client, "?q=bhutan")
    for words in ("2 programma’s (1 loopt)", "1 stedenband", "1 gemeente actief", "1 voorbeeld"):
        assert words in html
    assert "1 land<" in html


def test_filters_narrow_the_list_and_what_is_wrong_is_left_out(client):
    maak.band(themas=["groen"])
    maak.band(code="LA", themas=["water"])
    assert {"bhutan", "laos"} <= set(named(page(client)))
    assert "laos" not in named(page(client, "?thema=groen"))
    assert "bhutan" in named(page(client, "?thema=groen&werelddeel=azie"))
    assert named(page(client, "?thema=groen&werelddeel=oceanie&q=bhutan")) == []
    assert "bhutan" in named(page(client, "?thema=bestaatniet&werelddeel=mars&q=" + "x" * 300))
    assert named(page(client, "?q=BHUTÁN")) == ["bhutan"]


def test_htmx_gets_the_list_only(client):
    response = client.get("/samenwerking/landen/?q=zzz", **HTMX)
    html = response.content.decode()
    assert html.startswith('<section id="landenlijst"')
    assert "Geen landen gevonden" in html
    assert "0 landen gevonden" in response["HX-Trigger-After-Settle"]


def test_the_page_joins_partnerships_and_what_municipalities_say_themselves(client):
    maak.band(build.gemeente("Aadorp"), plaats="Thimphu", themas=["groen"], stand="actief", sinds=2019)
    maak.band(build.gemeente("Beedorp"), plaats="Paro")
    maak.actief(build.gemeente("Ceedorp"), partner="Punakha", onderwerp="Afval", sinds=2021)
    maak.actief(build.gemeente("Deedorp"), partner="Haa", tot=2020)
    html = page(client, "bhutan/")
    for words in ("Aadorp", "Sinds 2019", "Thimphu", "Beedorp", "Niet bevestigd", "Ceedorp", "Punakha", "Sinds 2021"):
        assert words in html
    assert "Tot 2020" in html
    assert "de gemeente heeft nog niet gezegd of het klopt" in html
    assert html.index("Ceedorp") < html.index("Deedorp") < html.index("Beedorp")


def test_the_own_municipality_comes_first_with_its_mark(client):
    own = build.gemeente("Zeedorp")
    maak.band(build.gemeente("Aadorp"), stand="actief")
    maak.band(own)
    client.force_login(build.lid(own).gebruiker)
    html = page(client, "bhutan/")
    assert html.index("Zeedorp <span") < html.index("Aadorp")
    assert 'class="raad-rij-eigen"' in html


def test_many_municipalities_are_cut_with_a_way_to_all(client):
    for _ in range(14):
        maak.band()
    html = page(client, "bhutan/")
    assert "U ziet er 12 van 14" in html
    assert 'href="/samenwerking/stedenbanden/?land=bhutan"' in html


def test_a_closed_country_says_so_and_asks_nobody_to_travel(client):
    maak.pagina(gesloten=True, reden="Er is oorlog.")
    maak.oproep(vorm="reis", titel="Ga mee op reis")
    maak.oproep(vorm="online", titel="Denk online mee")
    html = page(client, "bhutan/")
    assert "Er gaat nu niemand naar Bhutan" in html
    assert "Er is oorlog." in html
    assert "Denk online mee" in html
    assert "Ga mee op reis" not in html
    assert "Op reis voor de gemeente?" not in html
    assert html.count("https://www.nederlandwereldwijd.nl/reisadvies") == 1
    assert "Geen reizen" in page(client, "?q=bhutan")
    assert Oproep.objects.get(vorm="reis", titel="Ga mee op reis").is_published


def test_what_is_partly_closed_is_told_with_the_travel_advice(client):
    maak.pagina(reden="Het noorden is gesloten.")
    html = page(client, "bhutan/")
    assert "Op reis voor de gemeente?" in html
    assert "Het noorden is gesloten." in html
    assert "niemand naar Bhutan" not in html


def test_programmes_examples_events_networks_and_sources_have_their_place(client):
    bron = {"titel": "<b>Boek</b>", "url": "https://example.org/boek", "jaar": 2020, "raadpleging": "gelezen"}
    place = {"naam": "Thimphu", "breedtegraad": 27.47, "lengtegraad": 89.64}
    maak.pagina(bronnen=[bron], doelen=[13, 6], plaatsen=[place], bestuur="Vier lagen.")
    maak.programma(titel="Koele straten", begin="2024-01-01", einde="2099-12-31", financier="De Unie")
    maak.bijeenkomst(titel="Landenoverleg Bhutan", online=True)
    html = page(client, "bhutan/")
    assert "Koele straten" in html and "2024–2099, loopt" in html and "Betaald door De Unie" in html
    assert "nu loopt er 1" in html
    assert "Landenoverleg Bhutan" in html
    assert "Vier lagen." in html
    assert "&lt;b&gt;Boek&lt;/b&gt;" in html and "<b>Boek" not in html
    assert html.index('href="/agendas/global-goals/13/"') < html.index('href="/agendas/global-goals/6/"')
    assert "Gemarkeerd: Thimphu." in html
    assert "Netwerken met hun zetel hier" not in html


def test_a_landenoverleg_that_is_planned_stands_in_its_panel(client):
    maak.bijeenkomst(titel="Landenoverleg Bhutan", slug="landenoverleg-bhutan", online=True)
    html = page(client, "bhutan/")
    assert "14 januari 2099" in html and "15.00 tot 16.30 uur, online" in html
    assert 'href="/bijeenkomsten/landenoverleg-bhutan/">Bekijk dit overleg' in html


def test_networks_stand_with_the_country_of_their_seat(client):
    load_landen()
    assert "Netwerken met hun zetel hier" in page(client, "belgie/")


def test_what_is_invented_says_so(client):
    maak.actief(build.gemeente("Nepstad", verzonnen=True))
    assert re.search(r"Nepstad\s*<span class=\"nl-data-badge\">Demo", page(client, "bhutan/"))


def test_who_may_propose_a_landenoverleg_gets_the_button(client):
    own = build.gemeente("Eigenstad")
    maak.pagina()
    assert "Log daarvoor in" in page(client, "bhutan/")
    client.force_login(build.lid(own, Rol.FRACTIEMEDEWERKER).gebruiker)
    assert "Vraag uw griffie of een ambtenaar" in page(client, "bhutan/")
    client.force_login(build.lid(own).gebruiker)
    assert 'href="/gemeenten/eigenstad/landenoverleg/bhutan/voorstel/"' in page(client, "bhutan/")
    client.force_login(maak.griffier(own))
    assert 'href="/gemeenten/eigenstad/landenoverleg/bhutan/"' in page(client, "bhutan/")


def full_country():
    for _ in range(3):
        maak.programma(begin="2020-01-01")
        maak.band(themas=["groen"])
        maak.actief()
        maak.bijeenkomst()
        maak.oproep()
        build.praktijk(land="BT")


def test_queries_do_not_grow(client, django_assert_num_queries):
    maak.pagina(doelen=[6])
    full_country()
    with django_assert_num_queries(11):
        page(client, "bhutan/")
    with django_assert_num_queries(10):
        page(client)
    full_country()
    maak.band(code="LA")
    with django_assert_num_queries(11):
        page(client, "bhutan/")
    with django_assert_num_queries(10):
        page(client)
    with django_assert_num_queries(10):
        page(client, "?thema=groen&q=a&werelddeel=azie")
