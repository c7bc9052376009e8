"""The description of the API for programs (OpenAPI 3.1), made of the kinds: it says what they do and nothing else."""

from functools import cache

from django.conf import settings

from raadsportaal.opendata.api import VERSIE, schema
from raadsportaal.opendata.api.vraag import MOST_PER_PAGE, PER_PAGE, orders
from raadsportaal.opendata.gegevens.overal import absolute
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN

ABOUT = """Alles wat het Raadsportaal Internationaal openbaar laat zien, voor programma’s. U hebt geen sleutel nodig.

Wat niet bekend is, is `null`. Een lijst komt in stukken: `_links.next` is het volgende stuk. Met de kop
`Accept: application/x-ndjson` krijgt u alles wat gevonden is, een regel per gegeven; dat telt als 20 vragen.
Een nieuw veld of filter kan er altijd bij komen. Verdwijnt of verandert er een, dan komt er een nieuwe versie op een
nieuw adres.

Noem het Raadsportaal en de bron die bij het gegeven staat."""
OVERZICHT = {"name": "overzicht", "description": "Wat er is, en hoe u het vraagt."}
PROBLEM = {
    "type": "object",
    "description": "Wat er mis is (RFC 9457).",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "description": "Altijd about:blank."},
        "title": {"type": "string", "description": "Wat er mis is, in het kort."},
        "status": {"type": "integer", "description": "De HTTP-status."},
        "detail": {"type": "string", "description": "Wat er mis is, en wat u kunt doen."},
        "errors": {
            "type": "array",
            "description": "Wat er niet klopt aan de vraag.",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "description": "Waar het staat.", "enum": ["query"]},
                    "location": {
                        "type": "object",
                        "required": ["name"],
                        "properties": {"name": {"type": "string", "description": "De naam van het filter."}},
                    },
                    "code": {"type": "string", "enum": ["onbekend-filter", "onbekende-waarde"]},
                    "detail": {"type": "string", "description": "Wat er niet klopt."},
                },
            },
        },
    },
}
POINT = {
    "type": "object",
    "description": "Een punt van GeoJSON (RFC 7946): lengtegraad en breedtegraad, WGS 84.",
    "required": ["type", "coordinates"],
    "properties": {
        "type": {"type": "string", "const": "Point"},
        "coordinates": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
    },
}
LINK = {
    "type": "object",
    "required": ["href"],
    "properties": {"href": {"type": "string", "format": "uri", "description": "Het hele adres."}},
}


def _header(description, kind="string"):
    return {"description": description, "schema": {"type": kind}}


LIMITS = {
    "RateLimit-Limit": _header("Hoeveel vragen u per minuut kunt stellen.", "integer"),
    "RateLimit-Remaining": _header("Hoeveel daarvan over zijn.", "integer"),
    "RateLimit-Reset": _header("Over hoeveel seconden het weer begint.", "integer"),
}
HEADERS = {
    "API-Version": _header("De volledige versie van de API."),
    "access-control-allow-origin": _header("Altijd *: elke site mag dit gebruiken."),
    "ETag": _header("Kenmerk van het antwoord. Stuur het mee als If-None-Match."),
} | LIMITS
PROBLEMS = {
    "400": "De vraag klopt niet; errors noemt wat.",
    "404": "Dit is er niet.",
    "406": "De vorm in Accept geven wij niet.",
    "429": "Te veel vragen. Retry-After zegt hoeveel seconden u wacht.",
    "500": "Er ging iets mis bij ons.",
}


@cache
def document() -> dict:
    paths = {"/": {"get": _begin()}, "/openapi.json": {"get": _openapi()}}
    for soort in SOORTEN:
        paths[f"/{soort.slug}"] = {"get": _list(soort)}
        paths[f"/{soort.slug}/{{sleutel}}"] = {"get": _one(soort)}
    contact = {"name": "Raadsportaal Internationaal", "url": absolute("/open-data/")}
    if settings.CONTACT_EMAIL:
        contact["email"] = settings.CONTACT_EMAIL
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Open data van het Raadsportaal Internationaal",
            "version": VERSIE,
            "description": ABOUT,
            "contact": contact,
        },
        "servers": [{"url": absolute("/api/v1"), "description": "Het portaal"}],
        "externalDocs": {"url": absolute("/open-data/"), "description": "Voorbeelden en uitleg"},
        "tags": [OVERZICHT, *({"name": soort.slug, "description": _about(soort)} for soort in SOORTEN)],
        "paths": paths,
        "components": {"schemas": _schemas(), "responses": {name: _problem(told) for name, told in PROBLEMS.items()}},
    }


def _about(soort):
    return f"{soort.uitleg} Bron: {soort.bron} Licentie: {soort.licentie.naam.rstrip('.')}."


def schema_name(soort: Soort) -> str:
    """Of one record, as a program calls it that is made of the description: a Voorbeeld, a GlobalGoal."""
    return _as_one_word(soort.een.removeprefix("een "))


def _as_one_word(words):
    return "".join(word.capitalize() for word in words.split())


def _schemas():
    found = {"Probleem": PROBLEM, "Punt": POINT, "Link": LINK}
    for soort in SOORTEN:
        found[schema_name(soort)] = schema.of_soort(soort)
        if soort.has_place:
            found[f"{schema_name(soort)}Feature"] = schema.of_feature(soort)
    return found


def _problem(told):
    return {
        "description": told,
        "headers": {"API-Version": HEADERS["API-Version"]} | LIMITS,
        "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Probleem"}}},
    }


