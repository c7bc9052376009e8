"""The public register of city partnerships: what is found, what is said of it, and what is never shown."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from raadsportaal.redactie.editions import COLUMNS, NAME
from samenwerking.models import Stedenband
from samenwerking.stedenbanden.loading import load_stedenbanden, read
from tests import build
from tests.samenwerking import landen as maak
from tools.management.commands.eerdere_uitgaven import differences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("leeg_register")]
URL = "/samenwerking/stedenbanden/"
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "banden"}


@pytest.fixture(scope="module")
def leeg_register(kept_for_the_file):
    """Emptied once for all tests of this file."""
    maak.empty_register()


def page(client, query="", **headers):
    response = client.get(URL + query, **headers)
    assert response.status_code == 200
    return response.content.decode()


def partners(html):
    return re.findall(r'data-kop="Partner">([^<]+)<', html)


def test_what_nobody_confirmed_says_so_with_its_source(client):
    wikipedia = ["Engelse Wikipedia, lijst van Nederland (2023)", "Engelse Wikipedia, lijst van het land (2023)"]
    bron = "; ".join(["Wikidata (juli 2017)", *wikipedia])
    maak.band(build.gemeente("Aadorp"), plaats="Trier", code="DE", bron=bron)
    html = page(client)
    assert "Niet bevestigd" in html
    assert "Volgens Wikidata (juli 2017) en Engelse Wikipedia (2023)." in html
    assert "Nog geen gemeente heeft ze bevestigd" in html
    assert "1 stedenband<" in html


def test_what_a_municipality_confirmed_says_when(client):
    maak.band(stand="actief", sinds=1987, bevestigd_op=maak.day(), toelichting="Samen <i>zingen</i>.")
    html = page(client)
    assert "Zegt de gemeente, 26 november 2026." in html
    assert "1987 begonnen" in html
    assert "&lt;i&gt;zingen" in html
    assert "Van 1 zegt de gemeente zelf of een bron die wij noemen hoe het nu is." in html


@pytest.mark.parametrize(
    ("query", "partner"),
    [
        ("land=laos", "Vientiane"),
        ("provincie=pv26", "Thimphu"),
        ("soort=contact", "Vientiane"),
        ("stand=beeindigd", "Vientiane"),
        ("thema=groen", "Thimphu"),
        ("q=vientiane", "Vientiane"),
        ("q=aadorp", "Thimphu"),
        ("q=bhutan", "Thimphu"),
        ("q=schaduw", "Thimphu"),
        ("thema=groen&thema=water&land=laos", "Vientiane"),
    ],
)
def test_every_filter_and_the_search(client, query, partner):
    aadorp = build.gemeente("Aadorp", provincie="PV26")
    maak.band(aadorp, plaats="Thimphu", themas=["groen"], toelichting="Bomen en schaduw.")
    maak.band(plaats="Vientiane", code="LA", soort="contact", stand="beeindigd", themas=["water"])
    assert partners(page(client, f"?{query}")) == [partner]


def test_counts_are_exact_and_ignore_their_own_filter(client):
    for _ in range(3):
        maak.band()
    maak.band(code="LA", stand="actief")
    html = page(client, "?land=bhutan&stand=niet_bevestigd", **HTMX)
    counts = dict(re.findall(r'id="n-([a-z_-]+)" hx-swap-oob="true">(\d+)<', html))
    assert counts["land-bhutan"] == "3" and counts["land-laos"] == "0"
    assert counts["stand-niet_bevestigd"] == "3" and counts["stand-actief"] == "0"
    assert partners(html) and html.lstrip().startswith('<div id="banden"')


def test_an_unknown_filter_is_named_and_nothing_found_offers_ways_out(client):
    maak.band(plaats="Thimphu")
    html = page(client, "?land=atlantis&pagina=-1&volgorde=x")
    assert "Dit filter kennen wij niet" in html and "atlantis" in html
    html = page(client, "?q=thimphu&stand=niet_bevestigd&land=bhutan&q=zzz")
    assert "Geen stedenbanden gevonden" in html
    assert "Kies niets bij ‘Land van de partner’" not in html
    assert "Bekijk alle 1 stedenbanden" in html


def test_the_list_goes_by_municipality_and_gets_longer(client):
    dorpen = [build.gemeente(f"Dorp {n}", sorteernaam=f"dorp {n}") for n in range(5)]
    for n in reversed(range(55)):
        maak.band(dorpen[n // 11], plaats=f"P{n:02}")
    first = partners(page(client))
    assert first == [f"P{n:02}" for n in range(50)]
    assert "?pagina=2#r51" in page(client)
    assert len(partners(page(client, "?pagina=2"))) == 55
    response = client.get(URL + "?pagina=2", HTTP_HX_TRIGGER="toon-meer", **HTMX)
    assert "5 stedenbanden erbij" in response["HX-Trigger-After-Settle"]
    assert response["HX-Push-Url"] == URL + "?pagina=2"


def test_the_map_has_a_dot_for_each_place_that_is_known(client):
    maak.band(breedtegraad=27.47, lengtegraad=89.64)
    maak.band(breedtegraad=27.47, lengtegraad=89.64)
    maak.band()
    html = page(client)
    assert "met de plaats van 2 van de 3 partners" in html
    assert html.count("h.1") == 1


def test_the_contact_and_what_was_never_there_are_nowhere(client):
    maak.band(plaats="Thimphu", contact="Piet Geheim 0612345678")
    maak.band(plaats="Spookstad", stand="onjuist")
    pages = [page(client), client.get("/samenwerking/landen/bhutan/").content.decode()]
    pages.append(client.get(URL + "export.csv").getvalue().decode())
    book = load_workbook(io.BytesIO(client.get(URL + "export.xlsx").getvalue()))
    pages.append(str(list(book.active.values)))
    for text in pages:
        assert "Thimphu" in text
        assert "Geheim" not in text and "0612345678" not in text and "Spookstad" not in text


def test_the_export_is_the_selection_and_runs_nothing(client):
    maak.band(build.gemeente("Aadorp"), plaats="=HYPERLINK(1)", themas=["groen", "water"])
    maak.band(code="LA")
    response = client.get(URL + "export.csv?land=bhutan")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [row["partner"] for row in rows] == ["'=HYPERLINK(1)"]
    assert rows[0]["gemeente"] == "Aadorp" and rows[0]["stand"] == "Niet bevestigd"
    assert rows[0]["bron"] == "Wikidata (juli 2017)"
    assert rows[0]["themas"].count("; ") == 1
    assert "attachment" in response["Content-Disposition"]


@pytest.mark.parametrize(("query", "number"), [("", 5), ("?q=plaats", 5), ("?land=bhutan&stand=niet_bevestigd", 5)])
def test_queries_do_not_grow(client, query, number, django_assert_num_queries):
    maak.band(themas=["groen"])
    page(client, query)  # this process reads what was written
    with django_assert_num_queries(number):
        page(client, query)
    for _ in range(12):
        maak.band(themas=["groen", "water"])
    page(client, query)  # this process reads what was written
    with django_assert_num_queries(number):
        page(client, query)


def test_the_own_municipality_has_its_mark_and_a_way_to_its_own_list(client):
    own = build.gemeente("Eigenstad")
    maak.band(own)
    client.force_login(build.lid(own).gebruiker)
    html = page(client)
    assert 'class="raad-rij-eigen"' in html
    assert 'href="/gemeenten/eigenstad/stedenbanden/"' in html


def test_its_address_leads_to_the_row(client):
    band = maak.band(build.gemeente("'s-Aadorp"), plaats="Thimphu")
    path, _, anchor = band.get_absolute_url().partition("#")
    assert f'id="{anchor}"' in client.get(path).content.decode()


# Loading.


def test_the_lists_are_loaded_and_by_nobody_confirmed_and_what_cannot_be_is_reported():
    report = load_stedenbanden()
    assert report.added == 510
    assert [str(refusal) for refusal in report.refused] == [
        "Rij 198, gemeente: Flevoland (zonder code) is geen gemeente die het portaal kent."
    ]
    banden = Stedenband.objects.filter(gemeente__verzonnen=False)
    assert not banden.confirmed().exists() and not banden.filter(bron="").exists()
    band = Stedenband.objects.get(plaats="Neuenrade")
    assert (band.gemeente.naam, band.geregistreerd_als) == ("Aalten", "Dinxperlo"), "of a former municipality"


def test_loading_again_adds_nothing_and_leaves_what_a_municipality_made_of_it():
    load_stedenbanden()
    confirmed = Stedenband.objects.get(gemeente__naam="Aalten", plaats="Neuenrade")
    with maak.everything():
        confirmed.confirm(by=None, now=maak.moment(), stand="onjuist", plaats="Ergens anders")
        Stedenband.objects.filter(gemeente__naam="Alkmaar", plaats="Darmstadt").update(extern_id="", plaats="darmstadt")
    report = load_stedenbanden()
    assert (report.added, report.changed) == (0, 0)
    confirmed.refresh_from_db()
    assert (confirmed.stand, confirmed.plaats) == ("onjuist", "Ergens anders")


def test_a_row_of_an_unknown_country_or_municipality_is_told(tmp_path):
    path = tmp_path / "banden.csv"
    heading = "gemeentecode,gemeente,geregistreerd_als,plaats,land,breedtegraad,lengtegraad,zekerheid,bronnen,opmerking"
    rows = [
        "GM0344,Utrecht,Utrecht,Léon,NI,,,x,Lijst,",
        "GM9999,X,X,Y,NI,,,x,Lijst,",
        "GM0344,Utrecht,,Y,QQ,,,x,Lijst,",
    ]
    path.write_text("\n".join([heading, *rows]), encoding="utf-8")
    report = load_stedenbanden(path)
    assert report.added == 1
    assert [refusal.row for refusal in report.refused] == [3, 4]


def list_of(folder, *rows, earlier=()):
    """A list of partnerships in a file of its own, with what earlier editions of it said."""
    columns = [
        "gemeentecode",
        "gemeente",
        "geregistreerd_als",
        "plaats",
        "land",
        "breedtegraad",
        "lengtegraad",
        "stand",
    ]
    columns += ["zekerheid", "bronnen", "was"]
    path = folder / "banden.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerows(
            {"gemeentecode": "GM0361", "gemeente": "Alkmaar", "land": "BT", "bronnen": "Lijst"} | row for row in rows
        )
    now = read(path.read_text(encoding="utf-8"))
    lines = [("banden.csv", *line) for before in earlier for line in differences(before, now)]
    with (folder / NAME).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *lines])
    return path, now


@pytest.fixture
def nieuwe_lijst(tmp_path):
    """Two editions of a list: a mended name, an end, and a row that goes."""
    path, before = list_of(tmp_path, {"plaats": "Thimfoe"}, {"plaats": "Paro"}, {"plaats": "Dubbel"})
    load_stedenbanden(path)
    ended = {"plaats": "Paro", "stand": "beeindigd", "bronnen": "Krant, krant.bt (mei 2024)"}
    return list_of(tmp_path, {"plaats": "Thimphu", "was": "Thimfoe"}, ended, earlier=[before])[0]


def bands():
    with maak.everything():
        return {band.plaats: band for band in Stedenband.objects.filter(land__code="BT")}


def test_a_newer_list_mends_what_nobody_touched_and_takes_away_what_it_has_no_more(nieuwe_lijst, client):
    report = load_stedenbanden(nieuwe_lijst)
    assert {*bands()} == {"Thimphu", "Paro"} and report.changed == 2
    assert report.notes == ["Alkmaar en Dubbel, Bhutan staat niet meer in onze lijst en is weggehaald."]
    html = page(client, "?land=bhutan&q=alkmaar")
    assert "Beëindigd" in html and "Volgens Krant (mei 2024)." in html
    again = load_stedenbanden(nieuwe_lijst)
    assert (again.added, again.changed, again.notes) == (0, 0, [])


def test_a_newer_list_leaves_what_somebody_did_something_with_and_says_so(nieuwe_lijst):
    paro, double = bands()["Paro"], bands()["Dubbel"]
    with maak.everything():
        paro.confirm(by=None, now=maak.moment(), stand="actief")
        Stedenband.objects.filter(pk=double.pk).update(toelichting="Van een redacteur.")
    report = load_stedenbanden(nieuwe_lijst)
    assert bands()["Paro"].stand == "actief" and "Dubbel" in bands()
    assert "iemand deed er iets mee: zij blijft" in report.notes[0]


def test_everything_can_be_indexed_anew(client):
    maak.band(plaats="Thimphu")
    maak.band(stand="onjuist")
    assert Stedenband.objects.reindex() == 1
    assert partners(page(client, "?q=thimphu")) == ["Thimphu"]
