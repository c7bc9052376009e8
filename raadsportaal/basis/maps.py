"""The dot maps: where a place is on the map of the world or of a part of the world (drawn by tools/drawing/).

Every map is an equidistant cylindrical projection with its own standard parallel, so a place is two multiplications.
Coordinates in degrees (WGS84), positions in the user units of the SVG in static/img/.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Kaart:
    """A map: its west, north, east and south edge in degrees, units per degree of longitude, and its dots in units."""

    west: float
    north: float
    east: float
    south: float
    scale: float
    parallel: float
    gap: float = 7.0
    dot: float = 3.3

    @property
    def stretch(self):
        return self.scale / math.cos(math.radians(self.parallel))

    @property
    def width(self):
        return round((self.east - self.west) * self.scale, 1)

    @property
    def height(self):
        return round((self.north - self.south) * self.stretch, 1)

    def place(self, latitude, longitude):
        """Position (x, y) in units of a place; east of the date line the numbers run on."""
        if longitude < self.west:
            longitude += 360
        return round((longitude - self.west) * self.scale, 1), round((self.north - latitude) * self.stretch, 1)

    def holds(self, latitude, longitude):
        """Whether a place lies inside the edges of the map."""
        if longitude < self.west:
            longitude += 360
        return self.south < latitude < self.north and self.west < longitude < self.east


KAARTEN = {
    "wereld": Kaart(-170, 74, 190, -56, scale=2, parallel=36, gap=4, dot=2),
    "europa": Kaart(-26, 72, 48, 33, scale=9, parallel=50),
    "afrika": Kaart(-27, 39, 58, -37, scale=7.5, parallel=10),
    "azie": Kaart(24, 58, 152, -13, scale=7, parallel=28),
    "noord-amerika": Kaart(-130, 60, -55, 5, scale=8, parallel=30),
    "zuid-amerika": Kaart(-86, 15, -32, -56, scale=8.5, parallel=22),
    "oceanie": Kaart(108, 2, 200, -50, scale=8, parallel=25),
}


def cutout(latitude, longitude, werelddeel, width, height):
    """The map of this part of the world, the (x, y) of the place, and a viewBox of width x height around it."""
    name = werelddeel if werelddeel in KAARTEN else "wereld"
    x, y = KAARTEN[name].place(latitude, longitude)
    return name, x, y, f"{x - width / 2:.1f} {y - height / 2:.1f} {width} {height}"
