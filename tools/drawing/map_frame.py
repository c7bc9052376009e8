"""Which part of the world the map of a country shows: around its main land, far islands and colonies left out."""

import math
from itertools import pairwise

from raadsportaal.basis.maps import Kaart
from samenwerking.landen.land_map import HEIGHT, SHIFT, WIDTH

ROOM = 250, 215  # for the country itself
CLOSEST = 170  # units per degree: closer, the outlines of 1:50 million have nothing to tell
# Land that belongs to a country and would make its map too wide to see anything.
MAINLAND = {"US": (-130, -60, 24, 50), "EC": (-82, -74, -6, 2), "CL": (-78, -65, -56, -17), "NO": (4, 32, 57, 72)}
# How far land may lie from the rest to be on the map, in sizes of that rest: the Canary Islands are far.
REACH = {"ES": 0.7}


def window(code, rings, centre=None) -> Kaart:
    """The map of a country with these rings, or around a centre (latitude, longitude) when it has none."""
    west, east, south, north = _box(code, rings) if rings else (centre[1], centre[1], centre[0], centre[0])
    middle, parallel = (north + south) / 2, max(min((north + south) / 2, 75), -75)
    flat = math.cos(math.radians(parallel))
    scale = min(ROOM[0] / max(east - west, 0.01), ROOM[1] * flat / max(north - south, 0.01), CLOSEST)
    left = (east + west) / 2 - (WIDTH / 2 + SHIFT) / scale
    top = middle + HEIGHT / 2 / (scale / flat)
    return Kaart(
        west=round(left, 3),
        north=round(top, 3),
        east=round(left + WIDTH / scale, 3),
        south=round(top - HEIGHT / (scale / flat), 3),
        scale=round(scale, 3),
        parallel=round(parallel, 2),
        gap=8,
        dot=4.2,
    )


def near(kaart, rings):
    """The rings that can lie on this map; the others only cost time."""
    for ring in rings:
        west, east, south, north = _bounds(ring)
        turns = (west + turn <= kaart.east and east + turn >= kaart.west for turn in (-360, 0, 360))
        if south <= kaart.north and north >= kaart.south and any(turns):
            yield ring


def within(rings, box):
    """The parts of these rings inside a box (west, east, south, north)."""
    west, east, south, north = box
    sides = ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1))
    for ring in rings:
        for axis, edge, sign in sides:
            ring = list(_cut(ring, axis, edge, sign))
        if len(ring) > 2:
            yield [*ring, ring[0]]


def _cut(ring, axis, edge, sign):
    """What lies on the inner side of one edge (Sutherland and Hodgman)."""
    for before, point in pairwise([*ring[-1:], *ring]):
        inside, was_inside = (sign * (p[axis] - edge) >= 0 for p in (point, before))
        if inside != was_inside:
            part = (edge - before[axis]) / (point[axis] - before[axis])
            yield tuple(before[i] + part * (point[i] - before[i]) for i in (0, 1))
        if inside:
            yield point


def _box(code, rings):
    """West, east, south and north of the largest piece of land and of what lies near it."""
    boxes = sorted(map(_bounds, rings), key=_area, reverse=True)
    if code in MAINLAND:
        west, east, south, north = MAINLAND[code]
        boxes = [b for b in boxes if west <= (b[0] + b[1]) / 2 <= east and south <= (b[2] + b[3]) / 2 <= north]
    box, waiting = boxes[0], [b for b in boxes[1:] if _area(b) > _area(boxes[0]) * 0.004]
    while close := [b for b in waiting if _gap(box, b) < REACH.get(code, 0.3) * _size(box)]:
        waiting = [b for b in waiting if b not in close]
        for b in close:
            box = min(box[0], b[0]), max(box[1], b[1]), min(box[2], b[2]), max(box[3], b[3])
    return box


def _bounds(ring):
    longitudes, latitudes = zip(*ring, strict=True)
    return min(longitudes), max(longitudes), min(latitudes), max(latitudes)


def _area(box):
    return (box[1] - box[0]) * (box[3] - box[2]) * math.cos(math.radians((box[2] + box[3]) / 2))


def _size(box):
    return math.hypot(box[1] - box[0], box[3] - box[2])


def _gap(one, other):
    across = max(one[0] - other[1], other[0] - one[1], 0) * math.cos(math.radians((one[2] + one[3]) / 2))
    return math.hypot(across, max(one[2] - other[3], other[2] - one[3], 0))
