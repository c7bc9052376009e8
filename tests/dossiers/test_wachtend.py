"""All that waits over all dossiers on one page: what stands there, in which order, and deciding it in place."""

import json
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.readings import HERE, fresh, suggest, words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "griffier")]
LIST = f"{HERE}wacht/"
HTMX = {"HTTP_HX_REQUEST": "true"}
TODAY = timezone.localdate()


def cards(response):
    """The cards of the page, in order: suggestie-12, voorstel-3."""
    return re.findall(r'id="((?:suggestie|voorstel)-\d+)"', response.content.decode())


def proposal(dossier, naar="13.1", rol=Rol.RAADSLID):
    lid = build.lid(dossier.gemeente, rol)
    return build.koppeling(dossier, naar, besluit="voorstel", voorgesteld_door=lid.gebruiker)


def test_it_stands_by_dossier_the_next_meeting_first_and_the_strongest_card_first(client, gemeente):
    later = build.dossier(gemeente, titel="Later", behandeldatum=TODAY + timedelta(days=30))
    soon = build.dossier(gemeente, titel="Straks", behandeldatum=TODAY + timedelta(days=3))
    past = build.dossier(gemeente, titel="Geweest", behandeldatum=TODAY - timedelta(days=3))
    (of_later,) = suggest(later, "11.1")
    (fair,) = suggest(soon, "11.1", sterkte="redelijk", naam="a.pdf")
    (strong,) = suggest(soon, "11.7", naam="b.pdf")
    (of_past,) = suggest(past, "11.1")
    proposed = proposal(soon)
    page = client.get(LIST)
    assert cards(page) == [
        f"voorstel-{proposed.pk}", f"suggestie-{strong.pk}", f"suggestie-{fair.pk}", f"suggestie-{of_later.pk}",
        f"suggestie-{of_past.pk}",
    ]  # fmt: skip
    assert "5 wachten op u" in words(page)
    assert "Hier staat zin 1 over" in words(page) and "Straks" in words(page)


def test_what_is_only_possible_decided_or_in_the_archive_does_not_stand_there(client, gemeente):
    suggest(build.dossier(gemeente), "11.1", sterkte="mogelijk")
    suggest(build.dossier(gemeente, gearchiveerd_op=timezone.now()), "11.1")
    suggest(build.dossier(gemeente), "11.1", keuze="afgewezen")
    suggest(build.dossier(build.gemeente("Anderwaard")), "11.1")
    page = client.get(LIST)
    assert not cards(page) and "Er wacht niets op u" in words(page)


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("van=lezing", {"wonen", "water"}),
        ("van=voorstel", {"raadslid", "ambtenaar"}),
        ("van=ambtenaar", {"ambtenaar"}),
        ("van=fractiemedewerker", set()),
        ("doel=11", {"wonen", "ambtenaar"}),
        ("sterkte=redelijk", {"water"}),
        ("soort=motie", {"water", "ambtenaar"}),
        ("soort=onzin&doel=99&van=x", {"wonen", "water", "raadslid", "ambtenaar"}),
    ],
)
def test_it_is_filtered(client, gemeente, query, shown):
    plan, motie = build.dossier(gemeente), build.dossier(gemeente, soort="motie", portefeuillehouder="R. Bakker")
    (wonen,) = suggest(plan, "11.1")
    (water,) = suggest(motie, "6.4", sterkte="redelijk")
    raadslid, ambtenaar = proposal(plan), proposal(motie, "11.7", Rol.AMBTENAAR)
    names = {
        f"suggestie-{wonen.pk}": "wonen", f"suggestie-{water.pk}": "water", f"voorstel-{raadslid.pk}": "raadslid",
        f"voorstel-{ambtenaar.pk}": "ambtenaar",
    }  # fmt: skip
    assert {names[card] for card in cards(client.get(f"{LIST}?{query}"))} == shown


def test_the_portefeuille_filters_without_its_name_in_the_address(client, gemeente):
    suggest(build.dossier(gemeente, portefeuillehouder="R. Bakker"), "11.1")
    suggest(build.dossier(gemeente), "11.1")
    key = re.search(r'<option value="(\w+)">R. Bakker', client.get(LIST).content.decode())[1]
    assert len(cards(client.get(f"{LIST}?portefeuille={key}"))) == 1


def test_a_suggestion_is_decided_in_place_and_undone(client, gemeente):
    first, _ = suggest(build.dossier(gemeente), "11.1", "11.7")
    address = f"{first.dossier.get_absolute_url()}suggesties/{first.pk}/"
    data = {"koppel": "draagt_bij", "_gezien": "1", "terug": "wacht?doel=11"}
    answer = client.post(address, data, **HTMX)
    assert json.loads(answer["HX-Trigger-After-Settle"])["raad:volgende"]["wacht"] == 1
    assert "1 wacht op u" in words(answer) and 'id="teller-wacht" hx-swap-oob="true"' in answer.content.decode()
    assert 'id="teller-suggesties"' not in answer.content.decode(), "there is no such place on this page"
    assert fresh(first).is_linked
    undone = client.post(address, {"daad": "ongedaan", "_gezien": "2", "terug": "wacht?doel=11"}, **HTMX)
    assert fresh(first).waits and "2 wachten op u" in words(undone)


