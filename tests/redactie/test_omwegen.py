"""Ways around the second pair of eyes that somebody tried: none of them changes what the public reads."""

import pytest

from raadsportaal.redactie.models import Redactiestap, Werkkopie
from tests import build
from tests.redactie.forms import address, opened, put, said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def now(record):
    return type(record).objects.get(pk=record.pk)


@pytest.mark.parametrize("disguise", ["{}_0A", "_{:02X}", "{}_20"])
def test_a_number_in_disguise_leads_to_the_same_form(schrijver, disguise):
    praktijk = build.praktijk(titel="Zo staat het er")
    number = disguise.format(ord(str(praktijk.pk)[0])) + str(praktijk.pk)[1:] if "02X" in disguise else ""
    url = address(praktijk).replace(f"/{praktijk.pk}/", f"/{number or disguise.format(praktijk.pk)}/")
    schrijver.post(url, opened(schrijver, praktijk) | {"titel": "Stiekem"})
    assert now(praktijk).titel == "Zo staat het er"


def test_what_is_in_the_archive_is_public_too_and_changes_by_a_working_copy(schrijver, controleur, client):
    praktijk = build.praktijk(status="gearchiveerd", titel="Zo stond het er")
    put(schrijver, praktijk, titel="Iets anders")
    assert now(praktijk).titel == "Zo stond het er" and Werkkopie.objects.of(praktijk).exists()
    put(controleur, praktijk, data={"_wijzigingen": "1"})
    assert "Iets anders" in client.get(praktijk.get_absolute_url()).content.decode()
    assert now(praktijk).status == "gearchiveerd"


def test_a_redacteur_takes_nothing_out_of_the_archive(schrijver, controleur):
    praktijk = build.praktijk(status="gearchiveerd")
    assert "Een controleur kan het eruit halen" in said(put(schrijver, praktijk, _stap="herstel"))
    put(controleur, praktijk, _stap="herstel")
    assert now(praktijk).status == "concept"


def test_a_working_copy_stays_of_who_wrote_it(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Van de schrijver", _stap="vraag")
    put(controleur, praktijk, _stap="controleer")
    kopie = Werkkopie.objects.of(praktijk).get()
    assert (kopie.door, kopie.ter_controle) == (schrijver.gebruiker, True)


def test_with_a_working_copy_nothing_goes_to_the_archive(schrijver):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Nog niet gezien")
    refused = said(put(schrijver, praktijk, _stap="archiveer", reden="Het project stopte."))
    assert "Er is nog een werkkopie" in refused and now(praktijk).status == "gepubliceerd"


def test_what_was_typed_beside_a_working_copy_is_not_left_out_in_silence(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="De wijziging")
    data = opened(controleur, praktijk) | {"lastig": "En dit erbij", "_wijzigingen": "1"}
    page = controleur.post(address(praktijk), data).content.decode()
    assert "Sla dat eerst op" in page and "En dit erbij" in page
    assert now(praktijk).titel != "De wijziging"


def test_changes_are_sent_back_with_a_reason_that_stands_on_top_for_the_writer(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="De wijziging", _stap="vraag")
    assert "Vul in waarom" in said(put(controleur, praktijk, _stap="terug"))
    put(controleur, praktijk, _stap="terug", reden="De bron zegt iets anders.")
    kopie = Werkkopie.objects.of(praktijk).get()
    assert (kopie.door, kopie.ter_controle) == (schrijver.gebruiker, False)
    page = schrijver.get(address(praktijk)).content.decode()
    assert page.index("De bron zegt iets anders.") < page.index('id="id_titel"')
    assert "Uw werkkopieën (1)" in schrijver.get("/beheer/").content.decode()


def test_the_page_that_asks_shows_old_and_new(schrijver, controleur):
    praktijk = build.praktijk(titel="Zo staat het er", land="NO")
    put(schrijver, praktijk, titel="Zo wordt het", land="752")
    asked = controleur.post(address(praktijk), {"_wijzigingen": "1"}).content.decode()
    for text in ("Zo staat het er", "Zo wordt het", "Noorwegen", "Zweden"):
        assert text in asked


def test_a_working_copy_is_thrown_away_after_a_question_only(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Mijn werk")
    asked = controleur.post(address(praktijk), {"_weg": "1"}).content.decode()
    assert "Die tekst komt niet terug" in asked and Werkkopie.objects.of(praktijk).exists()


def test_a_yes_to_throwing_away_counts_for_the_text_that_was_shown_only(schrijver, controleur):
    praktijk = build.praktijk()
    put(schrijver, praktijk, titel="Mijn werk")
    asked = controleur.post(address(praktijk), {"_weg": "1"})
    put(schrijver, praktijk, titel="Mijn werk, en meer")
    controleur.post(address(praktijk), {"_weg": "1", "_zeker": "Ja", "_gezien": asked.context["gezien"]})
    assert Werkkopie.objects.of(praktijk).get().velden["titel"] == ["Mijn werk, en meer"]


def test_a_yes_counts_for_what_was_shown_only(schrijver, controleur):
    praktijk = build.praktijk(status="ter_beoordeling")
    asked = controleur.post(address(praktijk), opened(controleur, praktijk) | {"_stap": "publiceer"})
    assert "Op het portaal zetten?" in asked.content.decode() and now(praktijk).status == "ter_beoordeling"
    put(schrijver, praktijk, titel="Snel nog iets anders")
    yes = {"_stap": "publiceer", "_zeker": "Ja", "_gezien": asked.context["gezien"]}
    refused = said(controleur.post(address(praktijk), yes))
    assert "Er is nog niets gepubliceerd" in refused and now(praktijk).status == "ter_beoordeling"
    assert not Redactiestap.objects.of(praktijk).filter(daad="publiceer").exists()


@pytest.mark.parametrize("seen", ["2024-13-45T00:00", "2024-01-01T00:00", "onzin", ""])
def test_a_moment_that_is_none_breaks_nothing(schrijver, seen):
    praktijk = build.praktijk(status="concept")
    assert put(schrijver, praktijk, _gezien=seen, titel="Nieuw").status_code in (200, 302)


def test_a_very_long_address_that_is_not_there_costs_nothing_much(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        assert client.get("/a" * 2000).status_code == 404
