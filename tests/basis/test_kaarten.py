"""Where a place is on the dot maps."""

import pytest

from kennisbank.models import Praktijk
from raadsportaal.basis.maps import KAARTEN, cutout


def test_north_is_up_and_east_is_right():
    europa = KAARTEN["europa"]
    (oslo_x, oslo_y), (rome_x, rome_y) = europa.place(59.9, 10.7), europa.place(41.9, 12.5)
    assert oslo_y < rome_y
    assert oslo_x < rome_x


def test_a_place_across_the_date_line_is_on_the_map_of_oceania():
    x, _ = KAARTEN["oceanie"].place(-13.8, -171.8)
    assert 0 < x < KAARTEN["oceanie"].width


def test_the_cutout_has_the_place_in_its_middle():
    name, x, y, box = cutout(52, 5, "europa", 200, 100)
    left, top, width, height = map(float, box.split())
    assert name == "europa"
    assert (left + width / 2, top + height / 2) == pytest.approx((x, y), abs=0.1)


@pytest.mark.django_db
def test_every_praktijk_lies_on_the_map_of_its_part_of_the_world(content):
    for praktijk in Praktijk.objects.exclude(breedtegraad=None).select_related("land"):
        kaart = KAARTEN[praktijk.land.werelddeel]
        x, y = kaart.place(praktijk.breedtegraad, praktijk.lengtegraad)
        assert 0 <= x <= kaart.width and 0 <= y <= kaart.height, praktijk.slug
