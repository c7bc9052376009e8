"""A file that a griffier sends: what Excel really saves is read, what is broken or made to harm is refused in Dutch."""

import io
import zipfile
from datetime import datetime
from itertools import pairwise

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.dossiers.uploads import read_upload

CSV = "Titel;Soort;Datum behandeling\r\nVisie één;visie;26-11-2026\r\n\r\nMotie ‘bomen’;motie;\r\n"
READ = [
    (2, {"Titel": "Visie één", "Soort": "visie", "Datum behandeling": "26-11-2026"}),
    (4, {"Titel": "Motie ‘bomen’", "Soort": "motie", "Datum behandeling": ""}),
]


def upload(data, name="dossiers.csv"):
    return list(read_upload(SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)))


def workbook(*rows, sheets=()):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for name, extra in sheets:
        sheet = book.create_sheet(name)
        for row in extra:
            sheet.append(row)
    return saved(book)


def saved(book):
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def repacked(data, **changed):
    """The same workbook with other contents in some of its parts; / is written as __."""
    changed = {name.replace("__", "/") + ".xml": content for name, content in changed.items()}
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as package:
        for name in old.namelist():
            package.writestr(name, changed.get(name, old.read(name)))
    return new.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_is_read_in_every_encoding_that_excel_saves(encoding):
    assert upload(CSV.encode(encoding)) == READ


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("line", ["\r\n", "\n", "\r"])
def test_csv_is_read_with_any_delimiter_and_line_end(delimiter, line):
    assert upload(CSV.replace(";", delimiter).replace("\r\n", line)) == READ


def test_a_heading_may_stand_below_a_title_and_an_empty_line():
    rows = upload("sep=;\nDossiers van Oosterwaard;;\n;;\nOnderwerp;Soort\nVisie;visie\n")
    assert rows == [(5, {"Onderwerp": "Visie", "Soort": "visie"})]


def test_a_quoted_cell_keeps_its_lines_and_delimiters_and_the_numbering_goes_on():
    rows = upload('titel;inhoud\n"A;1";"een\ntwee"\nB;drie\n')
    assert rows == [(2, {"titel": "A;1", "inhoud": "een\ntwee"}), (4, {"titel": "B", "inhoud": "drie"})]


def test_an_open_quote_does_not_swallow_the_rest_in_silence():
    with pytest.raises(BrokenFile, match="Regel 3: hier begint een aanhalingsteken"):
        upload('titel;soort\nA;motie\n"B;motie\nC;motie\nD;motie\n')


def test_a_quote_inside_a_text_is_just_a_quote():
    assert upload('titel;inhoud\nA;x,"b\nB;2" regen\n')[1] == (3, {"titel": "B", "inhoud": '2" regen'})


def test_cells_beyond_the_headings_are_kept_apart_and_not_lost():
    assert upload("titel,soort\nA,motie,extra\nB,motie,,\n") == [
        (2, {"titel": "A", "soort": "motie", None: ["extra"]}),
        (3, {"titel": "B", "soort": "motie"}),
    ]


def test_a_workbook_is_read_with_its_dates_and_its_own_row_numbers():
    day = datetime(2026, 11, 26)
    data = workbook(["Dossiers 2026"], [], ["Titel", "Datum", None], ["Visie", day], [None, " "], ["Motie", None])
    rows = upload(data, "Dossiers.XLSX")
    assert rows == [(4, {"Titel": "Visie", "Datum": day}), (6, {"Titel": "Motie", "Datum": None})]


def test_the_sheet_with_our_headings_is_found():
    data = workbook(["Uitleg"], sheets=[("lijst", [["Onderwerp"], ["Visie"]])])
    assert upload(data, "a.xlsx") == [(2, {"Onderwerp": "Visie"})]


def test_a_sheet_that_lies_about_its_size_is_read_whole():
    data = workbook(["titel"], ["A"], ["B"])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    for size in ("A1", "A1:XFD1048576"):
        lying = sheet.replace('ref="A1:A3"', f'ref="{size}"')
        assert lying != sheet
        assert len(upload(repacked(data, xl__worksheets__sheet1=lying), "a.xlsx")) == 2


