"""A web server of our own for tests that fetch: never the internet."""

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POLL = 0.01  # seconds between two looks whether a server has to stop: each test waits for that


@contextmanager
def serving(answer):
    """answer(handler) writes the reply. Gives its address, and the requests that came, as their handlers."""
    asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self)
            try:
                answer(self)
            except (BrokenPipeError, ConnectionResetError):
                pass

        do_HEAD = do_GET

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=[POLL], daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def answering(answers):
    """answers: {path: status, (status, where to) or a function of the handler}. Gives its address, what was asked."""
    seen = []

    def answer(handler):
        seen.append((handler.command, handler.path))
        found = answers.get(handler.path, 404)
        if callable(found):
            found = found(handler)
        status, location = found if isinstance(found, tuple) else (found, "")
        handler.send_response(status)
        if location:
            handler.send_header("Location", location)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    with serving(answer) as (address, _):
        yield address, seen
