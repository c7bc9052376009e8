"""Two editors and a controleur of VNG, with the groups' rights."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from raadsportaal.basis import fetching
from raadsportaal.redactie.checks import visiting
from tests import build


def member(*groups):
    gebruiker = build.gebruiker(is_superuser=False)
    gebruiker.groups.set(Group.objects.filter(name__in=groups))
    client = Client()
    client.force_login(gebruiker)
    client.gebruiker = gebruiker
    return client


@pytest.fixture
def schrijver(content):
    return member("redacteur")


@pytest.fixture
def collega(content):
    return member("redacteur")


@pytest.fixture
def controleur(content):
    return member("redacteur", "controleur")


@pytest.fixture
def oud():
    return build.praktijk(titel="Weide voor de grutto", slug="grutto-oud", doelen=(15, 6, 13), themas=("groen",))


@pytest.fixture
def nieuw():
    return build.praktijk(titel="De gruttoweide", slug="grutto-nieuw", doelen=(15, 11, 3), themas=("wonen",))


@pytest.fixture
def own_machine(monkeypatch):
    """Our own machine counts as the open internet, and nothing else does; hosts need no rest."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(visiting, "PAUSE", 0)
