"""Deciding suggestions: link, refuse, choose another subdoel, undo; with htmx and without; two people at once."""

import json
from collections import Counter
from datetime import timedelta
from re import findall

import pytest
from django.utils import timezone

from agendas.models import Doel
from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Besluit, Koppeling, Suggestie, Suggestiekeuze
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.addresses import context_of
from tests.dossiers.readings import HERE, fresh, suggest, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = f"{HERE}dossiers/plan/suggesties/"
DOSSIER = f"{HERE}dossiers/plan/"
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def dossier(gemeente):
    return build.dossier(gemeente, titel="Plan", slug="plan")


@pytest.fixture
def griffier(client, gemeente):
    gebruiker = build.lid(gemeente, Rol.GRIFFIER, naam="Mark Jansen").gebruiker
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def colleague(gemeente):
    return build.lid(gemeente, Rol.GRIFFIER, naam="Noor Hendriks").gebruiker


def decide(client, suggestie, daad="koppel", *, versie=None, headers=HTMX, **more):
    """As the card says that it is now, unless a version is given."""
    data = {"daad": daad, "_gezien": versie or fresh(suggestie).versie} | more
    return client.post(f"{LIST}{suggestie.pk}/", data, **headers)


def koppelingen(dossier):
    """{what it points at: the koppeling}"""
    with bereik(EVERYTHING):
        return {str(koppeling.naar): koppeling for koppeling in Koppeling.objects.for_card().filter(dossier=dossier)}


def by_another(suggestie, daad, colleague, **more):
    with bereik(EVERYTHING):
        now = Suggestie.objects.get(pk=suggestie.pk)
        now.decide(daad, by=colleague, now=timezone.now(), versie=now.versie, **more)


# Linking


def test_a_linked_suggestion_is_a_koppeling_with_its_passage_and_page(client, dossier, griffier):
    punt = build.beleidspunt(dossier, titel="Wonen")
    (suggestie,) = suggest(dossier, "11.1", beleidspunt=punt)
    assert decide(client, suggestie).status_code == 200
    (koppeling,) = koppelingen(dossier).values()
    assert (koppeling.besluit, koppeling.beleidspunt, koppeling.besloten_door) == ("gekoppeld", punt, griffier)
    assert (koppeling.passage, koppeling.bladzijde) == ("Hier staat zin 1 over huizen.", 7)
    assert "Hier staat zin 1 over huizen." in words(client.get(DOSSIER))


def test_an_example_and_a_commitment_are_linked_to_the_dossier(client, dossier, griffier):
    afspraak = Doel.objects.filter(agenda__slug="parijs").first()
    found = suggest(dossier, Praktijk.objects.first(), afspraak)
    for suggestie in found:
        decide(client, suggestie)
    assert {koppeling.besluit for koppeling in koppelingen(dossier).values()} == {Besluit.GEKOPPELD}
    assert len(koppelingen(dossier)) == 2


def test_without_javascript_the_decision_stands_on_top_and_the_focus_is_on_the_next(client, dossier, griffier):
    first, second = suggest(dossier, "11.1", "13.1")
    answer = decide(client, first, headers={})
    assert answer.status_code == 302 and answer.url == f"{LIST}?laatst={first.pk}"
    page = client.get(answer.url).content.decode()
    assert page.index(f'id="suggestie-{first.pk}"') < page.index("Maak ongedaan") < page.index("autofocus")
    assert page.index(f'id="suggestie-{second.pk}"') < page.index("autofocus")
    assert client.get(f"{LIST}?laatst=abc").status_code == client.get(f"{LIST}?laatst={'9' * 30}").status_code == 200


def test_without_javascript_what_was_undone_counts_again(client, dossier, griffier):
    first, _ = suggest(dossier, "11.1", "13.1")
    assert context_of(client, decide(client, first, headers={}).url)["total"] == 1
    assert context_of(client, decide(client, first, "ongedaan", headers={}).url)["total"] == 2


def test_over_htmx_the_focus_goes_to_the_next_one_as_the_list_stands_and_the_count_follows(client, dossier, griffier):
    first, second, third = suggest(dossier, "11.1", "13.1", "1.2")
    for suggestie, left in ((second, 2), (third, 1), (first, 0)):
        answer = decide(client, suggestie)
        said = json.loads(answer["HX-Trigger-After-Settle"])
        # Which card comes next only the browser knows: a journey holds that.
        assert said["raad:volgende"] == {"na": f"#suggestie-{suggestie.pk}", "wacht": left}
        assert said["raad:meld"].endswith(
            f"Nog {left} kaart{'en' if left > 1 else ''}." if left else "Geen kaarten meer."
        )
        assert f'hx-swap-oob="true">{left}</span>' in answer.content.decode()


