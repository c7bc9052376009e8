"""What goes along when municipalities merge, and what is thrown away in time."""

import pytest

from samenwerking.landen import herindeling, retention
from samenwerking.models import Landenoverleg, Overlegantwoord, Stedenband
from tests import build
from tests.samenwerking import landen as maak

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]


@pytest.fixture
def van():
    return build.gemeente("Oudstad")


@pytest.fixture
def naar():
    return build.gemeente("Nieuwstad", provincie="PV26")


def move(van, naar):
    with maak.everything():
        return herindeling.move(van, naar)


def test_everything_goes_along_and_is_found_with_the_successor(client, van, naar):
    maak.band(van, plaats="Thimphu")
    maak.actief(van)
    maak.overleg(van, [build.gemeente()])
    maak.voorstel(van, build.lid(van).gebruiker)
    assert move(van, naar) == {"stedenbanden": 1, "aanwezigheden": 1, "overleggen": 1, "overlegvoorstellen": 1}
    band = naar.stedenbanden.get()
    assert band.geregistreerd_als == "Oudstad"
    assert "Thimphu" in client.get("/samenwerking/stedenbanden/?q=nieuwstad&provincie=pv26").content.decode()
    with maak.everything():
        assert Overlegantwoord.objects.get(overleg__gemeente=naar).vrager == naar
        assert naar.overlegvoorstellen.exists()
        assert not van.overleggen.exists() and not van.aanwezigheden.exists()


@pytest.mark.parametrize(("old", "new", "stays"), [("actief", "niet_bevestigd", "actief"),
                                                    ("niet_bevestigd", "slapend", "slapend"),
                                                    ("actief", "slapend", "slapend")])  # fmt: skip
def test_of_a_partnership_that_both_have_one_stays(van, naar, old, new, stays):
    maak.band(van, plaats="thimphu", stand=old)
    maak.band(naar, plaats="Thimphu", stand=new)
    move(van, naar)
    assert naar.stedenbanden.get().stand == stays
    assert Stedenband.objects.filter(gemeente=van).count() == 0


def test_of_what_both_do_or_were_asked_one_stays(van, naar):
    for gemeente in (van, naar):
        maak.actief(gemeente, partner="Paro")
    both = maak.overleg(build.gemeente(), [van, naar])
    maak.overleg(van, [naar])
    maak.overleg(naar, [van])
    move(van, naar)
    with maak.everything():
        assert naar.aanwezigheden.count() == 1
        assert both.antwoorden.get().gemeente == naar
        assert naar.overleggen.count() == 2 and not naar.overlegantwoorden.filter(vrager=naar).exists()


def test_an_overleg_is_thrown_away_after_two_years(van, naar):
    maak.overleg(van, [naar])
    maak.voorstel(van, build.lid(van).gebruiker)
    assert retention.forget(maak.moment(25, 11, 2028)) == 0
    assert retention.forget(maak.moment(27, 11, 2028)) == 1
    with maak.everything():
        assert not Landenoverleg.objects.filter(gemeente=van).exists()
        assert not van.overlegvoorstellen.exists()
        assert not Overlegantwoord.objects.filter(gemeente=naar).exists()
