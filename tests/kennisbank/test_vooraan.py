"""In front: an example is in the list when its title, summary or trefwoorden have something of the question."""

import pytest
from django.db import connection
from django.urls import reverse

from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def fits(client):
    """fits(words): what the list shows as fitting, and what it shows as alike."""

    def get(words):
        page = client.get(reverse("kennisbank:praktijken"), {"q": words}).content.decode()
        before, _, after = " ".join(page.split()).partition('id="lijkt"')
        return before, after

    return get


def test_what_only_the_text_of_an_example_has_is_alike_and_no_more(fits):
    praktijk = build.praktijk(titel="Een plein zonder auto’s", probleem="Het zwavelfeest gaf zwavelkruid en gezwavel.")
    link = f'href="{praktijk.get_absolute_url()}"'
    found, alike = fits("zwavelfeest")
    assert link not in found and link in alike
    praktijk.trefwoorden = ["zwavelfeest"]
    praktijk.save()
    praktijk.index()
    found, _ = fits("zwavelfeest")
    assert link in found and "‘zwavelfeest’ in de trefwoorden" in found


@pytest.mark.parametrize("words", ["zwavelsteppenoverlast", "zwavelstep"])
def test_a_part_of_a_compound_is_enough_and_is_the_reason(fits, words):
    praktijk = build.praktijk(titel="Zwavelsteppen weg uit de stad")
    found, _ = fits(words)
    assert f'href="{praktijk.get_absolute_url()}"' in found
    assert "‘Zwavelsteppen’ in de titel" in found


def test_an_example_that_was_indexed_before_there_were_fronts_is_still_in_the_list(fits):
    """A new version serves before `herindexeer` has run."""
    praktijk = build.praktijk(titel="Een plein zonder auto’s", probleem="Het zwavelfeest gaf zwavelkruid en gezwavel.")
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE basis_searchweight SET front = NULL, stamp = nextval('basis_zoekstempel') WHERE object_id = %s",
            [praktijk.pk],
        )
    found, _ = fits("zwavelfeest")
    assert f'href="{praktijk.get_absolute_url()}"' in found
