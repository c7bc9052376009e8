"""What is written down of a fault: its kind and its place, and nothing that somebody typed or is called."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from raadsportaal.basis.logs import Json, Text, without_values
from raadsportaal.gemeenten.models import Gebruiker

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.django_db
def test_a_fault_of_the_database_is_told_without_the_row_that_it_is_about(redacteur):
    with pytest.raises(Exception) as caught:
        Gebruiker.objects.create(email=redacteur.email)
    told = without_values(caught.value)
    assert redacteur.email in str(caught.value)
    assert redacteur.email not in told
    assert "IntegrityError" in told and "(23505)" in told and "create(" in told


def test_what_is_not_text_in_a_line_breaks_no_program_that_reads_it():
    record = logging.LogRecord("proef", logging.INFO, __file__, 1, "één\nregel %s", ("\x00",), None)
    assert "\n" not in Json().format(record)
    assert json.loads(Json().format(record))["bericht"] == "één\nregel \x00"


def test_what_somebody_sent_begins_no_line_of_its_own_in_the_log_for_people():
    record = logging.LogRecord("proef", logging.INFO, __file__, 1, "Host %s", ("x\r\n2026 ERROR nep\x1b[2J",), None)
    record.feiten = {"wijze": "een\ntwee"}
    assert Text().format(record).endswith(r"Host x\r\n2026 ERROR nep\x1b[2J wijze=een\ntwee")
    try:
        raise ValueError
    except ValueError:
        record.exc_info = sys.exc_info()
    assert "nep" in Text().format(record).partition("\n")[0], "where a fault was is on lines of its own"


def test_a_line_says_when_in_utc():
    record = logging.LogRecord("proef", logging.INFO, __file__, 1, "regel", (), None)
    record.created = 1_796_200_000.5  # 2 December 2026, in winter an hour behind the clock of the Netherlands
    assert json.loads(Json().format(record))["tijd"] == "2026-12-02T08:26:40.500+00:00"


# Nothing of it is loaded before an address was given.
REPORTING = """
import logging, os, sys, django
django.setup()
if "sentry_sdk" in sys.modules:
    sys.exit("loaded before it was asked for")

from sentry_sdk.transport import Transport
from raadsportaal.basis import reporting

class Printed(Transport):
    def capture_envelope(self, envelope):
        print(envelope.serialize().decode())

reporting.start("https://sleutel@meld.example/1", transport=Printed())
try:
    raise ValueError(os.environ["WIE"])
except ValueError:
    logging.getLogger("proef").exception("Niet gelukt voor %s", os.environ["WIE"])
"""


def test_a_reported_fault_holds_its_kind_and_place_and_no_person():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings", "WIE": "sanne@oosterwaard.example"}
    done = subprocess.run([sys.executable, "-c", REPORTING], cwd=ROOT, env=environment, capture_output=True, text=True)
    event = done.stdout
    assert done.returncode == 0, done.stderr
    assert "ValueError" in event and "<module>" in event and "Niet gelukt voor" in event, done.stderr
    assert "sanne" not in event
