"""A worker of gunicorn that lets in what it can answer, and tells who comes beyond that to come back.

gunicorn's own gthread hands a connection to a thread as soon as it is there: eight that send a byte now and then hold
all threads, and what finds none waits without end. Here a question gets a thread when all of it has come, and only as
many wait for one as will have it soon. Who is slow in asking, or in leaving, waits in the loop, where that keeps nobody
else.

It leans on the inside of gthread: tests/operating/test_doorman.py asks a real server, and fails when that changes.
"""

import errno
import logging
import math
import re
import selectors
import socket
import struct
import termios
import time
from contextlib import suppress
from fcntl import ioctl
from functools import partial
from pathlib import Path

from gunicorn.workers.gthread import TConn, ThreadWorker

from raadsportaal.portaal.operating import counting

logger = logging.getLogger(__name__)
SOON = 3  # seconds that somebody who is let in waits for a thread, if it goes on as it went
FEWEST, MOST = 16, 200  # questions that may wait for a thread of this process, however it goes
AT_FIRST = 0.1  # seconds an answer, until it was seen how fast it goes
LULL = 0.5  # seconds: what held up all answers for longer than that is over now
SEEN = 100  # answers by which it is known how fast it goes
TO_ASK = 10  # seconds in which the head of a question comes
TO_SEND = 50  # and seconds more for its body
TO_WAIT = 10  # seconds for a thread; after that somebody has gone or pressed again, and work is done for nobody
TO_LEAVE = 5  # seconds in which somebody reads the answer and goes
LONGEST_HEAD = 64_000  # bytes
HELD = 1_000_000  # bytes of a body that are waited for; over that the portal refuses who is not signed in, unread
HELD_TOGETHER = 32_000_000  # bytes of all that wait
LARGE = 2  # bodies over HELD at once: they are read by a thread
SLOWEST = 50_000  # bytes a second of them, as a thin line at home sends
TO_STALL = 10  # seconds that one may be behind that, before it goes when another comes
MOST_LEAVING = 200  # connections
PIECE = 65_536  # bytes
TELL = 10  # seconds between two lines in the log
# Costs next to nothing: who is in needs the stylesheet, and a probe that hears no would start us anew.
ALWAYS = (b"GET /static/", b"GET /gezond/ ", b"GET /gereed/ ")
PAGE = (Path(__file__).resolve().parents[1] / "deploy/fouten/te-druk.html").read_bytes()  # as the proxies say it
HEAD = f"""HTTP/1.1 503 Service Unavailable
Content-Type: text/html; charset=utf-8
Content-Length: {len(PAGE)}
Retry-After: 5
Cache-Control: no-store
Content-Security-Policy: default-src 'none'; frame-ancestors 'none'
Cross-Origin-Resource-Policy: same-origin
X-Content-Type-Options: nosniff
X-Frame-Options: DENY
Connection: close

"""
TOO_BUSY = HEAD.replace("\n", "\r\n").encode() + PAGE


class Pace:
    """How fast answers go while others wait, and so how many may wait.

    A number alone would be a second for cheap pages, and ten for dear ones or on a machine that does other things.
    """

    def __init__(self):
        self.an_answer, self.last = AT_FIRST, 0.0  # seconds; at which moment

    def answered(self, now: float, others_wait: bool) -> None:
        if others_wait:
            self.an_answer += (min(now - self.last, LULL) - self.an_answer) / SEEN
        self.last = now

    @property
    def room(self) -> int:
        return min(MOST, max(FEWEST, round(SOON / self.an_answer)))


class LargeBody:
    """A socket of which a thread reads a large body, and from when on that has kept the thread waiting too long.

    Only waiting for the other counts, and not what the thread does between two pieces. Who was fast has no more to
    spare than who begins: one that stops is slow after TO_STALL, whatever it sent before.
    """

    def __init__(self, sock):
        self.sock, self.spare, self.slow_from = sock, TO_STALL, math.inf

    def recv(self, size: int) -> bytes:
        begun = time.monotonic()
        self.slow_from = begun + self.spare
        try:
            some = self.sock.recv(size)
        finally:
            self.slow_from = math.inf
        if not some:  # Django would take the fields that came for the whole form
            raise ConnectionResetError(errno.ECONNRESET, "half of a body")
        self.spare = min(TO_STALL, self.spare - (time.monotonic() - begun) + len(some) / SLOWEST)
        return some


