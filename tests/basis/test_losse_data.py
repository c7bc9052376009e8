"""Dates of sources, as editors and files write them: one form on every page."""

import pytest

from raadsportaal.basis.tables.dates import shown, shown_inside, stored


@pytest.mark.parametrize(
    ("written", "kept", "page"),
    [
        ("2024-05-12", "2024-05-12", "12 mei 2024"),
        ("12-05-2024", "2024-05-12", "12 mei 2024"),
        ("12/5/2024", "2024-05-12", "12 mei 2024"),
        ("12 mei 2024", "2024-05-12", "12 mei 2024"),
        ("2024-05", "2024-05", "mei 2024"),
        ("05-2024", "2024-05", "mei 2024"),
        ("di 12 nov. 2024", "2024-11-12", "12 november 2024"),
        ("1 mrt 2024", "2024-03-01", "1 maart 2024"),
        ("12-05-24", "12-05-24", "12-05-24"),
        ("12-05-2024 19:30", "12-05-2024 19:30", "12-05-2024 19:30"),
        ("Mei 2024", "2024-05", "mei 2024"),
        ("2024", "2024", "2024"),
        ("", "", ""),
        ("2023-2024", "2023-2024", "2023-2024"),
        ("31-02-2024", "31-02-2024", "31-02-2024"),
        ("0000-01-01", "0000-01-01", "0000-01-01"),
        ("voorjaar 2024", "voorjaar 2024", "voorjaar 2024"),
        ("circa 12 mei 2024", "circa 12 mei 2024", "circa 12 mei 2024"),
        ("circa mei 2024", "circa mei 2024", "circa mei 2024"),
    ],
)
def test_a_date_is_kept_in_one_form_and_shown_in_one_form(written, kept, page):
    assert (stored(written), shown(written), shown(stored(written))) == (kept, page, page)


def test_days_inside_a_text_are_written_out_and_other_numbers_are_not():
    assert shown_inside("kopie, bekeken 24-11-2026") == "kopie, bekeken 24 november 2026"
    assert shown_inside("dossier 2024-05-120 en 99-99-2026") == "dossier 2024-05-120 en 99-99-2026"
