"""Numbers as people type them: one reader for files and forms."""

from decimal import Decimal

import pytest

from raadsportaal.basis.tables import numbers


@pytest.mark.parametrize(
    ("written", "number", "whole"),
    [
        ("709.037", "709.037", "709037"),
        ("1.250.000", "1250000", "1250000"),
        ("1.250.000,50", "1250000.50", "1250000.50"),
        ("1250000.50", "1250000.50", "1250000.50"),
        ("52,09", "52.09", "52.09"),
        ("-4.7", "-4.7", "-4.7"),
        (" 12 ", "12", "12"),
        (60.5, "60.5", "60.5"),
    ],
)
def test_a_number_is_read_in_every_common_form(written, number, whole):
    assert (numbers.read(written), numbers.read(written, whole=True)) == (Decimal(number), Decimal(whole))


@pytest.mark.parametrize("written", ["", "veel", "nan", "inf", "1.2.3", "1,2,3", True, None, "12 euro"])
def test_no_number_is_guessed(written):
    assert numbers.read(written) is None
