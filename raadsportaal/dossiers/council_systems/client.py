"""Ask a public service for JSON or XML, politely and with bounds: time, size, rate, retries, and no other host.

Nor one inside our own network, whatever the operator or a name server makes of its address.
"""

import json
import random
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import requests
import urllib3
from django.conf import settings

from raadsportaal.basis import fetching
from raadsportaal.basis.digits import number_in
from raadsportaal.dossiers.council_systems.pacing import TEMPO, Tempo

CONNECT, READ = 4.0, 10.0  # seconds
MAX_BYTES = 8_000_000  # of one answer, unpacked; the largest meeting we know is 0.1 million
TRIES = 4
LONGEST_PAUSE = 20.0  # seconds; a service that wants us to wait longer gets no second question
REDIRECTS = 3


class Onbereikbaar(Exception):
    """The service did not give what we asked; the message is Dutch and for the griffier."""


class Onbruikbaar(Onbereikbaar):
    """The service is there but says no (4xx), or gave what we cannot use: another question may still be answered."""


@dataclass(frozen=True)
class Question:
    url: str
    kind: str  # what the answer must be: json or xml
    params: dict | None = None
    body: bytes | None = None  # of a POST
    headers: dict = field(default_factory=dict)


class Client:
    """One piece of work at one service: `deadline` seconds for all its questions together, from the first on."""

    def __init__(
        self, base: str, naam: str, *, deadline: float = 25.0, tempo: Tempo = TEMPO, read: float = READ,
        max_bytes: int = MAX_BYTES, hint="Klopt de sleutel of het nummer?", clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ):  # fmt: skip
        self.base, self.naam, self.tempo, self.read, self.max_bytes = base.rstrip("/"), naam, tempo, read, max_bytes
        self.hint = hint
        self.clock, self.sleep, self.deadline, self.end = clock, sleep, deadline, None
        self.session = requests.Session()
        self.session.headers["User-Agent"] = f"RaadsportaalInternationaal/1 (+{settings.PORTAL_URL})"
        self.session.headers["Accept"] = "application/json"
        self.session.auth = lambda request: request  # nobody's .netrc

    def get(self, path: str, **params) -> object:
        """The JSON at this path; raises Onbereikbaar, or Onbruikbaar when asking again does not help."""
        body = self._insist(Question(self.base + path, "json", params=params))
        try:
            return json.loads(body, parse_constant=lambda name: None)
        except (ValueError, RecursionError):
            raise Onbruikbaar(self.unreadable)

    def post_xml(self, body: bytes, headers: dict) -> bytes:
        """The XML that the address itself answers to this body; raises as get() does."""
        headers = {"Content-Type": "text/xml; charset=utf-8", "Accept": "text/xml", **headers}
        return self._insist(Question(self.base, "xml", body=body, headers=headers))

    @property
    def unreadable(self):
        return f"Het antwoord van {self.naam} is niet compleet of niet te lezen."

    def _insist(self, question):
        """The body of the answer, after some tries when it does not come at once."""
        if self.end is None:
            self.end = self.clock() + self.deadline
        for attempt in range(1, TRIES + 1):
            try:
                return self._ask(question)
            except _Later as later:
                if attempt == TRIES:
                    raise Onbereikbaar(later.message)
                # A little chance in it, so that many portals do not come back in the same second.
                self._pause(later.after or 0.5 * 2**attempt * random.uniform(0.8, 1.2), later.message)  # noqa: S311

    def _ask(self, question):
        for _ in range(REDIRECTS + 1):
            self._take_turn()
            try:
                self._refuse_inside(question.url)
                with self.session.request(
                    "GET" if question.body is None else "POST", question.url, params=question.params,
                    data=question.body, headers=question.headers, stream=True, allow_redirects=False,
                    timeout=(min(CONNECT, self._left()), min(self.read, self._left())),
                ) as response:  # fmt: skip
                    if not response.is_redirect:
                        return self._read(response, question.kind)
                    there = self._same_host(question.url, response.headers["Location"])
                    question = replace(question, url=there, params=None)
            except ValueError:  # also some exceptions of requests: an address that cannot exist, here or in a redirect
                raise Onbruikbaar(f"{self.naam} geeft een adres dat niet klopt.")
            except (requests.RequestException, urllib3.exceptions.HTTPError, OSError):
                raise _Later(f"{self.naam} geeft geen antwoord. Probeer het later opnieuw.")
        raise Onbereikbaar(f"{self.naam} blijft naar een ander adres verwijzen.")

    def _refuse_inside(self, url):
        parts = urlsplit(url)
        if _is_inside(parts.hostname or "", parts.port or fetching.PORTS.get(parts.scheme, 443)):
            raise Onbruikbaar(f"Het adres van {self.naam} ligt in een besloten netwerk. Daar vragen wij niets.")

    def _same_host(self, url, location):
        try:
            there = urljoin(url, location)
            same = urlsplit(url)[:2] == urlsplit(there)[:2]
        except ValueError:
            same = False
        if not same:
            raise Onbruikbaar(f"{self.naam} verwijst naar een ander adres. Dat volgen wij niet.")
        return there

    def _read(self, response, kind):
        status = response.status_code
        if status == 429:
            raise _Later(f"{self.naam} heeft het nu te druk. Probeer het over een paar minuten opnieuw.", response)
        if status >= 500:
            raise _Later(f"{self.naam} heeft een storing (fout {status}). Probeer het later opnieuw.", response)
        if status == 404:
            raise Onbruikbaar(
                f"{self.naam} kent deze gegevens niet (fout 404). Klopt de sleutel of het nummer van de gemeente?"
            )
        if status != 200:
            raise Onbruikbaar(f"{self.naam} geeft deze gegevens niet (fout {status}). {self.hint}")
        if kind not in response.headers.get("Content-Type", "").lower():
            raise Onbruikbaar(f"{self.naam} gaf een gewone webpagina in plaats van gegevens.")
        return self._body(response)

    def _body(self, response):
        body = bytearray()
        # read1 gives what has come in: a service that drips cannot hold us longer than the deadline.
        while part := response.raw.read1(65_536, decode_content=True):
            body += part
            if len(body) > self.max_bytes:
                raise Onbruikbaar(f"Het antwoord van {self.naam} is te groot. Kies een kortere periode.")
            self._left()
        return bytes(body)

    def _take_turn(self):
        wait = self.tempo.claim(self.clock())
        if wait:
            try:
                self._pause(wait, f"Er lopen nu te veel vragen aan {self.naam}. Probeer het over een minuut opnieuw.")
            except Onbereikbaar:
                self.tempo.give_back()
                raise

    def _pause(self, seconds, message):
        if seconds > LONGEST_PAUSE or seconds >= self._left():
            raise Onbereikbaar(message)
        self.sleep(seconds)

    def _left(self):
        left = self.end - self.clock()
        if left <= 0:
            raise Onbereikbaar(f"{self.naam} antwoordt te langzaam. Kies een kortere periode of probeer het later.")
        return left


class _Later(Exception):
    """Worth another try, after the seconds that the service asks for."""

    def __init__(self, message, response=None):
        super().__init__(message)
        self.message = message
        self.after = _seconds(response.headers.get("Retry-After", "")) if response is not None else 0.0


def _is_inside(host, port):
    """Whether a name leads to a network that is not public; one that is not found leads nowhere."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return not all(fetching.is_public(entry[4][0]) for entry in found)


def _seconds(header):
    """What Retry-After asks, a number of seconds or a moment; 0 where it says nothing sensible."""
    if (seconds := number_in(header)) is not None:
        return float(seconds)
    try:
        return max(0.0, (parsedate_to_datetime(header) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError, IndexError, OverflowError):
        return 0.0
