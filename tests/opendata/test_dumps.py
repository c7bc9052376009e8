"""The files of open data: the same as API, page and export say, whole or not at all, and what changed since."""

import csv
import hashlib
import json
import random
from datetime import UTC, datetime, timedelta

import duckdb
import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from agendas.meetlat import amounts
from agendas.models import Indicator, Waarde
from kennisbank.models import Praktijk
from raadsportaal.dossiers.models import Dossier
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from raadsportaal.opendata.dumps import DICTIONARY, SUMS, edities, schrijven
from raadsportaal.opendata.models import Kenmerk, Wijziging
from raadsportaal.opendata.soorten import SOORTEN

NIGHT = datetime(2026, 11, 30, 3, 20, tzinfo=UTC)
CODES = [f"GM{number:04}" for number in random.Random(17).sample([14, 34, 344, 363, 518, 599, 758, 772, 855], 5)]
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def night(kept_for_the_file, tmp_path_factory):
    """One night for all tests of this file, with the figures of five municipalities: all of them take a while."""
    root = tmp_path_factory.mktemp("opendata")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.OPENDATA_ROOT", root)
        rest = Waarde.objects.exclude(gemeente__code__in=CODES)
        rest._raw_delete(rest.db)
        yield schrijven.write(NIGHT)


@pytest.fixture
def next_night(night, db):
    """Write another one, which is gone after the test."""
    made = []

    def write(nights=1):
        made.append(schrijven.write(NIGHT + timedelta(days=nights)))
        return made[-1]

    yield write
    for path in made:
        if path.exists():
            for file in path.iterdir():
                file.unlink()
            path.rmdir()


def _lines(folder, slug):
    return [json.loads(line) for line in (folder / f"{slug}.ndjson").read_text().splitlines()]


def _rows(folder, slug):
    with (folder / f"{slug}.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def _changes(client, query=""):
    return [(said["soort"], said["wat"]) for said in client.get(f"/api/v1/wijzigingen?{query}").json()["resultaten"]]


def test_a_figure_is_the_same_everywhere(night, client):
    lines = {said["sleutel"]: said for said in _lines(night, "waarden")}
    rows = {row["sleutel"]: float(row["waarde"]) for row in _rows(night, "waarden")}
    parquet = dict(duckdb.sql(f"SELECT sleutel, waarde FROM '{night}/waarden.parquet'").fetchall())
    compared = 0
    for code in CODES:
        gemeente = Gemeente.objects.get(code=code)
        api = client.get(f"/api/v1/waarden?gemeente={code}&limiet=1000").json()
        assert api["totaal"] == len(api["resultaten"])
        export = b"".join(client.get(reverse("meetlat:export_gemeente", args=[gemeente.slug, "csv"])).streaming_content)
        exported = {
            (row["indicator"], row["jaar"]): float(row["waarde"])
            for row in csv.DictReader(export.decode("utf-8-sig").splitlines(), delimiter=";")
        }
        page = client.get(reverse("meetlat:meetlat", args=[gemeente.slug]))
        shown = {row.indicator.slug: row for doel in page.context["doelen"] for row in doel["rijen"] if row.own}
        codes = dict(Indicator.objects.values_list("slug", "code"))
        for said in api["resultaten"]:
            key = said["sleutel"]
            assert lines[key] == said
            assert rows[key] == parquet[key] == said["waarde"]
            assert exported[codes[said["indicator"]], str(said["jaar"])] == said["waarde"]
            row = shown.get(said["indicator"])
            if row and row.own.year == said["jaar"]:
                assert row.own.value == said["waarde"]
                compared += 1
        one = next(iter(shown.values()))
        page = client.get(reverse("meetlat:cijfer", args=[gemeente.slug, one.indicator.slug]))
        assert amounts.of(one.indicator, one.own.value) in page.text
    assert compared >= 300


@pytest.mark.parametrize("soort", SOORTEN, ids=lambda soort: soort.slug)
def test_the_files_and_the_api_say_the_same(night, client, soort):
    lines, rows = _lines(night, soort.slug), _rows(night, soort.slug)
    listed = client.get(f"/api/v1/{soort.slug}?limiet=1000").json()
    assert len(lines) == len(rows) == listed["totaal"]
    by_key = {said["sleutel"]: said for said in lines}
    assert all(by_key[said["sleutel"]] == said for said in listed["resultaten"])
    assert [row["sleutel"] for row in rows] == [said["sleutel"] for said in lines]
    columns = [name for name, *_ in duckdb.sql(f"DESCRIBE SELECT * FROM '{night}/{soort.slug}.parquet'").fetchall()]
    assert columns == [veld.naam for veld in soort.velden]
    (count,) = duckdb.sql(f"SELECT count(*) FROM '{night}/{soort.slug}.parquet'").fetchall()[0]
    assert count == len(lines)


def test_rows_within_a_record_survive_in_parquet(night):
    (said,) = [said for said in _lines(night, "praktijken") if said["bronnen"] and said["geometrie"]][:1]
    query = f"SELECT bronnen, geometrie FROM '{night}/praktijken.parquet' WHERE sleutel = '{said['sleutel']}'"
    assert duckdb.sql(query).fetchall()[0] == (said["bronnen"], said["geometrie"])


def test_the_sums_are_those_of_the_files(night):
    told = dict(reversed(line.split("  ")) for line in (night / SUMS).read_text().splitlines())
    assert told.keys() == {path.name for path in night.iterdir()} - {SUMS}
    assert all(hashlib.sha256((night / name).read_bytes()).hexdigest() == sum for name, sum in told.items())


def test_the_dictionary_has_every_field_with_terms(night):
    with (night / DICTIONARY).open(newline="") as file:
        rows = list(csv.DictReader(file))
    for soort in SOORTEN:
        named = [row["veld"] for row in rows if row["soort"] == soort.slug and not row["deel_van"]]
        assert named == [veld.naam for veld in soort.velden]
    assert all(row["uitleg"] and row["bron"] and row["licentie"] for row in rows)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1+1", "'=1+1"), (None, ""), (True, "true"), (-1.5, -1.5), (["a"], '["a"]'), ("Súdwest", "Súdwest")],
)
def test_a_cell_is_plain_and_never_a_formula(value, shown):
    assert schrijven.cell(value) == shown


