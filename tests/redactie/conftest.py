"""Two editors and a controleur of VNG, with the groups' rights."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

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