@pytest.mark.parametrize(("page", "lists"), [(DOSSIER, 1), (LIST, 0)])
def test_on_the_page_of_the_dossier_the_lists_of_what_is_linked_follow(client, dossier, griffier, page, lists):
    [suggestie] = suggest(dossier, "11.7")
    from_page = HTMX | {"HTTP_HX_CURRENT_URL": f"http://testserver{page}"}
    answer = decide(client, suggestie, headers=from_page)
    assert answer.status_code == 200
    assert answer.content.decode().count('<section id="koppelingen" hx-swap-oob="true"') == lists
    assert words(answer).count("1 gekoppeld") == lists


# Refusing, and choosing another subdoel


def test_past_niet_asks_for_a_reason_that_may_stay_open(client, dossier, griffier):
    first, second = suggest(dossier, "11.1", "13.1")
    asked = client.get(f"{LIST}{first.pk}/", **HTMX)
    assert "Waarom past dit niet?" in words(asked) and "huizen" in words(asked)
    decide(client, first, "afwijs", reden="te_algemeen")
    decide(client, second, "afwijs", reden="")
    assert [(s.keuze, s.reden) for s in map(fresh, (first, second))] == [
        (Suggestiekeuze.AFGEWEZEN, "te_algemeen"), (Suggestiekeuze.AFGEWEZEN, ""),
    ]  # fmt: skip
    assert koppelingen(dossier) == {}


def test_another_subdoel_is_first_looked_for_within_the_same_doel_and_then_by_number_or_word(client, dossier, griffier):
    (suggestie,) = suggest(dossier, "11.1")
    address = f"{LIST}{suggestie.pk}/"
    asked = client.get(f"{address}?anders=1", **HTMX).content.decode()
    assert 'value="11.7"' in asked and 'value="11.1"' not in asked and 'value="13.1"' not in asked
    by_number = client.post(address, {"zoek": "1", "q": "13.", "_gezien": "1"}, **HTMX).content.decode()
    assert 'value="13.1"' in by_number and 'value="11.7"' not in by_number
    by_word = client.post(address, {"zoek": "1", "q": "drinkwater", "_gezien": "1"}).content.decode()
    assert 'value="6.1"' in by_word and "<html" in by_word
    for odd in ("²", "9" * 500, "%_'\\", "<b>", "zzzzz", "11.7; drop"):
        page = client.post(address, {"zoek": "1", "q": odd, "_gezien": "1"})
        assert page.status_code == 200, odd
    assert fresh(suggestie).waits, "looking decides nothing"


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "without"])
def test_another_subdoel_is_linked_in_its_place(client, dossier, griffier, headers):
    (suggestie,) = suggest(dossier, "11.1")
    answer = decide(client, suggestie, anders="11.7", headers=headers)
    page = words(answer if headers else client.get(answer.url))
    (naar,) = koppelingen(dossier)
    assert naar.startswith("11.7") and f"U koppelde {naar}." in page
    decide(client, suggestie, "ongedaan")
    assert koppelingen(dossier)[naar].besluit == Besluit.ONTKOPPELD and fresh(suggestie).waits


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "without"])
@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({}, "Kies eerst welk subdoel wel past."),
        ({"anders": ""}, "Kies eerst welk subdoel wel past."),
        ({"anders": "99.9"}, "Dit subdoel is er niet. Kies een ander."),
    ],
    ids=["nothing", "empty", "unknown"],
)
def test_who_looks_for_another_subdoel_and_chooses_none_does_not_link_the_first(
    client, dossier, griffier, headers, chosen, said
):
    (suggestie,) = suggest(dossier, "11.1")
    data = {"koppel": "draagt_bij", "q": "drinkwater", "toelichting": "Dit schreef ik.", "_gezien": "1"} | chosen
    answer = client.post(f"{LIST}{suggestie.pk}/", data, **headers)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert 'value="6.1"' in page and "Dit schreef ik." in page and 'value="drinkwater"' in page
    assert fresh(suggestie).waits and not koppelingen(dossier)


# Undoing


def test_a_decision_of_years_ago_is_undone(client, dossier, griffier):
    linked, refused = suggest(dossier, "11.1", "13.1")
    decide(client, linked)
    decide(client, refused, "afwijs", reden="onderwerp")
    with bereik(EVERYTHING):
        Suggestie.objects.update(besloten_op=timezone.now() - timedelta(days=2000))
        Koppeling.objects.filter(dossier=dossier).update(besloten_op=timezone.now() - timedelta(days=2000))
    assert words(client.get(LIST)).count("Maak ongedaan") == 2
    for suggestie in (linked, refused):
        assert decide(client, suggestie, "ongedaan").status_code == 200
        now = fresh(suggestie)
        assert (now.waits, now.reden, now.besloten_door, now.koppeling) == (True, "", None, None)
    assert [koppeling.besluit for koppeling in koppelingen(dossier).values()] == [Besluit.ONTKOPPELD]
    decide(client, linked)
    assert [koppeling.besluit for koppeling in koppelingen(dossier).values()] == [Besluit.GEKOPPELD]


