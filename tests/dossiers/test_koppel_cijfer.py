"""A griffier puts a figure of the meetlat in a dossier: what it said that day stays, whatever it becomes."""

import pytest

from agendas.models import Waarde
from raadsportaal.dossiers.models import Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TIE = "/gemeenten/zwolle/koppelen/cijfer/aardgas-per-woning/"


@pytest.fixture
def zwolle():
    return Gemeente.objects.get(slug="zwolle")


@pytest.fixture
def dossier(zwolle):
    return build.dossier(zwolle, titel="Warmteprogramma", slug="warmte")


def sign_in(client, gemeente, rol):
    client.force_login(build.lid(gemeente, rol).gebruiker)
    return client


def page(client):
    return " ".join(client.get("/gemeenten/zwolle/dossiers/warmte/").content.decode().split())


def test_the_value_of_the_day_stays_in_the_dossier(client, zwolle, dossier):
    sign_in(client, zwolle, Rol.GRIFFIER)
    assert client.post(TIE, {"dossier": dossier.pk, "richting": "onbekend"}).status_code == 302
    gas = Waarde.objects.get(gemeente=zwolle, indicator__code="gas_woning", jaar=2024)
    was = f"{gas.waarde:.0f} m³ per jaar in 2024 (voorlopig)."
    assert f"Toen het hier kwam: {was}" in page(client)
    Waarde.objects.filter(pk=gas.pk).update(waarde=1)
    assert was in page(client)
    assert 'href="/gemeenten/zwolle/meetlat/aardgas-per-woning/"' in page(client)


def test_a_raadslid_proposes_a_figure_and_the_griffie_decides(client, zwolle, dossier):
    sign_in(client, zwolle, Rol.RAADSLID)
    client.post(TIE, {"dossier": dossier.pk, "richting": "onbekend", "toelichting": "Dit hoort erbij."})
    with bereik(EVERYTHING):
        tie = Koppeling.objects.get(indicator__code="gas_woning")
    assert (tie.waits and tie.momentopname.startswith("5")) or tie.momentopname[0].isdigit()
    assert "Toen het hier kwam" not in page(client)


def test_a_figure_that_the_municipality_lacks_can_be_tied_and_keeps_nothing(client, zwolle, dossier):
    Waarde.objects.filter(gemeente=zwolle, indicator__code="gas_woning").delete()
    sign_in(client, zwolle, Rol.GRIFFIER)
    assert client.post(TIE, {"dossier": dossier.pk, "richting": "onbekend"}).status_code == 302
    assert "Gemiddeld aardgasverbruik per woning" in page(client) and "Toen het hier kwam" not in page(client)


def test_while_looking_for_something_to_tie_figures_are_found(client, zwolle, dossier):
    sign_in(client, zwolle, Rol.GRIFFIER)
    html = client.get("/gemeenten/zwolle/dossiers/warmte/koppelen/", {"q": "aardgas"}).content.decode()
    assert "Gemiddeld aardgasverbruik per woning" in html
