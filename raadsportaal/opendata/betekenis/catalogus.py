"""The catalogue of open data, as DCAT-AP-NL 3 asks: what there is, of whom, on whose terms and where to get it.

Made of soorten.py. The mandatory properties and the lists that values come from are those of version 3.0.0 (Geonovum):
http://modellen.geostandaarden.nl/dcat-ap-nl/id/shape/300/
"""

from functools import cache

from django.conf import settings
from django.urls import reverse
from rdflib import BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, SKOS

from raadsportaal.opendata.betekenis import aanbod, rdf
from raadsportaal.opendata.betekenis.vaste_adressen import absolute
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
EU = "http://publications.europa.eu/resource/authority"
NEDERLANDS = URIRef(f"{EU}/language/NLD")
NEDERLAND = URIRef(f"{EU}/country/NLD")
OPENBAAR = URIRef(f"{EU}/access-right/PUBLIC")
DAGELIJKS = URIRef(f"{EU}/frequency/DAILY")
DATATHEMAS = URIRef(f"{EU}/data-theme")
BESTUUR = URIRef(f"{EU}/data-theme/GOVE")  # "Government and public sector": what councils decide on
VNG = URIRef("https://vng.nl")
# data.overheid.nl's own word for what nobody chose a licence for yet.
LICENTIE_ONBEKEND = URIRef("http://standaarden.overheid.nl/owms/terms/licentieonbekend")
IANA = "https://www.iana.org/assignments/media-types"
# By the ending of a file: its type in the list of the EU and at IANA, as far as they have it.
FILE_TYPES = {
    "csv": (f"{EU}/file-type/CSV", f"{IANA}/text/csv"),
    "ndjson": (f"{EU}/file-type/JSON", ""),
    "parquet": (f"{EU}/file-type/PARQUET", f"{IANA}/application/vnd.apache.parquet"),
}
JSON = (f"{EU}/file-type/JSON", f"{IANA}/application/json")
PREFIXES = {"dcat": DCAT, "dct": DCTERMS, "foaf": FOAF, "skos": SKOS, "vcard": VCARD, "rdf": RDF}
OPENAPI = f"{aanbod.API}/openapi.json"
TITEL = "Open data van het Raadsportaal Internationaal"


@cache
def written(vorm: str) -> bytes:
    """In the notation of this form (rdf.py). Made once: it changes only with the settings and with our code."""
    return rdf.written(catalogue(), vorm)


def catalogue() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    _lists(graph)
    catalog, service = (URIRef(f"{_catalogue_address()}#{part}") for part in ("catalogus", "api"))
    datasets = [_dataset(graph, soort, service) for soort in SOORTEN]
    _described(graph, catalog, DCAT.Catalog, TITEL, "Alles wat iedereen in het portaal kan lezen, voor programma’s.")
    _service(graph, service, datasets)
    graph.add((catalog, FOAF.homepage, _document(graph, reverse("portaal:open_data"))))
    graph.add((catalog, DCAT.themeTaxonomy, DATATHEMAS))
    graph.add((catalog, DCTERMS.license, _licence(graph, "")))
    graph.add((catalog, DCAT.service, service))
    for dataset in datasets:
        graph.add((catalog, DCAT.dataset, dataset))
    return graph


def _catalogue_address():
    return absolute(reverse("betekenis:catalogus"))


def _lists(graph):
    """What each value from a list of others is: a reader need not fetch the list to know."""
    kinds = {
        NEDERLANDS: DCTERMS.LinguisticSystem,
        NEDERLAND: DCTERMS.Location,
        OPENBAAR: DCTERMS.RightsStatement,
        DAGELIJKS: DCTERMS.Frequency,
        BESTUUR: SKOS.Concept,
        DATATHEMAS: SKOS.ConceptScheme,
    }
    for value, kind in kinds.items():
        graph.add((value, RDF.type, kind))
    graph.add((DATATHEMAS, DCTERMS.title, Literal("Datathema’s van de Europese Unie", lang="nl")))
    graph.add((BESTUUR, SKOS.prefLabel, Literal("Overheid en publieke sector", lang="nl")))
    for kind in (FOAF.Agent, FOAF.Organization):
        graph.add((VNG, RDF.type, kind))
    graph.add((VNG, FOAF.name, Literal("Vereniging van Nederlandse Gemeenten", lang="nl")))


def _described(graph, node, kind, titel, uitleg):
    """What a catalogue, a set of data and a service all say of themselves."""
    for predicate, value in (
        (RDF.type, kind),
        (DCTERMS.title, Literal(titel, lang="nl")),
        (DCTERMS.description, Literal(uitleg, lang="nl")),
        (DCTERMS.identifier, Literal(str(node))),
        (DCTERMS.language, NEDERLANDS),
        (DCTERMS.publisher, VNG),
        (DCTERMS.creator, VNG),
        (DCAT.contactPoint, _contact(graph)),
        (DCTERMS.spatial, NEDERLAND),
    ):
        graph.add((node, predicate, value))


