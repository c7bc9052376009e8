"""The table of settings in docs/beheer.md is what the code reads."""

from tools import settings_table


def test_every_setting_that_the_code_reads_stands_in_the_table_with_its_default_and_a_meaning():
    assert settings_table.main(["--check"]) == 0, "run: .venv/bin/python -m tools.settings_table"


def test_the_table_sees_what_the_code_reads():
    found = settings_table.read_by_code()
    assert found["TRUSTED_PROXIES"] == "`1` in production, else `0`"
    assert found["EMAIL_PORT"] == "`25`"
    assert {"SECRET_KEY", "DATABASE_URL", "PGBIN", "RAADSPORTAAL_DATA"} <= found.keys()
