"""The queue of proposals: what comes first, deciding with and without htmx, and what councillors do not see."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from raadsportaal.basis.as_seen import SEEN
from raadsportaal.dossiers.models import Besluit, Koppeling
from raadsportaal.dossiers.views import voorstellen as views
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
QUEUE = "/gemeenten/testwaard/voorstellen/"
CODES = ["1.1", "2.1", "3.1", "4.1", "5.1", "6.1"]


def waiting(gemeente, n=1, **fields):
    dossier = build.dossier(gemeente, **fields)
    return [build.koppeling(dossier, code, besluit=Besluit.VOORSTEL) for code in CODES[:n]]


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def test_what_goes_to_the_council_first_stands_on_top(client, gemeente, griffier):
    waiting(gemeente, titel="Zonder datum")
    waiting(gemeente, titel="Al geweest", behandeldatum=in_days(-3))
    waiting(gemeente, titel="Volgende maand", behandeldatum=in_days(30))
    waiting(gemeente, titel="Deze week", behandeldatum=in_days(2))
    page = client.get(QUEUE).content.decode()
    places = [page.index(titel) for titel in ("Deze week", "Volgende maand", "Zonder datum", "Al geweest")]
    assert places == sorted(places)


def test_proposals_of_archived_dossiers_wait_no_longer(client, gemeente, griffier):
    waiting(gemeente, titel="Opgeborgen", gearchiveerd_op=timezone.now())
    assert "U bent bij" in client.get(QUEUE).content.decode()


def test_deciding_without_javascript_leads_to_the_next_one(client, gemeente, griffier):
    first, second = waiting(gemeente, 2)
    response = client.post(f"{QUEUE}{first.pk}/", {"daad": "koppel", "_gezien": "1", "terug": "rij"}, follow=True)
    page = response.content.decode()
    assert f'id="voorstel-{first.pk}"' in page and "Maak ongedaan" in page
    assert page.index("autofocus") > page.index(f'id="voorstel-{second.pk}"'), "Enter decides the next one"


def test_over_htmx_the_focus_goes_to_the_next_one_and_the_count_follows(client, gemeente, griffier):
    first, _ = waiting(gemeente, 2)
    response = client.post(
        f"{QUEUE}{first.pk}/", {"daad": "koppel", "_gezien": "1", "terug": "rij"}, HTTP_HX_REQUEST="true"
    )
    said = json.loads(response["HX-Trigger-After-Settle"])
    assert said["raad:volgende"] == {"na": f"#voorstel-{first.pk}", "wacht": 1}, "the browser knows what comes next"
    assert said["raad:meld"].endswith("Nog 1 voorstel.")
    assert '<span id="wachtend" hx-swap-oob="true">1 voorstel wacht op u</span>' in response.content.decode()
    undone = client.post(
        f"{QUEUE}{first.pk}/", {"daad": "ongedaan", "_gezien": "2", "terug": "rij"}, HTTP_HX_REQUEST="true"
    )
    assert json.loads(undone["HX-Trigger-After-Settle"])["raad:focus"] == f"#voorstel-{first.pk} h3"


def test_on_the_page_of_the_dossier_the_lists_and_the_heading_follow_a_decision(client, gemeente, griffier):
    first, _ = waiting(gemeente, 2, slug="plan")
    address = f"{QUEUE}{first.pk}/"
    said = client.post(address, {"daad": "koppel", "_gezien": "1"}, HTTP_HX_REQUEST="true").content.decode()
    lists = said.partition('<section id="koppelingen" hx-swap-oob="true"')[2]
    assert "1 gekoppeld" in lists and str(first.subdoel) in lists
    assert '<span id="wachtend" hx-swap-oob="true">1 voorstel wacht op u</span>' in said
    undone = client.post(address, {"daad": "ongedaan", "_gezien": "2"}, HTTP_HX_REQUEST="true").content.decode()
    assert "Nog geen doel gekoppeld." in undone and ">2 voorstellen wachten op u<" in undone
    in_queue = {"daad": "koppel", "_gezien": "3", "terug": "rij"}
    assert "koppelingen" not in client.post(address, in_queue, HTTP_HX_REQUEST="true").content.decode()


def test_more_than_a_page_of_proposals_has_a_way_to_the_next(client, gemeente, griffier, monkeypatch):
    waiting(gemeente, 3)
    link = re.compile(r'<p data-volgende( hidden)?>.*<a href="/gemeenten/testwaard/voorstellen/">Toon de volgende</a>')
    assert link.search(client.get(f"{QUEUE}?laatst=1").content.decode())[1], "all are shown"
    monkeypatch.setattr(views, "PER_PAGE", 2)
    page = client.get(QUEUE).content.decode()
    assert not link.search(page)[1]
    assert "U ziet de eerste 2. Besloot u daarover?" in page, "what stays true when some are decided"


def test_past_niet_asks_one_reason_that_may_stay_open(client, gemeente, griffier):
    (koppeling,) = waiting(gemeente)
    address = f"{QUEUE}{koppeling.pk}/"
    assert "Waarom past dit niet?" in client.get(address).content.decode()
    client.post(address, {"daad": "afwijs", "_gezien": "1", "reden": ""})
    with bereik(EVERYTHING):
        assert Koppeling.objects.get(pk=koppeling.pk).besluit == Besluit.AFGEWEZEN


@pytest.mark.parametrize("data", [{}, {"daad": "vernietig", "_gezien": "1"}, {"daad": "koppel", "_gezien": "x"},
                                  {"daad": "koppel"}, {"daad": "koppel", "_gezien": "9" * 30},
                                  {"daad": "afwijs", "_gezien": "1", "reden": "zomaar"}])  # fmt: skip
def test_a_broken_form_decides_nothing(client, gemeente, griffier, data):
    (koppeling,) = waiting(gemeente)
    response = client.post(f"{QUEUE}{koppeling.pk}/", data | {"x": "1"})
    assert response.status_code in (409, 422)
    with bereik(EVERYTHING):
        assert Koppeling.objects.get(pk=koppeling.pk).waits


def test_every_decision_about_a_proposal_is_listed_by_who_and_what_and_can_be_undone(client, gemeente, griffier):
    raadslid, other = build.lid(gemeente).gebruiker, build.lid(gemeente, Rol.GRIFFIER, naam="Noor").gebruiker
    dossier = build.dossier(gemeente)
    long_ago = timezone.now() - timedelta(days=2000)
    made = {"voorgesteld_door": raadslid, "besloten_op": long_ago}
    refused = build.koppeling(dossier, "1.1", Besluit.AFGEWEZEN, besloten_door=griffier, **made)
    build.koppeling(dossier, "2.1", Besluit.GEKOPPELD, besloten_door=other, **made)
    build.koppeling(dossier, "3.1", besloten_door=griffier, voorgesteld_door=griffier)  # nobody proposed it

    def listed(query=""):
        return [koppeling.subdoel.code for koppeling in client.get(f"{QUEUE}besloten/{query}").context["page"]]

    assert "voorstellen/besloten/" in client.get(QUEUE).content.decode()
    assert listed() == ["2.1", "1.1"]
    assert listed("?wat=afgewezen") == ["1.1"] and listed(f"?wie={other.pk}") == ["2.1"]
    assert listed(f"?wat=afgewezen&wie={other.pk}") == []
    assert listed("?wat=x&wie=%00&pagina=99") == ["2.1", "1.1"], "what is no choice is left out"
    client.post(f"{QUEUE}{refused.pk}/", {"daad": "ongedaan", SEEN: refused.versie, "terug": "rij"})
    assert listed() == ["2.1"]


def test_the_queue_takes_a_constant_number_of_queries(client, gemeente, griffier, django_assert_num_queries):
    waiting(gemeente, 2)
    client.get(QUEUE)
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)
    for _ in range(3):
        waiting(gemeente, 6)
    with django_assert_num_queries(QUERIES):
        client.get(QUEUE)


QUERIES = 12


def test_a_councillor_sees_no_proposal_of_another(client, gemeente):
    (koppeling,) = waiting(gemeente, titel="Plan", slug="plan")
    client.force_login(build.lid(gemeente).gebruiker)
    for path in ("dossiers/plan/", "dossiers/plan/geschiedenis/", ""):
        page = client.get(f"/gemeenten/testwaard/{path}")
        assert page.status_code == 200
        assert koppeling.subdoel.titel not in page.content.decode()
