"""Draw dot maps from the outlines of countries: rows of dots wherever land is, as one small SVG."""

import math
from itertools import pairwise

from raadsportaal.basis.maps import Kaart


def draw(kaart: Kaart, rings) -> str:
    """The SVG of a map: rows of dots wherever land is. `rings` are closed lists of (longitude, latitude)."""
    rows = [(y, _runs(kaart, row, columns)) for row, y, columns in _land(kaart, rings)]
    return f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{_path("k", kaart, rows)}</defs></svg>\n'


def draw_land(kaart: Kaart, own, rings) -> str:
    """The SVG of a map with one country apart: its dots are `#land`, those of all other land `#k`."""
    ours = {row: set(columns) for row, _, columns in _land(kaart, own)}
    rows, own_rows = [], []
    for row, y, columns in _land(kaart, rings):
        rows.append((y, _runs(kaart, row, [c for c in columns if c not in ours[row]], beyond=0.1)))
        own_rows.append((y, _runs(kaart, row, sorted(ours[row]), beyond=0.1)))
    paths = _path("k", kaart, rows) + _path("land", kaart, own_rows)
    return f'<svg xmlns="http://www.w3.org/2000/svg"><defs>{paths}</defs></svg>\n'


def _land(kaart, rings):
    """Each row of the grid: its number, its y, and its columns where land is."""
    step = kaart.gap * math.sqrt(3) / 2
    for row in range(int(kaart.height / step)):
        y = step * (row + 0.5)
        latitude = kaart.north - y / kaart.stretch
        edges = sorted(e for ring in rings for e in _crossings(ring, latitude))
        spans = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=False)]
        spans += [(a + turn, b + turn) for a, b in spans for turn in (-360, 360)]
        places = [(c, kaart.west + _x(kaart, row, c) / kaart.scale) for c in range(int(kaart.width / kaart.gap) + 1)]
        yield row, y, [c for c, longitude in places if any(a <= longitude <= b for a, b in spans)]


def _x(kaart, row, column):
    return (kaart.gap / 2 if row % 2 else 0) + column * kaart.gap


def _runs(kaart, row, columns, beyond=0):
    """(first x, last x) of each run of columns that follow on each other.

    A line that ends exactly on its last dot may lose it: where two runs meet it goes a little `beyond`.
    """
    runs = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1][1] = column
        else:
            runs.append([column, column])
    return [(_x(kaart, row, first), _x(kaart, row, last) + beyond) for first, last in runs]


def _path(name, kaart, rows):
    """A run is one line whose dashes have no length and round caps: dots."""
    lines = "".join(f"M{a:g} {y:.1f}h{max(b - a, 0.1):g}" for y, runs in rows for a, b in runs)
    return (
        f'<path id="{name}" fill="none" stroke="currentColor" stroke-width="{kaart.dot:g}" '
        f'stroke-linecap="round" stroke-dasharray="0 {kaart.gap:g}" d="{lines}"/>'
    )


def rings_of(topology):
    """The rings of all land in a TopoJSON of countries, Antarctica left out."""
    for number, _, rings in shapes_of(topology):
        if number != "010":
            yield from rings


def shapes_of(topology):
    """Each country in a TopoJSON: its ISO number ("" when it has none), its English name, its rings."""
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape.get("arcs", [])
        rings = [ring for polygon in ([polygons] if shape["type"] == "Polygon" else polygons) for ring in polygon]
        lines = ([point for i in ring for point in (arcs[i] if i >= 0 else arcs[~i][::-1])] for ring in rings)
        yield shape.get("id", ""), shape["properties"]["name"], [_unwrapped(line) for line in lines]


def _unwrapped(ring):
    """The ring with its longitudes running on where it crosses the date line (Russia, Fiji)."""
    turn, before, points = 0, ring[0][0], []
    for longitude, latitude in ring:
        if abs(longitude - before) > 180:
            turn += 360 if longitude < before else -360
        before = longitude
        points.append((longitude + turn, latitude))
    return points


def _decode(arc, transform):
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * sx + tx, y * sy + ty))
    return points


def _crossings(ring, latitude):
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > latitude) != (y2 > latitude):
            yield x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
