"""The thesaurus in the admin: who may change it, what the form refuses, and the box that shows what a query becomes."""

import re

import pytest

from raadsportaal.basis.models import Woordgroep
from raadsportaal.basis.search import thesaurus
from tests import build
from tests.redactie.conftest import member

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
LIST = "/beheer/basis/woordgroep/"


def typed(woorden, verwant="", **more):
    return {"woorden": woorden, "verwant": verwant, "actief": "on", **more}


def test_an_editor_adds_a_group_and_it_works_at_once(schrijver):
    schrijver.post(f"{LIST}add/", typed("zwavelkruid,  stinkende gouwe", "kruiden"))
    assert thesaurus.current().expand("Zwavelkruid") == (["stinkende gouwe"], ["kruiden"])


def test_an_editor_adds_how_people_say_it_and_the_search_knows_it_at_once(schrijver):
    spoken = "geel bloempje,  geel bloempje langs de muur "
    schrijver.post(f"{LIST}add/", typed("zwavelkruid, stinkende gouwe", "kruiden", spreektaal=spoken))
    assert thesaurus.current().expand("geel bloempje langs de muur").same == ["zwavelkruid", "stinkende gouwe"]
    assert thesaurus.current().expand("zwavelkruid").same == ["stinkende gouwe"]
    page = schrijver.post(f"{LIST}add/", typed("wrattenkruid, gouwe", spreektaal="wrattenkruid")).content.decode()
    assert "‘wrattenkruid’ staat twee keer in deze groep." in page


def test_the_form_says_what_is_wrong_and_keeps_what_was_typed(schrijver):
    page = schrijver.post(f"{LIST}add/", typed("zwavelkruid, zwavelkruid"))
    assert "‘zwavelkruid’ staat twee keer in deze groep." in page.content.decode()
    assert not Woordgroep.objects.filter(sleutel="zwavelkruid").exists()
    page = schrijver.post(f"{LIST}add/", typed("azc, opvangplek")).content.decode()
    assert "Er is al een groep van ‘azc’" in page and "azc, opvangplek" in page


def test_what_is_tried_shows_the_words_that_are_looked_for_too(schrijver):
    page = schrijver.get(LIST, {"probeer": "Burgerberaden"})
    assert page.status_code == 200
    said = page.content.decode()
    assert "Wie ‘Burgerberaden’ zoekt, zoekt ook:" in said and "burgerforum" in said
    assert "geen andere woorden" in schrijver.get(LIST, {"probeer": "<b>zwavelkruid"}).content.decode()
    assert 'role="status"' not in schrijver.get(LIST, {"probeer": " "}).content.decode()


def test_what_is_tried_says_how_much_of_the_question_a_record_has_and_why_it_stands_there(schrijver):
    page = schrijver.get(LIST, {"probeer": "riool"})
    text = re.sub(r">\s+<", "><", " ".join(page.content.decode().split()))
    row = next(row for _, found in page.context["gevonden"] for _, row in found)
    assert "Bij 64 of meer staat iets in de lijst" in text
    assert "ziet cijfers, landen, programma’s en doelen pas vanaf 95." in text
    assert f"<td>{row.held}</td><td>{row.pieces}</td><td>{row.enough}</td>" in text
    for said in ("in de lijst", "bij ‘Lijkt hierop’: heeft te weinig van de vraag", "de eerste past veel beter"):
        assert f"{said}</td>" in text


def test_what_is_tried_says_of_an_example_that_only_its_text_has_the_words(schrijver):
    build.praktijk(titel="Een plein zonder auto’s", probleem="Het zwavelfeest gaf zwavelkruid en gezwavel.")
    page = " ".join(schrijver.get(LIST, {"probeer": "zwavelfeest"}).content.decode().split())
    assert "bij ‘Lijkt hierop’: heeft alleen in de tekst iets van de vraag" in page


def test_the_list_finds_words_and_counts_them(schrijver):
    Woordgroep.objects.create(woorden="zwavelkruid, stinkende gouwe, café-kruid")
    page = schrijver.get(LIST, {"q": "cafe-kruid", "actief__exact": "1"})
    assert [groep.sleutel for groep in page.context["cl"].result_list] == ["zwavelkruid"]
    assert '<td class="field-hoeveel">3</td>' in page.content.decode()


def test_nobody_deletes_a_group_but_a_switch_takes_it_out(schrijver):
    azc = Woordgroep.objects.get(sleutel="azc")
    assert schrijver.post(f"{LIST}{azc.pk}/delete/", {"post": "yes"}).status_code == 403
    for action, found in (("leave_out", False), ("take_part", True)):
        schrijver.post(LIST, {"action": action, "_selected_action": [azc.pk]})
        assert bool(thesaurus.current().expand("azc").same) is found


def test_who_saves_second_hears_that_another_was_first(schrijver, collega):
    azc = Woordgroep.objects.get(sleutel="azc")
    path = f"{LIST}{azc.pk}/change/"
    seen = schrijver.get(path).context["adminform"].form.gezien
    collega.post(path, typed("azc, opvangcentrum", _gezien=seen))
    page = schrijver.post(path, typed("azc, opvanglocatie", _gezien=seen)).content.decode()
    assert "was u voor" in page
    azc.refresh_from_db()
    assert azc.woorden == "azc, opvangcentrum"


def test_other_groups_of_staff_do_not_see_it():
    for group in ("programmabeheer", "advies"):
        assert member(group).get(LIST).status_code == 403
