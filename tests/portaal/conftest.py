"""A municipality, someone who signs in with a role there, and its pages."""

import pytest

from raadsportaal.gemeenten.models import Rol
from tests import build


@pytest.fixture
def as_role(client, gemeente):
    """Sign in with a role in the municipality; returns the person."""

    def sign_in(rol=Rol.RAADSLID, of=None):
        lid = build.lid(of or gemeente, rol, naam="Sanne de Wit")
        client.force_login(lid.gebruiker)
        return lid.gebruiker

    return sign_in


@pytest.fixture
def page(client, gemeente):
    """The text of the page of the municipality, or of a part of it."""

    def get(part="", **headers):
        response = client.get(f"/gemeenten/{gemeente.slug}/{part}", headers=headers)
        assert response.status_code == 200
        return response.content.decode()

    return get
