"""Trefwoorden: what a Dutch council calls the subject of an example, and the example itself does not."""

import pytest
from django.urls import reverse

from kennisbank.fitting import Tekst, fitting
from kennisbank.models import Netwerk, Praktijk
from kennisbank.storing import import_records
from tests import build
from tests.kennisbank.test_admin import add, form

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
TARTU = "tartu-minder-maaien-meer-soorten"
BERMEN = Tekst(
    "Zuilbeek door bloemlinten",
    "Wij leggen bloemlinten aan langs de zuilbeek. Elk bloemlint en elke insectensnelweg krijgt een zandnest. "
    "De zuilbeek houdt dan bloemlinten, insectensnelwegen en zandnesten, ook bij de knotrij.",
)
WORDS = ["zuilbeek", "bloemlinten", "insectensnelweg", "zandnest", "knotrij"]


def with_words(*words):
    praktijk = Praktijk.objects.get(slug=TARTU)
    praktijk.trefwoorden = list(words)
    praktijk.save()
    praktijk.index()
    return praktijk


def test_an_example_is_found_by_a_word_that_only_the_council_uses_and_says_so(client):
    address = reverse("kennisbank:praktijken")
    fits, _, _ = client.get(address, {"q": "bloemlinten"}).content.decode().partition('id="lijkt"')
    assert TARTU not in fits
    with_words("bloemlinten")
    fits, _, _ = client.get(address, {"q": "bloemlinten"}).content.decode().partition('id="lijkt"')
    assert f'href="/kennisbank/{TARTU}/"' in fits
    assert "‘bloemlinten’ in de trefwoorden" in fits


def test_a_typing_error_in_such_a_word_finds_it_too(client):
    with_words("bloemlinten")
    page = client.get(reverse("kennisbank:praktijken"), {"q": "bloemlniten"}).content.decode()
    fits, _, _ = page.partition('id="lijkt"')
    assert f'href="/kennisbank/{TARTU}/"' in fits


def test_an_example_fits_a_text_by_such_words_and_names_them():
    assert TARTU not in [one.praktijk.slug for one in fitting([BERMEN])[0]]
    with_words(*WORDS)
    [[one, *_]] = fitting([BERMEN])
    assert one.praktijk.slug == TARTU
    assert "bloemlinten" in one.waarom


def test_an_editor_types_them_with_commas_between(beheer):
    praktijk = add(beheer, trefwoorden="bloemlinten, ecologisch maaien")
    assert praktijk.trefwoorden == ["bloemlinten", "ecologisch maaien"]
    page = beheer.get(reverse("admin:kennisbank_praktijk_change", args=[praktijk.pk])).content.decode()
    assert "bloemlinten, ecologisch maaien</textarea>" in page


def test_those_of_a_netwerk_stand_in_its_form_as_they_are_read(beheer):
    netwerk = Netwerk.objects.first()
    netwerk.trefwoorden = ["klimaat", "schone lucht"]
    netwerk.save()
    page = beheer.get(reverse("admin:kennisbank_netwerk_change", args=[netwerk.pk])).content.decode()
    assert "klimaat, schone lucht</textarea>" in page


def test_one_that_is_too_long_is_named_and_all_that_was_typed_stays(beheer):
    typed = "bloemlinten, " + "x" * 61
    response = beheer.post(reverse("admin:kennisbank_praktijk_add"), form(trefwoorden=typed))
    page = response.content.decode()
    assert response.status_code == 200
    assert typed in page
    assert "60 tekens" in page


def test_a_cell_of_a_file_brings_each_once():
    import_records([(1, build.record(titel="Berm", trefwoorden="bloemlinten; maaien;; bloemlinten"))], "proef")
    assert Praktijk.objects.get(titel="Berm").trefwoorden == ["bloemlinten", "maaien"]


def test_a_record_that_came_before_there_were_any_gets_them_when_it_is_loaded_again():
    row = build.record(titel="Berm")
    import_records([(1, row)], "proef")
    praktijk = Praktijk.objects.get(titel="Berm")
    del praktijk.import_waarden["trefwoorden"]  # as an older version left it
    praktijk.save()
    assert import_records([(1, row | {"trefwoorden": ["bloemlinten"]})], "proef").changed == 1
    praktijk.refresh_from_db()
    assert praktijk.trefwoorden == ["bloemlinten"]
