"""What tests of dossiers share."""

import pytest

from raadsportaal.basis import fetching
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.replay import Clock


@pytest.fixture(autouse=True)
def local_server(monkeypatch):
    """The server that stands in for the internet is of this machine."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")


@pytest.fixture
def clock(monkeypatch):
    """A clock for a client that asks the local server, also on a machine with a proxy."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return Clock()


@pytest.fixture
def griffier(client, gemeente):
    """The griffier of that municipality, signed in."""
    gebruiker = build.lid(gemeente, Rol.GRIFFIER).gebruiker
    client.force_login(gebruiker)
    return gebruiker


@pytest.fixture
def raadslid(client, gemeente):
    """A councillor of that municipality, signed in."""
    gebruiker = build.lid(gemeente).gebruiker
    client.force_login(gebruiker)
    return gebruiker