def _responses(content, *problems, headers=()):
    found = {"description": "Gevonden.", "headers": HEADERS | dict(headers), "content": content}
    same = {"description": "Het antwoord is hetzelfde als dat u al hebt.", "headers": HEADERS}
    refused = {name: {"$ref": f"#/components/responses/{name}"} for name in (*problems, "406", "429", "500")}
    return {"200": found, "304": same} | refused


def _ref(name):
    return {"$ref": f"#/components/schemas/{name}"}


def _query(name, description, told, **more):
    return {"name": name, "in": "query", "description": description, "required": False, "schema": told} | more


def _page_of(items):
    return {
        "type": "object",
        "required": ["_links", "totaal", "resultaten"],
        "properties": {
            "_links": {
                "type": "object",
                "description": "Dit stuk, en het volgende als dat er is.",
                "required": ["self"],
                "properties": {"self": _ref("Link"), "next": _ref("Link")},
            },
            "totaal": {"type": "integer", "description": "Hoeveel er in het geheel gevonden zijn."},
            "resultaten": {"type": "array", "description": "Wat in dit stuk staat.", "items": items},
        },
    }


def _collection_of(items):
    return {
        "type": "object",
        "required": ["type", "features"],
        "properties": {
            "type": {"type": "string", "const": "FeatureCollection"},
            "features": {"type": "array", "items": items},
        },
    }


def _list(soort):
    name = schema_name(soort)
    content = {"application/json": {"schema": _page_of(_ref(name))}}
    if soort.has_place:
        content["application/geo+json"] = {"schema": _collection_of(_ref(f"{name}Feature"))}
    content["application/x-ndjson"] = {"schema": {"type": "string", "description": "Alles, een regel per gegeven."}}
    link = {"Link": _header("Het volgende stuk, als dat er is (RFC 8288).")}
    return {
        "operationId": f"lijst{_as_one_word(soort.slug.replace('-', ' '))}",
        "summary": soort.titel,
        "description": _about(soort),
        "tags": [soort.slug],
        "parameters": [*_filters(soort), *_paging(soort)],
        "responses": _responses(content, "400", headers=link.items()),
    }


def _filters(soort):
    many = {"explode": True, "style": "form"}
    found = []
    if soort.lijst:
        found.append(_query("q", "Woorden om op te zoeken, zoals op de pagina.", {"type": "string", "maxLength": 200}))
        for facet in soort.lijst.facets:
            about = f"{facet.label.rstrip('?')}. Dezelfde waarden als in het adres van de pagina {soort.lijst.meer}."
            told = {"type": "string"} if facet.single else {"type": "array", "items": {"type": "string"}}
            found.append(_query(facet.param, about, told, **({} if facet.single else many)))
    found += [_query(one.naam, one.uitleg, {"type": "array", "items": one.schema}, **many) for one in soort.filters]
    return found


def _paging(soort):
    known = orders(soort)
    told = "; ".join(f"{name}: {label}" for name, label in known.items())
    size = {"type": "integer", "minimum": 1, "maximum": MOST_PER_PAGE, "default": PER_PAGE}
    order = {"type": "string", "enum": list(known), "default": next(iter(known))}
    return [
        _query("volgorde", f"De volgorde. {told}.", order),
        _query("limiet", "Hoeveel er in een stuk staan.", size),
        _query("cursor", "Waar het volgende stuk begint: neem hem over uit _links.next.", {"type": "string"}),
    ]


def _one(soort):
    name = schema_name(soort)
    content = {"application/json": {"schema": _ref(name)}}
    if soort.has_place:
        content["application/geo+json"] = {"schema": _ref(f"{name}Feature")}
    parameter = {
        "name": "sleutel",
        "in": "path",
        "required": True,
        "description": soort.velden[0].uitleg,
        "schema": {"type": "string", "minLength": 1},
    }
    return {
        "operationId": f"een{name}",
        "summary": f"{soort.een[0].upper()}{soort.een[1:]}",
        "description": _about(soort),
        "tags": [soort.slug],
        "parameters": [parameter],
        "responses": _responses(content, "400", "404"),
    }


def _begin():
    each = {
        "type": "object",
        "required": ["soort", "titel", "uitleg", "url"],
        "properties": {
            "soort": {"type": "string", "description": "De naam in het adres."},
            "titel": {"type": "string", "description": "De titel."},
            "uitleg": {"type": "string", "description": "Wat het is."},
            "url": {"type": "string", "format": "uri", "description": "Het adres van de lijst."},
        },
    }
    told = {
        "type": "object",
        "required": ["_links", "soorten"],
        "properties": {
            "_links": {"type": "object", "properties": {"self": _ref("Link"), "describedby": _ref("Link")}},
            "soorten": {"type": "array", "description": "Elke soort die er is.", "items": each},
        },
    }
    return {
        "operationId": "begin",
        "summary": "Welke gegevens er zijn",
        "description": "Elke soort, met het adres van de lijst.",
        "tags": [OVERZICHT["name"]],
        "responses": _responses({"application/json": {"schema": told}}),
    }


def _openapi():
    return {
        "operationId": "openapi",
        "summary": "Deze beschrijving",
        "description": "Wat u kunt vragen en wat u dan krijgt, als OpenAPI 3.1.",
        "tags": [OVERZICHT["name"]],
        "responses": _responses({"application/json": {"schema": {"type": "object"}}}),
    }
