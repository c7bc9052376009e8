"""One person in several windows at the same moment: kept once, never more than the list holds."""

import pytest
from django.utils import timezone

from kennisbank.models import Praktijk
from raadsportaal.basis import kinds
from raadsportaal.gemeenten.access import bereik
from raadsportaal.instrumenten.models import Bewaard, LijstIsVol, bewaard
from tests import build, tegelijk

pytestmark = pytest.mark.django_db


@pytest.fixture
def lid(proefstad, committed):
    return committed(lambda: build.lid(proefstad, email="sanne@proefstad.example"))


def keeping(lid, slug):
    def keep():
        praktijk = Praktijk.objects.get(slug=slug)
        with bereik(lid.gemeente_id, lid.gebruiker_id):
            try:
                return str(Bewaard.keep(lid, kinds.of_record(praktijk), praktijk, now=timezone.now()))
            except LijstIsVol:
                return "vol"

    return keep


def test_pressed_in_four_windows_at_once_it_is_kept_once_and_a_full_list_stays_full(lid, monkeypatch):
    monkeypatch.setattr(bewaard, "MOST", 2)
    same = tegelijk.at_once([keeping(lid, "oslo-klimaatbegroting")] * 4)
    assert len(set(same)) == 1 and "vol" not in same
    others = [
        "ljubljana-minder-restafval",
        "viladecans-eigen-energieclub",
        "milaan-eten-uit-de-supermarkt-naar-de-wijk",
    ]
    assert tegelijk.at_once([keeping(lid, slug) for slug in others]).count("vol") == 2

    def kept():
        with bereik(lid.gemeente_id, lid.gebruiker_id):
            return Bewaard.objects.of_lid(lid).count()

    assert tegelijk.at_once([kept]) == [2]
