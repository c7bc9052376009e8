"""The register of municipalities: loaded, renewed, and a merger that loses no dossier and no person."""

import csv
import re
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone

from raadsportaal.dossiers.models import Dossier, Koppeling
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.loading import REGISTER
from raadsportaal.gemeenten.models import Gemeente, Rol
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
FIELDS = ["code", "naam", "provincie", "inwoners", "stedelijkheid", "einddatum", "opvolgers"]


def load(tmp_path, *rows, **options):
    path = tmp_path / "register.csv"
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    out = StringIO()
    call_command("laad_gemeenten", str(path), stdout=out, **options)
    return out.getvalue()


def row(code, naam, **fields):
    return {"code": code, "naam": naam} | fields


@pytest.fixture
def yesterday():
    return (timezone.localdate() - timedelta(days=1)).isoformat()


def test_the_portal_knows_all_342_and_what_became_of_the_others():
    real = Gemeente.objects.filter(code__startswith="GM")
    assert real.filter(einddatum__isnull=True).count() == 342
    assert sum(real.filter(einddatum__isnull=True).values_list("inwoners", flat=True)) == 17_811_291
    assert not real.filter(einddatum__isnull=True, grootteklasse__isnull=True).exists()
    former = real.filter(einddatum__isnull=False)
    assert former.count() == 263
    assert all(gemeente.opvolgers.exists() for gemeente in former.prefetch_related("opvolgers"))


def test_loading_the_same_register_again_changes_nothing():
    out = StringIO()
    call_command("laad_gemeenten", str(REGISTER), stdout=out)
    assert "Toegevoegd: 0, gewijzigd: 0, ongewijzigd: 605" in out.getvalue()


def test_a_merger_moves_dossiers_history_and_people(client, tmp_path, yesterday):
    load(tmp_path, row("GM9001", "Oudstad"), row("GM9002", "Nieuwstad"))
    oud, nieuw = Gemeente.objects.get(code="GM9001"), Gemeente.objects.get(code="GM9002")
    griffier = build.lid(oud, Rol.GRIFFIER).gebruiker
    both = build.lid(oud, Rol.AMBTENAAR).gebruiker
    build.lid(nieuw, Rol.RAADSLID, both)
    dossier = build.dossier(oud, titel="Waterplan", slug="waterplan", extern_id="RV-1")
    build.koppeling(dossier, beleidspunt=build.beleidspunt(dossier, titel="Regenton"))
    build.dossier(nieuw, titel="Waterplan", slug="waterplan", extern_id="RV-1")
    with bereik(EVERYTHING):  # a test is one transaction, with one NOW(): what is made in it happened before
        Dossier.pgh_event_model.objects.update(pgh_created_at=timezone.now() - timedelta(days=9))
    renewed = row("GM9001", "Oudstad", einddatum=yesterday, opvolgers="GM9002")

    assert "niets opgeslagen" in load(tmp_path, renewed, dry_run=True)
    assert oud.leden.count() == 2
    report = load(tmp_path, renewed)

    assert "Oudstad naar Nieuwstad: 1 dossier en 2 mensen." in report
    assert f"{both} had in beide een rol en is nu ambtenaar" in report
    with bereik(EVERYTHING):
        moved = Dossier.objects.get(pk=dossier.pk)
        assert (moved.gemeente, moved.slug) == (nieuw, "waterplan-2")
        assert Koppeling.objects.get(dossier=moved).gemeente == nieuw
        assert moved.beleidspunten.get().gemeente == nieuw
    assert both.lidmaatschappen.get().rol == Rol.AMBTENAAR, "the higher of the two"
    client.force_login(griffier)
    page = client.get("/gemeenten/nieuwstad/dossiers/waterplan-2/geschiedenis/").content.decode()
    assert "van Oudstad naar Nieuwstad" in page
    assert "Regenton" in page
    assert "Nieuwstad" in client.get("/gemeenten/oudstad/").content.decode(), "the former one leads to its successor"
    assert "Oudstad naar" not in load(tmp_path, renewed), "nothing is left to move"


