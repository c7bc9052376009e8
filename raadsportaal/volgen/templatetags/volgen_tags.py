"""The bell beside a heading: a link for a visitor, whose page is kept for all; a form for who is signed in."""

from functools import cache
from pathlib import Path

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from rcssmin import cssmin

from raadsportaal.basis import kinds
from raadsportaal.basis.colours import filled_in
from raadsportaal.volgen import followable, searches
from raadsportaal.volgen.choices import followed, followed_among
from raadsportaal.volgen.followable import feed_of_list
from raadsportaal.volgen.views import bell

register = template.Library()
MAIL = Path(__file__).resolve().parents[1] / "mail.css"


@register.inclusion_tag("volgen/bel.html", takes_context=True)
def volgbel(context, record, van=None):
    """{% volgbel praktijk %}, {% volgbel indicator gemeente %} for the figure of a municipality."""
    request, volgbaar = context["request"], followable.of(record, van)
    if volgbaar and request.user.is_authenticated:
        return bell(request, volgbaar) | {"csrf_token": context.get("csrf_token"), "formulier": True}
    return {"volgbaar": volgbaar}


@register.inclusion_tag("volgen/bel.html", takes_context=True)
def volglijst(context, selection):
    """{% volglijst selection %}: of what is chosen on a list page."""
    return _link(context, followable.of_selection(selection))


@register.inclusion_tag("volgen/bel.html", takes_context=True)
def volgzoek(context, woorden):
    """{% volgzoek words %}: of the search over everything."""
    return _link(context, followable.of_search(searches.everywhere(woorden).adres))


def _link(context, volgbaar):
    user = context["request"].user
    return {"volgbaar": volgbaar, "gevolgd": volgbaar and user.is_authenticated and followed(user, volgbaar)}


@register.simple_tag(takes_context=True)
def welke_gevolgd(context, records):
    """{% welke_gevolgd subdoelen as gevolgd %}: the keys of those that who is signed in follows."""
    user = context["request"].user
    return followed_among(user, records) if user.is_authenticated else set()


@register.simple_tag
def volgadres(record):
    """Where a record is followed, for a link in a list."""
    return followable.of(record).volgadres


@register.simple_tag
def nieuwsfeed(record, van=None):
    """{% nieuwsfeed praktijk %}, in the head of its page: where a program reads what is new of it."""
    volgbaar = followable.of(record, van)
    return _alternate(volgbaar.rss, volgbaar.naam) if volgbaar else ""


@register.simple_tag
def lijstfeed(soort):
    """{% lijstfeed "oproep" %}, in the head of a list: where a program reads which records come to it."""
    return _alternate(feed_of_list(soort), kinds.named(soort).model._meta.verbose_name_plural)


def _alternate(address, name):
    link = '<link rel="alternate" type="application/atom+xml" title="Nieuws: {}" href="{}">'
    return format_html(link, name, address)


@register.simple_tag
def lijstrss(soort):
    """{% lijstrss "oproep" %}: its address, for a link below the list."""
    return feed_of_list(soort)


@register.simple_tag
def rss(record, van=None):
    """The address of a feed, for a link on a page."""
    return followable.of(record, van).rss


@register.simple_tag
def mailstijl():
    """The style of an e-mail, in its head: a mail program fetches no stylesheet, and knows no CSP."""
    return format_html("<style>{}</style>", _mail_css())


@cache
def _mail_css():
    return mark_safe(cssmin(filled_in(MAIL.read_text(encoding="utf-8"))))  # noqa: S308 (a file of ours)
