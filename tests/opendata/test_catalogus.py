"""The catalogue of open data: it follows the Dutch profile, and says what is really there."""

from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCAT, DCTERMS, RDF

from raadsportaal.opendata.betekenis.catalogus import catalogue
from raadsportaal.opendata.soorten import SOORTEN

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).with_name("dcat-ap-nl.ttl")


@pytest.fixture(scope="module")
def graph():
    return catalogue()


def faults(graph):
    fits, _, text = validate(graph, shacl_graph=str(SHAPES), advanced=False)
    return "" if fits else text


def test_the_catalogue_follows_dcat_ap_nl(graph):
    assert faults(graph) == ""


@pytest.mark.parametrize("lost", [DCTERMS.license, DCAT.theme, DCTERMS.publisher, DCAT.contactPoint, DCAT.endpointURL])
def test_the_check_sees_what_lacks(graph, lost):
    worse = Graph() + graph
    worse.remove((None, lost, None))
    assert faults(worse)


def test_each_kind_is_a_dataset_with_its_files_and_its_place_in_the_api(graph):
    datasets = set(graph.subjects(RDF.type, DCAT.Dataset))
    assert len(datasets) == len(SOORTEN)
    for soort in SOORTEN:
        (dataset,) = graph.subjects(DCTERMS.title, Literal(soort.titel, lang="nl"))
        found = {str(graph.value(file, DCAT.accessURL)) for file in graph.objects(dataset, DCAT.distribution)}
        ends = {f"/data/{soort.slug}.{ending}" for ending in ("csv", "ndjson", "parquet")} | {f"/api/v1/{soort.slug}"}
        assert {address.partition("8000")[2] for address in found} == ends


def test_the_licence_of_each_file_is_that_of_its_kind_and_where_none_was_chosen_that_is_said(graph):
    for soort in SOORTEN:
        (dataset,) = graph.subjects(DCTERMS.title, Literal(soort.titel, lang="nl"))
        licences = {graph.value(file, DCTERMS.license) for file in graph.objects(dataset, DCAT.distribution)}
        unknown = "http://standaarden.overheid.nl/owms/terms/licentieonbekend"
        assert licences == {URIRef(soort.licentie.url or unknown)}


@pytest.mark.parametrize(
    ("path", "accept", "content_type"),
    [
        ("/data/catalogus", "text/turtle", "text/turtle"),
        ("/data/catalogus", "application/ld+json", "application/ld+json"),
        ("/data/catalogus", "*/*", "text/turtle"),
        ("/data/catalogus", "image/png", "text/turtle"),
        ("/data/catalogus.ttl", "text/html", "text/turtle"),
        ("/data/catalogus.jsonld", "text/html", "application/ld+json"),
    ],
)
def test_both_notations_say_the_same(client, graph, path, accept, content_type):
    response = client.get(path, headers={"accept": accept})
    assert response["Content-Type"].startswith(content_type)
    assert response["Access-Control-Allow-Origin"] == "*" and "Accept" in response["Vary"]
    read = Graph().parse(data=response.content, format="turtle" if "turtle" in content_type else "json-ld")
    assert isomorphic(read, graph)


def test_who_reads_html_goes_on_to_the_page_about_open_data(client):
    response = client.get("/data/catalogus", headers={"accept": "text/html,application/xhtml+xml"})
    assert (response.status_code, response["Location"]) == (303, "/open-data/")
