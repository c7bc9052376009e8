"""What is measured is generated inside the database: its rows must fit the tables as they are."""

from datetime import date

import pytest

from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from tests import build
from tools.bench import dossiers

pytestmark = pytest.mark.django_db


def test_the_generated_dossiers_koppelingen_and_documents_fit_the_tables():
    gemeente = build.gemeente()
    Praktijk.objects.update(zoektekst="Bewoners planten bomen langs de gracht. " * 60)
    dossiers.make_people([gemeente])
    assert dossiers.load([gemeente], dossiers=2, koppelingen=10, today=date(2026, 12, 1)) == 52
    suggestions = 10
    assert dossiers.load_documents([gemeente]) == 2 * (1 + dossiers.PAGES * dossiers.ON_A_PAGE + suggestions)
    with bereik(EVERYTHING):
        assert (Dossier.objects.count(), Koppeling.objects.count()) == (2, 20)
