"""What a merger does with what municipalities say beside the figures, and what a person takes along or leaves."""

import json
from datetime import date, timedelta

import pytest
from django.utils import timezone

from agendas.models import Ambitie, Indicator, Subdoel, Toelichting, Waarde
from raadsportaal.dossiers import herindeling
from raadsportaal.gemeenten import account
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def oud():
    return build.gemeente("Oudstad", einddatum=date(2025, 12, 31))


@pytest.fixture
def nieuw(oud):
    gemeente = build.gemeente("Nieuwstad")
    oud.opvolgers.add(gemeente)
    return gemeente


def toelichting(gemeente, tekst, *, days=0, code="gas_woning", door=None):
    with bereik(EVERYTHING):
        return Toelichting.objects.create(
            gemeente=gemeente, indicator=Indicator.objects.get(code=code), tekst=tekst, door=door,
            op=timezone.now() - timedelta(days=days),
        )  # fmt: skip


def ambitie(gemeente, **fields):
    fields = {
        "subdoel": Subdoel.objects.get(code="7.2"), "citaat": "In 2030 is de helft van het gas.", "jaar": 2030,
        "besluit": "Warmtevisie", "besloten_op": date(2024, 5, 1), "stand_op": date(2026, 5, 1),
    } | fields  # fmt: skip
    with bereik(EVERYTHING):
        return Ambitie.objects.create(gemeente=gemeente, **fields)


def merge():
    return " ".join(str(moved) for moved in herindeling.move_to_successors(timezone.localdate()))


def texts(gemeente):
    return sorted(Toelichting.objects.filter(gemeente=gemeente).values_list("tekst", flat=True))


def test_they_go_along_and_the_report_says_how_many(oud, nieuw, client):
    toelichting(oud, "Wij hebben stadswarmte.")
    ambitie(oud)
    assert "2 toelichtingen en ambities op de meetlat" in merge()
    assert texts(nieuw) == ["Wij hebben stadswarmte."] and not texts(oud)
    assert Ambitie.objects.get().gemeente == nieuw
    assert "De helft van het gas".lower() in client.get("/gemeenten/nieuwstad/meetlat/").content.decode().lower()
    assert merge() == "", "a second time there is nothing to move"


@pytest.mark.parametrize(("days_old", "days_new", "stays"), [(1, 9, "van oud"), (9, 1, "van nieuw")])
def test_of_two_replies_to_one_figure_the_newest_stays(oud, nieuw, days_old, days_new, stays):
    toelichting(oud, "van oud", days=days_old)
    toelichting(nieuw, "van nieuw", days=days_new)
    toelichting(oud, "over stroom", code="stroom_woning")
    merge()
    assert texts(nieuw) == sorted([stays, "over stroom"]) and not texts(oud)


def test_figures_stay_with_the_municipality_that_they_are_of(oud, nieuw):
    indicator = Indicator.objects.get(code="gas_woning")
    Waarde.objects.create(indicator=indicator, gemeente=oud, jaar=2024, waarde=900)
    toelichting(oud, "Blijft.")
    merge()
    assert oud.cijfers.get().waarde == 900 and not nieuw.cijfers.exists()


def test_with_two_successors_nothing_moves_until_somebody_chooses(oud, nieuw):
    other = build.gemeente("Anderstad")
    oud.opvolgers.add(other)
    toelichting(oud, "Van ons.")
    assert "1 toelichting of ambitie op de meetlat bleven staan" in merge()
    assert texts(oud) == ["Van ons."]
    herindeling.move_to_successors(timezone.localdate(), {oud.code: other.code})
    assert texts(other) == ["Van ons."]


def test_a_person_takes_along_what_was_written_and_leaves_it_without_a_name(nieuw, client):
    griffier = build.lid(nieuw, "griffier", naam="Sanne de Wit").gebruiker
    toelichting(nieuw, "Wij hebben stadswarmte.", door=griffier)
    ambitie(nieuw, door=griffier, stand_uitleg="Het net ligt er.")
    client.force_login(griffier)
    found = json.loads(client.get("/account/gegevens/").content)["meetlat"]
    assert found["toelichtingen"][0]["tekst"] == "Wij hebben stadswarmte."
    assert (found["ambities"][0]["subdoel"], found["ambities"][0]["uitleg"]) == ("7.2", "Het net ligt er.")
    account.erase(griffier)
    client.logout()
    page = client.get(f"/gemeenten/nieuwstad/meetlat/{Indicator.objects.get(code='gas_woning').slug}/").content.decode()
    assert "Wij hebben stadswarmte." in page and "Sanne" not in page
