"""The list of programmes as a visitor uses it: filter, sort, see more, export, subscribe."""

import csv
import io
import re
from datetime import date

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from samenwerking.facets import PROGRAMMA_FACETS
from tests.samenwerking import programmas as build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("geen_programmas")]
HTMX = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "programmas"}
URL = "/samenwerking/programmas/"


@pytest.fixture(scope="module")
def geen_programmas(kept_for_the_file):
    """Taken away once for all tests of this file: for each of them it takes longer than most of them."""
    build.remove_all()


def page(client, query="", **headers):
    response = client.get(f"{URL}{query}", **headers)
    assert response.status_code == 200
    return response.content.decode()


def titles(html):
    """Of the list itself: what is only alike stands below it."""
    return re.findall(r'<a id="r\d+"[^>]*>([^<]+)</a>', html.split('id="lijkt"')[0])


def count(html, param, key):
    return int(re.search(rf'id="n-{param}-{key}"[^>]*>(\d+)<', html)[1])


def years_from_now(years):
    today = timezone.localdate()
    return date(today.year + years, 6, 15)


def test_time_filters(client):
    """Over, running, planned, and with an end that nobody knows."""
    build.programma(titel="Oud", begin=date(2012, 1, 1), einde=date(2016, 12, 31))
    build.programma(titel="Nu", begin=years_from_now(-2), einde=years_from_now(2))
    build.programma(titel="Straks", begin=years_from_now(1), einde=years_from_now(4))
    build.programma(titel="Open", begin=date(2024, 3, 1), einde=None)
    for query, found in [
        ("loopt=loopt", {"Nu"}),
        ("loopt=voorbij", {"Oud"}),
        ("loopt=gepland", {"Straks"}),
        ("loopt=onbekend", {"Open"}),
        ("loopt=loopt&loopt=gepland", {"Nu", "Straks"}),
        ("periode=2012-2016", {"Oud"}),
        ("periode=voor-2012", {"Oud", "Nu", "Straks", "Open"}),
    ]:
        assert set(titles(page(client, f"?{query}"))) == found, query


def test_every_other_facet_and_the_words_filter(client):
    build.programma(titel="Stad", landen=["KE"], themas=["afval"], doelen=[11])
    build.programma(titel="Dorp", soort="project", afkorting="Dorpje", partners=["Bouwmaatschappij"])
    for query, title in [
        ("thema=afval", "Stad"),
        ("land=kenia", "Stad"),
        ("doel=11", "Stad"),
        ("soort=project", "Dorp"),
        ("q=kenia", "Stad"),
        ("q=afvalscheiding", "Stad"),
        ("q=dorpje", "Dorp"),
        ("q=bouwmaatschappij", "Dorp"),
    ]:
        assert titles(page(client, f"?{query}")) == [title], query


def test_counts_are_exact_and_ignore_their_own_facet(client):
    for landen, themas, soort in [("ML", "water", "programma"), ("ML", "afval", "project"), ("KE", "afval", "project")]:
        build.programma(landen=[landen], themas=[themas], soort=soort)
    html = page(client, "?land=mali")
    assert (count(html, "land", "mali"), count(html, "land", "kenia")) == (2, 1)
    assert (count(html, "thema", "water"), count(html, "thema", "afval")) == (1, 1)
    assert (count(html, "soort", "project"), count(html, "soort", "programma")) == (1, 1)
    html = page(client, "?land=mali&thema=afval")
    assert (count(html, "land", "mali"), count(html, "land", "kenia"), count(html, "thema", "water")) == (1, 1, 1)