class Connection(TConn):
    """A connection that is heard until a whole question has come, without waiting."""

    def __init__(self, *arguments, see_off):
        super().__init__(*arguments)
        self.see_off = see_off
        self.came, self.needs, self.large, self.until = bytearray(), 0, False, 0.0
        self.body = None
        self.whole_at = self.begun_at = 0.0

    def hear(self) -> bool:
        """Whether a whole question is here; an OSError when the other went, or asks more than anyone may."""
        if self.parser:  # of an earlier question: what was read of the next one then
            self.came += self.parser.unreader.take_buffered()
        self.sock.setblocking(False)
        with suppress(BlockingIOError):
            while not self._is_whole():
                some = self.sock.recv(PIECE)
                if not some:
                    raise ConnectionResetError
                self.came += some
            return True
        return False

    def _is_whole(self):
        if not self.needs:
            self.came = self.came.lstrip(b"\r\n")
            end = self.came.find(b"\r\n\r\n")
            if end < 0 and len(self.came) > LONGEST_HEAD:
                raise ConnectionAbortedError
            if end >= 0:
                length = _length(self.came[:end])
                self.large = length > HELD
                self.needs = end + 4 + (0 if self.large else length)
        return 0 < self.needs <= len(self.came)

    def hand_over(self) -> None:
        """Give the thread what came, to read it again as gunicorn does."""
        self.init()
        self.parser.unreader.unread(bytes(self.came))
        self.body = LargeBody(self.sock) if self.large else None
        self.parser.unreader.sock = self.body or self.sock
        self.came, self.needs, self.until = bytearray(), 0, 0.0
        self.data_ready, self.whole_at, self.begun_at = True, time.monotonic(), 0.0

    def takes_long(self, now: float) -> bool:
        """Whether a thread has waited for who asked to read: something was sent, and not all of that has been taken."""
        if not 0 < self.begun_at < now - TO_LEAVE:
            return False
        (untaken,) = struct.unpack("i", ioctl(self.sock, termios.TIOCOUTQ, bytes(4)))
        return untaken > 0

    def sends_too_slowly(self, now: float) -> bool:
        """Whether a thread waits for more of a large body, and has for too long."""
        return self.body is not None and self.body.slow_from < now

    def close(self, graceful=False):
        """gunicorn waits here, in the loop, until a client that has its answer is gone: two seconds, for everybody."""
        if graceful:
            self.see_off(self.sock)
        else:
            super().close()


