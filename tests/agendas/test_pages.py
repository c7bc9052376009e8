"""Pages of the agendas: what a councillor sees of a doel and of an agreement."""

import pytest

from agendas.models import Agenda, Subdoel, Verband
from kennisbank.models import Praktijk
from raadsportaal.basis import search

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def html(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_goal_shows_subdoelen_questions_ties_and_examples(client):
    page = html(client, "/agendas/global-goals/11/")
    assert "Groen" in page and 'id="11-7"' in page
    assert "Vragen voor uw raad" in page
    assert "Ook in andere agenda’s" in page
    count = Praktijk.objects.published().filter(doelregels__doel__nummer=11).count()
    assert f"Alle {count} bij doel 11" in page


def test_the_tie_between_two_agendas_is_shown_on_both_pages(client):
    assert "/agendas/klimaat/parijs/#doel-" in html(client, "/agendas/global-goals/13/")
    assert "/agendas/global-goals/13/#13-" in html(client, "/agendas/klimaat/parijs/")


def test_a_tie_says_how_strong_it_is_on_both_pages(client):
    Verband.objects.filter(subdoel__doel__nummer=13, doel__agenda__slug="parijs").update(sterkte="raakt")
    for path in ("/agendas/global-goals/13/", "/agendas/klimaat/parijs/"):
        assert "<strong>Raakt aan.</strong>" in html(client, path)


def test_all_agendas_and_groups_have_a_page(client):
    for agenda in Agenda.objects.published():
        html(client, agenda.get_absolute_url())
    for groep in ("klimaat", "natuur", "stad", "migratie", "digitaal"):
        html(client, f"/agendas/{groep}/")
    assert "17" in html(client, "/agendas/global-goals/")
    html(client, "/agendas/")


@pytest.mark.parametrize(
    "path",
    [
        "/agendas/global-goals/18/",
        "/agendas/global-goals/0/",
        "/agendas/klimaat/niets/",
        "/agendas/natuur/parijs/",
    ],
)
def test_what_does_not_exist_is_404(client, path):
    assert client.get(path).status_code == 404


def test_an_agenda_that_is_not_published_is_nowhere(client):
    parijs = Agenda.objects.get(slug="parijs")
    parijs.status = "concept"
    parijs.save()
    assert client.get("/agendas/klimaat/parijs/").status_code == 404
    assert "/agendas/klimaat/parijs/" not in html(client, "/agendas/global-goals/13/")
    assert "/agendas/klimaat/parijs/" not in html(client, "/agendas/klimaat/")


@pytest.mark.parametrize(
    ("path", "queries"), [("/agendas/", 5), ("/agendas/global-goals/13/", 19), ("/agendas/klimaat/parijs/", 10)]
)
def test_pages_take_a_constant_number_of_queries(client, path, queries, django_assert_max_num_queries):
    with django_assert_max_num_queries(queries):
        client.get(path)


def test_a_changed_subdoel_is_found_by_its_new_words(beheer):
    subdoel = Subdoel.objects.get(code="11.7")
    data = {
        "titel": "Kwispelstaartweide voor iedereen",
        "tekst": "Zin.",
        "zeggenschap": "veel",
        "bestuurslagen": "gemeente",
        "raad": "Groenplan",
        "bron_url": subdoel.bron_url,
    }
    assert beheer.post(f"/beheer/agendas/subdoel/{subdoel.pk}/change/", data).status_code == 302
    assert search.find("doel", words="kwispelstaartweide").ids == [subdoel.doel_id]