def _contact(graph):
    """One for all: the address that the portal shows, or else its page about open data."""
    node = URIRef(f"{_catalogue_address()}#contact")
    graph.add((node, RDF.type, VCARD.Organization))
    graph.add((node, RDF.type, VCARD.Kind))
    graph.add((node, VCARD.fn, Literal("Raadsportaal Internationaal")))
    graph.add((node, VCARD.hasURL, URIRef(absolute(reverse("portaal:open_data")))))
    if settings.CONTACT_EMAIL:
        graph.add((node, VCARD.hasEmail, URIRef(f"mailto:{settings.CONTACT_EMAIL}")))
    return node


def _dataset(graph, soort: Soort, service):
    node = URIRef(f"{_catalogue_address()}#{soort.slug}")
    _described(graph, node, DCAT.Dataset, soort.titel, soort.uitleg)
    page = soort.lijst.url if soort.lijst else reverse("portaal:open_data")
    for predicate, value in (
        (DCTERMS.accessRights, OPENBAAR),
        (DCAT.theme, BESTUUR),
        (DCAT.keyword, Literal(soort.titel.lower(), lang="nl")),
        (DCTERMS.accrualPeriodicity, DAGELIJKS),
        (DCTERMS.provenance, _provenance(graph, soort)),
        (DCAT.landingPage, _document(graph, page)),
        (FOAF.page, _document(graph, f"{reverse('portaal:open_data')}#{soort.slug}")),
    ):
        graph.add((node, predicate, value))
    licence, dictionary = _licence(graph, soort.licentie.url), _standard(graph, f"{aanbod.DUMPS}/woordenboek.csv")
    for ending, name in aanbod.DUMP_FORMATS.items():
        address = absolute(aanbod.dump_path(soort, ending))
        file = _distribution(graph, node, f"{soort.titel}: {name}", address, FILE_TYPES[ending], licence)
        graph.add((file, DCAT.downloadURL, URIRef(address)))
        graph.add((file, DCTERMS.conformsTo, dictionary))
    in_api = absolute(aanbod.list_path(soort))
    served = _distribution(graph, node, f"{soort.titel}: API", in_api, JSON, licence)
    graph.add((served, DCAT.accessService, service))
    graph.add((served, DCTERMS.conformsTo, _standard(graph, OPENAPI)))
    return node


def _distribution(graph, dataset, titel, address, types, licence):
    node, (file_type, media_type) = URIRef(f"{address}#distributie"), types
    for predicate, value in (
        (RDF.type, DCAT.Distribution),
        (DCTERMS.title, Literal(titel, lang="nl")),
        (DCTERMS.language, NEDERLANDS),
        (DCAT.accessURL, URIRef(address)),
        (DCTERMS.license, licence),
        (DCTERMS.format, URIRef(file_type)),
    ):
        graph.add((node, predicate, value))
    graph.add((URIRef(file_type), RDF.type, DCTERMS.MediaTypeOrExtent))
    if media_type:
        graph.add((node, DCAT.mediaType, URIRef(media_type)))
        graph.add((URIRef(media_type), RDF.type, DCTERMS.MediaType))
    graph.add((dataset, DCAT.distribution, node))
    return node


def _service(graph, node, datasets):
    _described(graph, node, DCAT.DataService, "API van het Raadsportaal", "Leest alles wat openbaar is, als JSON.")
    for predicate, value in (
        (DCTERMS.accessRights, OPENBAAR),
        (DCAT.theme, BESTUUR),
        (DCAT.keyword, Literal("api", lang="nl")),
        (DCTERMS.license, _licence(graph, "")),
        (DCAT.endpointURL, URIRef(absolute(aanbod.API))),
        (DCAT.endpointDescription, URIRef(absolute(OPENAPI))),
        (FOAF.page, _document(graph, reverse("portaal:open_data"))),
        *((DCAT.servesDataset, dataset) for dataset in datasets),
    ):
        graph.add((node, predicate, value))


def _document(graph, path):
    node = URIRef(absolute(path))
    graph.add((node, RDF.type, FOAF.Document))
    return node


def _standard(graph, path):
    """What says of each field what it means."""
    node = URIRef(absolute(path))
    graph.add((node, RDF.type, DCTERMS.Standard))
    return node


def _licence(graph, address):
    node = URIRef(address) if address else LICENTIE_ONBEKEND
    graph.add((node, RDF.type, DCTERMS.LicenseDocument))
    return node


def _provenance(graph, soort):
    """In words: of whom it comes, and how to name them."""
    node = BNode(f"bron-{soort.slug}")
    graph.add((node, RDF.type, DCTERMS.ProvenanceStatement))
    graph.add((node, RDF.value, Literal(f"{soort.bron} {soort.licentie.naam}", lang="nl")))
    return node