class Doorman(ThreadWorker):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.inside, self.large = set(), 0  # whose questions have a thread or wait for one, and how many are large
        self.pace = Pace()
        self.leaving = {}  # who has an answer and did not go yet: until when
        self.refused, self.told = 0, 0.0

    def accept(self, listener):
        try:
            sock, client = listener.accept()
        except OSError:  # it went, another process has it, or there are no more file descriptors
            return
        self.nr_conns += 1
        self.enqueue_req(Connection(self.cfg, sock, client, listener.getsockname(), see_off=self._see_off))

    def enqueue_req(self, conn):
        """What gthread calls when something may have come."""
        try:
            whole = conn.hear()
        except OSError:
            self._drop(conn)
            return
        if self._is_full(conn) or (whole and conn.large and not self._makes_place_for_a_large_one()):
            self._refuse(conn)
        elif whole:
            self.inside.add(conn)
            self.large += conn.large
            conn.hand_over()
            super().enqueue_req(conn)
        else:
            self._wait(conn)

    def handle(self, conn):
        """In a thread, at last."""
        conn.begun_at = time.monotonic()
        if conn.begun_at - conn.whole_at > TO_WAIT:
            counting.count("te druk", "ANDERS", 503, TO_WAIT)
            with suppress(OSError):
                conn.sock.sendall(TOO_BUSY)
            return False
        return super().handle(conn)

    def finish_request(self, conn, fs):
        self.inside.remove(conn)
        self.large -= conn.large
        self.pace.answered(time.monotonic(), others_wait=len(self.inside) >= self.cfg.threads)
        super().finish_request(conn, fs)

    def _is_full(self, conn):
        if len(conn.came) > PIECE and sum(len(other.came) for other in self.pending_conns) > HELD_TOGETHER:
            return True
        many = len(self.inside) >= self.cfg.threads + self.pace.room and not conn.came.startswith(ALWAYS)
        return bool(conn.needs) and many

    def _makes_place_for_a_large_one(self):
        """Whether there is one. If need be who sends too slowly is cut off: its thread hears of it, and is free."""
        if self.large < LARGE:
            return True
        now = time.monotonic()
        for conn in self.inside:
            if conn.sends_too_slowly(now):
                conn.body = None  # once
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RDWR)
                return True
        return False

    def _wait(self, conn):
        conn.until = conn.until or time.monotonic() + TO_ASK
        conn.timeout = conn.until + (TO_SEND if conn.needs else 0)
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _refuse(self, conn):
        self.refused += 1
        counting.count("te druk", "ANDERS", 503, 0)
        self.nr_conns -= 1
        with suppress(OSError):
            conn.sock.send(TOO_BUSY)
        self._see_off(conn.sock)

    def _drop(self, conn):
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self):
        """Also who is leaving; those that still ask do not stand in the order of their time."""
        now = time.monotonic()
        for conn in [conn for conn in self.pending_conns if conn.timeout < now or not (self.alive or conn.came)]:
            self.pending_conns.remove(conn)
            self.poller.unregister(conn.sock)
            self._drop(conn)
        for sock in [sock for sock, until in self.leaving.items() if until < now]:
            self._forget(sock)
        if len(self.inside) > self.cfg.threads:
            self._cut_off_who_takes_long(now)
        self._tell(now)

    def _cut_off_who_takes_long(self, now):
        """Others wait behind them for a thread. One that sends hears of it, and is free."""
        for conn in self.inside:
            with suppress(OSError):
                if conn.takes_long(now):
                    conn.sock.shutdown(socket.SHUT_RDWR)

    def _tell(self, now):
        if self.refused and now - self.told > TELL:
            logger.warning("Te druk. Vragen die 503 kregen: %s", self.refused)
            self.refused, self.told = 0, now

    def _keepalive_after(self, conn, keepalive):
        """gthread waits five seconds for a body that the portal did not read; here that connection ends."""
        conn.sock.setblocking(False)
        try:
            return bool(keepalive and conn.parser.finish_body())
        except BlockingIOError:
            return False

    def _see_off(self, sock):
        """Say that no more comes, and read until the other has gone: closing on unread bytes cuts off the answer."""
        try:
            sock.setblocking(False)
            sock.shutdown(socket.SHUT_WR)
            self.poller.register(sock, selectors.EVENT_READ, self._read_away)
        except OSError:
            sock.close()
            return
        self.leaving[sock] = time.monotonic() + TO_LEAVE
        if len(self.leaving) > MOST_LEAVING:
            self._forget(next(iter(self.leaving)))

    def _read_away(self, sock):
        try:
            gone = not sock.recv(PIECE)
        except BlockingIOError:
            gone = False
        except OSError:
            gone = True
        if gone:
            self._forget(sock)

    def _forget(self, sock):
        del self.leaving[sock]
        self.poller.unregister(sock)
        sock.close()


def _length(head: bytes) -> int:
    """How long the body says to be. Only for waiting: gunicorn reads the head itself."""
    found = re.search(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*(\r|$)", head, re.IGNORECASE)
    return int(found[1]) if found else 0
