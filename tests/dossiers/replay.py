"""A local server that replays answers in order and remembers the questions; it stands in for the internet."""

import json
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from raadsportaal.dossiers.council_systems.client import Client, Tempo
from tests.webserver import POLL

RECORDINGS = Path(__file__).parent / "opnamen"


class Clock:
    """Time that passes only when someone sleeps."""

    def __init__(self):
        self.now, self.slept = 1000.0, []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds


def client_of(replay, clock, naam="Notubiz", tempo=None, **options) -> Client:
    """A client that asks this server, waits by this clock and has a tempo of its own."""
    return Client(replay.base, naam, clock=clock, sleep=clock.sleep, tempo=tempo or Tempo(), **options)


def recording(name: str):
    return json.loads((RECORDINGS / name).read_text(encoding="utf-8"))


def found(key, title="Raadsvoorstel", **more):
    """A search result of OpenBesluitvorming made by hand."""
    return {
        "entityId": key,
        "title": title,
        "sortDate": "2026-01-29 00:00:00",
        "downloadUrl": f"https://x.nl/{key}.pdf",
    } | more


def point(key, title, *nested, heading=False, documents=1, **more):
    """An agenda item made by hand, in the shape of the real one."""
    files = [{"id": n, "title": title, "url": f"https://api.notubiz.nl/document/{key}/{n}"} for n in range(documents)]
    kind = {"heading": heading, "attributes": [{"id": 1, "value": title}]}
    return {"id": key, "documents": files, "agenda_items": list(nested), "type_data": kind, **more}


@dataclass
class Answer:
    """What the server sends: a body (anything that JSON can hold, or bytes), and how."""

    body: object = field(default_factory=dict)
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict = field(default_factory=dict)
    hang: float = 0.0  # seconds of silence first
    drip: float = 0.0  # seconds between single bytes
    promised: int = 0  # bytes that Content-Length promises on top of what comes

    def bytes(self):
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass
class Replay:
    """`answers` per path, in order; the last one stays.

    A function of the query may stand in for an answer; to a POST it is one of query, body and headers.
    """

    answers: dict
    base: str = ""
    questions: list = field(default_factory=list)  # (path, query, headers)

    def answer(self, path, query, *posted):
        waiting = self.answers.get(path, [Answer({"message": "unknown"}, status=404)])
        answer = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        answer = answer(query, *posted) if callable(answer) else answer
        return answer if isinstance(answer, Answer) else Answer(answer)

    def asked(self, path):
        return [query for asked, query, _ in self.questions if asked == path]


@contextmanager
def replaying(answers: dict[str, list]):
    """A running server with these answers per path."""
    replay = Replay(answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.reply(body, self.headers)

        def do_GET(self):
            self.reply()

        def reply(self, *posted):
            parts = urlsplit(self.path)
            query = {name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()}
            replay.questions.append((parts.path, query, dict(self.headers)))
            answer = replay.answer(parts.path, query, *posted)
            body = answer.bytes()
            time.sleep(answer.hang)
            try:
                self.send_response(answer.status)
                for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body) + answer.promised))
                self.send_header("Connection", "close")
                self.end_headers()
                for start in range(0, len(body), 1 if answer.drip else len(body) or 1):
                    self.wfile.write(body[start : start + 1] if answer.drip else body)
                    self.wfile.flush()
                    time.sleep(answer.drip)
            except OSError:
                pass  # the client had enough of it
            self.close_connection = True

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=[POLL], daemon=True)
    thread.start()
    replay.base = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield replay
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
