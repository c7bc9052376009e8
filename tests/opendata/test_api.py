"""The API: the same selection as a page, in pieces that hold together, by the rules of the web."""

import html
import json
import re
from itertools import islice

import pytest
from django.test import Client
from django.urls import reverse

from agendas.models import Agenda
from kennisbank.models import Praktijk
from raadsportaal.opendata.api import cursor
from raadsportaal.opendata.soorten import SOORTEN
from samenwerking.models import Bijeenkomst

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def _keys(answer):
    return [said["sleutel"] for said in answer.json()["resultaten"]]


def _all_pages(client, address):
    keys = []
    while address:
        answer = client.get(address)
        keys += _keys(answer)
        address = answer.json()["_links"].get("next", {}).get("href")
    return keys


def _new_agenda():
    return Agenda.objects.create(
        titel="Nieuwe agenda",
        slug="nieuw",
        groep=Agenda.Groep.STAD,
        schaal="wereld",
        bindend="nee",
        bron_url="https://example.org/",
        status="gepubliceerd",
    )


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.slug)
def test_a_record_is_the_same_alone_and_in_its_list(client, soort):
    listed = client.get(f"/api/v1/{soort.slug}?limiet=3").json()["resultaten"]
    for said in listed[:1]:
        assert client.get(f"/api/v1/{soort.slug}/{said['sleutel']}").json() == said


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.slug)
def test_a_list_costs_the_same_number_of_queries_however_long(client, soort, django_assert_max_num_queries):
    with django_assert_max_num_queries(24):
        client.get(f"/api/v1/{soort.slug}?limiet=100")


def test_the_facets_of_the_page_are_the_filters(client):
    query = "thema=klimaatadaptatie&land=duitsland&land=denemarken&q=water"
    page = client.get(f"{reverse('kennisbank:praktijken')}?{query}")
    answer = client.get(f"/api/v1/praktijken?{query}").json()
    assert answer["totaal"] == page.context["total"] > 0
    shown = [praktijk.slug for praktijk in page.context["resultaten"]]
    assert [said["sleutel"] for said in answer["resultaten"]][: len(shown)] == shown


def test_the_page_links_to_the_same_selection_as_data(client):
    page = client.get(f"{reverse('kennisbank:praktijken')}?thema=energie&volgorde=nieuw")
    assert page.context["data"] == "/api/v1/praktijken?thema=energie&volgorde=nieuw"
    assert f'href="{page.context["data"].replace("&", "&amp;")}"' in page.text
    assert client.get(page.context["data"]).json()["totaal"] == page.context["total"]


@pytest.mark.parametrize("wanneer", ["geweest", "komend"])
def test_events_are_those_of_the_page(client, wanneer):
    page = client.get(f"{reverse('bijeenkomsten:bijeenkomsten')}?wanneer={wanneer}")
    shown = [event.slug for event in page.context["resultaten"]]
    assert _keys(client.get(f"/api/v1/bijeenkomsten?wanneer={wanneer}")) == shown
    assert len(_keys(client.get("/api/v1/bijeenkomsten"))) == Bijeenkomst.objects.published().count()


@pytest.mark.parametrize(("selection", "piece"), [("subdoelen?", 70), ("praktijken?thema=energie&", 7)])
def test_the_pieces_together_are_all_once(client, selection, piece):
    whole = client.get(f"/api/v1/{selection}limiet=1000").json()
    keys = [said["sleutel"] for said in whole["resultaten"]]
    assert len(keys) == whole["totaal"] > 2 * piece
    assert _all_pages(client, f"/api/v1/{selection}limiet={piece}") == keys


@pytest.mark.parametrize("volgorde", ["vast", "nieuw"])
def test_what_is_added_meanwhile_shifts_nothing(client, volgorde):
    first = client.get(f"/api/v1/agendas?limiet=5&volgorde={volgorde}")
    _new_agenda()
    rest = _all_pages(client, first.json()["_links"]["next"]["href"])
    seen = [*_keys(first), *rest]
    assert len(seen) == len(set(seen))
    assert set(seen) | {"nieuw"} == {agenda.slug for agenda in Agenda.objects.published()}


def test_a_list_with_facets_goes_on_after_a_record_that_was_withdrawn(client):
    first = client.get("/api/v1/praktijken?limiet=4&volgorde=nieuw")
    after = _keys(client.get("/api/v1/praktijken?limiet=8&volgorde=nieuw"))[4:]
    gone = Praktijk.objects.get(slug=_keys(first)[-1])
    gone.status = "concept"
    gone.save()
    assert _keys(client.get(first.json()["_links"]["next"]["href"])) == after


