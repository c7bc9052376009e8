"""Reading files of others, and cleaning their texts."""

import json
from dataclasses import replace

import pytest
from openpyxl import Workbook

from raadsportaal.basis.tables import reading
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.basis.tables.reading import read_rows
from raadsportaal.basis.texts import clean_text


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_csv_is_read_with_either_delimiter_and_numbered_as_in_a_spreadsheet(tmp_path, delimiter):
    path = written(tmp_path, "a.csv", f"titel{delimiter}land\nEen{delimiter}NO\nTwee{delimiter}SE\n")
    assert list(read_rows(path)) == [(2, {"titel": "Een", "land": "NO"}), (3, {"titel": "Twee", "land": "SE"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_command_reads_the_encodings_that_an_upload_may_have(tmp_path, encoding):
    path = written(tmp_path, "a.csv", "titel;land\nCafé;NO\n".encode(encoding))
    assert list(read_rows(path)) == [(2, {"titel": "Café", "land": "NO"})]


def test_a_file_for_a_command_has_its_bounds_too(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "OF_COMMANDS", replace(reading.OF_COMMANDS, rows=2))
    files = {"a.csv": "titel\n1\n2\n3\n", "a.ndjson": "{}\n{}\n{}\n", "a.json": "[{}, {}, {}]"}
    for name, content in files.items():
        with pytest.raises(BrokenFile, match="meer dan 2 rijen"):
            list(read_rows(written(tmp_path, name, content)))


def test_xlsx_is_read(tmp_path):
    book = Workbook()
    book.active.append(["titel", "inwoners"])
    book.active.append(["Een", 1200])
    book.save(tmp_path / "a.xlsx")
    assert list(read_rows(tmp_path / "a.xlsx")) == [(2, {"titel": "Een", "inwoners": 1200})]


def test_json_and_ndjson_are_read(tmp_path):
    rows = [{"titel": "Een"}, {"titel": "Twee"}]
    plain = written(tmp_path, "a.json", json.dumps(rows))
    lines = written(tmp_path, "a.ndjson", "\n".join(map(json.dumps, rows)))
    assert [row for _, row in read_rows(plain)] == [row for _, row in read_rows(lines)] == rows


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.csv", b"titel\nGent\x81\n", "Regel 2"),  # no letter of any of our encodings
        ("a.csv", "titel,land\nEen,NO,te veel\n", "Regel 2"),
        ("a.json", '[{"titel": 1},', "Regel 1"),
        ("a.json", "[" * 100_000, "geen geldige JSON"),
        ("a.json", '{"a": 1}', "geen lijst"),
        ("a.ndjson", '{"titel": 1}\n{kapot\n', "Regel 2"),
        ("a.ndjson", "[1]\n", "Rij 1"),
        ("a.xlsx", b"dit is geen zip", "Excel"),
        ("a.pdf", b"%PDF", "Dit soort bestand"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(tmp_path, name, content, said):
    with pytest.raises(BrokenFile, match=said):
        list(read_rows(written(tmp_path, name, content)))


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("<script>alert(1)</script>Tekst", "Tekst"),
        ("<p>Een</p><p>Twee</p>", "Een\n\nTwee"),
        ("a\x00b\x1fc", "abc"),
        ("water & wind, 3 < 5", "water & wind, 3 < 5"),
        ('<img src=x onerror="alert(1)">', ""),
        ("<svg/onload=alert(1)>na", "na"),
        (None, ""),
        (12, "12"),
    ],
)
def test_texts_lose_their_markup_and_control_characters(dirty, clean):
    assert clean_text(dirty) == clean
