"""Whatever somebody sends to the pages of advice: a page, a refusal or a form that says what is wrong."""

from urllib.parse import quote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenwerking.models import Adviesvraag
from tests import build
from tests.portaal.test_hostile import TEXT, encoded
from tests.samenwerking.advies import ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
CALM = {"deadline": None, "suppress_health_check": [HealthCheck.function_scoped_fixture]}
NAMES = ["onderwerp", "vraag", "over", "dossier", "gemeente", "adres", "mee", "wissel", "tekst", "daad", "bijlage"]
PATHS = [
    "/advies/",
    "/advies/stel/",
    "/advies/mijn/",
    "/advies/{}/",
    "/advies/{}/bijlagen/{}/",
    "/advies/{}/bijlagen/1/",
]
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), TEXT), max_size=8)


@pytest.fixture(params=["visitor", "member"])
def browser(request, client):
    if request.param == "member":
        client.force_login(build.lid(build.gemeente("Testwaard")).gebruiker)
    return client


@pytest.mark.parametrize("path", PATHS)
@settings(max_examples=8, **CALM)
@given(PAIRS, TEXT)
def test_any_address_gets_an_answer(browser, path, pairs, filling):
    query = "&".join(f"{name}={encoded(value)}" for name, value in pairs)
    answer = browser.get(path.replace("{}", encoded(filling).replace("/", "")) + f"?{query}")
    assert answer.status_code in (200, 301, 302, 400, 404)
    assert b"<script>alert(1)" not in answer.content


@settings(max_examples=30, **CALM)
@given(PAIRS)
def test_any_form_gets_an_answer(browser, pairs):
    body = "&".join(f"{name}={encoded(value)}" for name, value in pairs)
    answer = browser.post("/advies/stel/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 302, 422)
    assert b"<script>alert(1)" not in answer.content


@settings(max_examples=20, **CALM)
@given(PAIRS, TEXT, st.binary(max_size=200))
def test_any_message_and_any_file_gets_an_answer(client, pairs, name, data):
    vrager = build.persoon()
    client.force_login(vrager)
    vraag = ask(vrager)
    upload = SimpleUploadedFile("x", data)
    upload._name = quote(name.encode("utf-8", "surrogatepass"), safe=" <>&'();:,@.-\\")[:300] + ".txt"
    values = {key: value.encode("utf-8", "replace").decode() for key, value in pairs if key != "bijlage"}
    answer = client.post(vraag.get_absolute_url(), values | {"bijlage": upload})
    assert answer.status_code in (302, 422)
    page = client.get(vraag.get_absolute_url())
    assert page.status_code == 200 and b"<script>alert(1)" not in page.content


@pytest.mark.parametrize("method", ["put", "delete", "options", "patch", "head", "trace"])
@pytest.mark.parametrize("path", ["/advies/", "/advies/stel/", "/advies/mijn/", "/advies/2026-0001/"])
def test_other_methods_do_nothing(browser, method, path):
    assert getattr(browser, method)(path).status_code in (200, 302, 404, 405)
    assert not Adviesvraag.objects.exists()


def test_a_form_from_elsewhere_is_refused():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(build.persoon())
    assert strict.post("/advies/stel/", {"onderwerp": "beleid", "vraag": "x"}).status_code == 403
    assert not Adviesvraag.objects.exists()
