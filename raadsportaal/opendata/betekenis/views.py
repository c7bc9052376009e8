"""Where a vast adres leads: for a person to the page, for a program to what the record is."""

from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from raadsportaal.opendata.betekenis import aanbod, rdf, schema, vaste_adressen

HTML, JSON = "text/html", "application/json"
VORMEN = {rdf.TURTLE: "turtle", rdf.JSON_LD: "json-ld"}


class SeeOther(HttpResponseRedirect):
    """303: what was asked for is a thing; there is a page about it."""

    status_code = 303


@require_safe
def catalogus(request, vorm=""):
    """All open data as DCAT, in the notation that is asked for; 303 to the page about it for who reads HTML."""
    wanted = request.get_preferred_type([rdf.TURTLE, rdf.JSON_LD, HTML])
    if not vorm and wanted == HTML:
        response = SeeOther(reverse("portaal:open_data"))
    else:
        from raadsportaal.opendata.betekenis.catalogus import written  # here: with rdflib it takes a while to import

        form = vorm or VORMEN.get(wanted, "turtle")
        response = rdf.answer(written(form), form)
    patch_vary_headers(response, ["Accept"])
    return for_all(response)


def for_all(response):
    """Programs in the pages of others may read this too."""
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
def vast_adres(request, soort, sleutel, vorm=""):
    """On to the page, or to what a program asks for in its Accept header; with `vorm` that description itself.

    410 for what the public could read once, 404 for what it never could: that says nothing of what is there.
    """
    found = vaste_adressen.find(soort, sleutel)
    if found.withdrawn:
        return render(request, "opendata/weg.html", status=410)
    if found.record is None:
        raise Http404
    response = _description(found.record, vorm) if vorm else SeeOther(_address(request, found.record))
    patch_vary_headers(response, ["Accept"])
    return for_all(response)


def _address(request, record):
    wanted = request.get_preferred_type([HTML, JSON, *VORMEN])
    if wanted == JSON and (in_api := aanbod.record_path(record)):
        return in_api
    if wanted in VORMEN and type(record) in schema.DESCRIBED:
        own = type(record).KIND, vaste_adressen.sleutel_of(record)
        return reverse("betekenis:beschrijving", args=[*own, VORMEN[wanted]])
    return vaste_adressen.page_of(record)


def _description(record, vorm):
    data = schema.describe(record)
    if data is None:
        raise Http404
    if vorm == "turtle":
        return rdf.answer(rdf.written(rdf.graph_of(data), vorm), vorm)
    return JsonResponse(data, content_type=rdf.JSON_LD, json_dumps_params={"ensure_ascii": False})
