"""From a description to Turtle and JSON-LD, by rdflib: it escapes, and knows what each notation asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.http import HttpResponse

if TYPE_CHECKING:
    from rdflib import Graph

TURTLE, JSON_LD = "text/turtle", "application/ld+json"
# {form in an address: (media type, name at rdflib)}
FORMS = {"turtle": (f"{TURTLE}; charset=utf-8", "turtle"), "json-ld": (JSON_LD, "json-ld")}
# What schema.org has as an address, and not as a text.
ADDRESSES = ("url", "sameAs", "license", "contentUrl", "serviceUrl", "eventStatus", "eventAttendanceMode")


def graph_of(data: dict) -> Graph:
    """Of a description of schema.py. The words of schema.org are given along: nothing is fetched to read them."""
    from rdflib import Graph  # here: it takes a while to import

    context = data["@context"]
    if isinstance(context, str):
        context = {"@vocab": f"{context}/", **{name: {"@type": "@id"} for name in ADDRESSES}}
    return Graph(bind_namespaces="none").parse(data=json.dumps(data | {"@context": context}), format="json-ld")


def written(graph: Graph, vorm: str) -> bytes:
    return graph.serialize(format=FORMS[vorm][1], encoding="utf-8")


def answer(content: bytes, vorm: str) -> HttpResponse:
    return HttpResponse(content, content_type=FORMS[vorm][0])
