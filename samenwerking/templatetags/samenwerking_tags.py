"""What samenwerking draws: programmes in time, the map of a country, countries and partner places on the world map."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html

from raadsportaal.basis.maps import KAARTEN
from samenwerking.landen import land_map
from samenwerking.landen.timeline import draw

register = template.Library()
WERELD, EUROPA = KAARTEN["wereld"], KAARTEN["europa"]


@register.inclusion_tag("samenwerking/tijdlijn.html")
def tijdlijn(programmas, on, per_land=False):
    """Programmes as bars in time, with what runs on the day `on`. Per land: with the country, not who pays."""
    return {"lijn": draw(programmas, on), "per_land": per_land}


@register.inclusion_tag("samenwerking/landkaart.html")
def landkaart(land, plaatsen=()):
    """The dot map of a country with up to four places; nothing for a country without outlines."""
    here = land_map.landkaarten().get(land.code)
    if here is None:
        return {}
    places = land_map.places(land.code, plaatsen)
    return {
        "land": land,
        "box": land_map.BOX,
        "adres": static(f"img/landen/{land.code.lower()}.svg"),
        "plaatsen": places,
        "midden": here.kaart.place(*here.centre) if here.klein and not places else None,
    }


@register.simple_tag
def landenkaart(regels):
    """The world with a mark in each country of the list: a square where a programme runs, a dot elsewhere."""
    known = land_map.landkaarten()
    spots = [(regel, WERELD.place(*known[regel.land.code].centre)) for regel in regels if regel.land.code in known]
    dots = "".join(f"M{x:g} {y:g}h.1" for regel, (x, y) in spots if "lopend" not in regel.aantal)
    squares = "".join(f"M{x - 4:g} {y - 4:g}h8v8h-8z" for regel, (x, y) in spots if "lopend" in regel.aantal)
    return format_html(
        '<use href="{}#k"/><path class="raad-stippenpad" d="{}"/><path class="raad-blokjes" d="{}"/>{}',
        static("img/kaart-wereld.svg"), dots, squares, _nederland(),
    )  # fmt: skip


@register.simple_tag
def bandenkaart(posities, totaal):
    """The world, or Europe when all lie there, with a dot for each place (latitude, longitude)."""
    europe = all(EUROPA.holds(*positie) for positie in posities)
    name, world, box = ("europa", EUROPA, "0 80 666 380") if europe else ("wereld", WERELD, "0 0 720 308")
    spots = sorted({tuple(map(round, world.place(*position))) for position in posities})
    words = f"Stippenkaart met de plaats van {len(posities)} van de {totaal} partners. Zij staan in de lijst hieronder."
    return format_html(
        '<svg viewBox="{}" role="img" aria-label="{}"><use href="{}#k"/>'
        '<path class="raad-stippenpad raad-stippenpad--{}" d="{}"/>{}</svg>',
        box, words, static(f"img/kaart-{name}.svg"), name, "".join(f"M{x} {y}h.1" for x, y in spots), _nederland(world),
    )  # fmt: skip


def _nederland(world=WERELD):
    x, y = world.place(52.1, 5.3)
    return format_html('<path class="raad-ruit" d="M{} {}l7 7-7 7-7-7z"/>', x, round(y - 7, 1))


@register.simple_tag
def aantallen(*paren):
    """ "3 programma’s, 1 voorbeeld": each number with its word, those that are 0 left out.

    Takes the numbers and words in turn, each word as "enkelvoud|meervoud".
    """
    pairs = zip(paren[::2], paren[1::2], strict=True)
    said = [f"{n} {words.split('|')[0 if n == 1 else 1]}" for n, words in pairs if n]
    return ", ".join(said)
