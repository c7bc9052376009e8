"""Importing collections: what arrives, what is refused and why, and what is never overwritten."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kennisbank.models import Praktijk
from kennisbank.storing import PraktijkImporter, import_records
from raadsportaal.redactie.models import Status
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("content")]
MAPPINGS = Path("kennisbank/data/mappings")


def take(*records, **options):
    return import_records(enumerate(records, start=1), "proef", **options)


def imported(**fields):
    return Praktijk.objects.get(verzameling="proef", **fields)


def test_a_new_record_arrives_as_concept_with_all_its_parts():
    row = build.record(
        titel="Warm dorp",
        doelen=[7, 13],
        subdoelen=["7.2"],
        stappen=[{"titel": "Graven", "tekst": "Een warmtenet."}],
        cijfers=[{"label": "huizen", "waarde": "120", "bron": 1}],
        vragen=[{"vraag": "Wat kost het?"}],
        nederland={"antwoord": "ja", "duiding": "Het kan."},
    )
    report = take(row)
    praktijk = imported(titel="Warm dorp")
    assert (report.added, praktijk.status) == (1, Status.CONCEPT)
    assert praktijk.gecontroleerd_op is None
    assert [doel.nummer for doel in praktijk.doelen_op_volgorde] == [7, 13]
    assert praktijk.cijferregels.get().bron == praktijk.bronregels.get()
    assert praktijk.nl_duiding == "Het kan."


def test_the_same_file_twice_changes_nothing():
    row = build.record()
    take(row)
    assert take(row).unchanged == 1
    assert Praktijk.objects.filter(verzameling="proef").count() == 1


def test_a_changed_record_is_updated_in_all_its_parts():
    row = build.record(stappen=[{"titel": "Oud"}])
    take(row)
    report = take(row | {"titel": "Nieuwe titel", "stappen": [{"titel": "Nieuw"}], "themas": ["water"]})
    praktijk = imported(titel="Nieuwe titel")
    assert report.changed == 1
    assert [stap.titel for stap in praktijk.stapregels.all()] == ["Nieuw"]
    assert [thema.slug for thema in praktijk.themas.all()] == ["water"]


def test_what_an_editor_changed_is_kept_and_named():
    row = build.record(titel="Van buiten", lastig="Oud")
    take(row)
    praktijk = imported(titel="Van buiten")
    praktijk.titel = "Door de redactie"
    praktijk.save()
    for _ in range(2):  # and again the next time
        report = take(row | {"titel": "Weer van buiten", "lastig": "Nieuw"})
        praktijk.refresh_from_db()
        assert (praktijk.titel, praktijk.lastig) == ("Door de redactie", "Nieuw")
    assert "titel" in report.kept[0]


def test_a_bad_row_is_refused_with_field_and_reason_and_the_others_arrive():
    report = take(
        build.record(titel="Goed"),
        build.record(land="Jordanie"),
        build.record(titel=""),
        build.record(titel="x" * 201),
        build.record(breedtegraad="noord"),
        build.record(themas=["bestaatniet"]),
        build.record(bronnen=[{"titel": "Kwaad", "url": "javascript:alert(1)"}]),
        build.record(sinds=2020, tot=2010),
        build.record(zekerheid=9),
        build.record(stappen="geen lijst maar tekst"),
        build.record(titel={"a": 1}),
        build.record(plaats=["x"]),
        build.record(inwoners="3,7"),
        build.record(taal="Engels (VK)"),
        build.record(nederland="ja"),
        build.record(bronnen=5, cijfers=[{"waarde": "1", "bron": 1}]),
        build.record(cijfers=[{"waarde": "1", "bron": "²"}]),
        build.record(breedtegraad=float("nan"), lengtegraad=1.0),
        build.record(breedtegraad=52.0),
    )
    assert (report.added, report.refused_rows) == (2, 17)
    said = "\n".join(map(str, report.refused))
    for text in ("Rij 2, land: ‘Jordanie’ kennen wij niet. Bedoelt u Jordanië?", "Rij 3, titel: ontbreekt", "201"):
        assert text in said
    assert "javascript:alert(1)’ is geen webadres" in said


def test_dutch_thousands_and_addresses_arrive_as_they_are():
    url = "https://example.org/?id=1&section=2&copy=3"
    take(build.record(titel="Stad", inwoners="709.037", bronnen=[{"titel": "Bron", "url": url}]))
    assert imported().inwoners == 709_037
    assert imported().bronregels.get().url == url


def test_a_line_end_of_the_browser_is_no_change_of_the_editor():
    row = build.record(probleem="Een\n\nTwee")
    take(row)
    praktijk = imported()
    praktijk.probleem = "Een\r\n\r\nTwee"
    praktijk.save()
    report = take(row | {"probleem": "Nieuw"})
    assert (report.changed, report.kept) == (1, [])


def test_an_address_that_the_portal_uses_itself_is_not_given_away():
    take(build.record(slug="rss", titel="RSS"))
    assert imported().slug == "rss-2"


def test_a_double_key_in_one_file_is_refused():
    row = build.record()
    report = take(row, row)
    assert (report.added, report.refused_rows) == (1, 1)
    assert "staat ook in rij 1" in str(report.refused[0])


def test_a_dry_run_stores_nothing():
    assert take(build.record(), dry_run=True).added == 1
    assert not Praktijk.objects.filter(verzameling="proef").exists()


def test_a_file_that_breaks_halfway_changes_nothing(tmp_path):
    lines = [json.dumps(build.record()) for _ in range(600)]
    path = tmp_path / "proef.ndjson"
    path.write_text("\n".join([*lines, "{kapot"]))
    with pytest.raises(CommandError, match="Regel 601"):
        call_command("import_praktijken", str(path), stderr=StringIO())
    assert not Praktijk.objects.filter(verzameling="proef").exists()


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "a\x00b", "‮x"])
def test_hostile_text_in_any_field_does_not_run(client, hostile):
    row = build.record(
        titel=f"Titel {hostile}",
        plaats=hostile,
        samenvatting=hostile,
        probleem=hostile,
        resultaat=hostile,
        stappen=[{"titel": f"Stap {hostile}", "tekst": hostile}],
        vragen=[{"vraag": f"Vraag {hostile}"}],
        bronnen=[{"titel": hostile or "x", "uitgever": hostile, "url": "https://example.org/", "taal": "en"}],
    )
    assert take(row, status=Status.GEPUBLICEERD).added == 1
    html = client.get(imported().get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x" not in html


def test_a_spreadsheet_row_may_hold_lists_with_semicolons(tmp_path):
    path = tmp_path / "proef.csv"
    path.write_text(
        "titel,land,themas,doelen,stappen,nederland_duiding\n"
        '"Een, twee",Noorwegen,wonen;water,11;6,"Eerst dit\nDan dat",Kan hier ook\n'
    )
    call_command("import_praktijken", str(path), stdout=StringIO(), stderr=StringIO())
    praktijk = imported(titel="Een, twee")
    assert {thema.slug for thema in praktijk.themas.all()} == {"wonen", "water"}
    assert [stap.titel for stap in praktijk.stapregels.all()] == ["Eerst dit", "Dan dat"]


def test_a_mapping_names_which_column_fills_which_field(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text(
        json.dumps(
            [
                {
                    "id": "climate-adapt:1",
                    "title": "Green roofs",
                    "summary": "A first sentence. " + "Long words follow. " * 30,
                    "countries": ["DE", "NL"],
                    "sectors_nl": ["waterbeheer", "onbekend"],
                    "year": 2019,
                    "url": "https://climate-adapt.eea.europa.eu/x",
                    "publication_date": "2020-01-01",
                    "sections": {"challenges": "<p>Heat &amp; rain</p>"},
                }
            ]
        )
    )
    out = StringIO()
    call_command("import_praktijken", str(path), mapping=MAPPINGS / "climate_adapt.toml", stdout=out, stderr=StringIO())
    praktijk = Praktijk.objects.get(verzameling="climate-adapt")
    assert "Toegevoegd: 1" in out.getvalue()
    assert (praktijk.taal, praktijk.land.code, praktijk.probleem) == ("en", "DE", "Heat & rain")
    assert len(praktijk.samenvatting) <= 240
    assert {thema.slug for thema in praktijk.themas.all()} == {"water", "klimaatadaptatie"}


def test_storing_and_reading_back_a_record_are_each_others_inverse():
    praktijk = Praktijk.objects.for_page().get(slug="oslo-klimaatbegroting")
    importer = PraktijkImporter("raadsportaal")
    assert importer.stored(importer.as_record(praktijk)) == praktijk.import_waarden
