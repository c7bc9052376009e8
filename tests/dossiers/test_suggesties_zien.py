"""Who sees suggestions: the griffier, everywhere that it helps; a councillor and everyone else, nowhere."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agendas.models import Subdoel
from raadsportaal.dossiers.models import Suggestie
from raadsportaal.dossiers.own_data import of_person
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import HERE, fresh, suggest, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
DOSSIER = f"{HERE}dossiers/plan/"
LIST = f"{DOSSIER}suggesties/"
HTMX = {"HTTP_HX_REQUEST": "true"}
QUERIES_LIST, QUERIES_DOSSIER = 11, 23


@pytest.fixture
def dossier(gemeente):
    return build.dossier(gemeente, titel="Plan", slug="plan", openbaar_op=timezone.now())


@pytest.fixture
def griffier(client, gemeente):
    gebruiker = build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker
    client.force_login(gebruiker)
    return gebruiker


def decide(client, suggestie, daad="koppel", **more):
    return client.post(f"{LIST}{suggestie.pk}/", {"daad": daad, "_gezien": fresh(suggestie).versie} | more, **HTMX)


def codes(n):
    return list(Subdoel.objects.order_by("pk").values_list("code", flat=True)[:n])


# The griffier


def test_the_list_stands_beside_the_passages_with_numbers_that_lead_to_each_other(client, dossier, griffier):
    first, second = suggest(dossier, "11.1", "13.1")
    page = client.get(LIST).content.decode()
    for number, suggestie in enumerate((first, second), 1):
        assert f'href="#al-{suggestie.begin}"' in page and f'id="al-{suggestie.begin}"' in page
        note = f'href="#suggestie-{suggestie.pk}" data-van="{suggestie.pk}"><span class="raad-sr">Naar kaart </span>'
        assert f"{note}{number}</a>" in page
    assert page.count(">huizen</mark>") == 4


def test_cards_come_by_doel_and_what_is_only_possible_is_folded_away(client, dossier, griffier):
    suggest(dossier, "13.1", "11.1")
    suggest(dossier, "1.2", sterkte="mogelijk")
    page = client.get(LIST).content.decode()
    places = [page.index(words) for words in (">11.1 ", ">13.1 ", "Mogelijk: 1 kaart", ">1.2 ")]
    assert places == sorted(places)
    assert "2 suggesties wachten op u" in words(client.get(LIST))
    assert "%" not in words(client.get(LIST)).partition("Wat wacht op u")[2].partition("Over dit portaal")[0]


def test_of_many_cards_only_the_first_of_the_first_doel_is_open(client, dossier, griffier):
    first, *_ = suggest(dossier, "11.1", "11.2", "13.1")
    suggest(dossier, "1.2", sterkte="mogelijk")
    page = client.get(LIST).content.decode()
    folds = re.findall(r"<details[^>]*data-vouwt( open)?>", page)
    assert folds == [" open", " open", "", "", "", ""], "doel 11 and its first card; doel 13; one that is possible"
    opened = page.partition(" open>")[2].partition(" open>")[2].partition("</details>")[0]
    assert f"{first.subdoel}</h4>" in opened and "Koppel: draagt bij" in opened
    assert words(client.get(LIST)).count("Koppel: draagt bij") == 4, "folded is not gone"


def test_the_dossier_shows_the_first_three_and_leads_to_the_rest(client, dossier, griffier):
    suggest(dossier, *codes(5))
    page = client.get(DOSSIER)
    assert "5 suggesties wachten op u" in words(page)
    assert page.content.decode().count('class="raad-suggestie"') == 3
    assert f'href="{LIST}"' in page.content.decode()


@pytest.mark.parametrize("proposals", [0, 1])
def test_deciding_at_the_dossier_changes_the_count_of_suggestions_there(client, dossier, griffier, proposals):
    first, _ = suggest(dossier, "11.1", "13.1")
    if proposals:
        build.koppeling(dossier, "1.2", "voorstel", besloten_op=None)
    changed = re.search(r'<span id="([^"]+)" hx-swap-oob="true">1</span>', decide(client, first).content.decode())
    here = client.get(DOSSIER).content.decode()
    section = re.search(r'<section id="suggesties".*?</section>', here, re.S)[0]
    assert changed and f'id="{changed[1]}">1</span>' in section


def test_mijn_gemeente_names_dossiers_with_suggestions_unless_they_are_archived(client, gemeente, dossier, griffier):
    suggest(dossier, "11.1", "13.1")
    suggest(build.dossier(gemeente, titel="Oud", gearchiveerd_op=timezone.now()), "11.1")
    suggest(build.dossier(gemeente, titel="Vaag"), "11.1", sterkte="mogelijk")
    said = words(client.get(HERE))
    assert "2 suggesties bij ‘Plan’" in said and "bij ‘Oud’" not in said and "bij ‘Vaag’" not in said


def test_the_history_tells_what_was_read_linked_refused_and_taken_back(client, dossier, griffier):
    linked, refused, back = suggest(dossier, "11.1", "13.1", "1.2", naam="Visie 2040.pdf", door=griffier)
    decide(client, linked)
    decide(client, refused, "afwijs", reden="te_algemeen")
    decide(client, back, "afwijs")
    decide(client, back, "ongedaan")
    said = words(client.get(f"{DOSSIER}geschiedenis/"))
    assert "Liet het stuk ‘Visie 2040.pdf’ lezen" in said
    assert "Koppelde 11.1" in said
    assert f"Wees de suggestie {refused} af: het klopt, maar is te algemeen" in said
    assert f"Maakte de afwijzing van de suggestie {back} ongedaan" in said
    assert said.count("Mark Jansen, griffier") >= 4


# Councillors, officials, visitors, other municipalities


@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.FRACTIEMEDEWERKER, Rol.AMBTENAAR])
def test_no_other_role_opens_or_decides_a_suggestion(client, gemeente, dossier, rol):
    (suggestie,) = suggest(dossier, "11.1")
    client.force_login(build.lid(gemeente, rol).gebruiker)
    for address in (LIST, f"{LIST}{suggestie.pk}/", f"{LIST}{suggestie.pk}/?anders=1"):
        assert client.get(address).status_code == client.get(address, **HTMX).status_code == 403
    assert decide(client, suggestie).status_code == 403
    assert fresh(suggestie).waits


def test_outside_the_municipality_there_is_nothing(client, gemeente, dossier):
    (suggestie,) = suggest(dossier, "11.1")
    assert client.get(LIST).url.startswith("/inloggen/")
    other = build.gemeente("Anderwaard")
    elsewhere = build.dossier(other, slug="plan")
    client.force_login(build.lid(other, Rol.GRIFFIER).gebruiker)
    assert client.get(LIST).status_code == decide(client, suggestie).status_code == 404
    theirs = LIST.replace("testwaard", "anderwaard")
    assert client.get(theirs).status_code == 200
    assert client.post(f"{theirs}{suggestie.pk}/", {"daad": "koppel", "_gezien": "1"}).status_code == 404
    assert fresh(suggestie).waits and fresh(elsewhere)


def test_a_suggestion_is_found_at_its_own_dossier_only(client, gemeente, dossier, griffier):
    (suggestie,) = suggest(build.dossier(gemeente, slug="ander"), "11.1")
    assert client.get(f"{LIST}{suggestie.pk}/").status_code == decide(client, suggestie).status_code == 404


PAGES = [
    DOSSIER, f"{DOSSIER}geschiedenis/", f"{DOSSIER}bijlage/", f"{DOSSIER}koppelen/", HERE, f"{HERE}doelen/",
    f"{HERE}doelen/11/", f"{HERE}doelen/14/", f"{HERE}dossiers/", f"{HERE}dossiers/export.csv", "/account/gegevens/",
]  # fmt: skip


@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.AMBTENAAR, None])
def test_nobody_else_reads_a_suggestion_or_its_refusal_anywhere(client, gemeente, dossier, griffier, rol):
    """A fractiemedewerker may do less than a raadslid, and nothing that a raadslid may not."""
    waiting, refused, possible = suggest(dossier, "14.1", "14.2", "14.3")
    decide(client, refused, "afwijs", reden="onderwerp")
    with bereik(EVERYTHING):
        Suggestie.objects.filter(pk=possible.pk).update(sterkte="mogelijk")
    other = Client()
    if rol:
        other.force_login(build.lid(gemeente, rol).gebruiker)
    for path in PAGES:
        said = words(other.get(path))  # a visitor is mostly sent on to the login page
        for of_the_portal in ("Hoe suggesties werken", "besloten over suggesties"):
            said = said.replace(of_the_portal, "")
        assert "uggestie" not in said, path
        assert "over huizen" not in said and waiting.subdoel.titel not in said, path
        assert refused.subdoel.titel not in said or path.endswith("14/"), path


def test_what_was_linked_is_read_by_councillors_without_where_it_came_from(client, gemeente, dossier, griffier):
    linked, waiting = suggest(dossier, "11.1", "14.1")
    decide(client, linked)
    raadslid = Client()
    raadslid.force_login(build.lid(gemeente).gebruiker)
    said = words(raadslid.get(DOSSIER))
    assert "Hier staat zin 1 over huizen." in said and "Hier staat zin 2 over huizen." not in said
    assert str(waiting) not in said and "wachten op u" not in said


def test_ones_own_data_hold_the_own_decisions_and_readings_and_nobody_elses(client, gemeente, dossier, griffier):
    linked, refused = suggest(dossier, "11.1", "13.1")
    decide(client, linked)
    decide(client, refused, "afwijs", reden="onderwerp")
    mine = of_person(griffier)["besloten over suggesties"]
    assert [(one["suggestie"], one["wat"], one["reden"]) for one in mine] == [
        (str(linked), "Koppel", ""), (str(refused), "Past niet", "Het onderwerp klopt niet"),
    ]  # fmt: skip
    assert "huizen" not in str(mine), "the words of the document are not the griffier's"
    for other in (build.lid(gemeente).gebruiker, build.lid(gemeente, Rol.GRIFFIER).gebruiker):
        assert not any(of_person(other).values())


# As many queries for many as for few


def queries(ask, *args, **more):
    with CaptureQueriesContext(connection) as captured:
        assert ask(*args, **more).status_code == 200
    return len(captured)


def test_three_and_twelve_suggestions_take_the_same_number_of_queries(client, dossier, griffier):
    suggest(dossier, *codes(3))
    client.get(LIST)
    few = queries(client.get, LIST), queries(client.get, DOSSIER)
    suggest(dossier, *codes(9))
    suggest(dossier, *codes(3), sterkte="mogelijk")
    assert few == (queries(client.get, LIST), queries(client.get, DOSSIER)) == (QUERIES_LIST, QUERIES_DOSSIER)


def test_one_and_five_decided_ones_take_the_same_number_of_queries(client, dossier, griffier):
    found = suggest(dossier, *codes(5))
    decide(client, found[0], anders="11.7")
    few = queries(client.get, LIST)
    for suggestie in found[1:]:
        decide(client, suggestie)
    assert queries(client.get, LIST) == few


def test_deciding_the_second_and_the_last_of_five_takes_the_same_number_of_queries(client, dossier, griffier):
    found = suggest(dossier, *codes(5))
    first, second, *_, last = [queries(decide, client, suggestie) for suggestie in found]
    assert second == last <= first


def test_of_more_than_forty_the_first_are_shown_and_the_page_says_so(client, dossier, griffier):
    suggest(dossier, *codes(45))
    page = client.get(LIST)
    assert page.content.decode().count('class="raad-suggestie"') == 40
    assert "U ziet bladzijde 1 van 2." in words(page) and "45 suggesties wachten op u" in words(page)
    second = client.get(f"{LIST}?kaarten=2")
    assert second.content.decode().count('class="raad-suggestie"') == 5
    for odd in ("0", "9" * 9, "²", "x", "-1"):
        assert (
            client.get(f"{LIST}?kaarten={odd}&hoofdstuk={odd}&stuk={odd}&bij={odd}&wie={odd}&tot={odd}").status_code
            == 200
        )
