"""What a page says of itself for machines, and where the addresses under /id/ lead."""

import json
import re

import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF, SKOS

from agendas.models import Doel, Indicator, Subdoel
from kennisbank.models import Praktijk, Thema
from raadsportaal.basis import kinds
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.opendata.betekenis import schema, vaste_adressen
from raadsportaal.redactie.doubles.merging import merge
from raadsportaal.redactie.models import READABLE, Daad, Status
from raadsportaal.redactie.workflow import note
from samenwerking.models import Bijeenkomst, Programma, Stedenband
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
SDG = Namespace("http://metadata.un.org/sdg/")


def said(client, path):
    """The one block of data of a page, read as a program does: up to the first end of a script."""
    found = SCRIPT.findall(client.get(path).content.decode())
    assert len(found) == 1, path
    return json.loads(found[0])


def test_a_praktijk_is_an_article_that_cites_its_sources(client):
    praktijk = Praktijk.objects.get(slug="oslo-klimaatbegroting")
    data = said(client, praktijk.get_absolute_url())
    assert (data["@type"], data["headline"]) == ("Article", praktijk.titel)
    assert [one["url"] for one in data["citation"]] == [bron.url for bron in praktijk.bronregels.all()]
    assert {"@id": "http://metadata.un.org/sdg/13"} in data["about"]
    assert data["@id"].endswith("/id/praktijk/oslo-klimaatbegroting")


def test_an_indicator_is_a_dataset_with_its_licence_and_files_that_can_be_had(client):
    data = said(client, "/cijfers/aardgas-per-woning/")
    assert (data["@type"], data["license"]) == ("Dataset", "https://creativecommons.org/licenses/by/4.0/")
    assert re.fullmatch(r"20\d\d/20\d\d", data["temporalCoverage"])
    for file in data["distribution"]:
        answer = client.get(file["contentUrl"].partition("8000")[2])
        assert answer.status_code == 200 and answer["Content-Type"].startswith(file["encodingFormat"])


def test_of_an_indicator_whose_source_names_no_licence_none_is_claimed():
    for indicator in Indicator.objects.published().select_related("bron", "doel__agenda"):
        named = "(CC BY 4.0)" in indicator.bron.licentie or "(CC0 1.0)" in indicator.bron.licentie
        assert bool(schema.licence_of(indicator.bron)) == named


def test_an_event_has_its_moments_and_says_when_it_is_cancelled_and_when_it_is_invented(client):
    event = Bijeenkomst.objects.published().order_by("pk").first()
    Bijeenkomst.objects.filter(pk=event.pk).update(afgelast=True, verzonnen=True)
    data = said(client, event.get_absolute_url())
    assert data["@type"] == "Event" and data["eventStatus"].endswith("EventCancelled")
    assert data["name"].startswith("Voorbeeld in de demo")
    assert data["startDate"][:4] == str(event.begin.year)


def test_programmes_advice_countries_and_municipalities_say_what_they_are(client):
    programma = Programma.objects.published().first()
    assert said(client, programma.get_absolute_url())["@type"] == "Project"
    assert said(client, "/advies/")["@type"] == "GovernmentService"
    assert said(client, "/samenwerking/landen/jordanie/")["identifier"] == "JO"
    zwolle = said(client, "/gemeenten/zwolle/")
    assert (zwolle["identifier"], zwolle["sameAs"]) == (
        "GM0193",
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0193",
    )


def test_doelen_and_subdoelen_have_the_addresses_of_the_un(client):
    data = said(client, "/agendas/global-goals/11/")
    assert data["exactMatch"]["@id"] == "http://metadata.un.org/sdg/11"
    targets = [one["@id"] for one in data["narrowMatch"]]
    assert {"http://metadata.un.org/sdg/11.7", "http://metadata.un.org/sdg/11.b"} <= set(targets)
    assert len(targets) == Subdoel.objects.filter(doel__nummer=11).count()


def test_themas_are_a_scheme_of_concepts_that_hold_together(client):
    themes = said(client, "/kennisbank/themas/")
    assert len(themes["hasTopConcept"]) == Thema.objects.count()
    wonen = said(client, "/kennisbank/themas/wonen/")
    assert wonen["topConceptOf"]["@id"] == themes["@id"]
    assert wonen["@id"] in {one["@id"] for one in themes["hasTopConcept"]}


def test_the_headers_of_a_page_say_where_its_data_is_and_under_which_licence(client):
    links = client.get("/cijfers/aardgas-per-woning/")["Link"]
    here = vaste_adressen.absolute("/id/indicator/aardgas-per-woning")
    assert f'<{here}/turtle>; rel="alternate"; type="text/turtle"' in links
    assert '/api/v1/indicatoren/aardgas-per-woning>; rel="alternate"; type="application/json"' in links
    assert '<https://creativecommons.org/licenses/by/4.0/>; rel="license"' in links
    assert 'openapi.json>; rel="describedby"' in links
    assert "Link" not in client.get("/over/")


HOSTILE = '</script><script>alert(1)</script><!-- & \u2028 "'


def test_a_hostile_title_stays_a_title(client):
    praktijk = build.praktijk(titel=HOSTILE, slug="vijandig")
    Praktijk.objects.filter(pk=praktijk.pk).update(titel=HOSTILE)
    html = client.get("/kennisbank/vijandig/").content.decode()
    assert "<script>alert" not in html
    assert said(client, "/kennisbank/vijandig/")["headline"] == HOSTILE


def test_of_what_is_not_public_nothing_is_said():
    for status in set(Status.values) - set(READABLE):
        assert schema.describe(Praktijk(titel="Geheim", slug="geheim", status=status)) is None


