"""Figures from CBS: page by page, within bounds, with what a service may do wrong."""

import pytest
from django.core.management import CommandError

from agendas.meetlat import cbs
from agendas.models import Cijfercorrectie, Indicator, Waarde
from raadsportaal.redactie.models import Import
from tests.agendas.cbs import GAS, Answer, Table, filters, own_machine, power, row, serving
from tests.agendas.test_cijfers_inlezen import door, run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content", "own_machine")]
__all__ = ["door", "own_machine"]


def gas(gemeente="Aalsmeer", jaar=2025):
    return Waarde.objects.filter(indicator__code="gas_woning", gemeente__naam=gemeente, jaar=jaar).first()


def test_a_new_year_comes_in_from_all_pages_and_is_provisional(settings, door, client):
    rows = [row("NL01  ", "2025JJ00", 790.0), row("GM0358", "2025JJ00", 880.0), row("GM0034", "2025JJ00", 500.0)]
    table = Table(GAS, *rows, row("GM0363", "2025JJ00", None), row("PV27", "2025JJ00", 1.0), *power())
    with serving(settings, table) as replay:
        said = run(cbs=GAS)
        assert "er is niets bewaard" in said and gas() is None
        said = run(cbs=GAS, schrijf=True, door=door)
    assert (gas().waarde, gas("Almere").waarde, gas("Amsterdam")) == (880, 500, None)
    assert gas().is_provisional
    assert Waarde.objects.get(indicator__code="stroom_woning", gemeente__naam="Aalsmeer", jaar=2025).waarde == 2500
    assert Waarde.objects.get(indicator__code="co2_gas_woning", gemeente__naam="Aalsmeer", jaar=2025).waarde == 1571
    assert "1 cellen van het CBS zijn leeg of geheim" in said and "landelijk 790" in said
    assert filters(replay, GAS)[0] == "Measure eq 'M000001' and Woningkenmerken eq 'T001100'"
    assert "$skip" not in filters(replay, GAS)[0] and len(filters(replay, GAS)) > 4
    indicator = Indicator.objects.get(code="gas_woning")
    assert indicator.laatste_jaar == 2025 and indicator.landelijk.get(jaar=2025).waarde == 790
    page = client.get(f"/gemeenten/aalsmeer/meetlat/{indicator.slug}/").content.decode()
    assert "880" in page and "Dat is een voorlopig cijfer." in page
    partij = Import.objects.get()
    run(terug=partij.pk, door=door)
    assert gas() is None and not indicator.landelijk.filter(jaar=2025).exists()


@pytest.mark.parametrize("value", [10**400, float("inf"), "880", True])
def test_what_is_no_figure_is_counted_as_a_cell_without_one(settings, value):
    with serving(settings, Table(GAS, row("GM0358", "2025JJ00", value), row("GM0034", "2025JJ00", 500.0), *power())):
        said = run(cbs=GAS)
    assert "1 cellen van het CBS zijn leeg of geheim" in said


def test_a_figure_that_cbs_revised_is_corrected_in_the_open(settings, door):
    was = gas(jaar=2024).waarde
    table = Table(GAS, row("GM0358", "2024JJ00", was + 10), *power())
    with serving(settings, table):
        run(cbs=GAS, schrijf=True, door=door)
    one = Cijfercorrectie.objects.filter(indicator__code="gas_woning").get()
    assert (one.was, one.werd, one.reden) == (was, was + 10, "Ingelezen uit CBS-tabel 81528NED")


def test_rows_that_we_did_not_ask_for_are_left(settings):
    """A filter that a service ignores brings apartments, other measures, quarters and regions along."""
    rows = [
        row("GM0358", "2025JJ00", 1.0, Woningkenmerken="ZW10290"),
        row("GM0358", "2025KW02", 2.0),
        row("LD01", "2025JJ00", 3.0),
    ]
    with serving(settings, Table(GAS, *rows, row("GM0358", "2025JJ00", 880.0), *power())):
        said = run(cbs=GAS)
    assert "Toegevoegd: 3," in said, "gas, its CO2 and electricity of Aalsmeer"


