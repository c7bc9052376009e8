"""What the page of an agenda shows of VNG's work for municipalities."""

from django import template

from samenwerking.models import Inzet

register = template.Library()


@register.simple_tag
def inzet_bij_agenda(agenda):
    """What VNG does about this agreement, as far as the public may read it."""
    return Inzet.objects.published().of_agenda(agenda)
