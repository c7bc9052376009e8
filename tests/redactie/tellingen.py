"""Counts in tests: a browser that is counted, days gone by, and words that were searched then."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from raadsportaal.basis.models import Zoekterm
from tests.addresses import unrendered

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class Reader(Client):
    """A browser that is counted; of its pages nobody looks at the text."""

    def __init__(self):
        super().__init__(headers={"User-Agent": FIREFOX})

    def request(self, **asked):
        with unrendered():
            return super().request(**asked)


def days_ago(days):
    return timezone.localdate() - timedelta(days=days)


def searched(woorden, *days, waar="praktijk", aantal=1):
    for n in days:
        Zoekterm.objects.create(woorden=woorden, waar=waar, dag=days_ago(n), aantal=aantal)
