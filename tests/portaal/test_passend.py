"""What fits the dossiers of a municipality: a question for the council, examples; and the last changes."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kennisbank.models import Praktijkvraag
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.portaal.attention import next_meeting
from raadsportaal.portaal.fitting import question_of_the_day
from tests import build

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SOON = TODAY + timedelta(days=9)


# A question for the council


def test_the_question_comes_from_a_linked_example_and_names_its_source(page, as_role, gemeente):
    as_role()
    praktijk, dossier = build.praktijk(titel="Klimaatbegroting"), build.dossier(gemeente, behandeldatum=SOON)
    Praktijkvraag.objects.create(praktijk=praktijk, vraag="Hoeveel uitstoot mag nog?")
    build.koppeling(dossier, praktijk)
    text = page()
    assert "“Hoeveel uitstoot mag nog?”" in text
    assert f'href="{praktijk.get_absolute_url()}#vragen"' in text
    assert 'data-kopieer="Hoeveel uitstoot mag nog?"' in text


def test_without_examples_the_question_comes_from_the_doel(page, as_role, gemeente):
    as_role()
    build.koppeling(build.dossier(gemeente, behandeldatum=SOON), "13.1")
    assert "Vraag voor uw raad" in page()


def test_the_question_is_another_one_tomorrow_and_the_same_all_day(gemeente):
    praktijk, dossier = build.praktijk(), build.dossier(gemeente, behandeldatum=SOON)
    for place in range(3):
        Praktijkvraag.objects.create(praktijk=praktijk, vraag=f"Vraag {place}?", volgorde=place)
    build.koppeling(dossier, praktijk)
    with bereik(EVERYTHING):
        meeting = next_meeting(gemeente, TODAY)
        days = [date(2026, 11, day) for day in (1, 1, 2, 3, 4)]
        asked = [question_of_the_day(meeting, day).vraag for day in days]
    assert asked[0] == asked[1] == asked[4]
    assert len(set(asked)) == 3


# Examples that fit


def test_an_example_fits_by_the_subdoelen_it_shares_and_says_which(page, as_role, gemeente, lege_kennisbank):
    as_role()
    build.praktijk(titel="Groen om de hoek", subdoelen=["11.7"])
    build.praktijk(titel="Iets anders", subdoelen=["2.4"])
    build.koppeling(build.dossier(gemeente, titel="Omgevingsvisie"), "11.7")
    text = page()
    assert "Past bij Omgevingsvisie. Beide gaan over 11.7 Groen en openbare ruimte" in text
    assert "Iets anders" not in text


def test_the_best_fit_comes_first_and_of_equal_ones_the_measured(page, as_role, gemeente, lege_kennisbank):
    as_role()
    build.praktijk(titel="Alleen beschreven", subdoelen=["11.7"])
    build.praktijk(titel="Nagemeten", subdoelen=["11.7"], zekerheid=2)
    build.praktijk(titel="Twee gedeeld", subdoelen=["11.7", "13.1"])
    for titel in ("Eerste", "Tweede"):
        dossier = build.dossier(gemeente, titel=titel)
        build.koppeling(dossier, "11.7")
        build.koppeling(dossier, "13.1")
    text = page().split("Past bij uw dossiers")[1]
    assert text.index("Twee gedeeld") < text.index("Nagemeten") < text.index("Alleen beschreven")


@pytest.mark.parametrize("besluit", ["gekoppeld", "voorstel", "afgewezen", "ontkoppeld"])
def test_what_was_tied_or_refused_before_is_not_offered_again(page, as_role, gemeente, lege_kennisbank, besluit):
    as_role()
    praktijk, dossier = build.praktijk(subdoelen=["11.7"]), build.dossier(gemeente)
    build.koppeling(dossier, "11.7")
    build.koppeling(dossier, praktijk, besluit=besluit)
    assert "Past bij uw dossiers" not in page()


def test_an_example_that_is_not_published_fits_nothing(page, as_role, gemeente, lege_kennisbank):
    as_role()
    build.praktijk(titel="Al te lezen", subdoelen=["11.7"])
    build.praktijk(titel="Nog een concept", subdoelen=["11.7"], status="concept", zekerheid=3)
    build.koppeling(build.dossier(gemeente), "11.7")
    text = page()
    assert "Al te lezen" in text
    assert "Nog een concept" not in text


def test_examples_fit_open_dossiers_only(page, as_role, gemeente, lege_kennisbank):
    as_role()
    build.praktijk(subdoelen=["11.7"])
    build.koppeling(build.dossier(gemeente, stand="aangenomen"), "11.7")
    assert "Past bij uw dossiers" not in page()


# The last changes


def test_what_one_person_did_to_a_dossier_in_a_day_is_one_line(page, as_role, gemeente):
    as_role()
    dossier = build.dossier(gemeente, titel="Omgevingsvisie")
    build.koppeling(dossier, "13.1")
    build.koppeling(dossier, "11.7")
    text = page().split("Laatste wijzigingen")[1]
    assert text.count("Omgevingsvisie") == 1
    assert "en nog 2 wijzigingen" in text
