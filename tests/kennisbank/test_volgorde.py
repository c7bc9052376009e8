"""Without words the list begins with what a councillor can use most: sure, recent, Dutch law, a place like the own."""

import re

import pytest

from tests import build
from tests.kennisbank.test_list import page, titles

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("lege_kennisbank_per_bestand")]
SAME = {"land": "DE", "zekerheid": 2, "sinds": 2015, "nl_antwoord": "ja"}


def praktijk(titel, **fields):
    return build.praktijk(titel=titel, **SAME | fields)


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ({"zekerheid": 3}, {"zekerheid": 1}),
        ({"sinds": 2022}, {"sinds": 2004}),
        ({"sinds": 1990}, {"sinds": 1970, "zekerheid": 1}),
        ({"nl_antwoord": "ja"}, {"nl_antwoord": "nee"}),
        ({"land": "DE"}, {"land": "KE"}),
        ({"taal": "nl"}, {"taal": "en"}),
    ],
)
def test_what_is_of_more_use_comes_first_whatever_was_written_last(client, more, less):
    praktijk("Meer", **more)
    praktijk("Minder", **less)
    assert titles(page(client)) == ["Meer", "Minder"]


def test_who_asks_for_the_newest_gets_them(client):
    praktijk("Eerst geschreven", zekerheid=3)
    praktijk("Laatst geschreven", zekerheid=1)
    assert titles(page(client, "?volgorde=nieuw")) == ["Laatst geschreven", "Eerst geschreven"]


@pytest.fixture
def of_two_sizes(client):
    praktijk("Dorp", inwoners=9_000)
    praktijk("Stad", inwoners=700_000)
    praktijk("Onbekend", inwoners=None)
    return client


@pytest.mark.parametrize(
    ("inwoners", "order"), [(12_000, ["Dorp", "Onbekend", "Stad"]), (600_000, ["Stad", "Onbekend", "Dorp"])]
)
def test_for_who_works_in_a_municipality_a_place_of_its_size_comes_first(of_two_sizes, inwoners, order):
    of_two_sizes.force_login(build.lid(build.gemeente(inwoners=inwoners)).gebruiker)
    assert titles(page(of_two_sizes))[0] == order[0]


@pytest.mark.parametrize("query", ["?doel=11", "?doel=11&thema=wonen"])
def test_a_place_of_the_own_size_also_comes_first_of_what_filters_leave(of_two_sizes, query):
    of_two_sizes.force_login(build.lid(build.gemeente(inwoners=12_000)).gebruiker)
    assert titles(page(of_two_sizes, query))[0] == "Dorp"


def test_a_place_of_twelve_times_the_size_is_no_nearer_than_one_of_unknown_size(of_two_sizes):
    of_two_sizes.force_login(build.lid(build.gemeente(inwoners=9_000)).gebruiker)
    assert titles(page(of_two_sizes)) == ["Dorp", "Onbekend", "Stad"]


def test_the_subject_weighs_more_than_all_of_that(client):
    praktijk("Vuurwerk in de wijk", zekerheid=1, sinds=1970, land="KE", nl_antwoord="nee")
    praktijk("Iets anders", zekerheid=3, sinds=2025, samenvatting="Het ging ook even over vuurwerk.")
    assert titles(page(client, "?q=vuurwerk"))[0] == "Vuurwerk in de wijk"


def test_the_page_of_a_doel_leads_with_those_that_lead_with_it_and_are_of_most_use(client):
    praktijk("Minder", doelen=(7,), zekerheid=1)
    praktijk("Meer", doelen=(7,), zekerheid=3)
    praktijk("Ook hierover", doelen=(13, 7), zekerheid=3, sinds=2024)
    html = client.get("/agendas/global-goals/7/").content.decode()
    found = list(re.findall(r">\s*(Meer|Minder|Ook hierover)\s*<", html))
    assert found == ["Meer", "Minder", "Ook hierover"]
