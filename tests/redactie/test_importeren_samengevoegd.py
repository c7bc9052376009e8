"""What an editor merged does not come back by a file: its key leads to the record that stayed, also without trash."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.redactie import workflow
from raadsportaal.redactie.admin import trash
from raadsportaal.redactie.doubles import merging
from raadsportaal.redactie.models import Daad
from samenwerking.models import Programma
from tests.redactie.conftest import member
from tests.redactie.importeren import agree, csv_file, next_page, outcomes, praktijk, take, upload

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def imported(kenmerk, model=Praktijk):
    return model.objects.get(verzameling="proef", extern_id=kenmerk)


@pytest.fixture
def merged(schrijver, redacteur, oud):
    """The praktijk of row "a" went up in another that no file knows: returns what comes in the file now."""
    rows = [praktijk("a", "Dubbelop"), praktijk("b", "Enig")]
    take(schrijver, *rows)
    merging.merge(imported("a"), oud, by=redacteur)
    return rows


@pytest.mark.parametrize("emptied", [False, True], ids=["in the trash", "the trash was emptied"])
def test_a_merged_row_is_counted_as_such_and_makes_no_new_concept(schrijver, oud, merged, emptied):
    if emptied:
        trash.purge(timezone.now() + timedelta(days=31))
    page, partij = upload(schrijver, csv_file(praktijk("a", "Anders"), merged[1]))
    assert list(outcomes(page).values()) == ["samengevoegd", "ongewijzigd"]
    text = page.content.decode()
    assert "samengevoegd (1)" in text and f"{oud.pk}/change/" in text and "Er is niets om te importeren" in text
    result = next_page(schrijver, agree(schrijver, page, partij)).content.decode()
    assert f"‘Anders’ is samengevoegd met ‘{oud}’" in result
    assert Praktijk.objects.filter(verzameling="proef", titel="Anders").count() == 0
    assert Praktijk.objects.filter(verzameling="proef").count() == (1 if emptied else 2)


def test_merged_on_the_key_leads_to_the_last(schrijver, redacteur, merged):
    trash.purge(timezone.now() + timedelta(days=31))
    merging.merge(imported("b"), laatste := Praktijk.objects.published().first(), by=redacteur)
    page, _ = upload(schrijver, csv_file(*merged))
    assert [rij.samen for rij in page.context["rijen"]][1] == str(laatste)
    assert "samengevoegd (2)" in page.content.decode()


def test_taken_back_it_is_itself_again_also_when_it_is_thrown_away_later(schrijver, redacteur, merged):
    workflow.take(imported("a"), Daad.HERSTEL, by=redacteur)
    page, _ = upload(schrijver, csv_file(*merged))
    assert list(outcomes(page).values()) == ["ongewijzigd", "ongewijzigd"]
    workflow.take(imported("a"), Daad.VERWIJDER, by=redacteur)
    page, _ = upload(schrijver, csv_file(*merged))
    assert list(outcomes(page).values()) == ["fout", "ongewijzigd"]


def test_a_project_whose_programme_was_merged_hangs_under_the_one_that_stayed(redacteur):
    beheer = member("programmabeheer")
    programma = {"extern_id": "P", "titel": "Weg", "soort": "", "programma": ""}
    take(beheer, programma, soort="programma")
    blijft = Programma.objects.create(titel="Blijft", slug="blijft")
    merging.merge(imported("P", Programma), blijft, by=redacteur)
    call_command("ruim_op", stdout=StringIO())
    take(beheer, {"extern_id": "p", "titel": "Deel", "soort": "project", "programma": "P"}, soort="programma")
    assert imported("p", Programma).boven == blijft
