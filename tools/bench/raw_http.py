"""HTTP that no browser writes, byte by byte, to a web server as in production: odd lines, headers and bodies."""

import os
import socket
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from django.core.management import CommandError
from django.db import connection

from raadsportaal.basis import database
from raadsportaal.portaal.management.commands.demo import web_server
from tools.bench.crowd import ask
from tools.bench.services import Service, free_port

WHO = "ruwe HTTP"
ALIVE = "/gezond/"
STARTS_IN, ANSWERS_IN = 60, 10  # seconds
MOST = 300_000  # bytes that are read of an answer
# A server may say that it does not know a method or a Transfer-Encoding, and be busy; nothing else begins with a 5.
FINE = {501, 503}
METHODS = ["GET"] * 6 + ["HEAD", "POST", "POST", "OPTIONS", "PUT", "TRACE", "CONNECT", "get", "GET" * 100, "", "G T"]
PATHS = [
    "/", "/kennisbank/", "/kennisbank/oslo-klimaatbegroting/", "/zoeken/?q=water", "/agendas/", "/sitemap.xml",
    "/robots.txt", "/kennisbank/export.csv", "/inloggen/", "/inloggen/sleutel/",
    "/inloggen/via/x/terug/?code=1&state=2", "/beheer/", "/static/x.css", "/static/../manage.py", "/api/v1/praktijken",
    "/api/v1", "/gezond/", "/volgen/", "/data/", "*", "//", "http://portaal.example/", "http://[", "/%ff%00", "/\xff",
    "/a\x00b", "/" + "a" * 7_000, "/" + "a/" * 4_000, "/?" + "&" * 3_000, "/?q=" + "%ED%A0%BD" * 500,
    "/zoeken/?q=" + "9" * 5_000, "/kennisbank/?pagina=" + "9" * 5_000, "",
]  # fmt: skip
NAMES = [
    "Range", "If-Range", "If-None-Match", "If-Match", "If-Modified-Since", "If-Unmodified-Since", "Accept", "Cookie",
    "Accept-Language", "Accept-Encoding", "Accept-Charset", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
    "X-Forwarded-Port", "Forwarded", "X-Real-IP", "Referer", "Origin", "User-Agent", "Content-Length",
    "Transfer-Encoding", "Content-Type", "Content-Encoding", "Expect", "Connection", "Upgrade", "HX-Request",
    "HX-Target", "HX-Current-URL", "Authorization", "X-HTTP-Method-Override", "X-CSRFToken", "Sec-Purpose", "Host",
    "TE", "Trailer", "Proxy", "X_Forwarded_For", "", "a b", "\xe9",
]  # fmt: skip
VALUES = [
    "", "x" * 8_000, "9" * 5_000, "\xff" * 4_000, "\x00", "a\x00b", "\x85", "W/", '"', '"""', '"' + "x" * 7_000 + '"',
    "*", "bytes=0-" + "9" * 5_000, "bytes=" + ",".join(["0-0"] * 1_500), "bytes=-0", "bytes=9-1", ", " * 3_000,
    ";" * 7_000, "=;=" * 2_000, "a=b; " * 1_600, 'sessionid="\\400\\777\\000"', "messages=W1siX19qc29u:x:y",
    "nl;q=" + "9" * 400, "nl;q=nan", "1.2.3.4", "[::1", "::1%eth0", "https", "https,http", "portaal.example:99999",
    "portaal.example:x", "xn--" + "a" * 250, "-1", "+5", "5 5", "0x10", "1_0", "chunked", "identity, chunked", "gzip",
    "\xed\xa0\xbd", "100-continue", "upgrade", "websocket", "h2c", "http://[::1",
    "multipart/form-data; boundary=" + "x" * 300, "application/json; charset=x", "a\r\n b", "a\nX-Kwaad: 1",
]  # fmt: skip
BODIES = [
    b"", b"credential=" + b"9" * 5_000, b"credential=%ED%A0%BD", b"x" * 100_000, b"{" * 1_000, b"a=%00&" * 500,
    b"&" * 3_000, b"5\r\nabcde\r\n0\r\n\r\n", b"fffffffff\r\nx", b"-1\r\n\r\n", b"0\r\nX: \x00\r\n\r\n",
]  # fmt: skip
FORM = "Content-Type: application/x-www-form-urlencoded"


class RawHttp:
    def __init__(self, chance, verdict):
        self.chance, self.verdict = chance, verdict

    def run(self, times):
        """So many questions; a fault when one breaks the server, or it does not answer any more after them."""
        with _web_server() as (port, log):
            for _ in range(times):
                self._ask(port, log)
            if ask(port, ALIVE)[0] != 200:
                self.verdict.fault("de webserver antwoordt niet meer", WHO, ("GET", ALIVE, ""))

    def _ask(self, port, log):
        question = self._question()
        self.verdict.asked += 1
        status = _status(_sent(port, question))
        self.verdict.told[WHO][status] += 1
        if status >= 500 and status not in FINE:
            said = log.read_text(errors="replace")[-1_000:]
            self.verdict.fault(f"antwoord {status} op ruwe HTTP", WHO, (str(question[:500]), said))

    def _question(self):
        """Bytes: a first line, some headers, and a body that may be longer or shorter than they say."""
        method, path = self.chance.choice(METHODS), self.chance.choice(PATHS)
        heads = [] if self.chance.random() < 0.1 else ["Host: localhost"]
        names = self.chance.sample(NAMES, self.chance.randrange(5))
        heads += [f"{name}: {self.chance.choice(VALUES)}" for name in names]
        body = self.chance.choice(BODIES) if method in ("POST", "PUT") else b""
        if body and not {"Content-Length", "Transfer-Encoding"} & set(names):
            heads.append(f"Content-Length: {len(body) + (1_000 if self.chance.random() < 0.05 else 0)}")
        if body and self.chance.random() < 0.7:
            heads.append(FORM)
        version = "HTTP/1.1" if self.chance.random() < 0.95 else self.chance.choice(["HTTP/1.0", "HTTP/9.9", "", "x"])
        lines = [f"{method} {path} {version}", *heads, "Connection: close", "", ""]
        end = "\r\n" if self.chance.random() < 0.97 else self.chance.choice(["\n", "\r"])
        return end.join(lines).encode("latin-1") + body


@contextmanager
def _web_server():
    """(port, its log) of the web server of production on the database of the bench."""
    name = urlsplit(database.url())._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    environment = os.environ | {"DATABASE_URL": name, "TRUSTED_PROXIES": "1", "RAADSPORTAAL_IN_VENV": "1"}
    port = free_port()
    with TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        service = Service([sys.executable, *web_server(port)[1:]], environment, log)
        try:
            end = time.monotonic() + STARTS_IN
            while ask(port, ALIVE)[0] != 200:
                if time.monotonic() > end:
                    raise CommandError(log.read_text(errors="replace")[-2_000:])
                time.sleep(0.2)
            yield port, log
        finally:
            service.stop()


def _sent(port, question):
    """The answer, or as much of it as came before the server had enough of us."""
    answer = b""
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), ANSWERS_IN) as line:
        with suppress(OSError):  # it may close while we still speak
            line.sendall(question)
            line.shutdown(socket.SHUT_WR)
        while len(answer) < MOST and (part := line.recv(65_536)):
            answer += part
    return answer


def _status(answer):
    """0 of what is no answer."""
    words = answer[:40].split(b" ")
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
