"""A mail server for tests: remembers what it said yes to, and can be told to wait, or to refuse."""

import email
import email.policy
import socketserver
import threading
from contextlib import contextmanager

from tests.webserver import POLL


class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.say("220 proef")
        for line in self.rfile:
            word = line.split(b":")[0].split()[0].upper() if line.strip() else b""
            if word == b"QUIT":
                return self.say("221 dag")
            if word == b"RCPT":
                self.say(self.server.recipients)
            elif word == b"DATA":
                self.say("354 graag")
                if not self.take():
                    return None
            else:
                self.say("250 goed")

    def take(self):
        lines = []
        while (line := self.rfile.readline()).rstrip(b"\r\n") != b".":
            lines.append(line)
        self.server.arrived.set()
        if not self.server.free.wait(20) or self.server.deaf:
            self.server.let_down.set()
            return False
        self.server.taken.append(email.message_from_bytes(b"".join(lines), policy=email.policy.default))
        self.say("250 goed")
        return True

    def say(self, line):
        self.wfile.write(line.encode() + b"\r\n")


class MailServer(socketserver.ThreadingTCPServer):
    """`free` cleared: it has the e-mail and does not say yes yet. `deaf`: nor will it, to whom it kept waiting."""

    allow_reuse_address = daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.port = self.server_address[1]
        self.taken, self.recipients, self.deaf = [], "250 goed", False
        self.arrived, self.free = threading.Event(), threading.Event()
        self.let_down = threading.Event()  # somebody got no yes
        self.free.set()

    @property
    def ids(self):
        return [message["Message-ID"] for message in self.taken]

    def handle_error(self, request, client_address):
        """Whoever was killed hangs up."""


@contextmanager
def mail_server():
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=[POLL], daemon=True).start()
        yield server
        server.free.set()
        server.shutdown()
