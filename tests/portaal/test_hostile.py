"""Whatever a person or program sends to a public address: a page or a clear refusal, never a fault of ours."""

from functools import partial
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import build
from tests.addresses import PART, every_route

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

# Addresses of the desk and of a municipality, which the tests of their own rooms reach.
ELSEWHERE = ("beheer/", "gemeenten/<slug:gemeente>/")
# What stands in the other parts of an address while one varies.
KNOWN = {
    "soort": "praktijk", "groep": "klimaat", "maand": "12", "gemeente": "amsterdam",
    "datasoort": "praktijken", "export": "csv", "betekenisvorm": "turtle", "datamaand": "2026-11",
    "databestand": "praktijken.csv",
}  # fmt: skip
CHOICES = {
    "datasoort",
    "export",
    "betekenisvorm",
    "datamaand",
    "databestand",
    "groep",
}  # converters that let few through


def filled(route):
    """A path for each part that may be anything, with {} there; one where all is known if there is none."""
    varied = [part.start() for part in PART.finditer(route) if part["converter"] not in CHOICES]
    return ["/" + PART.sub(partial(known_value, varied=start), route) for start in varied or [-1]]


def known_value(part, varied):
    """By its converter, where that lets few through, or else by its name."""
    if part.start() == varied:
        return "{}"
    name = part["converter"] if part["converter"] in CHOICES else part["name"]
    return KNOWN.get(name, "1" if part["converter"] == "int" else "x")


PUBLIC = [route for route in dict.fromkeys(every_route()) if not route.startswith(ELSEWHERE)]
PATHS = [*(path for route in PUBLIC for path in filled(route)), "/api/v1/waarden/{}"]  # a key of three parts
PARAMS = [
    "q", "thema", "inwoners", "rol", "doel", "land", "bewijs", "werelddeel", "subdoel", "netwerk", "richting", "taal",
    "volgorde", "pagina", "alle", "next", "doelgroep", "online", "wanneer", "loopt", "periode", "soort", "stand",
    "provincie", "gemeente", "wat", "welk", "van", "zoek", "onderwerp", "afloop",
]  # fmt: skip
ODD = st.sampled_from(
    ["<script>alert(1)</script>", "", "\x00", "%00", "' OR 1=1--", "9" * 400, "-1", "1e9", "\ud83d", "..", "é" * 5000,
     "wonen", "11", "noorwegen", "{{7*7}}", "%s", "\\", "\r\nX: y", "a" * 10_000, "&|!()<->:*", "NaN", "٣"]
)  # fmt: skip
TEXT = st.one_of(ODD, st.text(max_size=60))  # the first is what hypothesis begins with: so that is an odd one too
TEXTS = st.lists(TEXT, min_size=24, max_size=24)


def answered(path, query="", **headers):
    response = Client(raise_request_exception=True).get(path + (f"?{query}" if query else ""), **headers)
    assert response.status_code in (200, 301, 302, 400, 404), (path, query, response.status_code)
    if "html" in response.get("Content-Type", ""):
        assert b"<script>alert(1)" not in response.content
    return response


def encoded(text):
    return quote(text.encode("utf-8", "surrogatepass"))


def query_of(number, names, texts, start):
    """From one to eight of the names with a text, others for each address.

    Of texts that are made up once: making them up for each address took as long as half of the answers.
    """
    pairs = [(names[(start + 7 * number + n) % len(names)], texts[(number + n) % len(texts)]) for n in range(8)]
    return "&".join(f"{name}={encoded(text)}" for name, text in pairs[: 1 + number % 8])


@settings(
    max_examples=2,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # none made smaller: each try would walk to the fault anew
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(TEXTS, st.integers(0, len(PARAMS) - 1), st.booleans())
def test_any_query_and_any_path_gets_an_answer(texts, start, htmx):
    for number, path in enumerate(PATHS):
        headers = {"HTTP_HX_REQUEST": "true"} if htmx == bool(number % 2) else {}
        filling = encoded(texts[number % len(texts)]).replace("/", "")
        answered(path.replace("{}", filling), query_of(number, PARAMS, texts, start), **headers)


@pytest.mark.parametrize("path", ["/kennisbank/", "/zoeken/"])
@pytest.mark.parametrize(
    "query", ["q=%ff%fe", "thema=%c3%28", "q=" + "%F0%9F%98%80" * 3000, "&&&===", "q[]=1", "q=a&q=b"]
)
def test_wrong_encodings_get_an_answer(path, query):
    assert answered(path, query).status_code == 200


@pytest.mark.parametrize("length", ["1000001", "600000000", "9" * 30, "-5", "x"])
def test_a_large_body_of_a_stranger_is_refused_before_it_is_read(client, length):
    answer = client.post("/inloggen/", {"email": "a@b.example"}, CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert "Dit is te groot" in answer.content.decode()


def test_who_is_signed_in_may_send_a_document_and_not_more(client):
    client.force_login(build.persoon())
    assert client.post("/inloggen/", {"a": "x" * 1_500_000}).status_code != 413
    assert client.post("/inloggen/", {}, CONTENT_LENGTH="40000001").status_code == 413
    form = "application/x-www-form-urlencoded"  # taking one of 8 MB apart took 590 MB of memory
    assert client.post("/inloggen/", "a=%C3%A9", content_type=form, CONTENT_LENGTH="2000001").status_code == 413


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head", "patch"])
@pytest.mark.parametrize("path", ["/", "/kennisbank/", "/kennisbank/oslo-klimaatbegroting/", "/zoeken/"])
def test_other_methods_get_an_answer(client, method, path):
    assert getattr(client, method)(path).status_code in (200, 403, 405)
