"""What pages say of a programme: its period, its budget and whether it runs, in words; where it works, on a map."""

from django import template
from django.templatetags.static import static
from django.utils.formats import date_format
from django.utils.html import format_html

from raadsportaal.basis.maps import KAARTEN
from raadsportaal.basis.templatetags.onderdelen import getal, uitsnede
from samenwerking.landen.land_map import landkaarten
from samenwerking.models import Loop

register = template.Library()
FORMATS = {"dag": "j F Y", "maand": "F Y", "jaar": "Y"}
BADGES = {Loop.LOOPT: "nl-data-badge--positive", Loop.GEPLAND: "nl-data-badge--info"}
MUNTEN = {"EUR": "euro", "USD": "Amerikaanse dollar", "GBP": "Britse pond", "CHF": "Zwitserse frank"}
MILLION = 1_000_000


@register.filter
def periode(programma):
    """As precise as it is known: 1 januari 2022 tot en met 31 december 2026 (gepland)."""
    begin = _day(programma.begin, programma.begin_precies, programma.begin_gepland)
    end = _day(programma.einde, programma.einde_precies, programma.einde_gepland)
    if begin and end:
        return begin if begin == end else f"{begin} tot en met {end}"
    return f"vanaf {begin}" if begin else f"tot en met {end}" if end else ""


def _day(day, precise, planned):
    return f"{date_format(day, FORMATS[precise])}{' (gepland)' if planned else ''}" if day else ""


@register.filter
def bedrag(programma):
    """46,2 miljoen euro, or 742.865 euro: rounded only where nothing is lost."""
    amount, munt = programma.budget, MUNTEN.get(programma.munt, programma.munt)
    if amount >= MILLION and amount % (MILLION // 10) == 0:
        return f"{f'{amount / MILLION:.1f}'.removesuffix('.0').replace('.', ',')} miljoen {munt}"
    cents = f",{amount:.2f}"[-2:]
    return f"{getal(int(amount))}{f',{cents}' if cents != '00' else ''} {munt}"


@register.simple_tag
def loopteken(programma, on):
    """The word that says whether it runs on a day."""
    loop = programma.loop(on)
    return format_html('<span class="{}">{}</span>', f"nl-data-badge {BADGES.get(loop, '')}".strip(), loop.label)


@register.simple_tag
def programmakaart(programma):
    """Where it works: one country on the map of its part of the world, more on the map of the world."""
    known = landkaarten()
    landen = [land for land in programma.landen.all() if land.code in known]
    if len(landen) == 1:
        return uitsnede(*known[landen[0].code].centre, landen[0].werelddeel, 210, 150)
    wereld = KAARTEN["wereld"]
    spots = [wereld.place(*known[land.code].centre) for land in landen]
    dots = "".join(f"M{x - 4:g} {y - 4:g}h8v8h-8z" for x, y in spots)
    return format_html(
        '<svg viewBox="{}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        '<use href="{}#k" opacity=".55"/><path class="raad-merk" d="{}" stroke-width="2"/></svg>',
        _around(spots), static("img/kaart-wereld.svg"), dots,
    ) if spots else ""  # fmt: skip


def _around(spots):
    """A box with all places in it and some room, not smaller than a good part of the world."""
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    width, height = max(max(xs) - min(xs) + 60, 210), max(max(ys) - min(ys) + 60, 150)
    return f"{(min(xs) + max(xs) - width) / 2:.1f} {(min(ys) + max(ys) - height) / 2:.1f} {width:.1f} {height:.1f}"
