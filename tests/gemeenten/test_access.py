"""Who may do what in a municipality, as a table: each municipal address, its methods, each persona's answer."""

import re
from collections import namedtuple
from contextlib import nullcontext
from functools import cache

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.urls import get_resolver
from django.utils import timezone

from raadsportaal.dossiers.models import Besluit, Invoer, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, Recht, bereik
from raadsportaal.gemeenten.models import Rol, Uitnodiging
from tests import build
from tests.addresses import unrendered, view_answers
from tests.samenwerking import bijeenkomsten, landen

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]

# A visitor, someone of another municipality, a redacteur of VNG; and of the municipality itself four roles.
PERSONAS = ["bezoeker", "buitenstaander", "vng", "raadslid", "fractiemedewerker", "ambtenaar", "griffier"]
# ok: the page, or done and on to the next. in: to the login page. nee: 404, as if nothing were there. rol: 403.
# fout: 422, the form says what is missing. voor: 409, it was not seen as it is now. weg: 405, no such method here.
ANSWERS = {"ok": {200, 302}, "in": {302}, "nee": {404}, "rol": {403}, "fout": {422}, "voor": {409}, "weg": {405}}
REFUSED = {"in", "nee", "rol"}
# What they read who are refused, and nothing else: of another municipality, not there, not with this role.
REFUSALS = {"", "andere_gemeente.html", "404.html", "403.html"}
# Who sees the page too; the others see no part of it that these do not.
SEEN = {"bezoeker", "raadslid", "ambtenaar", "griffier"}
SENT_BACK = {"fout", "voor"}  # the page with the form again: seen by one of those who get it

