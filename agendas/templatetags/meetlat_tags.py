"""What pages show of the meetlat, and addresses that keep the choice of a group."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from agendas.meetlat import amounts, exports
from agendas.meetlat.figures import metingen, most_telling
from agendas.meetlat.peers import Peers
from agendas.models import Indicator
from raadsportaal.basis.kept_answers import kept
from raadsportaal.gemeenten.context import werkplek_of

register = template.Library()


@register.simple_tag
def groepskeuze(params, invloed="", **extra):
    """The query of an address with the choice of a group, of influence, and what is added."""
    pairs = dict(params) | ({"invloed": invloed} if invloed else {}) | extra
    return urlencode(pairs)


ROW = """<tr><th scope="row" class="raad-normaal"><a href="{}">{}</a> <span class="raad-stil">{}</span></th>\
<td class="getal"><b>{}</b>{}</td><td class="getal raad-meettabel__midden">{}</td>\
<td><span class="raad-stand{}">{}</span></td></tr>"""
LATE = mark_safe(' <span class="raad-stil">voorlopig</span>')


@register.simple_tag
def cijferregel(meting, params):
    """A row of the table of figures. In Python: a page has seventy of them."""
    indicator, stand = meting.indicator, meting.stand
    address = reverse("meetlat:cijfer", args=[meting.gemeente.slug, indicator.slug])
    if params:
        address = f"{address}?{urlencode(params)}"
    late = LATE if meting.own and meting.own.provisional else ""
    tone = f" raad-stand--{stand.tone}" if stand.tone else ""
    what, middle = meting.unit_and_year, meting.middle
    return format_html(ROW, address, indicator.titel, what, meting.value, late, middle, tone, stand.value)


@register.simple_tag
def streefwaarde(ambitie):
    """ "900 m³ per jaar": what the council wants it to become."""
    return amounts.with_unit(ambitie.indicator, ambitie.streefwaarde)


@register.simple_tag
def aantal_bedrag(indicator, value):
    """A value of an indicator, as the meetlat writes it."""
    return amounts.of(indicator, value)


@register.simple_tag(takes_context=True)
def cijfers_bij_doel(context, doel, most=6):
    """The indicators of a doel: for who works somewhere with the own figures, for others with the national middle."""
    gemeente = werkplek_of(context["request"]).gemeente
    if gemeente and not gemeente.verzonnen:
        indicatoren = list(Indicator.objects.for_meetlat().of_doel(doel))
        peers = Peers.read(gemeente, context["request"].GET)
        rows = metingen(gemeente, indicatoren, peers, national=False)
        rijen = most_telling(rows, most)
        return {"gemeente": gemeente, "peers": peers, "rijen": rijen, "params": peers.params()}
    return {"landelijk": _spread_over_the_country(doel, most)}


@kept(20)
def _spread_over_the_country(doel, most):
    return exports.spreads(list(Indicator.objects.for_meetlat().of_doel(doel)[:most]))
