"""The web server as in production while its database is gone: what it still answers, and what it writes down."""

import json
import os
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from raadsportaal.portaal.management.commands.demo import web_server
from raadsportaal.portaal.operating import exposition
from tests.gemeenten.test_log import DOSSIER, INVITATION

# With a database all of them: those with one run apart, and the server would start twice.
pytestmark = [pytest.mark.django_db, pytest.mark.long]

ROOT = Path(__file__).resolve().parents[2]
THROUGH_THE_PROXY = {"Host": "portaal.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
TIMES = 12
SECRET = "/gemeenten/oosterwaard/?q=geheim"


@pytest.fixture(scope="module")
def production(tmp_path_factory):
    """Two processes of the web server as in production, without a database; (ask, its lines, its counts, its port)."""
    folder = tmp_path_factory.mktemp("productie")
    counts = folder / "tellingen"
    counts.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",  # without collectstatic
        "SECRET_KEY": "0123456789abcdef" * 4,
        "ALLOWED_HOSTS": "portaal.example",
        "PORTAL_URL": "https://portaal.example",
        "DATABASE_URL": "postgresql://niemand@localhost:1/weg",
        "DATABASE_POOL": "",
        "LOG_FORMAT": "json",
        "PROMETHEUS_MULTIPROC_DIR": str(counts),
    }
    with (folder / "log").open("w") as out:
        server = subprocess.Popen(web_server(port), cwd=ROOT, env=environment, stdout=out, stderr=out)

        def ask(path, method="GET", **headers):
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request(method, path, headers=THROUGH_THE_PROXY | headers)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()

        try:
            _until(lambda: ask("/gezond/"), (folder / "log"))
            yield ask, lambda: (folder / "log").read_text(), str(counts), port
        finally:
            server.terminate()
            server.wait(20)


def _until(answers, log):
    for _ in range(300):
        try:
            return answers()
        except OSError:
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def test_without_a_database_the_portal_lives_and_says_that_it_cannot_serve(production):
    ask, *_ = production
    assert ask("/gezond/", Host="10.1.2.3")[0] == 200
    status, _, said = ask("/gereed/", Host="10.1.2.3")
    assert status == 503
    assert json.loads(said) == {"gereed": False, "onderdelen": {"database": "geeft geen antwoord"}}


def test_the_number_on_the_error_page_leads_to_the_line_of_its_fault(production):
    ask, log, *_ = production
    status, headers, page = ask(SECRET)
    number = headers["X-Request-ID"]
    assert (status, headers["Retry-After"]) == (503, "30")
    assert f"<strong>{number}</strong>" in page
    lines = [line for line in map(json.loads, log().splitlines()) if line["verzoek"] == number]
    fault, request = lines
    assert "OperationalError" in fault["fout"]
    assert (request["pagina"], request["status"]) == ("portaal:gemeente", 503)
    assert "geheim" not in log() and "oosterwaard" not in log() and "192.0.2.1" not in log()


def test_requests_of_all_processes_are_counted_once_by_view_and_status(production):
    ask, _, counts, _ = production
    for _ in range(TIMES):
        assert ask("/robots.txt")[0] == 200
    page = exposition.page(counts).decode()
    line = f'raadsportaal_verzoeken_total{{methode="GET",pagina="portaal:robots",status="200"}} {TIMES}.0'
    assert line in page
    assert "geheim" not in page
    assert f'raadsportaal_verzoek_seconden_count{{pagina="portaal:robots"}} {TIMES}.0' in page


def test_a_head_is_answered_without_a_body_and_without_a_complaint_in_the_log(production):
    ask, log, *_ = production
    for path in ("/robots.txt", "/gezond/"):
        length = len(ask(path)[2])
        status, headers, page = ask(path, method="HEAD")
        assert (status, headers["Content-Length"], page) == (200, str(length), "")
    assert "no-body response" not in log()


def test_a_large_body_of_a_stranger_is_refused_by_the_portal_before_any_of_it_is_sent(production):
    ask, *_ = production
    status, _, page = ask("/inloggen/wachtwoord/", method="POST", **{"Content-Length": "600000000"})
    assert status == 413
    assert "Wat u stuurde, is groter dan wij kunnen aannemen." in page


def test_the_web_server_starts_without_a_fault_where_it_may_write_nothing_at_home(production):
    _, log, *_ = production
    assert "Control" not in log()


def test_gunicorn_prints_no_line_that_it_does_not_take(production):
    _, log, _, port = production
    before = len(log())
    for line in (b"GET " + INVITATION.encode() + b" HTTP/9.9x", b"GET " + DOSSIER.encode() + b"x" * 4200):
        with socket.create_connection(("127.0.0.1", port), 30) as asked:
            asked.sendall(line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
            assert b" 4" in asked.recv(4096)
    assert "geheim" not in log() and "127.0.0.1" not in log()[before:]