TABLE = """
                                                      bezoeker  buiten  vng  raadslid  fractie  ambtenaar  griffier
GET  /                                                ok        ok      ok   ok        ok       ok         ok
GET  doelen/                                          in        nee     nee  ok        ok       ok         ok
GET  doelen/11/                                       in        nee     nee  ok        ok       ok         ok
GET  wijzigingen/                                      in        nee     nee  ok        ok       ok         ok
GET  dossiers/                                        in        nee     nee  ok        ok       ok         ok
GET  dossiers/export.csv                              in        nee     nee  ok        ok       ok         ok
GET  dossiers/export.xlsx                             in        nee     nee  ok        ok       ok         ok
GET  dossiers/nieuw/                                  in        nee     nee  rol       rol      ok         ok
POST dossiers/nieuw/                                  in        nee     nee  rol       rol      fout       fout
GET  dossiers/invoer/                                 in        nee     nee  rol       rol      ok         ok
POST dossiers/invoer/                                 in        nee     nee  rol       rol      ok         ok
GET  dossiers/invoer/{invoer}/                        in        nee     nee  rol       rol      ok         ok
POST dossiers/invoer/{invoer}/                        in        nee     nee  rol       rol      ok         ok
GET  dossiers/invoer/{ingelezen}/terug/               in        nee     nee  rol       rol      ok         ok
POST dossiers/invoer/{ingelezen}/terug/               in        nee     nee  rol       rol      ok         ok
POST dossiers/invoer/{ingelezen}/lees/                in        nee     nee  rol       rol      ok         ok
GET  dossiers/{dossier}/stukken/                      in        nee     nee  rol       rol      ok         ok
POST dossiers/{dossier}/stukken/                      in        nee     nee  rol       rol      fout       fout
GET  leesrondes/                                      in        nee     nee  rol       rol      ok         ok
POST leesrondes/                                      in        nee     nee  rol       rol      fout       fout
GET  leesrondes/{leesronde}/                          in        nee     nee  rol       rol      ok         ok
POST leesrondes/{leesronde}/                          in        nee     nee  rol       rol      ok         ok
GET  leesrondes/{bundel}/verdeel/                     in        nee     nee  rol       rol      ok         ok
POST leesrondes/{bundel}/verdeel/                     in        nee     nee  rol       rol      fout       fout
GET  wacht/                                           in        nee     nee  rol       rol      rol        ok
POST dossiers/{dossier}/bevestig/                     in        nee     nee  rol       rol      rol        ok
POST in-een-keer/                                     in        nee     nee  rol       rol      ok         ok
GET  moties-en-toezeggingen/                          in        nee     nee  ok        ok       ok         ok
GET  moties-en-toezeggingen/overzicht.csv             in        nee     nee  ok        ok       ok         ok
GET  moties-en-toezeggingen/overzicht.docx            in        nee     nee  ok        ok       ok         ok
GET  dossiers/{dossier}/                              in        nee     nee  ok        ok       ok         ok
GET  dossiers/{dossier}/wijzig/                       in        nee     nee  rol       rol      ok         ok
POST dossiers/{dossier}/wijzig/                       in        nee     nee  rol       rol      fout       fout
POST dossiers/{dossier}/archief/                      in        nee     nee  rol       rol      ok         ok
GET  dossiers/{dossier}/openbaar/                     in        nee     nee  rol       rol      rol        ok
POST dossiers/{dossier}/openbaar/                     in        nee     nee  rol       rol      rol        ok
GET  dossiers/{dossier}/beleidspunten/nieuw/          in        nee     nee  rol       rol      ok         ok
POST dossiers/{dossier}/beleidspunten/nieuw/          in        nee     nee  rol       rol      fout       fout
GET  dossiers/{dossier}/beleidspunten/{punt}/         in        nee     nee  rol       rol      ok         ok
POST dossiers/{dossier}/beleidspunten/{punt}/         in        nee     nee  rol       rol      fout       fout
POST dossiers/{dossier}/beleidspunten/{punt}/weg/     in        nee     nee  rol       rol      ok         ok
GET  dossiers/{dossier}/koppelen/                     in        nee     nee  ok        ok       ok         ok
POST dossiers/{dossier}/koppelen/                     in        nee     nee  fout      fout     fout       fout
GET  dossiers/{dossier}/koppelingen/{koppeling}/      in        nee     nee  rol       rol      rol        ok
POST dossiers/{dossier}/koppelingen/{koppeling}/      in        nee     nee  rol       rol      rol        fout
GET  dossiers/{dossier}/geschiedenis/                 in        nee     nee  ok        ok       ok         ok
GET  dossiers/{dossier}/bijlage/                      in        nee     nee  ok        ok       ok         ok
GET  dossiers/{dossier}/bijlage.pdf                   in        nee     nee  ok        ok       ok         ok
GET  dossiers/{dossier}/suggesties/                   in        nee     nee  rol       rol      rol        ok
GET  dossiers/{dossier}/suggesties/{suggestie}/       in        nee     nee  rol       rol      rol        ok
POST dossiers/{dossier}/suggesties/{suggestie}/       in        nee     nee  rol       rol      rol        fout
GET  dossiers/{dossier}/stukken/{stuk}/passage/       in        nee     nee  rol       rol      rol        ok
POST dossiers/{dossier}/stukken/{stuk}/passage/       in        nee     nee  rol       rol      rol        fout
GET  duiding/                                         in        nee     nee  ok        ok       ok         ok
POST duiding/                                         in        nee     nee  fout      fout     fout       fout
GET  duiding/{lezing}/                                in        nee     nee  nee       nee      nee        nee
GET  duiding/{lezing}/bewaar/                         in        nee     nee  rol       rol      nee        nee
POST duiding/{lezing}/bewaar/                         in        nee     nee  rol       rol      nee        nee
POST duiding/{lezing}/weg/                            in        nee     nee  nee       nee      nee        nee
GET  stedenbanden/                                    in        nee     nee  ok        ok       ok         ok
GET  stedenbanden/nieuw/                              in        nee     nee  rol       rol      ok         ok
POST stedenbanden/nieuw/                              in        nee     nee  rol       rol      fout       fout
GET  stedenbanden/{band}/                             in        nee     nee  rol       rol      ok         ok
POST stedenbanden/{band}/                             in        nee     nee  rol       rol      fout       fout
GET  actief/                                          in        nee     nee  ok        ok       ok         ok
POST actief/                                          in        nee     nee  rol       rol      fout       fout
GET  actief/{actief}/                                 in        nee     nee  rol       rol      ok         ok
POST actief/{actief}/                                 in        nee     nee  rol       rol      fout       fout
GET  landenoverleg/{land}/                            in        nee     nee  rol       rol      ok         ok
POST landenoverleg/{land}/                            in        nee     nee  rol       rol      fout       fout
GET  landenoverleg/{land}/voorstel/                   in        nee     nee  ok        rol      rol        rol
POST landenoverleg/{land}/voorstel/                   in        nee     nee  fout      rol      rol        rol
GET  overlegvoorstellen/{voorstel}/                   in        nee     nee  rol       rol      rol        ok
POST overlegvoorstellen/{voorstel}/                   in        nee     nee  rol       rol      rol        fout
GET  overleggen/{overleg}/                            in        nee     nee  rol       rol      ok         ok
POST overleggen/{overleg}/                            in        nee     nee  rol       rol      fout       fout
GET  aanbod/                                          in        nee     nee  ok        ok       ok         ok
GET  aanbod/nieuw/                                    in        nee     nee  rol       rol      ok         ok
POST aanbod/nieuw/                                    in        nee     nee  rol       rol      fout       fout
GET  aanbod/{aanbod}/                                 in        nee     nee  rol       rol      ok         ok
POST aanbod/{aanbod}/                                 in        nee     nee  rol       rol      fout       fout
GET  aanbod/eigen/nieuw/                              in        nee     nee  ok        rol      rol        rol
POST aanbod/eigen/nieuw/                              in        nee     nee  fout      rol      rol        rol
GET  aanbod/eigen/{eigen_aanbod}/                     in        nee     nee  ok        rol      rol        rol
POST aanbod/eigen/{eigen_aanbod}/                     in        nee     nee  fout      rol      rol        rol
GET  oproepen/{oproep}/reageer/                       in        nee     nee  rol       rol      ok         ok
POST oproepen/{oproep}/reageer/                       in        nee     nee  rol       rol      fout       fout
GET  oproepen/{oproep}/reageer/eigen/                 in        nee     nee  ok        rol      rol        rol
POST oproepen/{oproep}/reageer/eigen/                 in        nee     nee  ok        rol      rol        rol
POST oproepen/{oproep}/stel-voor/                     in        nee     nee  ok        rol      rol        rol
GET  reacties/eigen/{eigen_reactie}/                  in        nee     nee  ok        rol      rol        rol
POST reacties/eigen/{eigen_reactie}/                  in        nee     nee  ok        rol      rol        rol
GET  reacties/{eigen_reactie}/                        in        nee     nee  rol       rol      nee        ok
POST reacties/{eigen_reactie}/                        in        nee     nee  rol       rol      nee        rol
GET  reacties/{reactie}/                              in        nee     nee  rol       rol      ok         ok
POST reacties/{reactie}/                              in        nee     nee  rol       rol      ok         ok
GET  meetlat/                                         ok        ok      ok   ok        ok       ok         ok
GET  meetlat/alle.{export}                            ok        ok      ok   ok        ok       ok         ok
GET  meetlat/{cijfer}/                                ok        ok      ok   ok        ok       ok         ok
GET  meetlat/{cijfer}/{grafiek}.{beeld}               ok        ok      ok   ok        ok       ok         ok
GET  meetlat/{cijfer}/toelichting/                    in        nee     nee  rol       rol      ok         ok
POST meetlat/{cijfer}/toelichting/                    in        nee     nee  rol       rol      ok         ok
GET  meetlat/ambities/nieuw/                          in        nee     nee  rol       rol      ok         ok
POST meetlat/ambities/nieuw/                          in        nee     nee  rol       rol      fout       fout
GET  meetlat/ambities/{ambitie}/                      in        nee     nee  rol       rol      ok         ok
POST meetlat/ambities/{ambitie}/                      in        nee     nee  rol       rol      fout       fout
GET  naar-de-raad/                                    in        nee     nee  ok        ok       ok         ok
GET  naar-de-raad/jaarbeeld/                          in        nee     nee  rol       rol      ok         ok
POST naar-de-raad/jaarbeeld/                          in        nee     nee  rol       rol      fout       fout
GET  naar-de-raad/{soort}/                            in        nee     nee  ok        ok       rol        ok
POST naar-de-raad/{soort}/                            in        nee     nee  ok        ok       rol        ok
GET  bewaard/                                         in        nee     nee  ok        ok       ok         ok
POST bewaard/                                         in        nee     nee  ok        ok       ok         ok
POST bewaard/{bewaard}/                               in        nee     nee  ok        nee      nee        nee
GET  papieren/                                        in        nee     nee  ok        ok       ok         ok
GET  papieren/{papier}/                               in        nee     nee  ok        nee      nee        nee
GET  papieren/{papier}/gegevens/                      in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/gegevens/                      in        nee     nee  fout      nee      nee        nee
GET  papieren/{papier}/delen/{deel}/                  in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/delen/{deel}/                  in        nee     nee  voor      nee      nee        nee
POST papieren/{papier}/delen/{deel}/beurt/            in        nee     nee  ok        nee      nee        nee
GET  papieren/{papier}/delen/{deel}/opmerkingen/      in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/delen/{deel}/opmerkingen/      in        nee     nee  fout      nee      nee        nee
POST papieren/{papier}/opmerkingen/{opmerking}/       in        nee     nee  nee       nee      nee        nee
GET  papieren/{papier}/versies/                       in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/versies/                       in        nee     nee  nee       nee      nee        nee
GET  papieren/{papier}/wie/                           in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/wie/                           in        nee     nee  fout      nee      nee        nee
GET  papieren/{papier}/dien-in/                       in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/dien-in/                       in        nee     nee  fout      nee      nee        nee
GET  papieren/{papier}/mede-indieners/                in        nee     nee  ok        nee      nee        nee
POST papieren/{papier}/mede-indieners/                in        nee     nee  fout      nee      nee        nee
POST papieren/{papier}/mede-indienen/                 in        nee     nee  nee       nee      nee        nee
POST papieren/{papier}/weg/                           in        nee     nee  ok        nee      nee        nee
GET  papieren/{papier}/papier.{vorm}                  in        nee     nee  ok        nee      nee        nee
GET  ingediend/                                       in        nee     nee  rol       rol      rol        ok
GET  ingediend/{ingediend}/                           nee       nee     nee  ok        ok       ok         ok
GET  ingediend/{ingediend}/stuk.{vorm}                nee       nee     nee  ok        ok       ok         ok
GET  ingediend/{ingediend}/bevestig/                  in        nee     nee  rol       rol      rol        ok
POST ingediend/{ingediend}/bevestig/                  in        nee     nee  rol       rol      rol        fout
POST ingediend/{ingediend}/niet-ingediend/            in        nee     nee  ok        rol      rol        ok
GET  huisstijl/                                       in        nee     nee  rol       rol      rol        ok
POST huisstijl/                                       in        nee     nee  rol       rol      rol        fout
GET  huisstijl/logo/                                  in        nee     nee  ok        ok       ok         ok
GET  raadsregels/                                     in        nee     nee  rol       rol      rol        ok
POST raadsregels/                                     in        nee     nee  rol       rol      rol        fout
GET  koppelen/praktijk/oslo-klimaatbegroting/         in        nee     nee  ok        ok       ok         ok
POST koppelen/praktijk/oslo-klimaatbegroting/         in        nee     nee  fout      fout     fout       fout
GET  voorstellen/                                     in        nee     nee  rol       rol      rol        ok
GET  voorstellen/besloten/                            in        nee     nee  rol       rol      rol        ok
GET  voorstellen/{koppeling}/                         in        nee     nee  nee       nee      nee        ok
POST voorstellen/{koppeling}/                         in        nee     nee  nee       nee      nee        fout
GET  mensen/                                          in        nee     nee  rol       rol      rol        ok
POST mensen/                                          in        nee     nee  rol       rol      rol        fout
GET  mensen/lijst/                                    in        nee     nee  rol       rol      rol        ok
POST mensen/lijst/                                    in        nee     nee  rol       rol      rol        fout
POST mensen/{lid}/                                    in        nee     nee  rol       rol      rol        ok
GET  mensen/{lid}/weg/                                in        nee     nee  rol       rol      rol        ok
POST mensen/{lid}/weg/                                in        nee     nee  rol       rol      rol        ok
POST uitnodigingen/{uitnodiging}/                     in        nee     nee  rol       rol      rol        ok
"""
ROWS = [line.split() for line in TABLE.strip().splitlines()[1:]]
# Of the rows with the same answers the first: of what it refuses the whole portal is asked. What the others refuse is
# asked of their views, each with its own gate around it; what is made of a refusal is the same for all.
FIRST = list({(row[0], *row[2:]): row for row in reversed(ROWS)}.values())
Place = namedtuple("Place", ["base", "keys", "people", "sessions"])  # people and sessions by persona


