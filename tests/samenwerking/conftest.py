"""The municipalities that tests of samenwerking share."""

import pytest

from raadsportaal.gemeenten.models import Rol
from samenwerking.models import Landpagina, Oproep
from tests import build
from tests.samenwerking import landen as maak


@pytest.fixture
def hier(db):
    return build.gemeente("Hier")


@pytest.fixture
def daar(content):
    """Another municipality in the same country, with a griffier."""
    gemeente = build.gemeente("Daar")
    maak.actief(gemeente)
    build.lid(gemeente, Rol.GRIFFIER, email="griffie@daar.example")
    return gemeente


@pytest.fixture
def griffier(hier, client):
    """The griffier of hier, signed in."""
    gebruiker = maak.griffier(hier, email="griffie@hier.example")
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def gemeente(content):
    """Waterstad, when there are no calls and no country is closed."""
    Oproep.objects.all().delete()
    Landpagina.objects.update(gesloten=False)
    return build.gemeente("Waterstad")