@pytest.mark.parametrize(
    ("adres", "page"),
    [
        ("praktijk/oslo-klimaatbegroting", "/kennisbank/oslo-klimaatbegroting/"),
        ("doel/11", "/agendas/global-goals/11/"),
        ("subdoel/11.b", "/agendas/global-goals/11/#11-b"),
        ("agenda/parijs", "/agendas/klimaat/parijs/"),
        ("land/JO", "/samenwerking/landen/jordanie/"),
        ("gemeente/GM0193", "/gemeenten/zwolle/"),
        ("indicator/aardgas-per-woning", "/cijfers/aardgas-per-woning/"),
    ],
)
def test_a_vast_adres_leads_to_the_page(client, adres, page):
    response = client.get(f"/id/{adres}")
    assert (response.status_code, response["Location"]) == (303, page)
    assert "Accept" in response["Vary"]


def test_every_kind_with_a_vast_adres_has_one_that_leads_to_a_page_that_is_there(client):
    for kind in kinds.every():
        if kind.name == "landpagina":  # its land has one
            continue
        record = vaste_adressen._public(kind.model).first()
        if record is None:  # no content of our own: calls and questions come with use
            continue
        path = vaste_adressen.identifier(record).partition("8000")[2]
        page = client.get(path)["Location"]
        assert client.get(page.partition("#")[0]).status_code == 200, path


@pytest.mark.parametrize(
    "adres", ["praktijk/bestaat-niet", "iets/anders", "doel/99", "doel/٣", "stedenband/0", "stedenband/9999999999999"]
)
def test_what_never_was_is_not_found(client, adres):
    assert client.get(f"/id/{adres}").status_code == 404


def test_a_concept_is_not_found_and_what_was_withdrawn_is_gone(client, redacteur):
    concept = build.praktijk(status=Status.CONCEPT)
    assert client.get(f"/id/praktijk/{concept.slug}").status_code == 404
    praktijk = build.praktijk()
    note(praktijk, Daad.PUBLICEER, redacteur, "", None)
    praktijk.status = Status.VERWIJDERD
    praktijk.save()
    gone = client.get(f"/id/praktijk/{praktijk.slug}")
    assert gone.status_code == 410
    assert "staat niet meer op het portaal" in gone.content.decode()
    band = Stedenband.objects.published().first()
    with bereik(EVERYTHING):
        Stedenband.objects.filter(pk=band.pk).update(stand="onjuist")
    assert client.get(f"/id/stedenband/{band.pk}").status_code == 410


def test_the_vast_adres_of_what_was_merged_leads_to_the_one_that_stays(client, redacteur):
    goes, stays = build.praktijk(), build.praktijk()
    merge(goes, stays, by=redacteur)
    assert client.get(f"/id/praktijk/{goes.slug}")["Location"] == stays.get_absolute_url()


@pytest.mark.parametrize(
    ("accept", "form"),
    [
        ("text/turtle", "turtle"),
        ("application/ld+json", "json-ld"),
        ("text/html;q=0.5, text/turtle", "turtle"),
    ],
)
def test_a_program_gets_what_it_asks_for(client, accept, form):
    response = client.get("/id/doel/11", headers={"accept": accept})
    assert (response.status_code, response["Location"]) == (303, f"/id/doel/11/{form}")
    described = client.get(response["Location"])
    assert described["Content-Type"].startswith("text/turtle" if form == "turtle" else "application/ld+json")
    assert described["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("adres", "in_api"),
    [
        ("praktijk/oslo-klimaatbegroting", "praktijken/oslo-klimaatbegroting"),
        ("doel/11", "doelen/11"),
        ("land/JO", "landen/jordanie"),
        ("gemeente/GM0193", "gemeenten/GM0193"),
    ],
)
def test_who_asks_for_json_goes_on_to_the_api(client, adres, in_api):
    response = client.get(f"/id/{adres}", headers={"accept": "application/json"})
    assert (response.status_code, response["Location"]) == (303, f"/api/v1/{in_api}")


def test_what_the_api_does_not_have_goes_on_to_its_page(client):
    english = "nijmegen-room-for-the-river-waal"
    response = client.get(f"/id/engels/{english}", headers={"accept": "application/json"})
    assert response["Location"] == f"/en/good-practices/{english}/"


def test_the_turtle_of_every_kind_can_be_read_and_is_about_the_record(client):
    for model in schema.DESCRIBED:
        record = vaste_adressen._public(model).first()
        path = vaste_adressen.identifier(record).partition("8000")[2]
        graph = Graph().parse(data=client.get(f"{path}/turtle").content, format="turtle")
        assert (URIRef(vaste_adressen.identifier(record)), RDF.type, None) in graph, path


def test_a_doel_is_a_concept_of_the_un_in_turtle(client):
    graph = Graph().parse(data=client.get("/id/doel/11/turtle").content, format="turtle")
    ours = URIRef(vaste_adressen.identifier(Doel.objects.global_goals().get(nummer=11)))
    assert (ours, SKOS.exactMatch, SDG["11"]) in graph
    part = Graph().parse(data=client.get("/id/subdoel/11.b/turtle").content, format="turtle")
    assert (URIRef(vaste_adressen.absolute("/id/subdoel/11.b")), SKOS.broader, ours) in part
    assert (None, SKOS.exactMatch, SDG["11.b"]) in part


def test_a_former_municipality_keeps_its_vast_adres(client):
    former = Gemeente.objects.exclude(einddatum=None).first()
    assert client.get(f"/id/gemeente/{former.code}").status_code == 303
