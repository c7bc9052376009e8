"""The demo of the municipalities: a story that could be true, whatever the day on which it is loaded."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.portaal.demo import dossiers as demo
from raadsportaal.portaal.demo.dossiers import load_demo
from tests import build

THURSDAY = 3


@pytest.mark.django_db
@pytest.mark.parametrize("weekday", [2, THURSDAY, 4])
def test_its_councils_meet_on_thursdays(oosterwaard, weekday, monkeypatch):
    for part in ("read_document", "load_reading", "_koppeling", "load_kept"):  # takes seconds, and makes no meeting
        monkeypatch.setattr(demo, part, lambda *args, **kwargs: None)
    today = date(2026, 11, 23) + timedelta(days=weekday)
    build.remove(oosterwaard)
    load_demo(today, "geheim")
    with bereik(EVERYTHING):
        dossiers = list(Gemeente.objects.get(slug="oosterwaard").dossiers.exclude(behandeldatum=None))
    assert {dossier.behandeldatum.weekday() for dossier in dossiers} == {THURSDAY}
    coming = sorted({d.behandeldatum for d in dossiers if d.behandeldatum >= today})
    assert len(coming) == 3 and 6 <= (coming[0] - today).days <= 12
    assert all(timezone.localdate(dossier.aangemaakt_op) < dossier.behandeldatum for dossier in dossiers)
