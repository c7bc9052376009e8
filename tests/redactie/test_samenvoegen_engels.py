"""Merging praktijken of which an English version lies in the trash: it holds nothing back, and can be taken back."""

import pytest

from kennisbank.models import EngelseVersie
from tests.redactie.forms import said
from tests.redactie.merging import merge, status

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


def english(praktijk, titel, **fields):
    return EngelseVersie.objects.create(titel=titel, slug=titel.lower(), praktijk=praktijk, **fields)


def test_one_in_the_trash_makes_room_for_the_one_that_is_there(controleur, oud, nieuw):
    trashed, there = english(oud, "Trashed", status="verwijderd"), english(nieuw, "There")
    trashed.delingen.create(waar="A newsletter")
    assert "Samengevoegd." in said(merge(controleur, nieuw, oud)) and status(nieuw) == "verwijderd"
    there.refresh_from_db()
    trashed.refresh_from_db()
    assert (there.praktijk, trashed.praktijk, trashed.status) == (oud, nieuw, "verwijderd")
    assert trashed.delingen.get().waar == "A newsletter"


@pytest.mark.parametrize("of_both", [True, False])
def test_one_in_the_trash_of_the_one_that_goes_changes_nothing(controleur, oud, nieuw, of_both):
    trashed = english(nieuw, "Trashed", status="verwijderd")
    there = english(oud, "There", status="verwijderd" if of_both else "concept")
    assert "Samengevoegd." in said(merge(controleur, nieuw, oud))
    there.refresh_from_db()
    trashed.refresh_from_db()
    assert (there.praktijk, trashed.praktijk, trashed.status) == (oud, nieuw, "verwijderd")