def test_a_file_is_given_as_it_is(night, client):
    answer = client.get("/data/themas.ndjson")
    assert b"".join(answer.streaming_content) == (night / "themas.ndjson").read_bytes()
    assert (answer["Access-Control-Allow-Origin"], answer["Content-Type"]) == ("*", "application/x-ndjson")
    again = client.get("/data/themas.ndjson", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    month = client.get("/data/2026-11/themas.ndjson")
    assert b"".join(month.streaming_content) == (night / "themas.ndjson").read_bytes()


@pytest.mark.parametrize(
    "address",
    [
        "/data/2026-10/themas.csv",
        "/data/themas.xlsx",
        "/data/../settings.py",
        "/data/.half-1/themas.csv",
        "/data/x.csv",
    ],
)
def test_nothing_else_is_given(night, address):
    assert Client().get(address).status_code == 404


def test_what_changed_or_is_new_is_told_and_nothing_else(next_night, client):
    assert not Wijziging.objects.exists(), "the first night tells nothing: all would be new"
    changed, gone = Praktijk.objects.published().order_by("pk")[:2]
    changed.titel = "Een andere titel"
    changed.save()
    gone.status = "gearchiveerd"
    gone.save()
    with bereik(EVERYTHING):
        Dossier.objects.published().first().hide()
    assert Kenmerk.objects.filter(soort="oproepen").count() == 1, "no record, but known"
    Kenmerk.objects.filter(soort="themas", sleutel="wonen").delete()
    next_night()
    told = client.get("/api/v1/wijzigingen?soort=praktijken").json()["resultaten"]
    assert {(said["gegeven"], said["wat"]) for said in told} == {(changed.slug, "gewijzigd"), (gone.slug, "weg")}
    assert {said["url"] is None for said in told if said["wat"] == "weg"} == {True}
    ties = [change for change in _changes(client) if change[0] == "koppelingen"]
    assert set(ties) == {("koppelingen", "weg")}, "those of the dossier"
    assert sorted(change for change in _changes(client) if change not in ties) == [
        ("dossiers", "weg"), ("praktijken", "gewijzigd"), ("praktijken", "weg"), ("themas", "nieuw"),
    ]  # fmt: skip
    gone.status = "gepubliceerd"
    gone.save()
    next_night(2)
    assert ("praktijken", "nieuw") in _changes(client, "sinds=2026-12-02")
    assert ("praktijken", "weg") not in _changes(client, "sinds=2026-12-02")


def test_a_night_that_breaks_off_leaves_the_one_before(night, db, monkeypatch):
    monkeypatch.setattr("duckdb.connect", lambda **_: 1 / 0)
    Praktijk.objects.published().first().delete()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        schrijven.write(NIGHT + timedelta(days=1))
    assert edities.newest() == night
    assert not Wijziging.objects.exists()


def test_of_each_month_the_last_night_is_kept_for_a_year(tmp_path, settings):
    settings.OPENDATA_ROOT = tmp_path
    days = [datetime(2025, 9, 1, tzinfo=UTC) + timedelta(days=number) for number in range(0, 456, 5)]
    for day in days:
        edities.write(lambda folder: (folder / "themas.csv").write_text(""), day)
    edities.clear()
    kept = edities.all_of_them()
    assert len({path.name[:6] for path in kept}) == len(kept) == 12
    assert edities.newest().name.startswith("20261130")
    assert edities.of_month("2026-03").name.startswith("202603")
    assert edities.of_month("2025-09") is None
