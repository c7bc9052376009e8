"""Counts in tests: a browser that is counted, days gone by, and words that were searched then."""

from datetime import timedelta

from django.utils import timezone

from raadsportaal.basis.models import Zoekterm

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def searched(woorden, *days, waar="praktijk", aantal=1):
    for n in days:
        Zoekterm.objects.create(woorden=woorden, waar=waar, dag=days_ago(n), aantal=aantal)
