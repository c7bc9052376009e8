"""The map of results: which dots are one, what they are called and lead to, and what the sentence says."""

import pytest

from raadsportaal.basis.results_map import APART, EUROPA, NARROWEST, RADIUS_JOINED, WERELD, Plaats, draw

KOPENHAGEN = Plaats("Kopenhagen", "Kopenhagen, Denemarken", "Europa", 55.7, 12.6)
BERLIJN = Plaats("Berlijn", "Berlijn, Duitsland", "Europa", 52.5, 13.4)
VITORIA = Plaats("Vitoria-Gasteiz", "Vitoria-Gasteiz, Spanje", "Europa", 42.8, -2.7)
ZHENGZHOU = Plaats("Zhengzhou", "Zhengzhou, China", "Azië", 34.7, 113.6)
WUHAN = Plaats("Wuhan", "Wuhan, China", "Azië", 30.6, 114.3)
MANIZALES = Plaats("Manizales", "Manizales, Colombia", "Zuid-Amerika", 5.1, -75.5)
BEIRA = Plaats("Beira", "Beira, Mozambique", "Afrika", -19.8, 34.8)
TUNIS = Plaats("Tunis", "Tunis, Tunesië", "Afrika", 36.8, 10.2)
NERGENS = Plaats("Suriname", "Suriname", "Zuid-Amerika", None, None)


def drawn(*plaatsen, **extra):
    return draw(plaatsen, "voorbeeld", "voorbeelden", **extra)


def said(*plaatsen, **extra):
    kaart = drawn(*plaatsen, **extra)
    return (kaart.wereld or kaart.europa).bijschrift


def test_the_six_of_the_mock_up():
    kaart = drawn(KOPENHAGEN, ZHENGZHOU, BERLIJN, VITORIA, MANIZALES, BEIRA)
    assert [(stip.tekst, stip.naar) for stip in kaart.wereld.stippen] == [
        ("3×", "#kaart-europa"),
        ("2", "#r2"),
        ("5", "#r5"),
        ("6", "#r6"),
    ]
    assert [stip.naam for stip in kaart.europa.stippen] == [
        "1. Kopenhagen, Denemarken",
        "3. Berlijn, Duitsland",
        "4. Vitoria-Gasteiz, Spanje",
    ]
    assert kaart.europa.bijschrift == "Kopenhagen, Berlijn en Vitoria-Gasteiz."
    assert kaart.wereld.bijschrift == (
        "Drie van de zes voorbeelden liggen in Europa, de andere in Azië, Zuid-Amerika en Afrika. "
        "Elk nummer gaat naar hetzelfde nummer in de lijst. Bij 3× liggen drie voorbeelden dicht bij elkaar."
    )


@pytest.mark.parametrize(
    ("plaatsen", "sentence"),
    [
        ([BEIRA], "Eén voorbeeld ligt in Afrika. Het nummer gaat naar hetzelfde nummer in de lijst."),
        ([BERLIJN], "Eén voorbeeld ligt in Europa. Het nummer gaat naar hetzelfde nummer in de lijst."),
        ([ZHENGZHOU, WUHAN], "De twee voorbeelden liggen allebei in Azië."),
        ([KOPENHAGEN, BERLIJN, VITORIA], "De drie voorbeelden liggen allemaal in Europa."),
        ([BEIRA, ZHENGZHOU, MANIZALES], "De drie voorbeelden liggen in Afrika, Azië en Zuid-Amerika."),
        ([BEIRA, ZHENGZHOU, WUHAN], "Twee van de drie voorbeelden liggen in Azië, één in Afrika."),
        ([BEIRA] * 21, "De 21 voorbeelden liggen allemaal in Afrika."),
        ([BEIRA, NERGENS], "Eén voorbeeld staat niet op de kaart."),
        ([BEIRA, NERGENS, NERGENS], "Twee voorbeelden staan niet op de kaart."),
    ],
)
def test_the_sentence_says_in_words_what_lies_where(plaatsen, sentence):
    assert sentence in said(*plaatsen)


