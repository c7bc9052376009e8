"""People who read and write through the proxy for as long as a measurement lasts, and what they were told."""

import threading
import time
from contextlib import contextmanager
from http.client import HTTPException
from itertools import count, pairwise
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, Request, build_opener

PATIENCE = 30  # seconds that somebody waits for an answer
PAGE = "/kennisbank/oslo-klimaatbegroting/"
LONG_TEXT = (
    "De gemeente maakt de wijk groener en helpt bewoners met isoleren. " * 1_000
)  # so long that the queue reads it
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"  # whose visits are counted
PAUSE = 0.05  # seconds between an answer and the next question
BETWEEN_READINGS = 2
VISITORS, WRITERS = "bezoekers", "schrijvers"


class Crowd:
    """`writers` and `readers` are (slug, cookies) of people who are signed in: each writer makes dossiers, and each
    reader has one text read.

    A dossier counts as acknowledged when its form was answered by the page after it; nothing is sent twice.
    """

    def __init__(self, port, writers, readers):
        self.port, self.writers, self.readers = port, writers, iter(readers)
        self.number = count(1)
        self.acknowledged, self.unknown, self.given = [], 0, 0
        self.answers = {VISITORS: [], WRITERS: []}  # (when it was asked, when it was answered, whether it went)

    @contextmanager
    def at_work(self):
        self.stopping = threading.Event()
        work = [(self._visit,), (self._have_read,), *((self._write, one) for one in self.writers)]
        threads = [threading.Thread(target=self._repeat, args=one, daemon=True) for one in work]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stopping.set()
            for thread in threads:
                thread.join(PATIENCE + 5)

    def take(self):
        """(titles that were acknowledged, how often no answer came) since the last time."""
        taken = self.acknowledged, self.unknown
        self.acknowledged, self.unknown = [], 0
        return taken

    def all_are_served_since(self, moment):
        return all(any(went and asked > moment for asked, _, went in each) for each in self.answers.values())

    def outages(self, begun):
        """Of visitors and writers since this moment: the longest time without a good answer, and how many were none."""
        return [self._outage(answers, begun) for answers in self.answers.values()]

    def _outage(self, answers, begun):
        later = [(answered, went) for _, answered, went in answers if answered > begun]
        good = sorted([begun, *(answered for answered, went in later if went)])
        longest = max((after - before for before, after in pairwise(good)), default=0.0)
        return longest, sum(not went for _, went in later)

    def _repeat(self, act, *values):
        while not self.stopping.is_set():
            act(*values)
            self.stopping.wait(PAUSE)

    def _visit(self):
        self._note(VISITORS, time.monotonic(), ask(self.port, PAGE)[0] == 200)

    def _write(self, person):
        titel = f"Storing {next(self.number)}"
        form = {"titel": titel, "soort": "raadsvoorstel", "stand": "in_voorbereiding", "samenvatting": ""}
        asked = time.monotonic()
        went = self._send(person, "dossiers/nieuw/", form)
        if went:
            self.acknowledged.append(titel)
        else:
            self.unknown += 1
        self._note(WRITERS, asked, went)

    def _have_read(self):
        self.given += self._send(next(self.readers), "duiding/", {"tekst": LONG_TEXT})
        self.stopping.wait(BETWEEN_READINGS)

    def _note(self, who, asked, went):
        self.answers[who].append((asked, time.monotonic(), went))

    def _send(self, person, path, form):
        slug, cookies = person
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-CSRFToken": cookies["csrftoken"],
        }
        return ask(self.port, f"/gemeenten/{slug}/{path}", urlencode(form).encode(), headers)[0] == 302


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


_opener = build_opener(_Stay)


def ask(port, path, data=None, headers=()):
    """(status, text) of an answer; no answer at all is status 0."""
    request = Request(f"http://127.0.0.1:{port}{path}", data, {"User-Agent": BROWSER, **dict(headers)})
    try:
        with _opener.open(request, timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except HTTPError as refused:
        return refused.code, ""
    except (OSError, HTTPException):  # also of an answer that stopped halfway
        return 0, ""