def test_every_facet_is_counted_once_for_a_programme_with_many_values():
    programma = build.programma(landen=["ML", "KE", "XK"], themas=["water", "afval"], doelen=[6, 11], subdoelen=["6.5"])
    keys = {(option.value // 1000, option.key) for option in PROGRAMMA_FACETS.options_of(programma)}
    assert len(keys) == 1 + 2 + 3 + 2 + 1 + 1


def test_a_chip_removes_a_filter_and_an_unknown_value_is_named(client):
    build.programma(titel="Stad")
    html = page(client, "?land=mali&thema=bestaatniet&pagina=abc&volgorde=raar")
    assert f'class="raad-chip" href="{URL}"' in html
    assert "Dit filter kennen wij niet" in html
    assert titles(html) == ["Stad"]


def test_the_latest_begun_come_first_unless_asked_otherwise(client):
    build.programma(titel="Oud", begin=date(2010, 1, 1), einde=None)
    build.programma(titel="Nieuw", begin=date(2024, 1, 1), einde=None)
    build.programma(titel="Weet niet", begin=None, einde=None)
    assert titles(page(client)) == ["Nieuw", "Oud", "Weet niet"]
    assert titles(page(client, "?volgorde=eerst")) == ["Oud", "Nieuw", "Weet niet"]
    assert titles(page(client, "?volgorde=nieuw")) == ["Weet niet", "Nieuw", "Oud"]
    assert "Kleinste gemeente" not in page(client)


def test_more_makes_the_list_longer_and_the_list_says_that_it_is_not_complete(client):
    for _ in range(15):
        build.programma()
    first = page(client)
    assert len(titles(first)) == 12
    assert "?pagina=2#r13" in first
    assert "15 programma’s en projecten<" in first
    assert "Deze lijst is niet volledig" in first
    assert len(titles(page(client, "?pagina=2"))) == 15


def test_htmx_gets_the_fragment_with_the_counts_and_an_address_to_push(client):
    build.programma()
    response = client.get(f"{URL}?thema=water&q=&volgorde=", **HTMX)
    html = response.content.decode()
    assert html.lstrip().startswith('<div id="programmas">')
    assert 'id="n-thema-water" hx-swap-oob="true">1<' in html
    assert response["HX-Push-Url"] == f"{URL}?thema=water"
    assert "1 programma of project gevonden" in response["HX-Trigger-After-Settle"]
    assert page(client, HTTP_HX_HISTORY_RESTORE_REQUEST="true", **HTMX).startswith("<!doctype html>")


def test_nothing_found_offers_ways_out(client):
    build.programma(titel="Waterleiding", themas=["water"])
    build.programma(titel="Stroom", themas=["energie"])
    html = page(client, "?q=waterleiding&thema=energie")
    assert "Geen programma’s en projecten gevonden" in html
    assert "Zoek alleen op ‘waterleiding’" in html
    assert "Wij zochten ook op: waterleiding." in page(client, "?q=watrleiding")


def test_the_sentence_that_matched_is_marked_and_its_markup_is_harmless(client):
    build.programma(titel="Beek", aanpak="De buurt graaft een wadi <script>alert(1)</script> bij de school.")
    html = page(client, "?q=wadi")
    assert '<mark class="nl-mark">wadi</mark>' in html
    assert "<script>alert" not in html


def test_queries_do_not_grow_with_the_number_of_results(client, django_assert_num_queries):
    def takes_the_same():
        for query, number in [("", 5), ("?q=water", 5), ("?thema=water&doel=6", 5)]:
            page(client, query)  # this process reads what was written
            with django_assert_num_queries(number):
                page(client, query)

    boven = build.programma(titel="Water")
    takes_the_same()
    for _ in range(11):
        build.project(boven, titel="Water", doelen=[6, 13, 1], landen=["ML", "KE"])
    takes_the_same()


def test_csv_and_xlsx_hold_exactly_what_is_filtered(client):
    boven = build.programma(titel="Stroom", themas=["energie"])
    build.project(boven, titel="Water", budget="1250.50", plaatsen=[{"naam": "Bamako"}], partners=["AMM", "VNG"])
    build.programma(titel="=HYPERLINK(1)", begin=date(2022, 1, 1), begin_precies="jaar")
    response = client.get(f"{URL}export.csv?thema=water")
    rows = {
        row["titel"]: row for row in csv.DictReader(io.StringIO(response.getvalue().decode("utf-8-sig")), delimiter=";")
    }
    assert set(rows) == {"Water", "'=HYPERLINK(1)"}
    assert (rows["Water"]["hoort_bij"], rows["Water"]["partners"], rows["Water"]["budget"]) == (
        "Stroom",
        "AMM; VNG",
        "1250.50",
    )
    assert (rows["Water"]["landen"], rows["Water"]["plaatsen"]) == ("Mali", "Bamako")
    assert "programmas-en-projecten-" in response["Content-Disposition"]
    response = client.get(f"{URL}export.xlsx?thema=energie")
    assert [row[1] for row in load_workbook(io.BytesIO(response.getvalue())).active.values] == ["titel", "Stroom"]


def test_an_export_takes_a_constant_number_of_queries(client, django_assert_num_queries):
    boven = build.programma()
    for _ in range(2):
        client.get(f"{URL}export.csv")  # this process reads what was written
        with django_assert_num_queries(8):
            client.get(f"{URL}export.csv").getvalue()
        for _ in range(4):
            build.project(boven, landen=["ML", "KE"])


def test_rss_is_the_same_selection_in_a_constant_number_of_queries(client, django_assert_num_queries):
    build.programma(titel="Stroom & warmte", themas=["energie"])
    build.programma(titel="Water")
    feed = client.get(f"{URL}rss/?thema=energie").content.decode()
    assert "Stroom &amp; warmte" in feed
    assert "Water" not in feed
    with django_assert_num_queries(3):
        client.get(f"{URL}rss/")
    assert client.get(f"{URL}rss/?q=a%0Bb").status_code == 200


@pytest.mark.parametrize("path", ["", "rss/", "export.csv", "export.xlsx", "bestaat-niet/"])
def test_any_query_gets_an_answer(client, path):
    build.programma()
    names = ["q", "loopt", "thema", "land", "doel", "periode", "soort", "volgorde", "pagina", "alle"]
    for odd in (
        "%00", "%ff%fe", "9" * 400, "-1", "' OR 1=1--", "<script>alert(1)</script>", "%C3%A9" * 2000, "%26|!<->:*",
    ):  # fmt: skip
        response = client.get(f"{URL}{path}?{'&'.join(f'{name}={odd}' for name in names)}")
        assert response.status_code == (404 if path == "bestaat-niet/" else 200), odd
        assert b"<script>alert" not in response.getvalue(), odd


def test_other_methods_get_an_answer(client):
    programma = build.programma()
    for method in ("post", "put", "delete", "options", "head", "patch"):
        for path in (URL, programma.get_absolute_url()):
            assert getattr(client, method)(path).status_code in (200, 403, 405), method


def test_a_concept_is_nowhere(client):
    build.programma(titel="Geheim", slug="geheim", status="concept")
    assert titles(page(client)) == []
    assert client.get(f"{URL}geheim/").status_code == 404
    assert "Geheim" not in client.get(f"{URL}export.csv").getvalue().decode()