def test_it_says_so_when_the_list_goes_on():
    assert said(BEIRA, ZHENGZHOU, WUHAN, longer=True).startswith("Twee van de eerste drie voorbeelden liggen in Azië")


def test_near_ones_elsewhere_are_one_dot_that_names_them_and_leads_to_the_first():
    (beira, china) = drawn(BEIRA, WUHAN, ZHENGZHOU).wereld.stippen
    assert beira.tekst == "1"
    assert (china.tekst, china.naar) == ("2×", "#r2")
    assert china.naam == "2 voorbeelden: 2. Wuhan, China en 3. Zhengzhou, China"
    (many,) = drawn(*[BEIRA] * 9).wereld.stippen
    assert many.naam.endswith("4. Beira, Mozambique en nog vijf")


def test_without_results_in_europe_there_is_no_map_of_it_though_tunis_would_lie_on_it():
    assert drawn(TUNIS, BEIRA).europa is None
    assert drawn(TUNIS, VITORIA).europa.aantal == 2


def test_when_all_lie_in_europe_there_is_no_world_on_which_they_are_one_dot():
    kaart = drawn(KOPENHAGEN, BERLIJN, VITORIA)
    assert kaart.wereld is None
    assert [stip.naar for stip in kaart.europa.stippen] == ["#r1", "#r2", "#r3"]
    assert kaart.europa.bijschrift.startswith("De drie voorbeelden liggen allemaal in Europa.")
    assert drawn(KOPENHAGEN, KOPENHAGEN) is None  # one dot with 2×
    assert drawn(KOPENHAGEN, NERGENS).wereld  # the other is not in Europe, wherever it is


def test_a_dot_of_europe_and_somewhere_else_leads_to_the_list_and_not_to_the_map_without_it():
    cairo = Plaats("Caïro", "Caïro, Egypte", "Afrika", 30.0, 31.2)
    athene = Plaats("Athene", "Athene, Griekenland", "Europa", 38.0, 23.7)
    (stip,) = drawn(cairo, athene).wereld.stippen
    assert stip.naar == "#r1"


def test_without_any_place_there_is_no_map():
    assert drawn() is None
    assert drawn(NERGENS) is None
    assert drawn(Plaats("Zuidpool", "Zuidpool", "Antarctica", -89, 0)) is None


def test_dots_are_apart_on_the_narrowest_screen_and_all_places_are_counted():
    grid = [Plaats("A", "A", "Europa", north, east) for north in range(-50, 72, 6) for east in range(-165, 175, 9)]
    kaart = drawn(*grid)
    assert kaart.wereld.aantal == len(grid)
    for beeld, ratio in ((kaart.wereld, WERELD.height / WERELD.width), (kaart.europa, EUROPA.height / EUROPA.width)):
        spots = [(float(stip.x[:-1]), float(stip.y[:-1]) * ratio) for stip in beeld.stippen]
        apart = [abs(complex(*a) - complex(*b)) * NARROWEST / 100 for i, a in enumerate(spots) for b in spots[:i]]
        assert min(apart) > APART - 1
        assert all(0 <= x <= 100 and 0 <= y / ratio <= 100 for x, y in spots)


def test_the_map_of_europe_is_cut_around_its_places_and_stays_on_the_drawing():
    near = [float(n) for n in drawn(KOPENHAGEN, BERLIJN).europa.venster.split()]
    reykjavik = Plaats("Reykjavik", "Reykjavik, IJsland", "Europa", 64.1, -21.9)
    nicosia = Plaats("Nicosia", "Nicosia, Cyprus", "Europa", 35.2, 33.4)
    far = [float(n) for n in drawn(reykjavik, nicosia).europa.venster.split()]
    assert near[2] < far[2]
    for left, top, width, height in (near, far):
        assert left >= 0 and top >= 0
        assert left + width <= EUROPA.width + 1 and top + height <= EUROPA.height + 1


def test_a_long_number_has_a_larger_circle():
    few, many = (drawn(*[BEIRA] * n).wereld.stippen[0].straal for n in (2, 120))
    assert few == RADIUS_JOINED < many
