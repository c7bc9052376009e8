"""Proposals that are sent at once, and editors who answer at once: a number for each, one answer."""

import pytest
from django.utils import timezone

from kennisbank.models import Praktijk, Voordracht
from raadsportaal.basis.as_seen import IemandWasUVoor
from tests import tegelijk
from tests.kennisbank.test_voordragen import proposed

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_once(django_db_setup, django_db_blocker):
    """Run functions at the same moment; what they wrote is gone afterwards."""

    def clean():
        Voordracht.objects.filter(plaats="Tegelijk").delete()
        for praktijk in Praktijk.objects.filter(plaats="Tegelijk"):
            praktijk.delete()

    with django_db_blocker.unblock():
        yield tegelijk.at_once
        tegelijk.at_once([clean])


def test_who_send_at_once_get_numbers_of_their_own_and_two_editors_make_one_concept(at_once, oosterwaard):
    def send(n):
        return lambda: proposed(titel=f"Tegelijk {n}", plaats="Tegelijk", email="")

    def take():
        try:
            return sent_in[0].take_over(by=None, now=timezone.now()).stand
        except IemandWasUVoor:
            return "was u voor"

    sent_in = at_once([send(n) for n in range(8)])
    year = timezone.localdate().year
    assert sorted(one.nummer for one in sent_in) == [f"V{year}-{n:04}" for n in range(1, 9)]
    assert sorted(at_once([take] * 4)) == ["overgenomen", *["was u voor"] * 3]
    assert at_once([lambda: Praktijk.objects.filter(plaats="Tegelijk").count()]) == [1]
