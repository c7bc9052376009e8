"""The Global Goals profile: what it counts, what it draws, what the filters leave."""

from datetime import date
from math import isclose, pi
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from agendas.models import Agenda, Subdoel, Verband
from raadsportaal.dossiers.models.dossier_queries import portefeuille_key
from raadsportaal.dossiers.profiel import choose, keuzes_of, profiel_of, published_per_gemeente
from raadsportaal.dossiers.templatetags.dossier_tags import opsomming, profielwiel
from raadsportaal.gemeenten.access import EVERYTHING, PUBLISHED, bereik
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def gemeente(content):
    gemeente = build.gemeente("Testwaard")
    with bereik(EVERYTHING):
        yield gemeente


def profile(gemeente):
    return profiel_of(gemeente.dossiers.current())


def test_a_dossier_counts_once_for_a_doel_however_many_subdoelen_it_has(gemeente):
    dossier = build.dossier(gemeente)
    for code in ("11.3", "11.7", "13.1"):
        build.koppeling(dossier, code)
    assert [(deel.doel.nummer, deel.aantal) for deel in profile(gemeente).gesorteerd] == [(11, 1), (13, 1)]


def crossed(*codes):
    """A commitment of another agenda that these subdoelen have a verband with."""
    doel = Agenda.objects.get(slug="parijs").doelen.create(nummer=99, titel="Zelf gemaakt")
    for code in codes:
        Verband.objects.create(subdoel=Subdoel.objects.get(code=code), doel=doel, reden="Het vraagt hetzelfde.")
    return doel


def test_a_commitment_counts_for_the_global_goals_that_ask_the_same(gemeente):
    afspraak = crossed("13.1", "13.2", "7.2")
    dossier = build.dossier(gemeente)
    build.koppeling(dossier, afspraak, richting="werkt_tegen")
    build.koppeling(dossier, "13.1")
    build.koppeling(build.dossier(gemeente), afspraak)
    build.koppeling(build.dossier(gemeente), crossed_with_none())
    found = profile(gemeente)
    assert {deel.doel.nummer: (deel.aantal, deel.tegen) for deel in found.gesorteerd} == {13: (2, 1), 7: (2, 1)}
    assert (found.dossiers, found.gekoppeld) == (3, 2)


def test_what_is_only_touched_counts_for_nothing(gemeente):
    afspraak = crossed("13.1", "7.2")
    afspraak.verbanden.filter(subdoel__code="7.2").update(sterkte="raakt")
    dossier = build.dossier(gemeente)
    build.koppeling(dossier, afspraak)
    assert [deel.doel.nummer for deel in profile(gemeente).gesorteerd] == [13]
    assert gemeente.dossiers.with_doel(13).exists() and not gemeente.dossiers.with_doel(7).exists()
    Verband.objects.filter(subdoel__code="7.2").update(sterkte="raakt")
    build.koppeling(build.dossier(gemeente), "7.2")
    assert profile(gemeente).agendas == [(afspraak.agenda, 1)]


def crossed_with_none():
    return Agenda.objects.get(slug="parijs").doelen.create(nummer=98, titel="Zonder verband")


def test_an_agenda_that_is_not_published_counts_for_nothing(gemeente):
    build.koppeling(build.dossier(gemeente), crossed("13.1"))
    Agenda.objects.filter(slug="parijs").update(status="concept")
    assert profile(gemeente).bereikt == 0


def test_only_confirmed_koppelingen_count(gemeente):
    dossier = build.dossier(gemeente)
    for code, besluit in (("11.7", "voorstel"), ("13.1", "afgewezen"), ("3.9", "ontkoppeld"), ("6.3", "gekoppeld")):
        build.koppeling(dossier, code, besluit=besluit)
    assert [deel.doel.nummer for deel in profile(gemeente).gesorteerd] == [6]


def test_an_archived_dossier_does_not_count(gemeente):
    build.koppeling(build.dossier(gemeente, gearchiveerd_op=timezone.now()))
    assert profile(gemeente).bereikt == 0
    assert profile(gemeente).dossiers == 0


def test_dossiers_that_work_against_a_doel_are_counted_apart(gemeente):
    build.koppeling(build.dossier(gemeente), "13.2", richting="werkt_tegen")
    build.koppeling(build.dossier(gemeente), "13.2", richting="draagt_bij")
    deel = profile(gemeente).gesorteerd[0]
    assert (deel.aantal, deel.tegen) == (2, 1)
    assert profile(gemeente).tegen


def test_doelen_without_a_dossier_are_blind_spots(gemeente):
    build.koppeling(build.dossier(gemeente), "1.3")
    build.dossier(gemeente)
    found = profile(gemeente)
    assert [doel.nummer for doel in found.leeg] == list(range(2, 18))
    assert (found.dossiers, found.gekoppeld) == (2, 1)