def test_undoing_leaves_what_was_linked_by_hand(client, dossier, griffier):
    by_hand = build.koppeling(dossier, "11.1", passage="Woorden van een mens.")
    (suggestie,) = suggest(dossier, "11.1")
    decide(client, suggestie)
    decide(client, suggestie, "ongedaan")
    now = fresh(by_hand)
    assert (now.besluit, now.passage) == (Besluit.GEKOPPELD, "Woorden van een mens.")


def test_a_proposal_of_a_councillor_keeps_its_words_and_waits_again_after_undoing(client, gemeente, dossier, griffier):
    more = {"voorgesteld_door": build.lid(gemeente).gebruiker, "passage": "Woorden van Sanne.", "besloten_op": None}
    proposal = build.koppeling(dossier, "11.1", Besluit.VOORSTEL, **more)
    (suggestie,) = suggest(dossier, "11.1")
    for daad, besluit in (("koppel", Besluit.GEKOPPELD), ("ongedaan", Besluit.VOORSTEL)):
        decide(client, suggestie, daad)
        assert (fresh(proposal).besluit, fresh(proposal).passage) == (besluit, "Woorden van Sanne.")


def test_undoing_without_javascript_shows_the_card_once(client, dossier, griffier):
    (suggestie,) = suggest(dossier, "11.1")
    decide(client, suggestie)
    answer = decide(client, suggestie, "ongedaan", headers={})
    ids = Counter(findall(r'\sid="([^"]+)"', client.get(answer.url).content.decode()))
    assert [name for name, n in ids.items() if n > 1] == []


# Two at once


def test_the_second_is_told_who_came_first_and_may_insist(client, dossier, griffier, colleague):
    (suggestie,) = suggest(dossier, "11.1")
    by_another(suggestie, "afwijs", colleague, reden="onderwerp")
    late = decide(client, suggestie, versie=1)
    assert late.status_code == 409
    assert "Iemand was u voor Noor Hendriks: past niet, vandaag" in words(late)
    assert "U koos: Koppel." in words(late) and "Toch: koppel" in words(late)
    assert fresh(suggestie).keuze == Suggestiekeuze.AFGEWEZEN, "the first one's choice stands"
    assert decide(client, suggestie).status_code == 200
    assert fresh(suggestie).is_linked and fresh(suggestie).besloten_door == griffier


def test_who_insists_on_another_subdoel_links_that_one(client, dossier, griffier, colleague):
    (suggestie,) = suggest(dossier, "11.1")
    by_another(suggestie, "afwijs", colleague)
    late = decide(client, suggestie, versie=1, anders="11.7").content.decode()
    fields = dict(
        findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', late.partition("Iemand was u voor")[2])
    )
    client.post(f"{LIST}{suggestie.pk}/", fields | {"daad": "koppel"}, **HTMX)
    assert [naar.partition(" ")[0] for naar in koppelingen(dossier)] == ["11.7"]


@pytest.mark.parametrize("headers", [HTMX, {}], ids=["htmx", "without"])
def test_linking_what_another_linked_changes_nothing(client, dossier, griffier, colleague, headers):
    (suggestie,) = suggest(dossier, "11.1")
    by_another(suggestie, "koppel", colleague)
    late = decide(client, suggestie, versie=1, headers=headers)
    assert late.status_code == 409 and "Toch:" not in words(late)
    assert fresh(suggestie).besloten_door == colleague and len(koppelingen(dossier)) == 1


@pytest.mark.parametrize("data", [{}, {"daad": "vernietig", "_gezien": "1"}, {"daad": "koppel", "_gezien": "x"},
                                  {"daad": "koppel"}, {"daad": "koppel", "_gezien": "9" * 30}, {"daad": "ontkoppel",
                                  "_gezien": "1"}, {"daad": "afwijs", "_gezien": "1", "reden": "zomaar"},
                                  {"daad": "ongedaan", "_gezien": "1"}, {"daad": "koppel", "_gezien": "1", "anders":
                                  "99.9"}])  # fmt: skip
def test_a_broken_form_decides_nothing(client, dossier, griffier, data):
    (suggestie,) = suggest(dossier, "11.1")
    for headers in (HTMX, {}):
        assert client.post(f"{LIST}{suggestie.pk}/", data | {"x": "1"}, **headers).status_code in (409, 422)
    assert fresh(suggestie).waits and koppelingen(dossier) == {}
