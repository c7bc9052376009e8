"""The dot map of a country, where its names stand, and programmes on a line of years."""

from types import SimpleNamespace

import pytest
from django.template import Context, Template

from raadsportaal.basis.maps import Kaart
from samenwerking.landen import land_map
from samenwerking.landen.timeline import draw
from samenwerking.models import Loop, Programma
from tests.samenwerking import landen as build_land
from tools.drawing import map_frame
from tools.drawing.dots import draw_land

SQUARE = [(0, 0), (4, 0), (4, 4), (0, 4), (0, 0)]
FAR = [(60, 0), (61, 0), (61, 1), (60, 1), (60, 0)]


def test_the_map_of_a_country_lies_around_its_main_land():
    here = map_frame.window("XX", [SQUARE, FAR])
    assert here.west < 0 and here.east > 4 and here.east < 40
    x, y = here.place(2, 2)
    assert (x, y) == pytest.approx((land_map.WIDTH / 2 + land_map.SHIFT, land_map.HEIGHT / 2), abs=2)


def test_own_dots_are_apart_and_no_dot_is_drawn_twice():
    here = Kaart(-2, 6, 6, -2, scale=10, parallel=0, gap=8, dot=4)
    svg = draw_land(here, [SQUARE], [SQUARE, [(-2, -2), (0, -2), (0, 6), (-2, 6), (-2, -2)]])
    around, _, own = svg.partition('id="land"')
    assert own.count("M") and around.count("M")
    assert not set(own.split("M")[1:]) & set(around.split("M")[1:])


@pytest.mark.django_db
@pytest.mark.usefixtures("content")
def test_every_country_with_a_page_has_a_map_with_its_places_on_it():
    known = land_map.landkaarten()
    assert len(known) == 250
    from samenwerking.landen.loading import load_landen
    from samenwerking.models import Landpagina

    load_landen()
    for pagina in Landpagina.objects.select_related("land"):
        named = [plaats["naam"] for plaats in pagina.plaatsen]
        assert [plaats.naam for plaats in land_map.places(pagina.land.code, pagina.plaatsen)] == named, pagina


def test_names_on_the_map_do_not_cover_each_other():
    here = land_map.landkaarten()["JO"].kaart
    spots = [("Irbid", 32.55, 35.85), ("Mafraq", 32.34, 36.2), ("Amman", 31.95, 35.93), ("Aqaba", 29.53, 35.0)]
    places = land_map.places("JO", [{"naam": n, "breedtegraad": a, "lengtegraad": b} for n, a, b in spots])
    boxes = []
    for place in places:
        width = len(place.naam) * land_map.LETTER
        left = place.tekst_x - {"start": 0, "end": width, "middle": width / 2}[place.anker]
        boxes.append((left, place.tekst_y - 16, left + width, place.tekst_y + 5))
    assert here.scale > 0
    for i, one in enumerate(boxes):
        assert land_map._covered(one, boxes[:i]) == 0


@pytest.mark.parametrize(
    "plaatsen",
    [
        [{"naam": "Ver weg", "breedtegraad": 10, "lengtegraad": -60}],
        [{"naam": str(n), "breedtegraad": 31 + n / 10, "lengtegraad": 36} for n in range(9)],
    ],
)
def test_at_most_four_places_and_none_that_lies_elsewhere(plaatsen):
    assert len(land_map.places("JO", plaatsen)) in (0, 4)


def rendered(programmas):
    template = Template("{% load samenwerking_tags %}{% tijdlijn programmas vandaag %}")
    return template.render(Context({"programmas": programmas, "vandaag": build_land.day()}))


def programma(**fields):
    return Programma(titel="Water", slug="water", **fields)


def test_a_programme_that_runs_says_so_and_lies_at_its_years():
    line = draw([programma(begin=build_land.day(2024, 1, 1), einde=build_land.day(2027, 12, 31))], build_land.day())
    (bar,) = line.balken
    assert bar.loop == Loop.LOOPT
    assert bar.jaren == "2024–2027, loopt"
    assert line.jaren[0] == (2024, 0) and line.jaren[-1][1] == 100
    assert bar.van == 0 and bar.breed == pytest.approx(100, abs=1)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Van wanneer tot wanneer weten wij niet."),
        ({"begin": (2020, 3, 1)}, "sinds 2020, einde onbekend"),
        ({"einde": (2020, 3, 1)}, "tot en met 2020"),
        ({"begin": (2028, 1, 1)}, "vanaf 2028"),
        ({"begin": (2018, 1, 1), "einde": (2018, 6, 1)}, "Water, 2018, voorbij"),
    ],
)
def test_what_is_not_known_of_its_years_is_said(fields, words):
    dates = {name: build_land.day(*value) for name, value in fields.items()}
    assert words in rendered([programma(**dates), programma(begin=build_land.day(2012, 1, 1))])


def test_bars_stay_on_the_line_and_numbers_have_points():
    spans = [((1998, 1, 1), (2003, 1, 1)), ((2003, 5, 1), (2031, 2, 1)), ((2026, 11, 1), (2026, 11, 2))]
    line = draw([programma(begin=build_land.day(*a), einde=build_land.day(*b)) for a, b in spans], build_land.day())
    assert all(0 <= bar.van <= 100 and bar.van + bar.breed <= 101.6 for bar in line.balken)
    html = rendered([bar.programma for bar in line.balken])
    assert '"12,' not in html and ',5%"' not in html


def test_a_title_of_somebody_else_is_harmless():
    assert "<b>" not in rendered([programma(begin=build_land.day()), Programma(titel="<b>X</b>", slug="x")])


def test_the_map_of_a_land_without_outlines_is_left_out():
    template = Template("{% load samenwerking_tags %}{% landkaart land %}")
    assert template.render(Context({"land": SimpleNamespace(code="ZZ", naam="Nergens")})).strip() == ""