@pytest.fixture(scope="module")
def place(kept_for_the_file):
    """A municipality with one of everything, made once for all tests of a file; each rolls back what it did to it."""
    return make_place()


def make_place():
    gemeente = build.gemeente("Proefgemeente")
    dossier = build.dossier(gemeente, titel="Geheim plan", slug="geheim-plan")
    with bereik(EVERYTHING):
        invoer = Invoer.objects.create(gemeente=gemeente, bron="bestand", naam="geheim.csv")
        taken = Invoer.objects.create(
            gemeente=gemeente, bron="bestand", naam="Geheim plan.csv", ingelezen_op=timezone.now()
        )
    people = {"buitenstaander": build.lid(build.gemeente()).gebruiker, "vng": build.gebruiker()}
    people |= {rol.value: build.lid(gemeente, rol).gebruiker for rol in Rol}
    uitnodiging, _ = build.uitnodiging(gemeente)
    build.huisstijl(gemeente, logo=build.png())
    papier = build.concept(gemeente, people["raadslid"])
    suggestie = build.suggestie(dossier)
    keys = {
        "dossier": dossier.slug,
        "punt": build.beleidspunt(dossier).pk,
        "koppeling": build.koppeling(dossier, besluit=Besluit.VOORSTEL).pk,
        "lid": build.lid(gemeente).pk,
        "suggestie": suggestie.pk,
        "stuk": suggestie.stuk_id,
        "lezing": build.lezing(gemeente, people["griffier"]).pk,
        "invoer": invoer.pk,
        "leesronde": build.leesronde(dossier).pk,
        "bundel": build.leesronde(dossier, begonnen_op=None).pk,
        "ingelezen": taken.pk,
        "uitnodiging": uitnodiging.pk,
        "aanbod": bijeenkomsten.aanbod(gemeente).pk,
        "eigen_aanbod": bijeenkomsten.aanbod(gemeente, persoon=people["raadslid"]).pk,
        "oproep": bijeenkomsten.oproep().slug,
        "reactie": bijeenkomsten.reactie(bijeenkomsten.oproep(), gemeente).pk,
        "eigen_reactie": bijeenkomsten.reactie(
            bijeenkomsten.oproep(rol="raadslid"), gemeente, persoon=people["raadslid"]
        ).pk,
        "band": landen.band(gemeente).pk,
        "actief": landen.actief(gemeente).pk,
        "ingediend": build.ingediend(gemeente, people["raadslid"]).pk,
        "papier": papier.pk,
        "bewaard": build.bewaard(gemeente, people["raadslid"]).pk,
        "opmerking": build.opmerking(papier, people["raadslid"]).pk,
        "soort": "motie",
        "deel": "constaterende",
        "vorm": "docx",
        "land": "jordanie",
        "cijfer": "rokers",
        "grafiek": "groep",
        "beeld": "svg",
        "export": "csv",
        "ambitie": build.ambitie(gemeente).pk,
        "voorstel": landen.voorstel(gemeente, people["raadslid"], code="JO").pk,
        "overleg": landen.overleg(build.gemeente(), [gemeente]).pk,
    }
    sessions = {persona: session_of(person) for persona, person in people.items()}
    return Place(f"/gemeenten/{gemeente.slug}/", keys, people, sessions)


