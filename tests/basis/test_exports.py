"""What an export writes is text in every spreadsheet, and comes back as it was."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from raadsportaal.basis.tables.exports import FORMATS, harmless
from raadsportaal.basis.tables.reading import as_text

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠A1", "\n=1", " =1", "\ufeff=1", "\u200b=1", "\t=1",
    "\r@x", "\xa0=1",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_quoted_whatever_stands_before_it(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Zwolle", "a=b", "€ 5", "'s-Hertogenbosch", "", 5, None, "(=1)"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


@pytest.mark.parametrize("text", ["=1+1", "＝1+1", "@x", " =1"])
def test_it_is_read_back_as_it_was(text):
    assert as_text(harmless(text)) == text.strip()


def test_a_csv_gives_back_each_cell_whatever_stands_in_it():
    texts = ["a;b", '"', 'een "woord"', "", "twee\r\nregels", "\n", "  é, ", "'"]
    values = [5, -1.5, Decimal("1.50"), date(2026, 12, 1), None]
    file, _ = FORMATS["csv"]([texts, values], "Blad")
    found = list(csv.reader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert found == [texts, ["5", "-1.5", "1.50", "2026-12-01", ""]]


def opened(*rows, name="Blad"):
    file, _ = FORMATS["xlsx"](rows, name)
    return load_workbook(io.BytesIO(file.getvalue())).active


def read(*values):
    return [cell.value for cell in opened(values)[1]]


def test_a_spreadsheet_has_texts_numbers_and_days_as_they_were():
    values = ["Zwolle & <Kampen>", "  twee\nregels ", 5, -1.5, Decimal("0.5"), date(2026, 12, 1), "Zwolle & <Kampen>"]
    sheet = opened(values)
    found = [cell.value for cell in sheet[1]]
    assert found == [*values[:5], datetime(2026, 12, 1), values[0]]
    assert (sheet["F1"].number_format, sheet["F1"].is_date) == ("yyyy-mm-dd", True)


def test_an_empty_cell_of_a_spreadsheet_moves_none():
    sheet = opened(["a", "", None, "b"], ["", "c"], name="Dossiers & meer")
    assert [[cell.value for cell in row] for row in sheet.rows] == [["a", None, None, "b"], [None, "c", None, None]]
    assert sheet.title == "Dossiers & meer"


def test_a_text_of_a_spreadsheet_is_never_a_formula():
    assert [cell.data_type for cell in opened(["=1+1", "#N/A", "12"])[1]] == ["s", "s", "s"]


def test_a_spreadsheet_leaves_out_what_it_cannot_hold():
    assert read("a\x00\x0bb\ufffe", "x" * 40_000) == ["ab", "x" * 32_767]


def test_a_spreadsheet_has_columns_beyond_the_letter_z():
    assert opened(range(60))["BH1"].value == 59
