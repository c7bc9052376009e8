"""The monthly look whether CBS has newer figures: only where the operator wants it, told once, and nothing imported."""

import pytest
from django.utils import timezone

from agendas.meetlat import cbs, new_years
from agendas.models import Indicator, Waarde
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.portaal import tasks
from raadsportaal.redactie.models import Controlepunt
from tests import build
from tests.agendas.cbs import GAS, Table, own_machine, power, row, serving
from tests.agendas.test_cijfers_inlezen import door, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "own_machine")]
__all__ = ["door", "own_machine"]


def tables(**options):
    return [Table(path.stem, **options) for path in cbs.mappings()]


def news():
    rows = Controlepunt.objects.open().filter(aanleiding="cijfer").order_by("pk")
    return {Indicator.objects.get(pk=one.record).code: one.uitleg for one in rows}


def test_nobody_is_asked_unless_the_operator_switched_that_on(settings):
    assert settings.CBS_ELKE_MAAND is False
    with serving(settings, *tables()) as replay:
        tasks.nieuwe_cijfers(0)
        assert not replay.questions and not news()
        settings.CBS_ELKE_MAAND = True
        tasks.nieuwe_cijfers(0)
        assert replay.questions


def test_a_newer_year_is_put_on_the_list_once_and_goes_when_it_is_here(settings, beheer):
    with serving(settings, *tables()):
        opened, _ = new_years.look(timezone.now())
        assert opened == len(news()) == 5
        assert "Het CBS heeft cijfers over 2025. Hier staan ze tot en met 2024." in news()["gas_woning"]
        assert new_years.look(timezone.now()) == (0, 0), "a second look does nothing"
        assert "nieuw jaar van een cijfer" in beheer.get("/beheer/redactie/controlepunt/").content.decode()
        gemeente = Gemeente.objects.get(naam="Aalsmeer")
        indicator = Indicator.objects.get(code="gas_woning")
        Waarde.objects.create(indicator=indicator, gemeente=gemeente, jaar=2025, waarde=800)
        indicator.refresh_years()
        assert new_years.look(timezone.now()) == (0, 1) and "gas_woning" not in news()


def test_what_an_editor_dealt_with_does_not_come_back(settings):
    with serving(settings, *tables()):
        new_years.look(timezone.now())
        Controlepunt.objects.update(afgedaan_op=timezone.now(), afgedaan_door=build.gebruiker())
        assert new_years.look(timezone.now()) == (0, 0)


def test_a_table_that_changed_after_it_was_read_is_told(settings, door):
    years = {"2024JJ00": "Voorlopig"}
    with serving(settings, Table(GAS, row("GM0358", "2024JJ00", 900.0), *power(), years=years)):
        run(cbs=GAS, schrijf=True, door=door)
    Indicator.objects.filter(code__in=["gas_woning", "stroom_woning"]).update(laatste_jaar=2025)
    with serving(settings, *tables(years=years, modified="2020-01-01T02:00:00")):
        new_years.look(timezone.now())
        assert "gas_woning" not in news()
    with serving(settings, *tables(years=years, modified="2027-03-01T02:00:00")):
        new_years.look(timezone.now())
        assert "Het CBS wijzigde tabel 81528NED op 01-03-2027" in news()["gas_woning"]


def test_a_table_that_gives_no_answer_keeps_what_was_on_the_list(settings):
    with serving(settings, *tables()):
        new_years.look(timezone.now())
    before = news()
    others = [table for table in tables() if table.naam != GAS]
    with serving(settings, *others):
        assert new_years.look(timezone.now()) == (0, 0)
    assert news() == before
