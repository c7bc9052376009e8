"""The pages of thema's: what it is about, what there is, and nothing that is empty."""

import pytest

from kennisbank.loading import load_lists
from kennisbank.models import Praktijk, Thema
from raadsportaal.redactie.models import Status
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_all_themas_with_their_counts(client):
    html = page(client, "/kennisbank/themas/")
    for thema in Thema.objects.with_counts():
        assert f'<a href="{thema.get_absolute_url()}">{thema.naam}</a>' in html
        assert thema.inleiding and thema.aantal == Praktijk.objects.published().of_thema(thema).count()
        assert f"{thema.aantal} voorbeelden" in html


def test_a_thema_leads_to_everything_about_it(client):
    html = page(client, "/kennisbank/themas/wonen/")
    thema = Thema.objects.get(slug="wonen")
    n = Praktijk.objects.published().of_thema(thema).count()
    assert thema.inleiding in html
    assert f'href="/kennisbank/?thema=wonen">Alle {n} voorbeelden' in html
    assert html.count("raad-kaart__beeld") == 6
    assert "/kennisbank/collecties/wonen-wat-hielp-en-wat-niet/" in html
    assert "/kennisbank/?thema=wonen&amp;doel=11" in html
    assert "/samenwerking/programmas/?thema=wonen" in html
    assert f"{thema.netwerken.first().afkorting}</a>" in html


def test_the_most_useful_examples_come_first_and_concepts_not_at_all(client):
    useful = {"themas": ["afval"], "zekerheid": 3, "sinds": 2025, "nl_antwoord": "ja"}
    build.praktijk(titel="Geheim", status=Status.CONCEPT, **useful)
    build.praktijk(titel="Goed onderzocht", **useful)
    build.praktijk(titel="Alleen beschreven", themas=["afval"], zekerheid=1)
    html = page(client, "/kennisbank/themas/afval/")
    assert "Goed onderzocht" in html
    assert "Geheim" not in html and "Alleen beschreven" not in html


def test_the_goals_count_the_examples_of_this_thema_only(client):
    Thema.objects.create(nummer=900, naam="Grutto’s", slug="gruttos")
    for doelen in ((15, 2), (15,), (13,)):
        build.praktijk(themas=["gruttos"], doelen=doelen)
    build.praktijk(themas=["gruttos"], doelen=(13,), status=Status.CONCEPT)
    thema = Thema.objects.get(slug="gruttos")
    goals = [(d.nummer, d.aantal) for d in Praktijk.objects.published().of_thema(thema).goals(most=5)]
    assert goals == [(15, 2), (2, 1), (13, 1)]


def test_a_bare_thema_has_no_empty_blocks(client):
    Thema.objects.create(nummer=901, naam="Vuurtorens", slug="vuurtorens")
    html = page(client, "/kennisbank/themas/vuurtorens/")
    assert "nog geen voorbeelden" in html
    for absent in ("Global Goals</h2>", "Kennisnetwerken</h2>", "Samenwerking</h2>", "Uitgezocht", "<aside"):
        assert absent not in html
    assert client.get("/kennisbank/themas/bestaat-niet/").status_code == 404


def test_pages_take_a_constant_number_of_queries(client, django_assert_num_queries):
    for n in (0, 8):
        for _ in range(n):
            build.praktijk(themas=["wonen"], doelen=(11, 1))
        with django_assert_num_queries(9):
            client.get("/kennisbank/themas/wonen/")
        with django_assert_num_queries(1):
            client.get("/kennisbank/themas/")


def test_other_pages_lead_to_a_thema(client):
    assert 'href="/kennisbank/themas/sturing/"' in page(client, "/kennisbank/oslo-klimaatbegroting/")
    assert 'href="/kennisbank/themas/wonen/"' in page(client, "/")
    assert 'href="/kennisbank/themas/"' in page(client, "/kennisbank/")


def test_loading_gives_a_text_to_a_thema_without_one_and_leaves_an_editors(client):
    Thema.objects.filter(slug="wonen").update(inleiding="")
    Thema.objects.filter(slug="afval").update(inleiding="Van een redacteur.")
    load_lists()
    assert "corporaties" in Thema.objects.get(slug="wonen").inleiding
    assert Thema.objects.get(slug="afval").inleiding == "Van een redacteur."
