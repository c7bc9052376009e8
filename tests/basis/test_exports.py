"""What an export writes is text in every spreadsheet, and comes back as it was."""

import pytest

from raadsportaal.basis.tables.exports import harmless
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