def session_of(person):
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def client_of(place, persona, **options):
    """A browser in which this persona is signed in; a visitor is not."""
    client = Client(**options)
    if persona in place.sessions:
        client.cookies[settings.SESSION_COOKIE_NAME] = place.sessions[persona]
    return client


def asked(place, method, path):
    """What a request of this address is made of."""
    address = place.base + path.lstrip("/").format(**place.keys)
    body = {"data": "iets=1", "content_type": "application/x-www-form-urlencoded"} if method == "POST" else {}
    return {"method": method, "path": address} | body


def ask(place, persona, method, path):
    return client_of(place, persona).generic(**asked(place, method, path))


def ask_view(place, persona, method, path):
    return view_answers(
        RequestFactory().generic(**asked(place, method, path)), place.people.get(persona, AnonymousUser())
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_each_persona_gets_the_answer_of_the_table(place, row):
    method, path, *expected = row
    before = changes() if method == "GET" else 0
    sent_back = {answer: persona for persona, answer in zip(PERSONAS, expected, strict=True) if answer in SENT_BACK}
    for persona, answer in zip(PERSONAS, expected, strict=True):
        to_ask = ask_view if answer in REFUSED and row not in FIRST else ask
        seen = persona in SEEN and answer not in REFUSED and sent_back.get(answer, persona) == persona
        with nullcontext() if seen else unrendered(), transaction.atomic():  # each finds the place as it was
            response = to_ask(place, persona, method, path)
            transaction.set_rollback(True)
        assert response.status_code in ANSWERS[answer], (persona, response.status_code)
        if answer == "in":
            assert response.url.startswith("/inloggen/"), persona
        if answer in REFUSED:
            assert response.content.decode() in REFUSALS, persona
    if method == "GET":  # a link that somebody is lured to, or that a mail scanner opens, decides nothing
        assert changes() == before


@pytest.mark.parametrize("persona", PERSONAS[:-1])
@pytest.mark.parametrize("path", ["dossiers/{dossier}/openbaar/", "voorstellen/{koppeling}/", "duiding/{lezing}/"])
def test_the_page_of_a_refusal_tells_nothing_of_what_is_there(place, persona, path):
    response = ask(place, persona, "GET", path)
    assert response.status_code in (302, 403, 404)
    assert "Geheim plan" not in response.content.decode()


CHANGES = """
SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables WHERE relname = ANY(%s)
"""


@cache
def watched():
    """The tables of dossiers, papers and invitations."""
    ours = [apps.get_app_config(name).get_models() for name in ("dossiers", "instrumenten")]
    return [model._meta.db_table for models in ours for model in models] + [Uitnodiging._meta.db_table]


def changes():
    """How many rows of them were written in this transaction, also if rolled back."""
    with connection.cursor() as cursor:
        cursor.execute(CHANGES, [watched()])
        return cursor.fetchone()[0]


def test_what_is_written_and_rolled_back_is_counted(place):
    before = changes()
    with transaction.atomic():
        assert ask(place, "griffier", "POST", "uitnodigingen/{uitnodiging}/").status_code == 302
        transaction.set_rollback(True)
    assert changes() > before


@pytest.mark.parametrize("method", ["PUT", "OPTIONS", "HEAD"])
def test_no_other_method_opens_anything(place, method):
    """Whatever the method, who may not in by the table gets nothing, and no method does what POST does.

    PUT stands for all methods that Django knows by no other way. HEAD and OPTIONS are those that it answers by itself:
    asked of a visitor, for whom the gate opens nothing; who it lets in and who not, whatever the method, PUT shows.
    """
    before, whole = changes(), {row[1] for row in FIRST}
    for path in {row[1] for row in ROWS}:
        rows = [row[2:] for row in ROWS if row[1] == path]
        # Of those who get the same answers by the table, which the test above asks of all, one asks here.
        asking = dict(zip(zip(*rows, strict=True), PERSONAS, strict=True))
        for answers, persona in asking.items():
            if method != "PUT" and persona != "bezoeker":
                continue
            to_ask = ask if path in whole else ask_view
            with unrendered():
                response = to_ask(place, persona, method, path)
            refused = set(answers) <= REFUSED
            allowed = set().union(*(ANSWERS[answer] for answer in answers)) if refused else {200, 302, 409, 422}
            assert response.status_code in allowed | {405}, (method, path, persona, response.status_code)
            assert changes() == before, (method, path, persona)


def municipal_routes():
    """Every address under a municipality, with the view behind it."""
    found = []

    def walk(patterns, before=""):
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if hasattr(pattern, "url_patterns"):
                walk(pattern.url_patterns, route)
            elif "<slug:gemeente>" in route:
                found.append((route, pattern.callback))

    walk(get_resolver().url_patterns)
    return found


def test_every_municipal_route_says_the_right_it_needs():
    assert all(isinstance(getattr(view, "recht", None), Recht) for _, view in municipal_routes())


def test_every_municipal_route_is_in_the_table():
    def shape(path):
        return re.sub(r"<[^>]+>|\{[^}]+\}|praktijk/oslo-klimaatbegroting|(?<=doelen/)11", "*", path).replace("*/*", "*")

    routes = {shape(route.partition("<slug:gemeente>/")[2]) for route, _ in municipal_routes()}
    assert routes == {shape(row[1].lstrip("/")) for row in ROWS}


def test_a_councillor_takes_back_only_an_own_proposal(place):
    koppeling = place.keys["koppeling"]
    with bereik(EVERYTHING):
        Koppeling.objects.filter(pk=koppeling).update(voorgesteld_door=place.people["raadslid"])
    take_back = {"daad": "trek_in", "_gezien": "1"}
    address = f"{place.base}voorstellen/{koppeling}/"
    assert client_of(place, "fractiemedewerker").post(address, take_back).status_code == 404
    assert client_of(place, "raadslid").post(address, {"daad": "koppel", "_gezien": "1"}).status_code == 403
    assert client_of(place, "raadslid").post(address, take_back).status_code == 302


def test_an_htmx_request_of_a_visitor_leads_the_whole_page_to_the_login(place, client):
    response = client.get(f"{place.base}dossiers/{place.keys['dossier']}/koppelen/", HTTP_HX_REQUEST="true")
    assert response["HX-Redirect"].startswith("/inloggen/")


def test_a_municipal_page_stays_in_no_cache(place):
    response = client_of(place, "raadslid").get(f"{place.base}dossiers/")
    assert "no-store" in response["Cache-Control"] and "private" in response["Cache-Control"]


def test_whoever_is_taken_out_is_out_at_once(place):
    client = client_of(place, "raadslid")
    assert client.get(f"{place.base}dossiers/").status_code == 200
    with bereik(EVERYTHING):
        place.people["raadslid"].lidmaatschappen.get().delete()
    assert client.get(f"{place.base}dossiers/").status_code == 404
