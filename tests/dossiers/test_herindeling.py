"""After a merger an old address of a dossier leads who moved along to where the dossier is now."""

from datetime import date

import pytest

from raadsportaal.dossiers.herindeling import move
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
OLD, NEW = "/gemeenten/oudstad/", "/gemeenten/nieuwstad/"


def merged(naam, opvolger):
    """A municipality that is no more; `merge` moves what it has to its successor."""
    gemeente = build.gemeente(naam, einddatum=date(2025, 12, 31))
    gemeente.opvolgers.add(opvolger)
    return gemeente


def merge(van, naar):
    with bereik(EVERYTHING):
        move(van, naar)


@pytest.fixture
def nieuw():
    return build.gemeente("Nieuwstad")


@pytest.fixture
def oud(nieuw):
    return merged("Oudstad", nieuw)


@pytest.fixture
def griffier(client, oud):
    gebruiker = build.lid(oud, Rol.GRIFFIER).gebruiker
    client.force_login(gebruiker)
    return gebruiker


@pytest.mark.parametrize("part", ["", "bijlage/", "bijlage.pdf", "geschiedenis/", "wijzig/", "koppelen/?q=water"])
def test_an_old_address_leads_to_the_same_page_of_the_dossier(client, griffier, oud, nieuw, part):
    build.dossier(oud, titel="Waterplan", slug="plan")
    merge(oud, nieuw)
    response = client.get(f"{OLD}dossiers/plan/{part}")
    assert (response.status_code, response.url) == (302, f"{NEW}dossiers/plan/{part}")
    assert "no-store" in response["Cache-Control"]
    assert client.get(response.url).status_code == 200


def test_also_when_the_address_was_taken_there(client, griffier, oud, nieuw):
    build.dossier(nieuw, titel="Plan", slug="plan", samenvatting="Van Nieuwstad.")
    build.dossier(oud, titel="Plan", slug="plan", samenvatting="Van Oudstad.")
    merge(oud, nieuw)
    response = client.get(f"{OLD}dossiers/plan/bijlage/", follow=True)
    assert response.redirect_chain == [(f"{NEW}dossiers/plan-2/bijlage/", 302)]
    assert "Van Oudstad." in response.content.decode()


def test_also_after_a_second_merger_in_which_the_address_changed_again(client, griffier, oud, nieuw):
    last = build.gemeente("Nuwaard")
    build.dossier(nieuw, titel="Plan", slug="plan", samenvatting="Van Nieuwstad.")
    build.dossier(oud, titel="Plan", slug="plan", samenvatting="Van Oudstad.")
    merge(oud, nieuw)
    nieuw.einddatum = date(2025, 12, 31)
    nieuw.save()
    nieuw.opvolgers.add(last)
    build.dossier(last, titel="Plan", slug="plan", samenvatting="Van Nuwaard.")
    merge(nieuw, last)
    for address, van in {f"{OLD}dossiers/plan/": "Oudstad", f"{NEW}dossiers/plan/": "Nieuwstad",
                           f"{NEW}dossiers/plan-2/": "Oudstad"}.items():  # fmt: skip
        response = client.get(address, follow=True)
        assert response.redirect_chain[0][0].startswith("/gemeenten/nuwaard/dossiers/plan-")
        assert f"Van {van}." in response.content.decode()


@pytest.mark.parametrize("part", ["dossiers/", "dossiers/?welke=alles", "voorstellen/", "doelen/11/", "mensen/"])
def test_the_other_pages_lead_to_those_of_the_successor(client, griffier, oud, nieuw, part):
    merge(oud, nieuw)
    assert client.get(OLD + part).url == NEW + part


def test_a_dossier_that_is_not_there_says_what_the_municipality_became(client, griffier, oud, nieuw):
    merge(oud, nieuw)
    response = client.get(f"{OLD}dossiers/bestaat-niet/")
    page = response.content.decode()
    assert response.status_code == 404
    assert "Oudstad bestaat niet meer" in page and 'href="/gemeenten/nieuwstad/"' in page
    assert "Dit is van een andere gemeente" not in page


def test_who_works_elsewhere_learns_nothing_of_a_dossier(client, oud, nieuw):
    build.dossier(oud, titel="Waterplan", slug="plan")
    merge(oud, nieuw)
    client.force_login(build.lid(build.gemeente()).gebruiker)
    answers = [client.get(f"{OLD}dossiers/{slug}/") for slug in ("plan", "bestaat-niet")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert all("Oudstad bestaat niet meer" in answer.content.decode() for answer in answers)
    client.logout()
    assert client.get(f"{OLD}dossiers/plan/").url == "/inloggen/?next=/gemeenten/oudstad/dossiers/plan/"


def test_a_form_that_was_open_is_not_sent_on(client, griffier, oud, nieuw):
    build.dossier(oud, titel="Waterplan", slug="plan")
    merge(oud, nieuw)
    assert client.post(f"{OLD}dossiers/plan/wijzig/", {"titel": "Anders"}).status_code == 404
