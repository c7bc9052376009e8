"""The workflow of a Publicatie: four eyes, a reason when sent back, and working copies of what is public."""

import pytest

from kennisbank.models import Praktijk
from raadsportaal.redactie.models import Redactiestap, Werkkopie
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import address, opened, put, said, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def status(record):
    return type(record).objects.get(pk=record.pk).status


def test_a_writer_asks_and_a_colleague_publishes(schrijver, controleur, client):
    praktijk = build.praktijk(status="concept", titel="Grutto in de wijk")
    answer = put(schrijver, praktijk, titel="Grutto’s in de wijk", _stap="vraag")
    assert status(praktijk) == "ter_beoordeling", said(answer)
    put(controleur, praktijk, _stap="publiceer")
    assert status(praktijk) == "gepubliceerd"
    assert "Grutto’s in de wijk" in client.get(praktijk.get_absolute_url()).content.decode()
    assert [s.daad for s in Redactiestap.objects.of(praktijk)] == ["publiceer", "vraag"]


def test_nobody_publishes_what_they_wrote_themselves(controleur):
    praktijk = build.praktijk(status="ter_beoordeling")
    refused = said(put(controleur, praktijk, titel="Van mijzelf", _stap="publiceer"))
    assert "Een collega moet het publiceren" in refused and status(praktijk) == "ter_beoordeling"
    praktijk.refresh_from_db()
    assert praktijk.titel == "Van mijzelf", "what was typed is saved"


def test_a_redacteur_publishes_nothing(schrijver):
    praktijk = build.praktijk(status="ter_beoordeling")
    assert "Vraag controle aan" in said(put(schrijver, praktijk, _stap="publiceer"))
    assert status(praktijk) == "ter_beoordeling"


def test_functioneel_beheer_may_and_it_is_written_down(beheer, redacteur):
    praktijk = build.praktijk(status="concept")
    put(beheer, praktijk, _stap="publiceer")
    assert status(praktijk) == "gepubliceerd"
    assert Redactiestap.objects.of(praktijk).get().door == redacteur


def test_sending_back_needs_a_reason_that_the_writer_reads(schrijver, controleur):
    praktijk = build.praktijk(status="ter_beoordeling")
    assert "Vul in waarom" in said(put(controleur, praktijk, _stap="terug"))
    put(controleur, praktijk, _stap="terug", reden="De bron is van 2009.")
    assert status(praktijk) == "teruggestuurd"
    assert (
        "De bron is van 2009." in schrijver.get(f"/beheer/kennisbank/praktijk/{praktijk.pk}/change/").content.decode()
    )


def test_an_incomplete_record_is_not_published_and_says_what_lacks(controleur):
    praktijk = build.praktijk(status="ter_beoordeling", lastig="")
    assert "wat was lastig?" in said(put(controleur, praktijk, _stap="publiceer"))
    assert status(praktijk) == "ter_beoordeling"


def test_what_is_public_changes_only_when_a_colleague_publishes_the_changes(schrijver, controleur, client):
    praktijk = build.praktijk(titel="Oude titel")
    page = send(schrijver, praktijk, titel="Nieuwe titel").content.decode()
    assert "Bewaard als werkkopie" in page and 'value="Nieuwe titel"' in page
    assert "Oude titel" in client.get(praktijk.get_absolute_url()).content.decode()
    put(schrijver, praktijk, data={"_wijzigingen": "1"})
    assert Werkkopie.objects.of(praktijk).exists(), "not by who wrote it"
    page = controleur.get(f"/beheer/kennisbank/praktijk/{praktijk.pk}/change/").content.decode()
    assert "Gewijzigd: Titel" in page
    put(controleur, praktijk, data={"_wijzigingen": "1"})
    assert "Nieuwe titel" in client.get(praktijk.get_absolute_url()).content.decode()
    assert not Werkkopie.objects.of(praktijk).exists()
    praktijk.refresh_from_db()
    assert praktijk.gewijzigd_door == schrijver.gebruiker


def test_rows_of_a_working_copy_wait_too(schrijver, controleur, client):
    praktijk = build.praktijk()
    data = opened(schrijver, praktijk)
    n = int(data["stapregels-TOTAL_FORMS"])
    rows = {"stapregels-TOTAL_FORMS": str(n + 1), f"stapregels-{n}-titel": "Kievit", f"stapregels-{n}-tekst": "Nest.",
            f"stapregels-{n}-volgorde": "9", f"stapregels-{n}-praktijk": str(praktijk.pk)}  # fmt: skip
    put(schrijver, praktijk, data | rows)
    assert not praktijk.stapregels.filter(titel="Kievit").exists()
    put(controleur, praktijk, data={"_wijzigingen": "1"})
    assert praktijk.stapregels.filter(titel="Kievit").exists()


def test_a_working_copy_can_be_thrown_away(schrijver, client):
    praktijk = build.praktijk(titel="Blijft zo")
    put(schrijver, praktijk, titel="Gaat weg")
    put(schrijver, praktijk, data={"_weg": "1"})
    assert 'value="Blijft zo"' in schrijver.get(f"/beheer/kennisbank/praktijk/{praktijk.pk}/change/").content.decode()


def test_a_working_copy_that_cannot_be_right_is_refused_at_once(schrijver):
    praktijk = build.praktijk()
    page = send(schrijver, praktijk, sinds="2020", tot="2010").content.decode()
    assert "errornote" in page and not Werkkopie.objects.exists()


@pytest.mark.parametrize("public", [False, True])
def test_the_second_of_two_editors_is_told_and_loses_nothing(schrijver, collega, public):
    praktijk = build.praktijk(status="gepubliceerd" if public else "concept", titel="Begin")
    mine, theirs = opened(schrijver, praktijk), opened(collega, praktijk)
    put(schrijver, praktijk, mine, titel="Van de eerste")
    page = send(collega, praktijk, theirs, titel="Van de tweede").content.decode()
    assert "nadat u het opende" in page and 'value="Van de tweede"' in page
    assert Praktijk.objects.get(pk=praktijk.pk).titel == ("Begin" if public else "Van de eerste")


def test_nothing_changed_makes_no_working_copy(schrijver):
    praktijk = build.praktijk()
    put(schrijver, praktijk)
    assert not Werkkopie.objects.exists()


@pytest.mark.parametrize("button", ["_weg", "_wijzigingen", "_save"])
def test_who_may_not_change_a_praktijk_cannot_touch_its_working_copy(schrijver, button):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Werk van een collega")
    adviseur = member("advies")
    assert adviseur.post(address(praktijk), {button: "1"}).status_code == 403
    assert Werkkopie.objects.of(praktijk).exists()
