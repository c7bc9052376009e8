"""Look whether an address still opens: HEAD, and GET with few bytes where that is refused; never twice in a second."""

import ssl
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import urllib3

from raadsportaal.basis.fetching import answered, redirected, split
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.redactie.models import Linkstand

PAUSE = 2.0  # seconds between two requests to the same host
SILENCE = 10.0  # seconds that a host may be silent
ONE, WHOLE = 20.0, 60.0  # seconds that one request may take; after the second no further one is sent
FEW_BYTES = 4096
HOPS = 10
MOST_COOKIES, LONGEST_COOKIE = 30, 4096
PERMANENT = {301, 308}
# Of sites that know a program by its ways and send it off: a person may well be let in.
REFUSALS = {401, 403, 407, 429, 451, 999}
NO_PROGRAM = "de site laat geen programma's toe"
CIRCLE = "het adres blijft naar een ander adres verwijzen"
CERTIFICATE = "het certificaat van de site klopt niet"


@dataclass(frozen=True)
class Bezoekuitkomst:
    """What came of one look. `antwoord`: whether any site answered; if none did, it may be our own network."""

    stand: Linkstand
    uitleg: str = ""
    naar: str = ""
    antwoord: bool = True


class Beleefd:
    """Waits before a request until the same host had its rest."""

    def __init__(self, *, pause=None, clock=time.monotonic, sleep=time.sleep):
        self.pause, self.clock, self.sleep = PAUSE if pause is None else pause, clock, sleep
        self.asked = {}

    def wait(self, url):
        host = split(url)[1]
        if host in self.asked and (rest := self.asked[host] + self.pause - self.clock()) > 0:
            self.sleep(rest)
        self.asked[host] = self.clock()


class Bezoek:
    """One look: the cookies that each host gave are shown to it again, as a browser does; gone after the look."""

    def __init__(self, beleefd: Beleefd):
        self.beleefd, self.end, self.cookies, self.been = beleefd, time.monotonic() + WHOLE, {}, set()

    def goes_round(self, url):
        """Whether we stood here with the same cookies before, so that asking again brings nothing new."""
        here = url, self.cookie(url)
        known = here in self.been
        self.been.add(here)
        return known

    def cookie(self, url):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.get(split(url)[1], {}).items())

    def remember(self, url, response):
        jar = self.cookies.setdefault(split(url)[1], {})
        for line in response.headers.getlist("Set-Cookie"):
            name, _, value = line.partition(";")[0].strip().partition("=")
            if name and len(jar) < MOST_COOKIES and len(value) < LONGEST_COOKIE and (name + value).isprintable():
                jar[name] = value

    def ask(self, url):
        """(status, where it redirects to). Many servers answer HEAD wrongly or never: what GET says counts."""
        try:
            status, location = self._send("HEAD", url)
        except (urllib3.exceptions.ProtocolError, urllib3.exceptions.ReadTimeoutError):
            status, location = 405, ""
        if status < 400 or status == 429:
            return status, location
        return self._send("GET", url)

    def _send(self, method, url):
        self.beleefd.wait(url)
        accept, cookie = "text/html, application/pdf, */*;q=0.5", self.cookie(url)
        with answered(url, method=method, accept=accept, read=SILENCE, whole=ONE, cookie=cookie) as response:
            self.remember(url, response)
            if location := response.get_redirect_location():
                return response.status, location
            if method == "GET" and response.status < 400:
                response.read1(FEW_BYTES, decode_content=False)  # a server may promise and then give nothing
            return response.status, ""


def look(url: str, beleefd: Beleefd) -> Bezoekuitkomst:
    """Open an address as a visitor would, over redirects too; each is checked as the first was. Never raises."""
    try:
        return _followed(url, Bezoek(beleefd))
    except BrokenFile as why:
        return Bezoekuitkomst(Linkstand.HAPERT, str(why)[:150], antwoord=False)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as fault:
        if _is_certificate(fault):  # half a chain, which a browser completes by itself: a person may well get in
            return Bezoekuitkomst(Linkstand.GEWEIGERD, CERTIFICATE, antwoord=False)
        return Bezoekuitkomst(Linkstand.HAPERT, _in_words(fault), antwoord=False)


def _followed(url, bezoek):
    moved, here = True, url  # `moved`: every step until now was said to be for good
    target = ""
    for _ in range(HOPS + 1):
        if bezoek.goes_round(here) or time.monotonic() > bezoek.end:
            break
        status, location = bezoek.ask(here)
        if not location:
            return _outcome(url, status, target)
        here = redirected(here, location)
        moved = moved and status in PERMANENT
        target = here if moved else target
    return Bezoekuitkomst(Linkstand.GEWEIGERD, CIRCLE)


def _outcome(url, status, target):
    if status in REFUSALS:
        return Bezoekuitkomst(Linkstand.GEWEIGERD, f"{NO_PROGRAM} (fout {status})")
    if not 200 <= status < 300:
        return Bezoekuitkomst(Linkstand.HAPERT, f"de site geeft fout {status}")
    if target and _bare(target) != _bare(url):
        return Bezoekuitkomst(Linkstand.VERHUISD, naar=target[:600])
    return Bezoekuitkomst(Linkstand.GOED)


def _bare(url):
    """An address without what makes no other page: https, www, the last slash, the place on the page."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query


def _is_certificate(fault):
    return any(isinstance(one, ssl.SSLCertVerificationError) for one in (fault, *fault.args, fault.__cause__))


def _in_words(fault):
    if isinstance(fault, urllib3.exceptions.TimeoutError | TimeoutError):
        return "de site geeft geen antwoord"
    if isinstance(fault, urllib3.exceptions.SSLError):
        return "de beveiligde verbinding mislukt"
    return f"de verbinding mislukt ({type(fault).__name__})"