def test_a_row_number_out_of_this_world_costs_no_time():
    data = workbook(["titel"], ["A"], ["B"])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    far = sheet.replace('<row r="3">', '<row r="99999999999">').replace('r="A3"', 'r="A99999999999"')
    assert far != sheet
    with pytest.raises(BrokenFile):
        upload(repacked(data, xl__worksheets__sheet1=far), "a.xlsx")


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    data = repacked(workbook(["titel"], ["A"]), xl__worksheets__sheet1=b" " * 60_000_000)
    assert len(data) < 100_000
    with pytest.raises(BrokenFile, match="uitpakken"):
        upload(data, "a.xlsx")


def test_entities_that_multiply_are_refused():
    data = workbook(["titel"], ["A"])
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    names = "abcdefghijkl"
    laughs = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in pairwise(names))
    assert "<t>A</t>" in sheet
    bomb = f'<!DOCTYPE x [<!ENTITY a "haha">{laughs}]>' + sheet.replace("<t>A</t>", "<t>&l;</t>")
    with pytest.raises(BrokenFile):
        upload(repacked(data, xl__worksheets__sheet1=bomb), "a.xlsx")


@pytest.mark.parametrize(
    ("data", "name", "message"),
    [
        (b"", "a.csv", "leeg"),
        (b" \n\n", "a.csv", "leeg"),
        (b"x" * 5_000_001, "a.csv", "groter dan 5 MB"),
        (b"titel\nA\n", "a.pdf", "kennen wij niet: pdf"),
        (b"titel\nA\n", "dossiers", "kennen wij niet"),
        (b"titel\nA\n", "a.xlsx", "geen XLSX-bestand"),
        (workbook(["titel"]), "a.csv", "geen CSV-bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.xls", "wachtwoord"),
        (b"PK\x03\x04 half", "a.xlsx", "niet lezen"),
        (workbook(["titel"], ["A"])[:-200], "a.xlsx", "niet lezen"),
        (b"%PDF-1.7 \x00\x01\x02", "a.csv", "kolomnamen"),
        (b"naam van de wethouder;datum\nBakker;1\n", "a.csv", "kolomnamen"),
        (workbook(["Bladzijde 1"]), "a.xlsx", "kolomnamen"),
        ("titel\n" + "A\n" * 5001, "a.csv", "meer dan 5.000 rijen"),
        (workbook(["titel"], *[["A"]] * 5001), "a.xlsx", "meer dan 5.000 rijen"),
    ],
    ids=range(15),
)
def test_what_we_cannot_read_is_refused_with_what_to_do(data, name, message):
    with pytest.raises(BrokenFile, match=message):
        upload(data, name)


def test_five_thousand_rows_are_welcome():
    assert len(upload("titel\n" + "A\n" * 5000)) == 5000


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "titel;soort\n", '"titel"\n', "\ufeffTitel,Link\n"]))
def test_any_csv_gives_rows_or_a_reason(data, start):
    try:
        rows = upload(start.encode() + data)
    except BrokenFile as broken:
        assert str(broken)
    else:
        assert all(number > 1 for number, _ in rows)


GOOD = workbook(["titel", "datum"], ["A", 1], ["B", 2])


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(zipfile.ZipFile(io.BytesIO(GOOD)).namelist()), st.binary(max_size=60), st.integers(0, 800))
def test_any_damage_to_a_workbook_gives_rows_or_a_reason(part, damage, place):
    old = zipfile.ZipFile(io.BytesIO(GOOD)).read(part)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist():
            whole = old[:place] + damage + old[place + len(damage) :]
            package.writestr(name, whole if name == part else zipfile.ZipFile(io.BytesIO(GOOD)).read(name))
    try:
        upload(data.getvalue(), "a.xlsx")
    except BrokenFile as broken:
        assert str(broken)
