"""Whatever a person or program sends to a public address: a page or a clear refusal, never a fault of ours."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

# Each route of the URL configuration, and what may stand in its place: {} is filled with anything.
PATHS = [
    ("", "/"),
    ("zoeken/", "/zoeken/"),
    ("zoeken/suggesties/", "/zoeken/suggesties/"),
    ("over/", "/over/"),
    ("over/suggesties/", "/over/suggesties/"),
    ("over/controle/", "/over/controle/"),
    ("schrijfhulp/", "/schrijfhulp/"),
    ("toegankelijkheid/", "/toegankelijkheid/"),
    ("privacy/", "/privacy/"),
    ("open-data/", "/open-data/"),
    ("data/catalogus", "/data/catalogus"),
    ("data/catalogus.ttl", "/data/catalogus.ttl"),
    ("data/catalogus.jsonld", "/data/catalogus.jsonld"),
    ("id/<slug:soort>/<str:sleutel>", "/id/praktijk/{}"),
    ("id/<slug:soort>/<str:sleutel>/<betekenisvorm:vorm>", "/id/praktijk/{}/turtle"),
    ("inbedden/praktijk/<slug:slug>/", "/inbedden/praktijk/{}/"),
    ("inbedden/cijfer/<slug:slug>/<slug:gemeente>/", "/inbedden/cijfer/{}/{}/"),
    ("inbedden/wiel/<slug:gemeente>/", "/inbedden/wiel/{}/"),
    ("robots.txt", "/robots.txt"),
    ("sitemap.xml", "/sitemap.xml"),
    (".well-known/security.txt", "/.well-known/security.txt"),
    ("favicon.ico", "/favicon.ico"),
    ("inloggen/", "/inloggen/"),
    ("inloggen/code/", "/inloggen/code/"),
    ("inloggen/wachtwoord/", "/inloggen/wachtwoord/"),
    ("inloggen/sleutel/", "/inloggen/sleutel/"),
    ("inloggen/tweede-stap/", "/inloggen/tweede-stap/"),
    ("inloggen/geen-account/", "/inloggen/geen-account/"),
    ("inloggen/niet-actief/", "/inloggen/niet-actief/"),
    ("inloggen/vergeten/", "/inloggen/vergeten/"),
    ("inloggen/vergeten/code/", "/inloggen/vergeten/code/"),
    ("inloggen/vergeten/nieuw/", "/inloggen/vergeten/nieuw/"),
    ("inloggen/vergeten/klaar/", "/inloggen/vergeten/klaar/"),
    ("inloggen/gestopt/", "/inloggen/gestopt/"),
    ("inloggen/via/<slug:provider_id>/", "/inloggen/via/{}/"),
    ("inloggen/via/<slug:provider_id>/terug/", "/inloggen/via/{}/terug/"),
    ("uitloggen/", "/uitloggen/"),
    ("account/", "/account/"),
    ("account/naam/", "/account/naam/"),
    ("account/bericht/", "/account/bericht/"),
    ("account/gegevens/", "/account/gegevens/"),
    ("account/verwijderen/", "/account/verwijderen/"),
    ("account/meldingen/", "/account/meldingen/"),
    ("account/meldingen/alles/", "/account/meldingen/alles/"),
    ("account/nieuws/", "/account/nieuws/"),
    ("volgen/", "/volgen/"),
    ("volgen/bevestig/<str:token>/", "/volgen/bevestig/{}/"),
    ("volgen/stop/<str:token>/", "/volgen/stop/{}/"),
    ("volgen/mijn/<str:token>/", "/volgen/mijn/{}/"),
    ("volgen/nieuws/<slug:soort>/<int:pk>/", "/volgen/nieuws/doel/{}/"),
    ("volgen/nieuws/<slug:soort>/", "/volgen/nieuws/{}/"),
    ("volgen/nieuws/cijfer/<int:pk>/<slug:gemeente>/", "/volgen/nieuws/cijfer/1/{}/"),
    ("account/overal-uitloggen/", "/account/overal-uitloggen/"),
    ("account/diensten/<int:pk>/weg/", "/account/diensten/{}/weg/"),
    ("account/wachtwoord/", "/account/wachtwoord/"),
    ("account/wachtwoord/kiezen/", "/account/wachtwoord/kiezen/"),
    ("account/bevestigen/", "/account/bevestigen/"),
    ("account/bevestigen/code/", "/account/bevestigen/code/"),
    ("account/bevestigen/sleutel/", "/account/bevestigen/sleutel/"),
    ("account/tweede-stap/", "/account/tweede-stap/"),
    ("account/tweede-stap/app/", "/account/tweede-stap/app/"),
    ("account/tweede-stap/app/uitzetten/", "/account/tweede-stap/app/uitzetten/"),
    ("account/herstelcodes/", "/account/herstelcodes/"),
    ("account/herstelcodes/nieuw/", "/account/herstelcodes/nieuw/"),
    ("account/herstelcodes/download/", "/account/herstelcodes/download/"),
    ("account/sleutels/", "/account/sleutels/"),
    ("account/sleutels/nieuw/", "/account/sleutels/nieuw/"),
    ("account/sleutels/<int:pk>/", "/account/sleutels/{}/"),
    ("account/sleutels/<int:pk>/weg/", "/account/sleutels/{}/weg/"),
    ("demo/post/", "/demo/post/"),
    ("agendas/", "/agendas/"),
    ("agendas/global-goals/", "/agendas/global-goals/"),
    ("agendas/global-goals/<int:nummer>/", "/agendas/global-goals/{}/"),
    ("agendas/<groep:groep>/", "/agendas/{}/"),
    ("agendas/<groep:groep>/<slug:slug>/", "/agendas/klimaat/{}/"),
    ("cijfers/", "/cijfers/"),
    ("cijfers/ontbreekt/", "/cijfers/ontbreekt/"),
    ("cijfers/<slug:slug>/", "/cijfers/{}/"),
    ("cijfers/<slug:slug>/alle.<export:soort>", "/cijfers/{}/alle.csv"),
    ("en/good-practices/", "/en/good-practices/"),
    ("en/good-practices/<slug:slug>/", "/en/good-practices/{}/"),
    ("en/good-practices/<slug:slug>.pdf", "/en/good-practices/{}.pdf"),
    ("samenwerking/", "/samenwerking/"),
    ("samenwerking/programmas/", "/samenwerking/programmas/"),
    ("samenwerking/programmas/rss/", "/samenwerking/programmas/rss/"),
    ("samenwerking/programmas/export.csv", "/samenwerking/programmas/export.csv"),
    ("samenwerking/programmas/export.xlsx", "/samenwerking/programmas/export.xlsx"),
    ("samenwerking/programmas/<slug:slug>/", "/samenwerking/programmas/{}/"),
    ("samenwerking/landen/", "/samenwerking/landen/"),
    ("samenwerking/landen/<slug:slug>/", "/samenwerking/landen/{}/"),
    ("samenwerking/belangenbehartiging/", "/samenwerking/belangenbehartiging/"),
    ("samenwerking/belangenbehartiging/<slug:slug>/", "/samenwerking/belangenbehartiging/{}/"),
    ("samenwerking/op-weg/", "/samenwerking/op-weg/"),
    ("samenwerking/uitwisseling/", "/samenwerking/uitwisseling/"),
    ("samenwerking/stedenbanden/", "/samenwerking/stedenbanden/"),
    ("samenwerking/stedenbanden/export.csv", "/samenwerking/stedenbanden/export.csv"),
    ("samenwerking/stedenbanden/export.xlsx", "/samenwerking/stedenbanden/export.xlsx"),
    ("samenwerking/oproepen/", "/samenwerking/oproepen/"),
    ("samenwerking/oproepen/<slug:slug>/", "/samenwerking/oproepen/{}/"),
    ("bijeenkomsten/", "/bijeenkomsten/"),
    ("bijeenkomsten/rss/", "/bijeenkomsten/rss/"),
    ("bijeenkomsten/agenda.ics", "/bijeenkomsten/agenda.ics"),
    ("bijeenkomsten/maand/<int:jaar>/<int:maand>/", "/bijeenkomsten/maand/{}/12/"),
    ("bijeenkomsten/afmelden/<str:sleutel>/", "/bijeenkomsten/afmelden/{}/"),
    ("bijeenkomsten/<slug:slug>.ics", "/bijeenkomsten/{}.ics"),
    ("bijeenkomsten/<slug:slug>/", "/bijeenkomsten/{}/"),
    ("bijeenkomsten/<slug:slug>/aanmelden/", "/bijeenkomsten/{}/aanmelden/"),
    ("advies/", "/advies/"),
    ("advies/stel/", "/advies/stel/"),
    ("advies/mijn/", "/advies/mijn/"),
    ("advies/<slug:nummer>/", "/advies/{}/"),
    ("advies/<slug:nummer>/bijlagen/<int:pk>/", "/advies/{}/bijlagen/{}/"),
    ("melden/<slug:soort>/<int:pk>/", "/melden/praktijk/{}/"),
    ("melden/<slug:soort>/<int:pk>/dank/", "/melden/praktijk/{}/dank/"),
    ("voorbeeld/<str:token>/openbaar/", "/voorbeeld/{}/openbaar/"),
    ("voorbeeld/maak/<slug:soort>/<int:pk>/", "/voorbeeld/maak/praktijk/{}/"),
    ("voorbeeld/<str:token>/", "/voorbeeld/{}/"),
    ("voorbeeld/<str:token>/pagina/", "/voorbeeld/{}/pagina/"),
    ("voorbeeld/<str:token>/bijlage/", "/voorbeeld/{}/bijlage/"),
    ("voorbeeld/<str:token>/pdf/", "/voorbeeld/{}/pdf/"),
    ("gemeenten/", "/gemeenten/"),
    ("mijn-gemeente/", "/mijn-gemeente/"),
    ("uitnodiging/", "/uitnodiging/"),
    ("uitnodiging/<str:token>/", "/uitnodiging/{}/"),
    ("meedoen/", "/meedoen/"),
    ("meedoen/verstuurd/", "/meedoen/verstuurd/"),
    ("meedoen/bevestigen/", "/meedoen/bevestigen/"),
    ("meedoen/bevestigen/<str:token>/", "/meedoen/bevestigen/{}/"),
    ("kennisbank/", "/kennisbank/"),
    ("kennisbank/rss/", "/kennisbank/rss/"),
    ("kennisbank/export.csv", "/kennisbank/export.csv"),
    ("kennisbank/export.xlsx", "/kennisbank/export.xlsx"),
    ("kennisbank/voordragen/", "/kennisbank/voordragen/"),
    ("kennisbank/voordragen/bedankt/<str:teken>/", "/kennisbank/voordragen/bedankt/{}/"),
    ("kennisbank/netwerken/", "/kennisbank/netwerken/"),
    ("kennisbank/netwerken/<slug:slug>/", "/kennisbank/netwerken/{}/"),
    ("kennisbank/collecties/", "/kennisbank/collecties/"),
    ("kennisbank/collecties/<slug:slug>/", "/kennisbank/collecties/{}/"),
    ("kennisbank/themas/", "/kennisbank/themas/"),
    ("kennisbank/themas/<slug:slug>/", "/kennisbank/themas/{}/"),
    ("kennisbank/<slug:slug>/", "/kennisbank/{}/"),
    ("kennisbank/<slug:slug>/bijlage/", "/kennisbank/{}/bijlage/"),
    ("kennisbank/<slug:slug>/bijlage.pdf", "/kennisbank/{}/bijlage.pdf"),
    ("api/v1", "/api/v1"),
    ("api/v1/", "/api/v1/"),
    ("api/v1/openapi.json", "/api/v1/openapi.json"),
    ("api/v1/<datasoort:soort>", "/api/v1/praktijken"),
    ("api/v1/<datasoort:soort>/<str:sleutel>", "/api/v1/waarden/{}"),
    ("api/<path:path>", "/api/{}"),
    ("data/<databestand:naam>", "/data/{}"),
    ("data/<datamaand:maand>/<databestand:naam>", "/data/2026-11/{}"),
]
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
    for number, (_, path) in enumerate(PATHS):
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
