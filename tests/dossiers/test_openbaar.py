"""What a municipality shows of a dossier, who decides that, and how others see it."""

import pytest
from django.utils import timezone

from raadsportaal.dossiers.models import Besluit
from raadsportaal.gemeenten.models import Rol
from tests import build
from tests.dossiers.test_dossiers import GOOD, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def test_only_what_the_griffier_publishes_is_seen_outside(client, gemeente, griffier):
    dossier = build.dossier(gemeente, titel="Zichtbaar plan", portefeuillehouder="R. Bakker")
    build.koppeling(dossier, "11.7", toelichting="Omdat het groen is", passage="Vertrouwelijke zin")
    build.koppeling(dossier, "5.1", besluit=Besluit.VOORSTEL, toelichting="Nog maar een idee")
    preview = client.get(f"{dossier.get_absolute_url()}openbaar/").content.decode()
    assert "Omdat het groen is" in preview and "Nog maar een idee" not in preview
    client.post(f"{dossier.get_absolute_url()}openbaar/", {"tonen": "ja"})
    client.logout()
    page = client.get("/gemeenten/testwaard/").content.decode()
    assert "Zichtbaar plan" in page and "11.7" in page
    for hidden in ("Nog maar een idee", "Vertrouwelijke zin", "R. Bakker"):
        assert hidden not in page
    client.force_login(griffier)
    client.post(f"{dossier.get_absolute_url()}openbaar/", {"tonen": "nee"})
    client.logout()
    assert "Zichtbaar plan" not in client.get("/gemeenten/testwaard/").content.decode()


def test_others_see_how_a_published_dossier_was_linked(client, gemeente, griffier):
    mine = build.dossier(gemeente, titel="Ons waterplan", soort="visie")
    build.koppeling(mine, "6.5")
    elders = build.gemeente("Elders")
    shown = build.dossier(elders, titel="Hun waterplan", soort="visie", openbaar_op=timezone.now())
    build.koppeling(shown, "6.5", toelichting="Een plan voor de hele polder")
    hidden = build.dossier(elders, titel="Hun geheime plan", soort="visie")
    build.koppeling(hidden, "6.5")
    page = client.get(mine.get_absolute_url()).content.decode()
    assert "Zo koppelden andere gemeenten dit" in page
    assert "Hun waterplan" in page and "Een plan voor de hele polder" in page
    assert "Hun geheime plan" not in page


def test_an_archived_dossier_is_not_public_and_comes_back_hidden(client, gemeente, griffier):
    dossier = build.dossier(gemeente, titel="Plan", openbaar_op=timezone.now())
    client.post(f"{dossier.get_absolute_url()}archief/", {"daad": "archiveer"})
    client.post(f"{dossier.get_absolute_url()}archief/", {"daad": "herstel"})
    assert not stored(pk=dossier.pk).is_public


def test_an_ambtenaar_changes_no_public_dossier(client, gemeente):
    dossier = build.dossier(gemeente, titel="Plan", openbaar_op=timezone.now())
    client.force_login(build.lid(gemeente, Rol.AMBTENAAR).gebruiker)
    assert client.post(f"{dossier.get_absolute_url()}wijzig/", GOOD).status_code == 403
    assert client.post(f"{dossier.get_absolute_url()}archief/", {"daad": "archiveer"}).status_code == 403
    assert "Alleen de griffie wijzigt het" in client.get(dossier.get_absolute_url()).content.decode()


def test_only_a_clear_yes_publishes(client, gemeente, griffier):
    dossier = build.dossier(gemeente)
    client.post(f"{dossier.get_absolute_url()}openbaar/", {"iets": "1"})
    assert not stored(pk=dossier.pk).is_public
