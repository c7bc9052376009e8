"""VNG has the form of a partnership open while the municipality says how it is: what the municipality said stays."""

import pytest
from django.test import Client

from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.samenwerking import landen as maak
from tests.samenwerking.test_advies_collegas import page_with, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def band():
    return maak.band(build.gemeente("Hier"), plaats="Timfu", breedtegraad=27.4, lengtegraad=89.6, stand="actief")


def of_municipality(band, **data):
    client = Client()
    client.force_login(build.lid(band.gemeente, Rol.GRIFFIER).gebruiker)
    fields = {"plaats": band.plaats, "land": band.land_id, "soort": band.soort, "stand": band.stand} | data
    assert client.post(f"/gemeenten/hier/stedenbanden/{band.pk}/", fields).status_code == 302


def test_what_vng_left_alone_stays_as_the_municipality_made_it(beheer, band):
    open_page = page_with(beheer, band)
    of_municipality(band, plaats="Thimphu", stand="slapend", sinds="2019")
    save(beheer, band, open_page, contact="Loket internationaal")
    band.refresh_from_db()
    assert (band.plaats, band.breedtegraad, band.stand, band.sinds) == ("Thimphu", None, "slapend", 2019)
    assert band.contact == "Loket internationaal" and band.bevestigd_door


def test_what_both_changed_is_told_first(beheer, band):
    open_page = page_with(beheer, band)
    of_municipality(band, stand="slapend")
    page = save(beheer, band, open_page, stand="beeindigd", tot="2024")
    assert "Iemand was u voor. Nu staat er: ‘Slapend’." in page
    band.refresh_from_db()
    assert band.stand == "slapend"
