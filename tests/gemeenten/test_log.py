"""What the log says of a refusal: nothing that leads to a dossier, a municipality or an invitation."""

import os
import socket
import subprocess
import time
from pathlib import Path

import pytest
from django.test import Client

from raadsportaal.portaal.management.commands.demo import web_server

DOSSIER, INVITATION = "/gemeenten/oosterwaard/dossiers/geheim-plan/wijzig/", "/uitnodiging/geheim-token/"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.django_db
@pytest.mark.parametrize("path", [DOSSIER, INVITATION])
def test_a_refused_request_leaves_no_address_in_the_log(path, caplog):
    for client in (Client(enforce_csrf_checks=True), Client()):
        client.post(path, {"x": "1"})  # without the token of the form; not signed in, or no such method
        client.post(path, "a=" + "x" * 3_000_000, content_type=FORM)  # too big
        client.post(path, "&".join(f"a{n}=1" for n in range(3000)), content_type=FORM)  # too many fields
        assert client.get(path, headers={"host": "elders.example"}).status_code == 400
        client.put(path)
    assert "geheim" not in caplog.text and "oosterwaard" not in caplog.text
    assert "elders.example" in caplog.text, "a wrong host is for the operator to see"


def test_gunicorn_prints_no_line_that_it_does_not_take(tmp_path):
    """A worker of the real server; it needs no database to refuse."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "log"
    command = web_server(port)
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "raadsportaal.settings"}
    root = Path(__file__).resolve().parents[2]
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=root, env=environment, stderr=out, stdout=out)
        try:
            assert b" 200 " in _ask(port, b"GET /robots.txt HTTP/1.1"), log.read_text()
            for line in (b"GET " + INVITATION.encode() + b" HTTP/9.9x", b"GET " + DOSSIER.encode() + b"x" * 4200):
                assert b" 4" in _ask(port, line)
        finally:
            server.terminate()
            server.wait(20)
    assert "geheim" not in log.read_text() and "127.0.0.1" not in log.read_text()


def _ask(port, line):
    for _ in range(200):
        try:
            with socket.create_connection(("127.0.0.1", port), 30) as asked:
                asked.sendall(line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return asked.recv(4096)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise AssertionError("gunicorn did not start")
