"""What the pages of a Global Goal and of a thema show of samenwerking."""

from django import template
from django.utils import timezone

from raadsportaal.basis.kept_answers import kept
from samenwerking.models import Bijeenkomst, Programma

register = template.Library()


@register.simple_tag
@kept(20)
def programmas_bij_doel(doel, aantal=5):
    """The count of programmes and projects with this Global Goal, and the latest begun of them."""
    found = Programma.objects.published().with_doel(doel)
    return {"aantal": found.count(), "programmas": list(found.for_feed().in_time()[:aantal])}


@register.simple_tag
def aantal_programmas_bij_thema(thema):
    return Programma.objects.published().with_thema(thema).count()


@register.simple_tag
def bijeenkomsten_bij_doel(doel, aantal=3):
    """The coming events about this Global Goal."""
    return Bijeenkomst.objects.coming(timezone.now()).with_doel(doel)[:aantal]
