"""Two people change one dossier or beleidspunt at once: the second one hears it, loses nothing, and may insist."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from raadsportaal.dossiers.models import Beleidspunt, Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
FIELD = re.compile(r'name="(\w+)"[^>]*value="([^"]*)"')


@pytest.fixture
def dossier():
    gemeente = build.gemeente("Testwaard")
    return build.dossier(
        gemeente,
        titel="Waterplan",
        slug="waterplan",
        soort="visie",
        samenvatting="Eerst\nzo.",
        behandeldatum="2026-12-10",
    )


@pytest.fixture
def two(dossier):
    """The browsers of two people of the municipality."""
    clients = Client(), Client()
    for client, rol in zip(clients, (Rol.GRIFFIER, Rol.AMBTENAAR), strict=True):
        client.force_login(build.lid(dossier.gemeente, rol).gebruiker)
    return clients


def now(model, **fields):
    with bereik(EVERYTHING):
        return model.objects.get(**fields)


def seen(client, address):
    """What the page of a form sends back when nothing is typed: its hidden fields."""
    page = client.get(address).content.decode()
    return {name: value for name, value in FIELD.findall(page) if name == "_gezien"}


TYPED = {"titel": "Waterplan", "soort": "visie", "stand": "geagendeerd", "behandeldatum": "2026-12-10"}


def test_the_last_to_save_a_dossier_hears_that_another_came_before(dossier, two):
    first, second = two
    address = f"{dossier.get_absolute_url()}wijzig/"
    of_first, of_second = seen(first, address), seen(second, address)
    assert (
        first.post(address, TYPED | of_first | {"samenvatting": "Van de eerste.", "soort": "motie"}).status_code == 302
    )
    answer = second.post(address, TYPED | of_second | {"samenvatting": "Van de tweede."})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Iemand was u voor." in page and "Van de tweede.</textarea>" in page
    assert "Nu staat er bij Samenvatting: ‘Van de eerste.’" in page and "Nu staat er bij Soort: ‘Motie’" in page
    assert "Nu staat er bij Titel" not in page
    assert now(Dossier, pk=dossier.pk).samenvatting == "Van de eerste."
    again = {name: value for name, value in FIELD.findall(page) if name == "_gezien"}
    assert second.post(address, TYPED | again | {"samenvatting": "Van de tweede."}).status_code == 302
    assert now(Dossier, pk=dossier.pk).samenvatting == "Van de tweede."


def test_the_last_to_save_a_beleidspunt_hears_it_too(dossier, two):
    first, second = two
    punt = build.beleidspunt(dossier, titel="Groen", passage="Een park.", bladzijde=3)
    address = f"{dossier.get_absolute_url()}beleidspunten/{punt.pk}/"
    of_first, of_second = seen(first, address), seen(second, address)
    first.post(address, of_first | {"titel": "Groen", "passage": "Een groter park.", "bladzijde": "4"})
    answer = second.post(address, of_second | {"titel": "Mijn groen", "passage": "Een park.", "bladzijde": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nu staat er bij Bladzijde: ‘4’" in page and 'value="Mijn groen"' in page
    assert now(Beleidspunt, pk=punt.pk).bladzijde == 4


@pytest.mark.parametrize("samenvatting", ["Eerst\r\nzo.", "Anders."])
def test_what_is_no_conflict_is_saved_at_once(dossier, two, samenvatting):
    """Nothing changed, the same was typed twice, or something else happened to the dossier."""
    first, second = two
    address = f"{dossier.get_absolute_url()}wijzig/"
    of_first, of_second = seen(first, address), seen(second, address)
    first.post(address, TYPED | of_first | {"samenvatting": samenvatting})
    assert second.post(address, TYPED | of_second | {"samenvatting": samenvatting}).status_code == 302
    of_second = seen(second, address)
    with bereik(EVERYTHING):
        now(Dossier, pk=dossier.pk).archive(timezone.now())
    assert second.post(address, TYPED | of_second | {"samenvatting": "Toch."}).status_code == 302


def test_a_new_dossier_has_no_version(dossier, two):
    assert seen(two[0], "/gemeenten/testwaard/dossiers/nieuw/") == {}
