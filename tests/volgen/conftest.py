"""Who follows, and a portal of which nothing was told yet: its whole content is news when a database is new."""

import pytest

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from raadsportaal.volgen.models import Nieuws, Volger
from tests import build


@pytest.fixture(scope="module")
def nothing_new_per_bestand(kept_for_the_file):
    with bereik(EVERYTHING):
        Nieuws.objects.all().delete()


@pytest.fixture(autouse=True)
def nothing_new(nothing_new_per_bestand, db):
    """For each test: taking all of it away for each again took a third of the time."""


@pytest.fixture
def raadslid(gemeente):
    return build.lid(gemeente, Rol.RAADSLID, naam="Sanne de Wit", email="sanne@testwaard.example").gebruiker


@pytest.fixture
def volger(raadslid):
    return Volger.objects.of_person(raadslid)


@pytest.fixture
def ingelogd(client, raadslid):
    client.force_login(raadslid)
    return client


@pytest.fixture
def amsterdam():
    """A municipality that has figures."""
    return Gemeente.objects.get(slug="amsterdam")
