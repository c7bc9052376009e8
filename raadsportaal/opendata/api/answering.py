"""What every answer of the API has in common: who may ask (everybody), how often, its version, and what is wrong."""

from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.views.decorators.csrf import csrf_exempt

from raadsportaal.basis import contentversion, throttle
from raadsportaal.basis.problems import problem
from raadsportaal.opendata.api import VERSIE
from raadsportaal.opendata.api.vraag import WrongQuestion

READING = ("GET", "HEAD")
METHODS = "GET, HEAD, OPTIONS"
READABLE_BY_SCRIPTS = "API-Version, ETag, Link, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After"
JSON, GEO, LINES = "application/json", "application/geo+json", "application/x-ndjson"
MINUTE = 60
WEIGHT_OF_ALL = 20  # questions: all of a selection as lines is as much work as so many pieces of it


class NotAcceptable(Exception):
    """The form that is asked for is none of ours; the text says which are."""


def answers(view):
    """Decorate a view of the API. It reads nothing of a session: everybody gets the same."""

    @csrf_exempt
    @wraps(view)
    def answered(request, *args, **kwargs):
        etag = _etag(request)
        known = _known(request, etag)
        allowance = throttle.allowance(request, "api", settings.API_PER_MINUTE, MINUTE, weight=_weight(request, known))
        response = known or _answer(view, request, etag, allowance, args, kwargs)
        response["API-Version"] = VERSIE
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = READABLE_BY_SCRIPTS
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        response["RateLimit-Limit"] = allowance.most
        response["RateLimit-Remaining"] = max(allowance.left, 0)
        response["RateLimit-Reset"] = allowance.reset
        response.headers.setdefault("Cache-Control", "no-cache")
        patch_vary_headers(response, ["Accept"])
        return response

    return answered


def _known(request, etag) -> HttpResponseBase | None:
    """For who has the answer already: nothing is read for it, and it does not count."""
    if request.method in READING and "If-None-Match" in request.headers:
        return get_conditional_response(request, etag=etag)
    return None


def _weight(request, known) -> int:
    if known:
        return 0
    return WEIGHT_OF_ALL if request.get_preferred_type([JSON, LINES]) == LINES else 1


def _answer(view, request, etag, allowance, args, kwargs) -> HttpResponseBase:
    if request.method == "OPTIONS":
        return _allowed(request)
    if request.method not in READING:
        response = problem(405, f"Hier kan alleen: {METHODS}.")
        response["Allow"] = METHODS
        return response
    if allowance.is_used_up:
        response = problem(429, f"U kunt {allowance.most} vragen per minuut stellen. Wacht {allowance.reset} seconden.")
        response["Retry-After"] = allowance.reset
        return response
    try:
        response = view(request, *args, **kwargs)
        response["ETag"] = etag
        return response
    except WrongQuestion as fault:
        return problem(400, str(fault), errors=fault.errors)
    except Http404:
        return problem(404, "Dit adres kennen wij niet. Kijk op /api/v1 welke er zijn.")
    except NotAcceptable as fault:
        return problem(406, str(fault))


def _etag(request):
    """Another one as soon as anything public changes, or the day: some fields tell what is so today."""
    asked = [
        contentversion.current(),
        timezone.localdate(),
        VERSIE,
        request.get_full_path(),
        request.headers.get("Accept"),
    ]
    return f'W/"{sha256(repr(asked).encode()).hexdigest()[:32]}"'


def _allowed(request):
    """What a browser asks before a script of another site may ask."""
    response = HttpResponse(status=204)
    response["Allow"] = response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
    response["Access-Control-Max-Age"] = "86400"
    return response
