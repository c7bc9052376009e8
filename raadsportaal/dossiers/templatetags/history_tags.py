"""When something happened, as people say it."""

from datetime import timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format

register = template.Library()
TIME = r"G.i \u\u\r"


@register.filter
def wanneer(moment, today=None):
    """Vandaag 9.12 uur, gisteren too; else the day, with its year when that is another."""
    moment, today = timezone.localtime(moment), today or timezone.localdate()
    day = moment.date()
    if day in (today, today - timedelta(days=1)):
        return f"{'Vandaag' if day == today else 'Gisteren'} {date_format(moment, TIME)}"
    return date_format(day, "j F" if day.year == today.year else "j F Y")
