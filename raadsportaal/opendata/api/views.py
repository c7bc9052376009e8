"""The addresses of the API: what there is, a list of a kind, one record, and the description of all that."""

import json
from collections.abc import Iterator

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.http import urlencode

from raadsportaal.opendata.api.answering import GEO, JSON, LINES, NotAcceptable, answers
from raadsportaal.opendata.api.openapi import document
from raadsportaal.opendata.api.vraag import Vraag
from raadsportaal.opendata.gegevens.overal import absolute
from raadsportaal.opendata.lezen import of_visitors
from raadsportaal.opendata.soort import Soort
from raadsportaal.opendata.soorten import SOORTEN

BASE = "/api/v1"


def media_types(soort: Soort) -> list[str]:
    """The forms in which a list of this kind is given; the first where nobody asks for one."""
    return [JSON, *([GEO] if soort.has_place else []), LINES]


@answers
def begin(request):
    """Which kinds there are."""
    _chosen(request, [JSON])
    kinds = [
        {"soort": soort.slug, "titel": soort.titel, "uitleg": soort.uitleg, "url": absolute(f"{BASE}/{soort.slug}")}
        for soort in SOORTEN
    ]
    links = {"self": {"href": absolute(BASE)}, "describedby": {"href": absolute(f"{BASE}/openapi.json")}}
    return _json({"_links": links, "soorten": kinds})


@answers
def openapi(request):
    _chosen(request, [JSON])
    return _json(document())


@answers
def unknown(request, path=""):
    raise Http404


@answers
def lijst(request, soort):
    """A page of a list; or, as lines or as points, all of it."""
    wanted = _chosen(request, media_types(soort))
    with of_visitors(soort):
        vraag = Vraag(soort, request.GET)
        if wanted == LINES:
            vraag.page(vraag.cursor, 1)  # what is wrong with the question is said before the first line
            lines = () if request.method == "HEAD" else _lines(vraag)
            return StreamingHttpResponse(lines, content_type=LINES)
        page = vraag.page(vraag.cursor)
        total, records = vraag.total, [soort.said(record) for record in page.records]
    links = {"self": {"href": _address(soort, request.GET)}}
    if page.next:
        links["next"] = {"href": _address(soort, request.GET, page.next)}
    if wanted == GEO:
        response = _json({"type": "FeatureCollection", "features": [feature(said) for said in records]}, GEO)
    else:
        response = _json({"_links": links, "totaal": total, "resultaten": records})
    if page.next:
        response["Link"] = f'<{links["next"]["href"]}>; rel="next"'
    return response


@answers
def een(request, soort, sleutel):
    wanted = _chosen(request, [JSON, *([GEO] if soort.has_place else [])])
    with of_visitors(soort):
        record = soort.one(sleutel).first()
        if record is None:
            raise Http404
        said = soort.said(record)
    return _json(feature(said), GEO) if wanted == GEO else _json(said)


def feature(said: dict) -> dict:
    """A record as a feature of GeoJSON: its point, and all the rest as properties."""
    rest = {name: value for name, value in said.items() if name != "geometrie"}
    return {"type": "Feature", "id": said["sleutel"], "geometry": said["geometrie"], "properties": rest}


def _chosen(request, types):
    wanted = request.get_preferred_type(types)
    if wanted is None:
        raise NotAcceptable(f"Kies uit: {', '.join(types)}.")
    return wanted


def _lines(vraag: Vraag) -> Iterator[bytes]:
    for record in vraag.everything():
        yield json.dumps(vraag.soort.said(record), ensure_ascii=False).encode() + b"\n"


def _address(soort, query, cursor=""):
    pairs = [(name, value) for name, values in query.lists() for value in values if name != "cursor" or not cursor]
    pairs += [("cursor", cursor)] if cursor else []
    path = absolute(f"{BASE}/{soort.slug}")
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _json(content, content_type=JSON):
    return HttpResponse(json.dumps(content, ensure_ascii=False), content_type=content_type)
