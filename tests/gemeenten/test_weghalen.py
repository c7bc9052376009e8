"""Taking somebody out of a municipality: asked first, and nobody ends on a page that is closed to them."""

import pytest

from raadsportaal.gemeenten.models import Lidmaatschap, Rol
from tests import build
from tests.gemeenten.test_people import PEOPLE
from tests.gemeenten.test_people import griffier as griffier

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_taking_somebody_out_is_asked_first(client, gemeente, griffier):
    lid = build.lid(gemeente, naam="Yusuf Demir")
    address = f"{PEOPLE}{lid.pk}/weg/"
    assert f'href="{address}"' in client.get(PEOPLE).content.decode()
    client.post(f"{PEOPLE}{lid.pk}/", {"daad": "weg"})  # the one button of before
    page = client.get(address).content.decode()
    assert "Wilt u Yusuf Demir weghalen?" in page and lid.gebruiker.email in page
    assert Lidmaatschap.objects.filter(pk=lid.pk).exists()
    page = client.post(address, follow=True)
    assert page.redirect_chain[-1][0] == PEOPLE
    assert "Yusuf Demir werkt niet meer in Testwaard." in page.content.decode()


def test_who_takes_out_oneself_is_warned_and_lands_on_a_page_that_is_there(client, gemeente, griffier):
    assert "laatste griffier" in client.get(f"{PEOPLE}{griffier.pk}/weg/").content.decode()
    build.lid(gemeente, Rol.GRIFFIER)
    page = client.get(f"{PEOPLE}{griffier.pk}/weg/").content.decode()
    assert "Wilt u uzelf weghalen?" in page and "geen griffier meer" in page
    build.lid(build.gemeente("Anderwaard"), gebruiker=griffier.gebruiker)
    page = client.post(f"{PEOPLE}{griffier.pk}/weg/", follow=True)
    assert page.status_code == 200
    assert [path for path, _ in page.redirect_chain] == ["/mijn-gemeente/", "/gemeenten/anderwaard/"]
    assert "U werkt niet meer in Testwaard." in page.content.decode()


def test_a_griffier_who_becomes_a_councillor_lands_on_a_page_that_is_there(client, gemeente, griffier):
    build.lid(gemeente, Rol.GRIFFIER)
    page = client.post(f"{PEOPLE}{griffier.pk}/", {"rol": "raadslid"}, follow=True)
    assert (page.status_code, page.redirect_chain[-1][0]) == (200, "/gemeenten/testwaard/")
