"""What fits a text, of the examples that the portal comes with."""

import pytest

from kennisbank.fitting import Tekst, fitting
from kennisbank.models import Praktijk

pytestmark = pytest.mark.django_db


def fits(tekst):
    return [one.praktijk for one in fitting([tekst])[0]]


def test_where_the_words_leave_doubt_the_text_must_say_something_of_a_subdoel_of_the_example(content):
    groen = Praktijk.objects.get(slug="um-al-jimal-samen-werken-aan-groen")
    tekst = Tekst(
        "Uitvoeringsplan inburgering: werken en leren",
        "Statushouders wachten gemiddeld negen maanden op een baan. In het project Groene Vingers werken zij drie "
        "dagen per week met langdurig werkzoekenden uit de wijk aan de aanleg en het onderhoud van parken en "
        "plantsoenen. De groepen zijn bewust half om half samengesteld. Deelnemers krijgen taalles, een "
        "certificaat en na drie maanden een proefplaatsing met behoud van uitkering. De buitendienst levert "
        "voorlieden. Gemeten wordt hoeveel mensen na een jaar een regulier contract hebben.",
    )
    assert fits(tekst) == [groen]
    groen.subdoelen.clear()
    assert fits(tekst) == []


def test_one_word_that_both_have_is_not_enough(content):
    titel = "Beheerplan begraafplaatsen"
    tekst = "De begraafplaatsen krijgen nieuwe hekken. Op elke begraafplaats komt een bankje, en paden worden verhard."
    assert fits(Tekst(titel, tekst)) == []
    meer = f"{tekst} Grafstenen waaraan kinderen werkten, laten wij niet meer toe: een keurmerk bewijst de herkomst."
    assert fits(Tekst(titel, meer)) == [Praktijk.objects.get(slug="kehl-grafstenen-zonder-kinderarbeid-verboden")]


def test_few_words_that_both_have_are_not_enough(content):
    torens = Praktijk.objects.get(slug="north-lanarkshire-torens-voor-oekraieners")
    titel = "Steun voor een Oekraïense gemeente"
    tekst = (
        "De gemeente wil in Oekraïne helpen met generatoren en voertuigen van de buitendienst. De raad stelt "
        "vijftigduizend euro beschikbaar voor een school."
    )
    assert torens not in fits(Tekst(titel, tekst))
    meer = f"{tekst} Hier worden leegstaande flats opgeknapt voor gezinnen uit Oekraïne."
    assert torens in fits(Tekst(titel, meer))


def test_of_a_long_text_less_likeness_is_asked_for_it_says_much_beside_its_subject():
    short, middle, long, longest = (Tekst("Visie", "woord " * words).floor for words in (30, 120, 400, 3_000))
    assert short > middle > long == longest
