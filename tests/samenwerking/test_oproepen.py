"""Calls as everyone sees them: what is asked, whether one can respond, and why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Landpagina, Oproep, Programma
from tests import build
from tests.samenwerking.bijeenkomsten import close, oproep, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/samenwerking/oproepen/"
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def no_others(content):
    Oproep.objects.all().delete()
    Landpagina.objects.update(gesloten=False)


def test_open_calls_are_listed_the_first_deadline_first_and_closed_ones_apart(client):
    oproep(titel="Zonder einde", deadline=None)
    oproep(titel="Volgende maand", deadline=TODAY + timedelta(days=30))
    oproep(titel="Morgen", deadline=TODAY + timedelta(days=1))
    oproep(titel="Vandaag nog", deadline=TODAY)
    oproep(titel="Gisteren", deadline=TODAY - timedelta(days=1))
    oproep(titel="Concept", status="concept")
    page = text(client, LIST)
    places = [page.index(title) for title in ("Vandaag nog", "Morgen", "Volgende maand", "Zonder einde", "Gisteren")]
    assert places == sorted(places)
    assert "4 oproepen open" in page and "Concept" not in page
    assert "De termijn om te reageren is voorbij." in page


def test_no_calls_is_said(client):
    assert "Er zijn nu geen oproepen" in text(client, LIST)


def test_a_call_tells_what_one_needs_to_know(client):
    programma = Programma.objects.create(titel="Water in Benin", slug="water-in-benin", status="gepubliceerd")
    made = oproep(
        titel="Riool", programma=programma, tijd="10 dagen", periode="voorjaar", wie="Ambtenaren van waterschappen"
    )
    page = text(client, made.get_absolute_url())
    for words in ("Adviseur", "Op reis", "10 dagen", "voorjaar", "Frans", "Benin", "Water en sanitair"):
        assert words in page
    assert "Ambtenaren van waterschappen" in page and "Water in Benin" in page
    assert "Log in en reageer" in page


def test_a_journey_to_a_closed_country_is_not_open_and_says_why(client):
    travel, online = oproep(titel="Reis", vorm="reis"), oproep(titel="Online", vorm="online")
    close("BJ")
    assert list(Oproep.objects.open(TODAY)) == [online]
    page = text(client, travel.get_absolute_url())
    assert "Er wordt nu niemand gestuurd naar Benin." in page and "Log in en reageer" not in page
    page = text(client, LIST)
    assert "1 oproep open" in page and "Er wordt nu niemand gestuurd naar Benin." in page
    assert online.is_open(TODAY) and not travel.is_open(TODAY)


def test_one_closed_country_among_several_closes_the_journey():
    made = oproep(landen=["BJ", "ML"])
    close("ML")
    assert made.closed_because(TODAY) == "Er wordt nu niemand gestuurd naar Mali."
    assert not Oproep.objects.open(TODAY).exists()


def test_who_can_respond_is_offered_it_and_others_hear_who_can(client):
    made, gemeente = oproep(), build.gemeente("Meedoen")
    for rol, offered in [(Rol.AMBTENAAR, True), (Rol.GRIFFIER, True), (Rol.RAADSLID, False)]:
        client.force_login(build.lid(gemeente, rol).gebruiker)
        page = text(client, made.get_absolute_url())
        assert (f"/gemeenten/meedoen/oproepen/{made.slug}/reageer/" in page) == offered
    assert "Een griffier of ambtenaar van Meedoen kan reageren" in page
    client.force_login(build.persoon())
    assert "Reageren doet een gemeente" in text(client, made.get_absolute_url())


def test_an_archived_call_stays_readable_and_takes_no_responses(client):
    made = oproep(status="gearchiveerd")
    assert "niet meer actueel" in text(client, made.get_absolute_url())
    assert client.get(oproep(status="concept").get_absolute_url()).status_code == 404


def test_what_people_write_is_shown_and_not_run(client):
    made = oproep(titel="<script>alert(1)</script>", tekst="<b>x</b>\n\n{{ 7|add:7 }}", wie="<img src=x>")
    for path in (LIST, made.get_absolute_url()):
        page = text(client, path)
        assert "<script>alert(1)" not in page and "<img src=x" not in page and "<b>x" not in page


@pytest.mark.parametrize("n", [1, 6])
def test_the_list_asks_the_same_number_of_questions_however_long(client, django_assert_num_queries, n):
    for _ in range(n):
        oproep(themas=["water", "wonen"], landen=["BJ", "UG"], vorm="online")
        made = oproep(themas=["water", "wonen"], landen=["BJ", "UG"])
        oproep(deadline=TODAY - timedelta(days=1), vorm="online")
    with django_assert_num_queries(6):
        text(client, LIST)
    with django_assert_num_queries(3):
        text(client, made.get_absolute_url())


@pytest.mark.parametrize("slug", ["x", "a" * 500, "%00", "%F0%9F%98%80", ".."])
def test_any_address_gets_an_answer(client, slug):
    assert client.get(f"{LIST}{slug}/").status_code in (400, 404)
    assert client.get(f"{LIST}?q={slug}&pagina=x").status_code == 200
