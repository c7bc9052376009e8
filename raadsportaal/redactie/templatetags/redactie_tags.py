"""What the admin shows of the work of the editors."""

from django import template

from raadsportaal.redactie import worklist as lijst

register = template.Library()


@register.simple_tag(takes_context=True)
def werklijst(context):
    """What waits for the person of this request."""
    return lijst.for_person(context["request"].user)