def test_a_former_municipality_is_refused_and_the_rest_comes_in(settings):
    with serving(settings, Table(GAS, row("GM0738", "2018JJ00", 1500.0), row("GM9999", "2018JJ00", 1.0), *power())):
        said = run(cbs=GAS)
    assert "de grenzen van Altena veranderden" in said and "‘GM9999’ kennen wij niet" in said
    assert "Toegevoegd: 1," in said


def test_what_is_divided_is_summed_and_divided_by_the_inhabitants_of_the_day_after(settings, door):
    inwoners = Waarde.objects.get(indicator__code="inwoners", gemeente__naam="Aalsmeer", jaar=2026).waarde
    codes = {"MeasureCodes": [("M7", "Opgesteld vermogen van zonnepanelen")]}
    codes |= {"SectorEnVermogensklasseCodes": [("E007161", "Totaal")]}
    rows = [row("GM0358", "2025JJ00", 10_000.0, "M7", SectorEnVermogensklasse="E007161")]
    with serving(settings, Table("85005NED", *rows, codes=codes)):
        run(cbs="85005NED", schrijf=True, door=door)
    found = Waarde.objects.get(indicator__code="zon_watt", gemeente__naam="Aalsmeer", jaar=2025)
    assert found.waarde == round(10_000_000 / inwoners)


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer(b"<html>", kind="text/html"), "niet te lezen"),
        (Answer(b'{"value": [1]}'), "niet te lezen"),
        (Answer(b'{"value": "x"}'), "niet te lezen"),
        (Answer(b"[]"), "niet te lezen"),
        (Answer(b'{"value": []', promised=9), "geeft geen antwoord"),
        (Answer(status=503), "fout 503"),
        (Answer({"value": [], "@odata.nextLink": "http://169.254.169.254/latest"}), "verwijst naar een ander adres"),
        (Answer({"value": [], "@odata.nextLink": 7}), "verwijst naar een ander adres"),
        (Answer({"value": [], "@odata.nextLink": "Observations"}), "te veel bladzijden"),
        (Answer({"value": []}, hang=2.0), "geeft geen antwoord|te langzaam"),
    ],
)
def test_an_answer_that_is_no_answer_stops_it_with_nothing_written(settings, door, answer, reason):
    table = Table(GAS)
    before = Waarde.objects.count()
    instead = {f"/{GAS}/Observations": [answer]}
    with serving(settings, table, **instead), pytest.raises(CommandError, match=reason):
        run(cbs=GAS, schrijf=True, door=door)
    assert Waarde.objects.count() == before and not Import.objects.exists()


def test_bounds_on_size_rows_and_pages(settings, monkeypatch):
    table = Table(GAS, *[row("GM0358", "2025JJ00", 1.0)] * 9)
    for name, value, reason in [
        ("ROWS", 5, "te veel rijen"),
        ("PAGES", 2, "bladzijden"),
        ("PAGE_BYTES", 300, "groter dan"),
    ]:
        with monkeypatch.context() as patched, serving(settings, table):
            patched.setattr(cbs, name, value)
            with pytest.raises(CommandError, match=reason):
                run(cbs=GAS)


def test_a_title_that_the_table_has_not_or_twice_is_told(settings):
    for titles, reason in [
        (["Iets anders"], "staat ‘Gemiddeld aardgasverbruik’ niet"),
        (["Gemiddeld aardgasverbruik"] * 2, "2 keer"),
    ]:
        codes = {"MeasureCodes": [(f"M{n}", title) for n, title in enumerate(titles)]}
        with serving(settings, Table(GAS, codes=codes)), pytest.raises(CommandError, match=reason):
            run(cbs=GAS)


def test_a_table_without_a_mapping_is_refused_and_the_known_ones_named():
    with pytest.raises(CommandError, match="81528NED, 83625NED, 85005NED"):
        run(cbs="../../etc/passwd")


def test_every_mapping_names_indicators_that_are_there():
    for path in cbs.mappings():
        for maat in cbs.Tabel.read(path.stem).maten:
            indicator = Indicator.objects.get(code=maat.indicator)
            assert path.stem in indicator.tabel
            assert not maat.per or Indicator.objects.filter(code=maat.per).exists()
