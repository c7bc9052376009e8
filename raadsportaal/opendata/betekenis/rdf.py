"""From a description to Turtle and JSON-LD, by rdflib: it escapes, and knows what each notation asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rdflib import Graph

TURTLE, JSON_LD = "text/turtle", "application/ld+json"
# What a reader with a browser is given as well: `url` of schema.org is an address, not a text.
ADDRESSES = ("url", "sameAs", "license", "contentUrl", "serviceUrl", "eventStatus", "eventAttendanceMode")


def as_turtle(data: dict) -> str:
    """A description of schema.py. The words of schema.org are given along: nothing is fetched to read them."""
    from rdflib import Graph  # here: it takes a while to import

    context = data["@context"]
    if isinstance(context, str):
        context = {"@vocab": f"{context}/", **{name: {"@type": "@id"} for name in ADDRESSES}}
    graph = Graph(bind_namespaces="none").parse(data=json.dumps(data | {"@context": context}), format="json-ld")
    return turtle(graph)


def turtle(graph: Graph) -> str:
    return graph.serialize(format="turtle")
