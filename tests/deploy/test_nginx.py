"""The proxy that we ship, as nginx reads it: more questions than the queue holds, slow clients, large bodies."""

import shutil
import socket
import ssl
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Semaphore, Thread

import pytest

ROOT = Path(__file__).resolve().parents[2]
QUEUE = 50  # for max_conns of deploy/nginx.conf: below what one network may
MAIN = """
daemon off;
master_process off;
pid {folder}/pid;
error_log {folder}/log;
events {{ worker_connections 1024; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/portaal.conf;
}}
"""

ENCRYPTED = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
ENCRYPTED.check_hostname, ENCRYPTED.verify_mode = False, ssl.CERT_NONE

pytestmark = pytest.mark.skipif(not shutil.which("nginx"), reason="needs nginx")


class Portaal(ThreadingHTTPServer):
    """Counts who came in, and lets them wait as long as `free` is not set."""

    request_queue_size = 128

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.free, self.came = Event(), Semaphore(0)
        self.free.set()


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.came.release()
        self.server.free.wait(30)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *arguments):
        pass


@pytest.fixture
def portaal():
    portaal = Portaal()
    Thread(target=portaal.serve_forever, args=[0.01], daemon=True).start()
    yield portaal
    portaal.free.set()
    portaal.shutdown()
    portaal.server_close()


@pytest.fixture
def port(portaal, tmp_path):
    """Of an nginx with our configuration before this portal."""
    port, plain = free_port(), free_port()
    certificate, key = tmp_path / "volledig.pem", tmp_path / "sleutel.pem"
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=portaal.example",
    ]
    subprocess.run([*make, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    text = (ROOT / "deploy/nginx.conf").read_text()
    for ours, theirs in {
        "/etc/ssl/portaal": str(tmp_path),
        "/srv/raadsportaal": str(ROOT),
        "127.0.0.1:8000": f"127.0.0.1:{portaal.server_port}",
        "max_conns=450": f"max_conns={QUEUE}",
        "listen 80;": f"listen 127.0.0.1:{plain};",
        "listen 443 ": f"listen 127.0.0.1:{port} ",
    }.items():
        assert ours in text
        text = text.replace(ours, theirs)
    (tmp_path / "portaal.conf").write_text(text)
    (tmp_path / "nginx.conf").write_text(MAIN.format(folder=tmp_path))
    with subprocess.Popen(["nginx", "-c", tmp_path / "nginx.conf", "-e", tmp_path / "log"]) as nginx:
        until_it_listens(port, nginx, tmp_path / "log")
        yield port
        nginx.terminate()


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def until_it_listens(port, nginx, log):
    for _ in range(500):
        assert nginx.poll() is None, log.read_text()
        with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.01)
    raise AssertionError(log.read_text())


def ask(port, length=None):
    """(status, how long to wait before asking again, the page)"""
    connection = HTTPSConnection("127.0.0.1", port, timeout=30, context=ENCRYPTED)
    try:
        connection.putrequest("POST" if length else "GET", "/")
        if length:
            connection.putheader("Content-Length", str(length))
        connection.endheaders()
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Retry-After"), answer.read().decode()
    finally:
        connection.close()


def test_who_comes_when_the_queue_is_full_hears_so_at_once_and_the_others_are_served(port, portaal):
    portaal.free.clear()
    with ThreadPoolExecutor(QUEUE) as pool:
        waiting = [pool.submit(ask, port) for _ in range(QUEUE)]
        for _ in range(QUEUE):
            assert portaal.came.acquire(timeout=30)
        for _ in range(5):
            status, later, page = ask(port)
            assert (status, later) == (503, "5")
            assert "Het is nu te druk" in page
        portaal.free.set()
        assert {one.result()[0] for one in waiting} == {200}
    assert ask(port)[0] == 200, "and it is over at once"


def test_clients_that_drip_hold_up_nobody(port, portaal):
    slow = [ENCRYPTED.wrap_socket(socket.create_connection(("127.0.0.1", port))) for _ in range(60)]
    try:
        for one in slow:
            one.sendall(b"POST / HTTP/1.1\r\nHost: portaal.example\r\nContent-Length: 1000\r\n\r\na")
        assert ask(port)[0] == 200
        assert portaal.came.acquire(timeout=5) and not portaal.came.acquire(blocking=False), "they never came in"
    finally:
        for one in slow:
            one.close()


def test_a_large_body_is_refused_before_it_is_sent(port):
    status, _, page = ask(port, length=600_000_000)
    assert status == 413
    assert "Dit is te groot" in page


@pytest.mark.skipif(not shutil.which("curl"), reason="needs curl, for HTTP/2")
def test_over_http_2_as_a_browser_asks_the_refusal_is_our_page_too(port, tmp_path):
    with (tmp_path / "groot").open("wb") as body:
        body.truncate(45_000_000)
    command = ["curl", "-sk", "--http2", "--data-binary", f"@{body.name}", f"https://127.0.0.1:{port}/"]
    assert "Dit is te groot" in subprocess.run(command, capture_output=True, text=True).stdout


def test_a_portal_that_is_down_says_so_in_dutch(port, portaal):
    portaal.shutdown()
    portaal.server_close()
    status, later, page = ask(port)
    assert (status, later) == (503, "5")
    assert "Het is nu te druk" in page
