"""Importing IATI files: every activity is accounted for, refused ones with the reason, and editors keep their words."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenwerking.iati.importing import import_iati
from samenwerking.models import Programma
from tests.samenwerking.iati import (
    ORG,
    activity,
    budget,
    dates,
    document,
    importer,
    narrative,
    related,
    stored,
    written,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "data" / "iati"


@pytest.fixture
def take(tmp_path):
    return importer(tmp_path)


def test_each_refused_activity_is_named_with_the_reason_and_the_others_arrive(take):
    big = f'<description type="1">{narrative("x" * 300_000)}</description>'
    many = "<title>" + narrative("x") * 2_100 + "</title>"
    report = take(
        activity("goed"),
        activity("zonder-titel", title=None),
        activity(None, title="Zonder kenmerk"),
        activity("goed"),
        activity("k" * 400),
        activity("groot", big),
        activity("veel", many),
        activity("x", org="X" * 61),
        activity("ook-goed"),
        activity("vermomd", org="raadsportaal"),
        activity("lang", f"<description>{narrative('y' * 190_000)}</description>" * 6),
        activity("budgetten", budget("1") * 5_001),
    )
    said = [str(refusal) for refusal in report.refused]
    assert (report.added, report.refused_rows, report.rows) == (2, 10, 12)
    for text in (
        f"Rij 2 ({ORG}-zonder-titel), titel: ontbreekt",
        "Rij 3, iati-identifier: ontbreekt",
        f"Rij 4 ({ORG}-goed), kenmerk: ‘{ORG}-goed’ staat ook in rij 1",
        "extern_id: is langer dan 300 tekens",
        f"Rij 6 ({ORG}-groot), ",
        f"Rij 7 ({ORG}-veel), title: is te groot",
        "verzameling: is langer dan 60 tekens (61)",
        "reporting-org: ‘raadsportaal’ is de naam van onze eigen verzameling",
        "de titels en beschrijvingen zijn samen langer dan",
        "budget: heeft meer dan 5000 begrotingen",
    ):
        assert any(text in line for line in said), (text, said)


def test_the_same_identifier_of_two_organisations_is_two_programmes(take):
    first = activity("1").replace(f"{ORG}-1<", "P1<")
    second = activity("1", org="YY-2").replace("YY-2-1<", "P1<")
    assert take(first, second).added == 2


def test_the_same_file_twice_changes_nothing(take):
    activities = [activity("ouder"), activity("kind", related(1, "ouder") + budget("5"), attributes='hierarchy="2"')]
    take(*activities)
    report = take(*activities)
    assert (report.added, report.changed, report.unchanged) == (0, 0, 2)


def test_a_changed_activity_is_changed_and_what_an_editor_wrote_is_kept_and_named(take):
    body = '<recipient-country code="ML"/>'
    take(activity(body=body))
    programma = stored()
    programma.titel, programma.status = "Schoon water in Mali", "gepubliceerd"
    programma.save()
    for _ in range(2):
        report = take(activity(title="Safe water", body='<recipient-country code="KE"/>'))
        programma = stored()
        assert (programma.titel, programma.status) == ("Schoon water in Mali", "gepubliceerd")
        assert [land.code for land in programma.landen.all()] == ["KE"]
    assert "Schoon water in Mali: titel" in report.kept


def test_what_an_editor_hung_elsewhere_stays_there(take):
    kind = activity("kind", related(1, "ouder"), attributes='hierarchy="2"')
    take(activity("ouder"), activity("ander"), kind)
    programma = stored("kind")
    programma.boven = stored("ander")
    programma.save()
    report = take(activity("ouder"), activity("ander"), kind.replace("Clean water", "Safe water"))
    assert stored("kind").boven == stored("ander")
    assert report.changed == 1


def test_a_dry_run_stores_nothing(take):
    assert take(activity(), dry_run=True).added == 1
    assert not Programma.objects.filter(verzameling=ORG).exists()


ODD = st.sampled_from(
    ["", " ", "0", "-1", "1e99", "NaN", "9" * 400, "é" * 3_000, "x;y", "2022-13-45", "2022-01-01", "0000-01-01", "ML",
     "11", "6.1", "٣", "12 5", "inf -inf", "&lt;b&gt;", "&amp;#0;", "javascript:alert(1)", "http://[", "\u202e"]
)  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ODD, min_size=16, max_size=16))
def test_whatever_stands_in_an_activity_it_is_taken_or_refused(take, odd):
    a = iter(odd)
    body = (
        f'<description type="{next(a)}">{narrative(next(a))}</description><activity-status code="{next(a)}"/>'
        f'<participating-org role="{next(a)}" ref="{next(a)}"/><activity-date type="2" iso-date="{next(a)}"/>'
        f'<recipient-country code="{next(a)}"/><sector vocabulary="{next(a)}" code="{next(a)}"/>'
        f'<tag vocabulary="3" code="{next(a)}"/><location><name>{narrative("x")}</name><point><pos>{next(a)}</pos>'
        f'</point></location><document-link url="{next(a)}"><category code="A12"/></document-link>{related(1, next(a))}'
        + budget(next(a), begin=next(a))
    )
    report = take(activity("odd", body, title=next(a)), dry_run=True)
    assert (report.rows, report.added + report.refused_rows) == (1, 1)


@pytest.mark.parametrize("hostile", ["&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;img src=x onerror=alert(1)&gt;"])
def test_markup_in_any_text_does_not_run(client, take, hostile):
    body = (
        f"<description>{narrative(hostile)}</description><participating-org role='1'>{narrative(hostile)}"
        f"</participating-org><location><name>{narrative(f'Stad {hostile}')}</name></location>"
        f"<recipient-region code='1'>{narrative(hostile)}</recipient-region>"
    )
    take(activity(title=f"Titel {hostile}", body=body))
    programma = stored()
    programma.status = "gepubliceerd"
    programma.save()
    html = client.get(programma.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_five_hundred_activities_of_an_invented_publisher_are_all_accounted_for(tmp_path):
    activities = []
    for n in range(500):
        body = dates(planned_start=f"20{10 + n % 15}-01-01", planned_end=f"20{16 + n % 15}-12-31")
        body += budget(f"{1000 + n}.00") + f'<recipient-country code="{("ML", "KE", "BJ", "QQ")[n % 4]}"/>'
        body += f'<tag vocabulary="2" code="{n % 17 + 1}"/>'
        body += "" if n < 20 else related(1, n % 20)
        broken = n % 50 == 49
        level = f'xml:lang="en" default-currency="EUR" hierarchy="{1 if n < 20 else 2}"'
        activities.append(activity(n, body, title=None if broken else f"Project {n}", attributes=level))
    out = StringIO()
    call_command("import_iati", str(written(tmp_path, *activities)), stdout=out, stderr=StringIO())
    said = out.getvalue()
    assert "In dit bestand staan 500 activiteiten." in said
    assert "Toegevoegd: 490, gewijzigd: 0, ongewijzigd: 0, geweigerd: 10" in said
    assert sum("titel: ontbreekt" in line for line in said.splitlines()) == 10
    assert Programma.objects.filter(verzameling=ORG, boven__isnull=False).count() == 470
    call_command("import_iati", str(tmp_path / "proef.xml"), stdout=out, stderr=StringIO())
    assert "Toegevoegd: 0, gewijzigd: 0, ongewijzigd: 490, geweigerd: 10" in out.getvalue()


@pytest.mark.skipif(not SAMPLES.exists(), reason="de voorbeeldbestanden staan niet in de repository")
@pytest.mark.parametrize(
    ("name", "org", "count"),
    [("worldbank_region679_2.03.xml", "44000", 5), ("caf_20_activities_with_sdg_tags_2.03.xml", "XM-DAC-46008", 20)],
)
def test_the_samples_load_with_every_activity_accounted_for(name, org, count):
    report = import_iati(SAMPLES / name)
    assert (report.added, report.refused, report.rows) == (count, [], count)
    assert Programma.objects.filter(verzameling=org, status="concept").exclude(titel="").count() == count
    again = import_iati(SAMPLES / name)
    assert (again.unchanged, again.rows) == (count, count)


def test_a_file_that_breaks_halfway_changes_nothing(tmp_path):
    text = document(*(activity(n) for n in range(600))).replace("</iati-activities>", "<kapot>")
    (tmp_path / "proef.xml").write_text(text)
    with pytest.raises(CommandError, match=r"geen geldige XML .* Er is niets ingelezen"):
        call_command("import_iati", str(tmp_path / "proef.xml"), stderr=StringIO())
    assert not Programma.objects.filter(verzameling=ORG).exists()


def test_a_file_that_is_not_there_is_said():
    with pytest.raises(CommandError, match="bestaat niet"):
        call_command("import_iati", "weg.xml")
