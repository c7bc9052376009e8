"""The trash: what an editor deletes is gone from every list but comes back whole, for thirty days."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from kennisbank.loading import load_praktijken
from kennisbank.models import Praktijk
from raadsportaal.basis import search
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.models import Redactiestap
from samenwerking.advies.loading import load_advies
from samenwerking.models import Veelgesteld
from tests import build
from tests.redactie.conftest import member
from tests.redactie.forms import address, put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/kennisbank/praktijk/"


def status(record):
    return type(record).objects.get(pk=record.pk).status


def delete(editor, record):
    return editor.post(address(record).replace("/change/", "/delete/"), {"post": "yes"})


def back(editor, record):
    return editor.post(address(record).replace("/change/", "/terug/"))


def test_deleting_asks_says_what_happens_and_lays_it_in_the_trash(schrijver):
    praktijk = build.praktijk(status="concept", titel="Kwartelkoning")
    asked = schrijver.get(address(praktijk).replace("/change/", "/delete/")).content.decode()
    assert "nog 30 dagen terughalen" in asked
    assert "ligt in de prullenbak" in said(delete(schrijver, praktijk))
    assert status(praktijk) == "verwijderd"
    assert Redactiestap.objects.of(praktijk).get().door == schrijver.gebruiker


def test_what_lies_there_is_nowhere_but_in_its_own_filter(controleur, client):
    praktijk = build.praktijk(titel="Kwartelkoning")
    delete(controleur, praktijk)
    assert client.get(praktijk.get_absolute_url()).status_code == 404
    assert search.find("praktijk", words="kwartelkoning").total == 0
    for query in ("", "?q=kwartelkoning", "?richting__exact=uit-buitenland"):
        assert f"/praktijk/{praktijk.pk}/" not in controleur.get(f"{LIST}{query}").content.decode()
    assert f"/praktijk/{praktijk.pk}/" in controleur.get(f"{LIST}?status__exact=verwijderd").content.decode()
    found = {"app_label": "kennisbank", "model_name": "collectieregel", "field_name": "praktijk", "term": "kwartel"}
    assert "Kwartelkoning" not in controleur.get("/beheer/autocomplete/", found).content.decode()
    assert controleur.get(f"/voorbeeld/maak/praktijk/{praktijk.pk}/").status_code == 404


def test_it_is_read_only_there_and_comes_back_as_a_whole_concept(schrijver):
    praktijk = build.praktijk(status="teruggestuurd", titel="Kwartelkoning")
    delete(schrijver, praktijk)
    page = schrijver.get(address(praktijk)).content.decode()
    assert "Haal uit de prullenbak" in page and 'name="titel"' not in page
    assert schrijver.post(address(praktijk), {"titel": "Anders", "_save": "1"}).status_code == 403
    assert "is nu: concept" in said(back(schrijver, praktijk))
    assert praktijk.bronregels.count() == 1 and praktijk.doelregels.count() == 1
    put(schrijver, praktijk, titel="Weer te wijzigen")
    assert Praktijk.objects.get(pk=praktijk.pk).titel == "Weer te wijzigen"
    assert [step.daad for step in Redactiestap.objects.of(praktijk)] == ["herstel", "verwijder"]


def test_many_at_once_with_a_page_that_asks_first(schrijver):
    mine, public = build.praktijk(status="concept"), build.praktijk()
    chosen = {"action": "delete_selected", "_selected_action": [mine.pk, public.pk]}
    assert "nog 30 dagen terughalen" in schrijver.post(LIST, chosen).content.decode()
    assert status(mine) == "concept"
    page = said(schrijver.post(LIST, chosen | {"bevestig": "1"}))
    assert "1 gelukt, 1 overgeslagen" in page and "Een controleur kan" in page
    assert (status(mine), status(public)) == ("verwijderd", "gepubliceerd")


def test_what_is_public_is_thrown_away_by_a_controleur_only(schrijver, controleur):
    praktijk = build.praktijk()
    assert delete(schrijver, praktijk).status_code == 403
    put(schrijver, praktijk, data={"_stap": "verwijder"})
    assert status(praktijk) == "gepubliceerd"
    delete(controleur, praktijk)
    assert status(praktijk) == "verwijderd"


def test_each_group_throws_away_its_own_kind_and_no_other():
    praktijk = build.praktijk(status="concept")
    vraag = Veelgesteld.objects.create(titel="Mag dat?", slug="mag-dat", antwoord="Ja.")
    assert delete(member("programmabeheer"), praktijk).status_code == 403
    assert delete(member("advies"), praktijk).status_code == 403
    assert delete(member("redacteur"), vraag).status_code == 403
    assert delete(member("advies"), vraag).status_code == 302
    assert (status(praktijk), status(vraag)) == ("concept", "verwijderd")
    assert back(member("redacteur"), vraag).status_code == 403


def test_with_a_working_copy_it_stays_until_somebody_deals_with_that(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Werk van een collega")
    assert "werkkopie" in said(delete(controleur, praktijk))
    assert status(praktijk) == "gepubliceerd"


def test_after_thirty_days_it_really_goes_and_not_before(schrijver):
    praktijk = build.praktijk(status="concept")
    delete(schrijver, praktijk)
    call_command("ruim_op", stdout=StringIO())
    trash.purge(timezone.now() + timedelta(days=29))
    assert status(praktijk) == "verwijderd"
    assert trash.purge(timezone.now() + timedelta(days=31)) == "1"
    assert not Praktijk.objects.filter(pk=praktijk.pk).exists()


def test_what_a_dossier_refers_to_stays_and_is_told(controleur):
    praktijk, dossier = build.praktijk(), build.dossier(build.gemeente())
    delete(controleur, praktijk)
    build.koppeling(dossier, praktijk)  # the griffier had the page open
    with bereik(EVERYTHING):
        assert "1 blijven" in trash.purge(timezone.now() + timedelta(days=31))
    assert status(praktijk) == "verwijderd"
    back(controleur, praktijk)
    with bereik(EVERYTHING):
        assert dossier.koppelingen.get().praktijk == praktijk


def test_loading_the_content_again_brings_nothing_back(beheer):
    praktijk = Praktijk.objects.filter(verzameling="raadsportaal").first()
    vraag = Veelgesteld.objects.first()
    for record in (praktijk, vraag):
        delete(beheer, record)
    trash.purge(timezone.now() + timedelta(days=31))
    Praktijk.objects.filter(pk=praktijk.pk).update(import_waarden={})  # as if the file had changed
    before = Veelgesteld.objects.count(), Praktijk.objects.count()
    report = load_praktijken()
    load_advies()
    assert (Veelgesteld.objects.count(), Praktijk.objects.count()) == before
    assert any("ligt in de prullenbak" in line for line in report.lines())
    assert (status(praktijk), status(vraag)) == ("verwijderd", "verwijderd")
    assert Client().get(praktijk.get_absolute_url()).status_code == 404


def test_what_lies_there_shows_what_it_is_and_nothing_for_filling_it_in(schrijver):
    praktijk = build.praktijk(status="concept", gecontroleerd_op=None, zekerheid=2)
    delete(schrijver, praktijk)
    page = schrijver.get(address(praktijk)).content.decode()
    assert "Dit ligt in de prullenbak" in page and "Resultaat gemeten" in page
    for nothing in ("Zoek een plaats", "Zoek plaats", "None", "Wat de computer voorstelt", "Nog nodig voor", "vooraf"):
        assert nothing not in page, nothing
    assert "Wat was lastig?</label>" in page and "?:" not in page


def test_the_help_of_the_check_date_is_true_with_and_without_one(schrijver):
    help_text = "De dag waarop iemand van VNG dit het laatst nakeek"
    for day in (None, "2026-11-02"):
        page = schrijver.get(address(build.praktijk(gecontroleerd_op=day))).content.decode()
        assert help_text in page and "Leeg: nog niet" not in page
