"""What pages draw of dossiers: the Global Goals profile as a wheel."""

from math import cos, pi, sin, sqrt

from django import template
from django.utils.html import format_html, format_html_join

from raadsportaal.basis.texts import listed

register = template.Library()

MIDDLE, INNER, OUTER, NUMBERS = 200, 54, 158, 178
PARTS = 17
GAP = 0.012  # radians between two wedges, at each side


@register.simple_tag
def profielwiel(profiel, naam, een="dossier", veel="dossiers"):
    """17 wedges whose area is proportional to the number of dossiers; the numbers themselves are in the table.

    `een` and `veel` say what is counted, where it is not dossiers.
    """
    whole = format_html_join(
        "", '<path class="raad-wiel-leeg" d="{}"/>', [(_wedge(place, 1),) for place in range(len(profiel.delen))]
    )
    filled = format_html_join(
        "",
        '<path class="raad-wiel-vul {}" d="{}"/>',
        [
            (deel.doel.code, _wedge(place, deel.aantal / profiel.grootste))
            for place, deel in enumerate(profiel.delen)
            if deel.aantal
        ],
    )
    numbers = format_html_join(
        "",
        '<text class="raad-wiel-nr" x="{}" y="{}">{}</text>',
        [(*_label(place), deel.doel.nummer) for place, deel in enumerate(profiel.delen)],
    )
    return format_html(
        '<svg viewBox="8 8 384 384" role="img" aria-labelledby="wiel-t wiel-d"><title id="wiel-t">{}</title>'
        '<desc id="wiel-d">{}</desc>{}{}{}'
        '<g text-anchor="middle" fill="currentColor" font-size="15.5">'
        '<text x="200" y="195" font-size="40" font-weight="700">{}</text>'
        '<text x="200" y="214">van 17</text><text x="200" y="231">doelen</text></g></svg>',
        f"Global Goals-profiel van {naam}",
        _description(profiel, een, veel),
        whole,
        filled,
        numbers,
        profiel.bereikt,
    )


def _wedge(place, share):
    """The path of a wedge that fills `share` of its area, clockwise from the top."""
    start, end = (2 * pi * place / PARTS + GAP, 2 * pi * (place + 1) / PARTS - GAP)
    radius = sqrt(INNER**2 + share * (OUTER**2 - INNER**2))
    (ax, ay), (bx, by) = _point(INNER, start), _point(radius, start)
    (cx, cy), (dx, dy) = _point(radius, end), _point(INNER, end)
    return f"M{ax} {ay}L{bx} {by}A{radius:.1f} {radius:.1f} 0 0 1 {cx} {cy}L{dx} {dy}A{INNER} {INNER} 0 0 0 {ax} {ay}z"


def _label(place):
    x, y = _point(NUMBERS, 2 * pi * (place + 0.5) / PARTS)
    return x, round(y + 5, 1)


def _point(radius, angle):
    return round(MIDDLE + radius * sin(angle), 1), round(MIDDLE - radius * cos(angle), 1)


def _description(profiel, een, veel):
    """The wheel in words, from the same numbers."""
    most = [f"doel {deel.doel.nummer} met {deel.aantal}" for deel in profiel.gesorteerd[:3]]
    if not most:
        return f"Wiel met 17 lege vlakken: nog geen {een} gaat over een doel."
    text = f"Wiel met 17 vlakken. Het grootste vlak is {most[0]} {een if profiel.grootste == 1 else veel}"
    text += f", daarna {' en '.join(most[1:])}." if most[1:] else "."
    if profiel.leeg:
        text += f" Bij doel {opsomming(profiel.leeg)} staat geen {een}."
    return f"{text} Alle aantallen staan in de tabel hierna."


@register.filter
def opsomming(doelen):
    """The numbers of doelen as words: 2, 5 en 14."""
    return listed([str(doel.nummer) for doel in doelen])