def test_all_of_a_selection_comes_as_lines(client):
    answer = client.get("/api/v1/waarden?indicator=inwoners&jaar=2022", headers={"Accept": "application/x-ndjson"})
    lines = [json.loads(line) for line in b"".join(answer.streaming_content).splitlines()]
    assert len(lines) == client.get("/api/v1/waarden?indicator=inwoners&jaar=2022&limiet=1").json()["totaal"]
    assert {said["jaar"] for said in lines} == {2022}


def test_lines_go_on_from_a_cursor(client):
    first = client.get("/api/v1/themas?limiet=10").json()["_links"]["next"]["href"]
    rest = client.get(first, headers={"Accept": "application/x-ndjson"})
    assert len(b"".join(rest.streaming_content).splitlines()) == client.get(first).json()["totaal"] - 10


def test_lines_begin_before_all_is_read(client, django_assert_max_num_queries):
    answer = client.get("/api/v1/waarden", headers={"Accept": "application/x-ndjson"})
    with django_assert_max_num_queries(6):
        assert len(list(islice(answer.streaming_content, 1000))) == 1000


def test_places_come_as_geojson(client):
    answer = client.get("/api/v1/stedenbanden?limiet=2", headers={"Accept": "application/geo+json"})
    assert answer["Content-Type"] == "application/geo+json"
    first = answer.json()["features"][0]
    assert first["geometry"]["type"] == "Point"
    assert "geometrie" not in first["properties"]
    one = client.get(f"/api/v1/stedenbanden/{first['id']}", headers={"Accept": "application/geo+json"})
    assert one.json() == first


def test_codes_of_others_go_along(client):
    gemeente = client.get("/api/v1/gemeenten/GM0344").json()
    assert gemeente["titel"] == "Utrecht"
    assert gemeente["tooi_uri"].startswith("https://identifier.overheid.nl/tooi/")
    assert client.get("/api/v1/subdoelen/11.7").json()["sdg_uri"] == "http://metadata.un.org/sdg/11.7"
    land = client.get("/api/v1/landen/duitsland").json()
    assert (land["landcode"], land["landnummer"]) == ("DE", "276")


def _cursor(*place):
    return f"/api/v1/agendas?volgorde=nieuw&cursor={cursor.write(*place)}"


# (address, method, form, status, what the answer names)
@pytest.mark.parametrize(
    ("page", "chosen", "name"),
    [
        ("/gemeenten/", "?q=sudwest", "Súdwest-Fryslân"),
        ("/samenwerking/landen/", "?q=jor&werelddeel=azie", "Jordanië"),
    ],
)
def test_a_list_without_facets_leads_to_its_own_selection(client, page, chosen, name):
    address = re.search(r'href="(/api/v1/[^"]+)">[Dd]eze lijst', client.get(f"{page}{chosen}").content.decode())[1]
    told = client.get(html.unescape(address)).json()
    assert [one["titel"] for one in told["resultaten"]] == [name]


def test_countries_are_those_where_something_goes_with_a_thema(client):
    thema = "energie"
    shown = client.get("/samenwerking/landen/", {"thema": thema}).context["regels"]
    told = client.get("/api/v1/landen", {"thema": thema, "bekend": "ja", "limiet": 1000}).json()
    assert {one["sleutel"] for one in told["resultaten"]} == {regel.land.slug for regel in shown} != set()


WRONG = [
    ("/api/v1/praktijken?thema=bestaat-niet", "get", "*/*", 400, "thema"),
    ("/api/v1/praktijken?kleur=rood", "get", "*/*", 400, "kleur"),
    ("/api/v1/praktijken?volgorde=achterstevoren", "get", "*/*", 400, "volgorde"),
    ("/api/v1/praktijken?limiet=0", "get", "*/*", 400, "limiet"),
    ("/api/v1/praktijken?limiet=1001", "get", "*/*", 400, "limiet"),
    ("/api/v1/praktijken?cursor=onzin", "get", "*/*", 400, "cursor"),
    (_cursor("2026-01-01T00:00:00", 1), "get", "*/*", 400, "cursor"),
    (_cursor("ooit", 1), "get", "*/*", 400, "cursor"),
    (_cursor(1), "get", "*/*", 400, "cursor"),
    (_cursor("2026-01-01T00:00:00Z", 2**70), "get", "*/*", 400, "cursor"),
    ("/api/v1/waarden?jaar=ooit", "get", "*/*", 400, "jaar"),
    ("/api/v1/waarden?gemeente=GM9999", "get", "application/x-ndjson", 400, "gemeente"),
    ("/api/v1/subdoelen?doel=elf", "get", "*/*", 400, "doel"),
    ("/api/v1/bijeenkomsten?wanneer=ooit", "get", "*/*", 400, "wanneer"),
    ("/api/v1/praktijken/bestaat-niet", "get", "*/*", 404, ""),
    ("/api/v1/bestaat-niet", "get", "*/*", 404, ""),
    ("/api/v2/praktijken", "get", "*/*", 404, ""),
    ("/api/v1/praktijken/", "get", "*/*", 404, ""),
    ("/api/v1/praktijken/%00", "get", "*/*", 400, ""),
    ("/api/v1/praktijken", "post", "*/*", 405, ""),
    ("/api/v1/praktijken", "delete", "*/*", 405, ""),
    ("/api/v1/praktijken", "get", "text/html", 406, ""),
    ("/api/v1/themas", "get", "application/geo+json", 406, ""),
]