def test_a_proposal_is_decided_in_place_and_counts_along(client, gemeente):
    dossier = build.dossier(gemeente)
    koppeling = proposal(dossier)
    suggest(dossier, "11.1")
    address = f"{HERE}voorstellen/{koppeling.pk}/"
    asked = client.get(f"{address}?terug=wacht", **HTMX).content.decode()
    assert '<input type="hidden" name="terug" value="wacht">' in asked
    answer = client.post(address, {"daad": "afwijs", "reden": "onderwerp", "_gezien": "1", "terug": "wacht"}, **HTMX)
    assert "1 wacht op u" in words(answer) and 'id="wachtend"' not in answer.content.decode()
    assert fresh(koppeling).besluit == "afgewezen"


def test_without_script_a_decision_leads_back_to_the_same_choice_with_the_card_on_top(client, gemeente):
    (suggestie,) = suggest(build.dossier(gemeente, titel="Plan"), "11.1")
    address = f"{suggestie.dossier.get_absolute_url()}suggesties/{suggestie.pk}/"
    asked = client.get(f"{address}?terug=wacht%3Fdoel%3D11").content.decode()
    assert f'href="{LIST}?doel=11"' in asked and 'value="wacht?doel=11"' in asked
    answer = client.post(address, {"daad": "afwijs", "_gezien": "1", "terug": "wacht?doel=11"})
    assert answer.url == f"{LIST}?doel=11&laatst=s{suggestie.pk}"
    page = client.get(answer.url)
    assert cards(page) == [f"suggestie-{suggestie.pk}"] and "Maak ongedaan" in words(page)
    koppeling = proposal(suggestie.dossier)
    answer = client.post(f"{HERE}voorstellen/{koppeling.pk}/", {"daad": "koppel", "_gezien": "1", "terug": "wacht"})
    assert answer.url == f"{LIST}?laatst=v{koppeling.pk}"


@pytest.mark.parametrize("odd", ["s", "s²", "x12", "s99999999999", "v0", ""])
def test_an_odd_last_card_is_no_card(client, gemeente, odd):
    assert client.get(LIST, {"laatst": odd}).status_code == 200


def test_the_way_back_leads_nowhere_else(client, gemeente):
    (suggestie,) = suggest(build.dossier(gemeente), "11.1")
    address = f"{suggestie.dossier.get_absolute_url()}suggesties/{suggestie.pk}/"
    for odd in ("https://elders.example/", "//elders.example", "wacht?" + "x" * 2000, "wacht?doel=\x00"):
        assert "elders" not in client.get(address, {"terug": odd}).content.decode()
        assert client.post(address, {"daad": "koppel", "_gezien": "9", "terug": odd}).status_code == 409


def test_later_leads_to_the_next_card_and_decides_nothing(client, gemeente):
    first, second = suggest(build.dossier(gemeente), "11.1", "11.7")
    page = client.get(LIST).content.decode()
    ids = cards(client.get(LIST))
    assert f'href="#{ids[1]}"' in page and page.count(">\n    Later<") <= 1
    assert fresh(first).waits and fresh(second).waits


def test_a_long_list_comes_in_pages_and_costs_the_same_queries(client, gemeente):
    def queries():
        client.get(LIST)
        with CaptureQueriesContext(connection) as found:
            page = client.get(LIST)
        return len(found), page

    suggest(build.dossier(gemeente), "11.1")
    proposal(build.dossier(gemeente))
    few, _ = queries()
    for number in range(12):
        dossier = build.dossier(gemeente, titel=f"Dossier {number}")
        suggest(dossier, "11.1", "11.3", "11.7", "13.1")
        proposal(dossier)
    many, page = queries()
    assert many == few
    assert len(cards(page)) == 25 and "Bladzijde 1 van 3" in words(page)
    assert len(cards(client.get(f"{LIST}?pagina=3"))) == 62 - 50


def test_with_the_filter_over_htmx_only_the_list_comes(client, gemeente):
    suggest(build.dossier(gemeente), "11.1")
    answer = client.get(f"{LIST}?doel=11", **HTMX)
    assert answer.content.decode().startswith('<section id="wachtlijst"')
    assert json.loads(answer["HX-Trigger-After-Settle"])["raad:meld"] == "1 wacht op u"


def test_two_griffiers_at_one_card_hear_of_each_other(client, gemeente):
    koppeling = proposal(build.dossier(gemeente))
    with bereik(EVERYTHING):
        Koppeling.objects.filter(pk=koppeling.pk).update(besluit="gekoppeld", versie=2)
    answer = client.post(
        f"{HERE}voorstellen/{koppeling.pk}/", {"daad": "afwijs", "_gezien": "1", "terug": "wacht"}, **HTMX
    )
    assert answer.status_code == 409 and 'id="wachtend"' not in answer.content.decode()
