"""What is written down of a request: its number and its view, and nothing that somebody typed or is called."""

import json
import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from raadsportaal.basis.logs import Json, without_values
from raadsportaal.gemeenten.models import Gebruiker
from raadsportaal.portaal.operating import exposition

ROOT = Path(__file__).resolve().parents[2]
TIMES = 12
SECRET = "/gemeenten/oosterwaard/?q=geheim"


def test_without_a_database_the_portal_lives_and_says_that_it_cannot_serve(production):
    ask, _, _ = production
    assert ask("/gezond/", Host="10.1.2.3")[0] == 200
    status, _, said = ask("/gereed/", Host="10.1.2.3")
    assert status == 503
    assert json.loads(said) == {"gereed": False, "onderdelen": {"database": "geeft geen antwoord"}}


def test_the_number_on_the_error_page_leads_to_the_line_of_its_fault(production):
    ask, log, _ = production
    status, headers, page = ask(SECRET)
    number = headers["X-Request-ID"]
    assert status == 500
    assert f"<strong>{number}</strong>" in page
    lines = [line for line in map(json.loads, log().splitlines()) if line["verzoek"] == number]
    fault, request = lines
    assert "OperationalError" in fault["fout"]
    assert (request["pagina"], request["status"]) == ("portaal:gemeente", 500)
    assert "geheim" not in log() and "oosterwaard" not in log() and "192.0.2.1" not in log()


@pytest.mark.django_db
def test_requests_of_all_processes_are_counted_once_by_view_and_status(production):
    ask, _, counts = production
    for _ in range(TIMES):
        assert ask("/robots.txt")[0] == 200
    page = exposition.page(counts).decode()
    line = f'raadsportaal_verzoeken_total{{methode="GET",pagina="portaal:robots",status="200"}} {TIMES}.0'
    assert line in page
    assert "geheim" not in page
    assert f'raadsportaal_verzoek_seconden_count{{pagina="portaal:robots"}} {TIMES}.0' in page


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


REPORTING = """
import logging, os, django
from sentry_sdk.transport import Transport

class Printed(Transport):
    def capture_envelope(self, envelope):
        print(envelope.serialize().decode())

django.setup()
from raadsportaal.basis import reporting
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
    assert "ValueError" in event and "<module>" in event and "Niet gelukt voor" in event, done.stderr
    assert "sanne" not in event


def test_nothing_is_loaded_that_reports_when_no_address_is_given():
    code = "import django, sys; django.setup(); sys.exit('sentry_sdk' in sys.modules)"
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings"}
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment).returncode == 0