@pytest.mark.parametrize(("address", "method", "form", "status", "name"), WRONG, ids=lambda value: str(value))
def test_what_is_wrong_is_told_as_a_problem(address, method, form, status, name):
    client = Client(enforce_csrf_checks=True)
    answer = getattr(client, method)(address, headers={"Accept": form})
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer["Access-Control-Allow-Origin"] == "*"
    told = answer.json()
    assert told["status"] == status
    assert told["title"] and told["detail"]
    assert [error["location"]["name"] for error in told.get("errors", [])] == ([name] if name else [])


def test_a_fault_of_ours_is_a_problem_too(client, monkeypatch):
    monkeypatch.setattr("raadsportaal.opendata.soort.Soort.said", lambda *_: 1 / 0)
    client.raise_request_exception = False
    answer = client.get("/api/v1/themas")
    assert (answer.status_code, answer["Content-Type"]) == (500, "application/problem+json")


def test_how_much_one_may_ask_is_told(client, settings):
    settings.API_PER_MINUTE = 3
    left = [client.get("/api/v1/themas?limiet=1")["RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    refused = client.get("/api/v1/themas?limiet=1")
    assert (refused.status_code, refused["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(refused["Retry-After"]) <= 60
    assert client.get("/api/v1/themas?limiet=1", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_everything_at_once_counts_for_more(client, settings):
    settings.API_PER_MINUTE = 30
    answer = client.get("/api/v1/themas", headers={"Accept": "application/x-ndjson"})
    assert answer["RateLimit-Remaining"] == "10"


def test_who_has_the_answer_gets_it_again_when_something_changed(client):
    first = client.get("/api/v1/themas")
    again = client.get("/api/v1/themas", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["API-Version"]) == (304, b"", "1.0.0")
    _new_agenda()
    assert client.get("/api/v1/themas", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_nothing_is_read_for_who_has_the_answer(client, django_assert_max_num_queries):
    first = client.get("/api/v1/waarden?limiet=1000")
    with django_assert_max_num_queries(2):  # the version of the content, and how much one may ask
        again = client.get("/api/v1/waarden?limiet=1000", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert int(again["RateLimit-Remaining"]) >= int(first["RateLimit-Remaining"]), "it does not count"


def test_scripts_of_every_site_may_read_it(client):
    answer = client.get("/api/v1/themas", headers={"Origin": "https://example.org"})
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    before = client.options("/api/v1/themas", headers={"Origin": "https://example.org"})
    assert before.status_code == 204
    assert "GET" in before["Access-Control-Allow-Methods"]


def test_head_says_what_get_would(client):
    got, head = client.get("/api/v1/themas"), client.head("/api/v1/themas")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", got["ETag"])


def test_the_first_page_names_all_kinds_and_the_description(client):
    found = client.get("/api/v1").json()
    assert [kind["soort"] for kind in found["soorten"]] == [soort.slug for soort in SOORTEN]
    assert found["_links"]["describedby"]["href"].endswith("/api/v1/openapi.json")
    assert client.get("/api/v1/openapi.json")["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("page", "slug"),
    [
        ("agendas:agendas", "agendas"),
        ("meetlat:cijfers", "indicatoren"),
        ("kennisbank:netwerken", "netwerken"),
        ("kennisbank:themas", "themas"),
        ("kennisbank:collecties", "collecties"),
        ("samenwerking:landen", "landen?bekend=ja"),
        ("samenwerking:oproepen", "oproepen"),
        ("samenwerking:belangenbehartiging", "inzetten"),
        ("samenwerking:op_weg", "beleidsstappen"),
        ("advies:advies", "veelgestelde-vragen"),
        ("portaal:gemeenten", "gemeenten"),
    ],
)
def test_other_list_pages_lead_to_their_data(client, page, slug):
    assert f'href="/api/v1/{slug}"' in client.get(reverse(page)).text
