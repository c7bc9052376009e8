"""What is said of a figure: the words and the stand come from the same counts and never claim what is not known."""

import numpy as np
import pytest

from agendas.meetlat import amounts
from agendas.meetlat.standing import Figure, Group, Stand, past, place, stand
from agendas.models import Indicator

HUNDRED = Group(range(1, 101))  # 1 to 100: the middle is 50,5


def indicator(**fields):
    return Indicator(**{"titel": "Bomen", "eenheid": "aantal", "decimalen": 0, "richting": "hoger", **fields})


def figure(value, low=None, high=None, **fields):
    return Figure(2024, value, low, high, **fields)


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [(6.35, 1, "6,4"), (1240, 0, "1.240"), (-4.0, 0, "−4"), (0.05, 1, "0,1"), (1234567.891, 2, "1.234.567,89"),
     (2.5, 0, "3"), (-0.04, 1, "0,0")],
)  # fmt: skip
def test_amounts_are_written_as_the_dutch_do_and_rounded_half_up(value, decimals, text):
    assert amounts.amount(value, decimals) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (101, "Hoger dan bij alle 100 gemeenten."),
        (97, "Hoger dan bij bijna alle 100 gemeenten."),
        (76, "Hoger dan bij driekwart van 100 gemeenten."),
        (60, "Hoger dan bij ruim de helft van 100 gemeenten."),
        (50, "Rond het midden van 100 gemeenten."),
        (40, "Lager dan bij ruim de helft van 100 gemeenten."),
        (25, "Lager dan bij driekwart van 100 gemeenten."),
        (0, "Lager dan bij alle 100 gemeenten."),
    ],
)
def test_the_place_is_said_in_words_with_the_middle(value, said):
    assert place(indicator(), figure(value), HUNDRED) == f"{said} Het midden is 51."


def test_equal_values_count_for_neither_side():
    same = Group([7] * 20)
    assert place(indicator(), figure(7), same) == "Rond het midden van 20 gemeenten. Het midden is 7."
    assert stand(indicator(), figure(7), same) == Stand.MIDDEN


@pytest.mark.parametrize(
    ("richting", "value", "expected"),
    [
        ("hoger", 80, Stand.GUNSTIG),
        ("lager", 80, Stand.MINDER),
        ("hoger", 20, Stand.MINDER),
        ("lager", 20, Stand.GUNSTIG),
        ("hoger", 60, Stand.MIDDEN),
        ("geen", 99, Stand.GEEN_RICHTING),
    ],
)
def test_only_a_direction_makes_it_favourable_or_less_so(richting, value, expected):
    assert stand(indicator(richting=richting), figure(value), HUNDRED) == expected


@pytest.mark.parametrize("soort", ["inzet", "context"])
def test_money_and_background_are_never_coloured(soort):
    for value in (0, 50, 101):
        assert stand(indicator(soort=soort), figure(value), HUNDRED).tone == ""


def test_a_margin_that_spans_the_middle_says_nothing_about_higher_or_lower():
    own = figure(60, 48, 72)
    assert stand(indicator(), own, HUNDRED) == Stand.TOEVAL
    said = place(indicator(), own, HUNDRED)
    assert said.startswith("Niet duidelijk hoger of lager") and "48 tot 72" in said


def test_a_margin_that_lies_beside_the_middle_is_compared_with_the_middle_only():
    own = figure(60, 52, 72)
    assert stand(indicator(), own, HUNDRED) == Stand.GUNSTIG_MIDDEN
    assert "driekwart" not in place(indicator(), own, HUNDRED)


def test_fewer_than_five_are_not_compared_with():
    few = Group([1, 2, 3, 4])
    assert stand(indicator(), figure(9), few) == Stand.TE_WEINIG
    assert place(indicator(), figure(9), few) == "Te weinig gemeenten om te vergelijken: 4 met een cijfer."


def test_what_is_missing_or_impossible_has_a_stand_and_no_place():
    assert stand(indicator(), None, HUNDRED) == Stand.GEEN_CIJFER
    assert stand(indicator(), figure(99), HUNDRED, comparable=False) == Stand.NIET_TE_VERGELIJKEN
    assert place(indicator(), figure(99), HUNDRED, comparable=False) == ""


def test_the_middle_and_quarters_are_those_of_numpy():
    values = np.random.default_rng(4).normal(50, 12, 137).round(1).tolist()
    group = Group(values)
    assert [group.quarters[0], group.middle, group.quarters[1]] == pytest.approx(
        np.quantile(values, [0.25, 0.5, 0.75]).tolist()
    )


def years(*pairs, **fields):
    return [Figure(year, value, **fields) for year, value in pairs]


def test_the_past_goes_from_the_first_to_the_last_year_and_says_what_is_provisional():
    figures = [*years((2019, 10.0), (2022, 14.0)), Figure(2024, 12.5, provisional=True)]
    percent = indicator(eenheid="% van woningen", decimalen=1)
    assert past(percent, figures) == "Van 10,0% in 2019 naar 12,5% in 2024 (voorlopig): 2,5 procentpunt hoger."


def test_nothing_is_compared_over_a_break():
    figures = years((2019, 100), (2021, 90), (2022, 40), (2024, 38))
    said = past(indicator(breuk=2022), figures)
    assert said == "Van 40 in 2022 naar 38 in 2024: 2 lager. Vanaf 2022 anders gemeten: vergelijk niet met eerder."
    assert past(indicator(breuk=2024), figures) == "Vanaf 2024 anders gemeten: vergelijk niet met eerder."


def test_two_margins_that_overlap_may_be_chance_and_one_year_is_no_past():
    figures = [Figure(2016, 49.4, 46, 52), Figure(2024, 51.6, 48, 55)]
    assert "Dit verschil kan toeval zijn." in past(indicator(), figures)
    assert past(indicator(), figures[:1]) == "Er is één jaar: 2016."


def test_euros_are_those_of_their_year():
    assert past(indicator(eenheid="euro per inwoner"), years((2017, 80), (2024, 95))).endswith(
        "In euro’s van dat jaar."
    )
