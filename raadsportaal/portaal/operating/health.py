"""Two addresses for machines: /gezond/, this process answers; /gereed/, it can serve people.

Answered before all else: a probe comes to a number and not to our name, without TLS, and without a session.
"""

from django.db import Error
from django.http import HttpResponse, JsonResponse
from django.utils import timezone

from raadsportaal.basis import replica
from raadsportaal.basis.middleware import Middleware
from raadsportaal.portaal.operating import facts

NO_ANSWER = "geeft geen antwoord"


class AnswerProbes(Middleware):
    def __call__(self, request):
        answer = {"/gezond/": _gezond, "/gereed/": _gereed}.get(request.path_info)
        if answer is None or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        response = answer()
        response.headers["Cache-Control"] = "no-store"
        return response


def _gezond():
    """Nothing is asked: a database that is down is no reason to start this process anew."""
    return HttpResponse("goed\n", content_type="text/plain; charset=utf-8")


def _gereed():
    """200 while people can be served, be it visitors only; what else is wrong is said, for who operates to see."""
    onderdelen = _onderdelen()
    gereed = all(one.goed for one in onderdelen if one.nodig)
    told = {"gereed": gereed, "onderdelen": {one.naam: one.stand for one in onderdelen}}
    return JsonResponse(told, status=200 if gereed else 503)


def _onderdelen():
    if replica.serves_alone():
        return [facts.Onderdeel("database", f"{NO_ANSWER}; bezoekers lezen van de replica")]
    try:
        return facts.standing(timezone.now())
    except Error:
        return [facts.Onderdeel("database", NO_ANSWER, nodig=True)]
