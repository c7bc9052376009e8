"""Tags for pages to the left: what a record is, for machines, and how to show it on a site of one's own."""

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

from raadsportaal.basis.pages import Linked
from raadsportaal.opendata.betekenis import aanbod, schema
from raadsportaal.opendata.betekenis.rdf import JSON_LD, TURTLE
from raadsportaal.opendata.betekenis.vaste_adressen import absolute

register = template.Library()
HEIGHTS = {"praktijk": 640, "cijfer": 880, "wiel": 760}  # pixels in which all of it fits on a phone


@register.simple_tag(takes_context=True)
def json_ld(context, record):
    """What this record is, in the head of its page; nothing of what the public may not read.

    And in its headers where else it is: by its vast adres, as data, and under which licence.
    """
    data = schema.describe(record)
    if data:
        _link(Linked.of(context["request"]), record, data)
    return _script(data)


def _link(linked, record, data):
    linked.add(data["@id"], "bookmark")
    linked.add(f"{data['@id']}/json-ld", "alternate", JSON_LD)
    linked.add(f"{data['@id']}/turtle", "alternate", TURTLE)
    if in_api := aanbod.record_path(record):
        linked.add(absolute(in_api), "alternate", "application/json")
        linked.add(absolute(f"{aanbod.API}/openapi.json"), "describedby")
    if licence := data.get("license"):
        linked.add(licence, "license")


@register.simple_tag
def json_ld_themas(themas):
    return _script(schema.themas(themas))


@register.simple_tag
def json_ld_advies():
    return _script(schema.advice())


def _script(data):
    """A block of data: a browser runs nothing of it, so that it needs no place in the Content-Security-Policy."""
    if not data:
        return ""
    text = mark_safe(schema.in_html(data))  # noqa: S308 - in_html() leaves no sign that ends the element
    return format_html('<script type="application/ld+json">{}</script>', text)


@register.inclusion_tag("inbedden/zet_op_site.html")
def zet_op_site(soort, titel, *sleutels):
    """The code that shows this on the site of another: {% zet_op_site "praktijk" praktijk.titel praktijk.slug %}"""
    address = absolute(reverse(f"inbedden:{soort}", args=sleutels))
    look = f"width:100%;height:{HEIGHTS[soort]}px;border:0"
    code = f'<iframe src="{escape(address)}" title="{escape(titel)}" loading="lazy" style="{look}"></iframe>'
    return {"adres": address, "code": code}
