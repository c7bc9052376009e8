"""A municipality, and people of its council: Sanne de Wit, who writes and is signed in, and who she works with."""

import pytest

from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build
from tests.instrumenten.acts import put_in


@pytest.fixture
def zwolle():
    return Gemeente.objects.get(slug="zwolle")


@pytest.fixture
def raadslid(zwolle, client):
    person = build.lid(zwolle, naam="Sanne de Wit").gebruiker
    client.force_login(person)
    return person


@pytest.fixture
def collega(zwolle):
    return build.lid(zwolle, naam="Peter Aalbers", email="peter@zwolle.example").gebruiker


@pytest.fixture
def fractie(raadslid, collega):
    put_in("Lokaal", raadslid, collega)


@pytest.fixture
def griffier(zwolle):
    return build.lid(zwolle, Rol.GRIFFIER, naam="Mark Jansen").gebruiker
