"""A web server as in production, for the tests of what an operator sees of it."""

import os
import socket
import subprocess
import time
from http.client import HTTPConnection
from pathlib import Path

import pytest

from raadsportaal.portaal.management.commands.demo import web_server

ROOT = Path(__file__).resolve().parents[2]
THROUGH_THE_PROXY = {"Host": "portaal.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}


@pytest.fixture(scope="package")
def production(tmp_path_factory):
    """Two processes of the web server as in production, whose database is gone; (ask, its lines, its counts)"""
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
            yield ask, lambda: (folder / "log").read_text(), str(counts)
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
