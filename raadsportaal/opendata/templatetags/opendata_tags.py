"""Tags for pages to the left: what a record is, for machines, and how to show it on a site of one's own."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from raadsportaal.opendata.betekenis import schema

register = template.Library()


@register.simple_tag
def json_ld(record):
    """What this record is, in the head of its page; nothing of what the public may not read."""
    return _script(schema.describe(record))


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