def test_with_two_successors_nothing_moves_until_somebody_chooses(tmp_path, yesterday):
    load(tmp_path, row("GM9001", "Oudstad"), row("GM9002", "Noordstad"), row("GM9003", "Zuidstad"))
    oud = Gemeente.objects.get(code="GM9001")
    dossier = build.dossier(oud)
    renewed = row("GM9001", "Oudstad", einddatum=yesterday, opvolgers="GM9002;GM9003")
    assert "bleven staan. Kies met --opvolger" in load(tmp_path, renewed)
    with bereik(EVERYTHING):
        assert oud.dossiers.exists()
    load(tmp_path, renewed, opvolger=["GM9001=GM9003"])
    with bereik(EVERYTHING):
        assert Dossier.objects.get(pk=dossier.pk).gemeente.naam == "Zuidstad"


def test_a_wrong_row_is_named_and_takes_no_other_along(tmp_path):
    report = load(
        tmp_path,
        row("GM9001", "Goedstad", inwoners="12000"),
        row("XX1", "Foutstad"),
        row("GM9002", "Getalstad", inwoners="veel"),
        row("GM9003", "Datumstad", einddatum="ooit"),
        row("GM9004", "Provinciestad", provincie="PV99"),
    )
    assert all(f"Rij {number}" in report for number in (3, 4, 5, 6))
    assert Gemeente.objects.get(code="GM9001").grootteklasse == 1
    assert not Gemeente.objects.filter(code__in=["GM9002", "GM9003", "GM9004"]).exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"naam\nOudstad\n"])
def test_a_broken_register_stops_whole_with_a_message(tmp_path, content):
    path = tmp_path / "kapot.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError):
        call_command("laad_gemeenten", str(path), stdout=StringIO())


def test_an_unknown_successor_is_refused(tmp_path):
    with pytest.raises(CommandError, match="geen code"):
        load(tmp_path, opvolger=["GM0001=GM9999"])


def test_a_name_that_another_one_has_is_refused_by_row(tmp_path):
    report = load(tmp_path, row("GM9001", "Leiden"), row("GM9002", "Nieuwstad"))
    assert "Rij 2" in report
    assert Gemeente.objects.filter(code="GM9002").exists()


def test_a_row_that_does_not_fit_is_refused_and_the_next_is_taken(tmp_path):
    build.gemeente("Lei Den", slug="lei-den")
    wrong = [
        row("GM9001", "x" * 81),
        row("GM9002", "!!!"),
        row("GM9003", "Lei-den"),
        row("GM9004", "Oudstad", inwoners="-1"),
        row("GM9005", "Nog een stad", inwoners="99999999999"),
        row("GM9006", "Weer een stad", stedelijkheid="9"),
        row("GM9007", "Oud\x00stad"),
        row("GM9008", "Laatste stad", opvolgers="GM9008"),
    ]
    good = [row(f"GM901{number}", f"Nieuwstad {number}") for number in range(len(wrong))]
    report = load(tmp_path, *(one for pair in zip(wrong, good, strict=True) for one in pair))
    refused = [int(number) for number in re.findall(r"^\W*Rij (\d+)", report, re.M)]
    assert refused == [2 * number for number in range(1, len(wrong) + 1)]
    found = Gemeente.objects.filter(code__startswith="GM90").values_list("code", flat=True)
    assert set(found) == {one["code"] for one in good}


def test_of_two_rows_for_one_municipality_the_second_is_refused(tmp_path):
    assert "Rij 3, code: GM9001 staat al hoger" in load(tmp_path, row("GM9001", "Een"), row("GM9001", "Twee"))
    assert Gemeente.objects.get(code="GM9001").naam == "Een"


def test_of_two_names_that_make_one_address_the_second_is_refused(tmp_path):
    assert "Rij 3, naam" in load(tmp_path, row("GM9001", "Zand Voort"), row("GM9002", "Zand-Voort"))
