"""The Global Goals profile on the page of a municipality, and how much those pages ask of the database."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agendas.models import Verband
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=9)
JUST = timezone.now() - timedelta(days=2)
PARTS = ["", "doelen/", "doelen/11/", "wijzigingen/"]


# The profile


def test_the_profile_says_what_works_against_a_doel_and_where_nothing_is(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente), "13.2", richting="werkt_tegen")
    text = page()
    assert "1 werkt tegen" in text
    assert "Nog geen dossier bij doel 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16 en 17." in text
    assert 'href="/kennisbank/?doel=14"' in text


def test_a_dossier_counts_for_other_agendas_through_the_crosswalk(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente), "13.2")
    assert "Telt ook mee voor andere agenda’s" in page("doelen/")


def test_htmx_gets_the_profile_of_a_choice_alone(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, soort="motie"), "13.2")
    build.koppeling(build.dossier(gemeente, soort="visie"), "3.9")
    part = page("doelen/?soort=motie", **{"HX-Request": "true"})
    assert part.lstrip().startswith('<div id="profiel"')
    assert "Klimaatactie" in part
    assert "doel-3" not in part.split("Nog geen dossier")[0].split("<svg")[2]


def test_without_script_the_same_choice_is_a_page(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, soort="motie"), "13.2")
    text = page("doelen/?soort=motie&jaar=onzin&portefeuille=niemand")
    assert '<option value="motie" selected>Motie</option>' in text
    assert 'href="/gemeenten/testwaard/dossiers/?welke=alles&amp;soort=motie"' in text


def test_a_choice_that_fits_no_dossier_says_so(page, as_role, gemeente):
    as_role()
    build.dossier(gemeente, soort="motie", behandeldatum=date(2025, 1, 30))
    build.dossier(gemeente, soort="visie", behandeldatum=date(2026, 1, 30))
    assert "Bij deze keuze hoort geen dossier." in page("doelen/?soort=motie&jaar=2026")


def test_the_page_of_a_doel_shows_own_dossiers_per_subdoel(page, as_role, gemeente):
    as_role()
    dossier = build.dossier(gemeente, titel="Energievisie")
    build.koppeling(dossier, "13.2", richting="werkt_tegen", toelichting="Er komt een weg bij.")
    build.koppeling(build.dossier(gemeente, titel="Ander"), "3.9")
    build.koppeling(build.dossier(gemeente, titel="Wacht nog"), "13.1", besluit="voorstel")
    text = page("doelen/13/")
    assert "Energievisie" in text
    assert "Werkt tegen" in text
    assert "Er komt een weg bij." in text
    assert "Ander<" not in text
    assert "Wacht nog" not in text


def test_the_page_of_a_doel_also_shows_what_counts_by_a_commitment(page, as_role, gemeente):
    as_role()
    verband = Verband.objects.published().counting().select_related("doel__agenda", "subdoel__doel").first()
    build.koppeling(build.dossier(gemeente, titel="Klimaatplan"), verband.doel)
    text = page(f"doelen/{verband.subdoel.doel.nummer}/")
    assert "Klimaatplan" in text and verband.doel.titel in text
    assert "Dit is een afspraak uit een andere agenda." in text
    assert "<dt>eigen dossier</dt><dd>1</dd>" in text


def test_a_doel_without_dossiers_shows_what_others_do(page, as_role, gemeente):
    as_role()
    text = page("doelen/13/")
    assert "heeft nog geen dossier bij dit doel" in text
    assert 'href="/agendas/global-goals/13/#raad"' in text
    assert "Wat andere gemeenten doen" in text


@pytest.mark.parametrize("nummer", [0, 18, 99999999999])
def test_there_is_no_other_doel(client, as_role, nummer):
    as_role()
    assert client.get(f"/gemeenten/testwaard/doelen/{nummer}/").status_code == 404


@pytest.mark.parametrize("part", ["doelen/", "doelen/11/", "wijzigingen/"])
def test_the_profile_is_for_members(client, as_role, gemeente, part):
    assert client.get(f"/gemeenten/testwaard/{part}").url.startswith("/inloggen/")
    as_role(of=build.gemeente("Anderwaard"))
    assert client.get(f"/gemeenten/testwaard/{part}").status_code == 404


# How much it asks of the database


def fill(gemeente, own, number):
    praktijken = [build.praktijk(subdoelen=["11.7", "13.1"]) for _ in range(3)]
    for place in range(number):
        dossier = build.dossier(gemeente, behandeldatum=SOON if place % 3 else None, openbaar_op=JUST)
        for code in ("11.7", "13.1", "3.9"):
            build.koppeling(dossier, code, voorgesteld_door=own, besloten_op=JUST)
        build.koppeling(dossier, "6.3", besluit="voorstel")
        build.koppeling(dossier, praktijken[place % 2], besloten_op=JUST)


def an_example_that_fits(gemeente):
    """Where nothing fits, the page asks less."""
    build.praktijk(titel="Wadi’s vangen de regen op en ontlasten het riool", subdoelen=["6.3"])
    plan = "Wij leggen wadi’s aan voor de regen. Zo ontlasten wij het riool."
    build.dossier(gemeente, titel="Waterplan", samenvatting=plan, behandeldatum=SOON)


@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.GRIFFIER])
def test_the_number_of_queries_does_not_grow(page, as_role, gemeente, rol):
    def asked():
        page()  # this process reads the new examples once
        found = {}
        for part in PARTS:
            with CaptureQueriesContext(connection) as queries:
                page(part)
            found[part] = len(queries)
        return found

    own = as_role(rol)
    an_example_that_fits(gemeente)
    page()  # from here on what is written has its author: history keeps that with the transaction
    fill(gemeente, own, 3)
    before = asked()
    assert max(before.values()) <= 42  # eleven once for each version of what is public: in a test each time
    fill(gemeente, own, 9)
    assert asked() == before


def test_the_public_page_asks_the_same_of_three_and_of_twelve(page, gemeente, django_assert_num_queries):
    fill(gemeente, None, 3)
    with CaptureQueriesContext(connection) as before:
        page()
    fill(gemeente, None, 9)
    with django_assert_num_queries(len(before)):
        page()
