"""What other municipalities published, beside a dossier: which of it is shown, and in which order."""

import pytest
from django.utils import timezone

from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.dossiers.pages import SHOWN_OTHERS, linked_by_others
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def eigen(content):
    with bereik(EVERYTHING):
        Dossier.objects.update(openbaar_op=None)  # those of the demo
    return build.dossier(build.gemeente("Eigenwaard"), soort="visie")


@pytest.fixture
def elders(content):
    return build.gemeente("Elderswaard")


def published(gemeente, *codes, **fields):
    dossier = build.dossier(gemeente, **{"openbaar_op": timezone.now(), "soort": "motie"} | fields)
    for code in codes:
        build.koppeling(dossier, code)
    return dossier


def others(dossier):
    with bereik(EVERYTHING):
        linked = list(Koppeling.objects.linked().filter(dossier=dossier))
    return linked_by_others(dossier, linked)


def test_who_shares_most_subdoelen_comes_first(eigen, elders):
    for code in ("1.1", "2.1", "3.1"):
        build.koppeling(eigen, code)
    one = published(elders, "1.1", "9.1")
    three = published(elders, "1.1", "2.1", "3.1")
    found = others(eigen)
    assert [dossier for dossier, _ in found] == [three, one]
    assert [str(tie.subdoel.code) for tie in found[1][1]] == ["1.1", "9.1"]


def test_what_shares_no_subdoel_is_left_out_also_of_the_same_soort(eigen, elders):
    published(elders, "9.1", soort="visie")
    assert others(eigen) == []
    build.koppeling(eigen, "1.1")
    assert others(eigen) == []


def test_of_equals_the_same_soort_comes_first(eigen, elders):
    build.koppeling(eigen, "1.1")
    motie = published(elders, "1.1", titel="A")
    visie = published(elders, "1.1", titel="B", soort="visie")
    assert [dossier for dossier, _ in others(eigen)] == [visie, motie]


def test_the_own_the_hidden_and_the_archived_are_left_out(eigen, elders):
    build.koppeling(eigen, "1.1")
    published(eigen.gemeente, "1.1")
    build.koppeling(build.dossier(elders), "1.1")
    published(elders, "1.1", gearchiveerd_op=timezone.now())
    proposed = published(elders)
    build.koppeling(proposed, "1.1", besluit="voorstel")
    assert others(eigen) == []


def test_a_few_are_shown_however_many_there_are(eigen, elders):
    build.koppeling(eigen, "1.1")
    for _ in range(SHOWN_OTHERS + 2):
        published(elders, "1.1")
    assert len(others(eigen)) == SHOWN_OTHERS
