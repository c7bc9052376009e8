"""Where a vast adres leads: for a person to the page, for a program to what the record is."""

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
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
    response["Access-Control-Allow-Origin"] = "*"
    return response


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
        return HttpResponse(rdf.as_turtle(data), content_type=f"{rdf.TURTLE}; charset=utf-8")
    return JsonResponse(data, content_type=rdf.JSON_LD, json_dumps_params={"ensure_ascii": False})