def test_the_table_begins_with_the_eight_largest(gemeente):
    for code in ("1.3", "2.4", "3.9", "4.1", "5.1", "6.3", "7.2", "8.5", "9.1", "10.2"):
        build.koppeling(build.dossier(gemeente), code)
    build.koppeling(build.dossier(gemeente), "10.2")
    found = profile(gemeente)
    assert [deel.doel.nummer for deel in found.eerste] == [10, 1, 2, 3, 4, 5, 6, 7]
    assert [deel.doel.nummer for deel in found.andere] == [8, 9]


@pytest.mark.parametrize(
    ("asked", "titles"),
    [
        ({"jaar": "2025"}, ["Oud"]),
        ({"soort": "motie"}, ["Oud", "Nieuw"]),
        ({"portefeuille": portefeuille_key("B. Bos")}, ["Nieuw"]),
        ({"jaar": "2025", "portefeuille": portefeuille_key("B. Bos")}, []),
        ({}, ["Oud", "Nieuw", "Los"]),
    ],
)
def test_the_filters_narrow_together(gemeente, asked, titles):
    build.dossier(gemeente, titel="Oud", soort="motie", behandeldatum=date(2025, 3, 1), portefeuillehouder="A. Aker")
    build.dossier(gemeente, titel="Nieuw", soort="motie", behandeldatum=date(2026, 3, 1), portefeuillehouder="B. Bos")
    build.dossier(gemeente, titel="Los", soort="visie")
    dossiers = gemeente.dossiers.current()
    assert {d.titel for d in choose(dossiers, keuzes_of(dossiers, asked))} == set(titles)


@pytest.mark.parametrize("value", ["1900", "99999999999", "x", "'", "２０２５", "-1", "2025.0"])
def test_a_year_that_is_not_offered_counts_as_none(gemeente, value):
    build.dossier(gemeente, behandeldatum=date(2025, 3, 1))
    dossiers = gemeente.dossiers.current()
    keuzes = keuzes_of(dossiers, {"jaar": value})
    assert keuzes[0].gekozen == ""
    assert choose(dossiers, keuzes).count() == 1


def test_an_example_on_two_dossiers_is_one_example(gemeente):
    praktijk = build.praktijk()
    build.koppeling(build.dossier(gemeente), praktijk)
    build.koppeling(build.dossier(gemeente), praktijk)
    assert profiel_of(gemeente.dossiers.current()).voorbeelden == 1


def test_what_is_published_is_counted_per_municipality(gemeente):
    build.dossier(gemeente, openbaar_op=timezone.now())
    build.dossier(gemeente)
    with bereik(PUBLISHED):
        assert published_per_gemeente()[gemeente.pk] == 1


def areas(svg):
    """The area of each filled wedge: of a ring sector with the outer radius that its path has."""
    paths = ElementTree.fromstring(svg).findall("path[@class]")
    radii = [float(p.get("d").split("A")[1].split(" ")[0]) for p in paths if "raad-wiel-vul" in p.get("class")]
    return [pi / 17 * (radius**2 - 54**2) for radius in radii]


def test_the_area_of_a_wedge_follows_the_number_of_dossiers(gemeente):
    for number, code in ((4, "11.7"), (1, "13.1"), (2, "3.9")):
        for _ in range(number):
            build.koppeling(build.dossier(gemeente), code)
    three, eleven, thirteen = areas(profielwiel(profile(gemeente), "Testwaard"))
    assert isclose(eleven / thirteen, 4, rel_tol=0.01)
    assert isclose(three / thirteen, 2, rel_tol=0.01)


def test_the_wheel_says_in_words_what_it_shows(gemeente):
    build.koppeling(build.dossier(gemeente), "11.7")
    build.koppeling(build.dossier(gemeente), "11.3")
    build.koppeling(build.dossier(gemeente), "13.1")
    svg = ElementTree.fromstring(profielwiel(profile(gemeente), "Test & waard"))
    assert svg.find("title").text == "Global Goals-profiel van Test & waard"
    assert svg.find("desc").text.startswith("Wiel met 17 vlakken. Het grootste vlak is doel 11 met 2 dossiers, daarna")
    assert len(svg.findall("path")) == 17 + 2


def test_an_empty_wheel_is_only_outlines(gemeente):
    svg = ElementTree.fromstring(profielwiel(profile(gemeente), "Testwaard"))
    assert len(svg.findall("path")) == 17
    assert "17 lege vlakken" in svg.find("desc").text


def test_numbers_are_summed_up_in_words(gemeente):
    doelen = profile(gemeente).leeg
    assert (opsomming([]), opsomming(doelen[:1]), opsomming(doelen[:2]), opsomming(doelen[:3])) == (
        "",
        "1",
        "1 en 2",
        "1, 2 en 3",
    )
