"""The kennisbank as a visitor uses it: filter, sort, see more, export, subscribe."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from kennisbank.facets import FACETS
from kennisbank.models import Netwerk, Onderwerp, Praktijk
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "resultaten"}


def page(client, query="", **headers):
    response = client.get(f"/kennisbank/{query}", **headers)
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    return re.findall(r'<a id="r\d+"[^>]*>([^<]+)</a>', html)


def test_a_filter_shows_only_what_fits_and_a_chip_to_remove_it(client):
    build.praktijk(titel="Huizen", themas=["wonen"])
    build.praktijk(titel="Stroom", themas=["energie"])
    html = page(client, "?thema=wonen")
    assert titles(html) == ["Huizen"]
    assert "1 voorbeeld<" in html
    assert 'class="raad-chip" href="/kennisbank/"' in html


def test_the_name_or_number_of_a_filter_is_asked_after(client):
    build.praktijk(titel="Huizen", land="DK", subdoelen=["11.7"], doelen=[11])
    build.praktijk(titel="Het Denemarken van het zuiden, met doel 11 en SDG 11.7", land="NO", doelen=[13])
    for words, label, address in [
        ("denemarken", "Land: Denemarken", "?land=denemarken"),
        ("sdg 11.7", "Subdoel: 11.7 ", "?subdoel=11.7"),
        ("doel 11", "Global Goal: ", "?doel=11"),
    ]:
        asked = page(client, f"?q={words}").partition("Bedoelt u:")[2]
        assert label in asked
        assert f'href="/kennisbank/{address}"' in asked
        assert "1 voorbeeld" in asked
    assert "Bedoelt u:" not in page(client, "?q=huizen")
    assert "Bedoelt u:" not in page(client, "?q=denemarken&doel=13")


def test_a_number_keeps_its_dot_in_the_field_and_the_chip(client):
    html = page(client, "?q=11.7")
    assert 'value="11.7"' in html
    assert "‘11.7’" in html


def test_the_sentence_that_matched_is_whole(client):
    build.praktijk(titel="Plein", probleem="Eerst was er niets. De zwaluwstaart kwam terug. Daarna niet meer.")
    assert '“De <mark class="nl-mark">zwaluwstaart</mark> kwam terug.”' in page(client, "?q=zwaluwstaart")


def test_a_passage_as_a_question_stays_short_in_its_chip(client):
    passage = "De gemeente streeft naar een circulaire economie in 2050 waarbij grondstoffen worden hergebruikt"
    html = page(client, f"?q={passage}")
    assert f'value="{passage}"' in html
    (chip,) = re.findall(r"Haal weg: </span>‘([^’]*)’", html)
    assert len(chip) <= 60


def test_nothing_found_offers_the_words_that_an_editor_put_beside_it(client):
    build.praktijk(titel="Fietsen door de stad")
    html = page(client, "?q=fatbikes")
    assert "Geen voorbeelden gevonden" in html
    assert re.search(r'href="/kennisbank/\?q=fietsen">fietsen</a>:\s*1 voorbeeld', html)
    assert 'href="/zoeken/?q=fatbikes"' in html


def test_values_within_a_facet_widen_and_across_facets_narrow(client):
    build.praktijk(titel="Huizen", themas=["wonen"], land="NO")
    build.praktijk(titel="Stroom", themas=["energie"], land="NO")
    build.praktijk(titel="Water", themas=["water"], land="SE")
    assert set(titles(page(client, "?thema=wonen&thema=energie"))) == {"Huizen", "Stroom"}
    assert titles(page(client, "?thema=wonen&thema=water&land=zweden")) == ["Water"]


FITS = {
    "inwoners=tot-50": "Dorp",
    "inwoners=500-plus": "Stad",
    "rol=geld": "Stad",
    "doel=13": "Stad",
    "subdoel=11.7": "Dorp",
    "land=kenia": "Stad",
    "werelddeel=afrika": "Stad",
    "bewijs=3": "Stad",
    "richting=uit-nederland": "Dorp",
    "taal=sw": "Stad",
    "thema=groen": "Stad",
    "afloop=mislukt": "Stad",
    "netwerk=c40": "Stad",
    "onderwerp=hitte": "Stad",
}


def test_every_facet_filters(client):
    build.praktijk(titel="Dorp", inwoners=900, land="NL", richting="uit-nederland", subdoelen=["11.7"])
    stad = build.praktijk(
        titel="Stad", inwoners=900_000, land="KE", rollen=["geld"], doelen=[13], zekerheid=3, bron_taal="sw",
        themas=["groen"], afloop="mislukt",
    )  # fmt: skip
    stad.netwerken.add(Netwerk.objects.get(slug="c40"))
    stad.onderwerpen.add(Onderwerp.objects.get(slug="hitte"))
    stad.index()
    assert {query.partition("=")[0] for query in FITS} == {facet.param for facet in FACETS}
    for query, title in FITS.items():
        assert titles(page(client, f"?{query}")) == [title], query


def test_an_unknown_value_is_named_and_ignored(client):
    build.praktijk(titel="Huizen")
    html = page(client, "?thema=bestaatniet&pagina=abc&volgorde=raar")
    assert "Dit filter kennen wij niet" in html
    assert "bestaatniet" in html
    assert titles(html) == ["Huizen"]


def test_nothing_found_offers_ways_out(client):
    build.praktijk(titel="Wateroverlast", themas=["wonen"])
    build.praktijk(titel="Stroom", themas=["energie"])
    html = page(client, "?q=wateroverlast&thema=energie")
    assert "Geen voorbeelden gevonden" in html
    assert "Zoek alleen op ‘wateroverlast’" in html
    assert "Kies niets bij" not in html  # of one filter that is the same


def test_a_typing_error_finds_what_was_meant_and_says_so(client):
    build.praktijk(titel="Wateroverlast", themas=["wonen"])
    html = page(client, "?q=wateroverlats")
    assert titles(html)[0] == "Wateroverlast"
    assert "Wij zochten ook op: wateroverlast" in html


def test_a_part_of_the_world_finds_the_examples_of_its_countries(client):
    build.praktijk(titel="Huizen", land="SE")
    build.praktijk(titel="Bussen", land="SN")
    assert titles(page(client, "?q=scandinavië"))[0] == "Huizen"
    assert titles(page(client, "?q=West-Afrika"))[0] == "Bussen"


def test_the_sentence_that_matched_is_marked_and_its_markup_is_harmless(client):
    build.praktijk(titel="Beek", stap="De <b>buurt</b> graaft een wadi <script>alert(1)</script> bij de school.")
    html = page(client, "?q=wadi")
    assert '<mark class="nl-mark">wadi</mark>' in html
    assert "<script>alert" not in html


def test_more_makes_the_list_longer_and_the_address_remembers_it(client):
    for n in range(15):
        build.praktijk(titel=f"Huis {n}")
    first = page(client)
    assert len(titles(first)) == 12
    assert "?pagina=2#r13" in first
    assert len(titles(page(client, "?pagina=2"))) == 15


def test_sorting_by_size(client):
    build.praktijk(titel="Groot", inwoners=90_000)
    build.praktijk(titel="Klein", inwoners=900)
    assert titles(page(client, "?volgorde=klein")) == ["Klein", "Groot"]
    assert titles(page(client, "?volgorde=groot")) == ["Groot", "Klein"]


def test_who_types_a_question_in_the_list_gets_the_best_first_and_not_the_newest(client):
    """The form sends its order along: before a choice that is none."""
    html = page(client)
    assert '<option value="" >Past het best</option>' in html or '<option value="">Past het best</option>' in html
    assert "selected" not in html.split('id="volgorde"')[1].split("</select>")[0]


def test_htmx_gets_the_fragment_with_the_counts_and_an_address_to_push(client):
    build.praktijk(themas=["wonen"])
    response = client.get("/kennisbank/?thema=wonen&q=&volgorde=", **HTMX)
    html = response.content.decode()
    assert html.lstrip().startswith('<div id="resultaten">')
    assert 'id="n-thema-wonen" hx-swap-oob="true">1<' in html
    assert response["HX-Push-Url"] == "/kennisbank/?thema=wonen"
    assert "1 voorbeeld gevonden" in response["HX-Trigger-After-Settle"]
    assert "HX-Request" in response["Vary"]


def test_a_history_restore_gets_the_whole_page(client):
    html = page(client, HTTP_HX_HISTORY_RESTORE_REQUEST="true", **HTMX)
    assert html.startswith("<!doctype html>")


def test_queries_do_not_grow_with_the_number_of_cards(client, django_assert_num_queries):
    build.praktijk(titel="Huis")
    for more in (11, 0):
        for query, number in (("", 3), ("?q=huis", 3), ("?thema=wonen&doel=11", 3)):
            page(client, query)  # this process reads what was written
            with django_assert_num_queries(number):
                page(client, query)
        for _ in range(more):
            build.praktijk(titel="Huis", doelen=[11, 13, 1])


def test_csv_holds_exactly_what_is_filtered(client):
    build.praktijk(titel="Huizen", themas=["wonen"])
    build.praktijk(titel="=HYPERLINK(1)", themas=["wonen"])
    build.praktijk(titel="Stroom", themas=["energie"])
    response = client.get("/kennisbank/export.csv?thema=wonen")
    rows = list(csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";"))
    assert {row["titel"] for row in rows} == {"Huizen", "'=HYPERLINK(1)"}
    assert rows[0]["land"] == "Noorwegen"
    assert "attachment" in response["Content-Disposition"]


def test_xlsx_holds_exactly_what_is_filtered(client):
    build.praktijk(titel="Huizen", themas=["wonen"])
    build.praktijk(titel="Stroom", themas=["energie"])
    response = client.get("/kennisbank/export.xlsx?thema=energie")
    rows = list(load_workbook(io.BytesIO(response.getvalue())).active.values)
    assert [row[1] for row in rows] == ["titel", "Stroom"]


def test_rss_takes_a_constant_number_of_queries(client, django_assert_num_queries):
    for _ in range(3):
        build.praktijk()
    assert client.get("/kennisbank/rss/?q=a%0Bb").status_code == 200
    with django_assert_num_queries(3):
        client.get("/kennisbank/rss/")


def test_rss_is_the_same_selection(client):
    build.praktijk(titel="Huizen", themas=["wonen"])
    build.praktijk(titel="Stroom & warmte", themas=["energie"])
    feed = client.get("/kennisbank/rss/?thema=energie").content.decode()
    assert "Stroom &amp; warmte" in feed
    assert "Huizen" not in feed


def test_a_network_shows_only_while_it_is_published(client):
    praktijk = build.praktijk(titel="Huizen")
    praktijk.netwerken.add(Netwerk.objects.get(slug="c40"))
    praktijk.index()
    assert titles(page(client, "?netwerk=c40")) == ["Huizen"]
    netwerk = Netwerk.objects.get(slug="c40")
    netwerk.status = "concept"
    netwerk.save()
    assert "Dit filter kennen wij niet" in page(client, "?netwerk=c40")
    assert "C40" not in client.get(praktijk.get_absolute_url()).content.decode()


def test_a_concept_is_nowhere(client):
    build.praktijk(titel="Geheim plan", slug="geheim", status="concept")
    assert titles(page(client)) == []
    assert client.get("/kennisbank/geheim/").status_code == 404
    assert client.get("/kennisbank/geheim/bijlage.pdf").status_code == 404
    assert "Geheim plan" not in client.get("/kennisbank/export.csv").getvalue().decode()
    assert Praktijk.objects.count() == 1
