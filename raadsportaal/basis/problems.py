"""What a program hears when something is wrong: RFC 9457, in Dutch, under the addresses that are for programs."""

import json
from http import HTTPStatus

from django.http import HttpResponse

FOR_PROGRAMS = "/api/"
CONTENT_TYPE = "application/problem+json"
TITLES = {
    HTTPStatus.BAD_REQUEST: "De vraag klopt niet",
    HTTPStatus.NOT_FOUND: "Dit is er niet",
    HTTPStatus.METHOD_NOT_ALLOWED: "Dit kan hier niet",
    HTTPStatus.NOT_ACCEPTABLE: "Deze vorm geven wij niet",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "De vraag is te groot",
    HTTPStatus.TOO_MANY_REQUESTS: "Te veel vragen",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Er ging iets mis",
    HTTPStatus.SERVICE_UNAVAILABLE: "Er is een storing",
    HTTPStatus.INSUFFICIENT_STORAGE: "Er is geen ruimte meer",
}


def asks_for_problem(request) -> bool:
    """Whether a program asks here, and no person."""
    return request.path_info.startswith(FOR_PROGRAMS)


def problem(status: int, detail: str, **more) -> HttpResponse:
    told = {"type": "about:blank", "title": TITLES[HTTPStatus(status)], "status": status, "detail": detail} | more
    response = HttpResponse(json.dumps(told, ensure_ascii=False), content_type=CONTENT_TYPE, status=status)
    response["Access-Control-Allow-Origin"] = "*"
    return response
