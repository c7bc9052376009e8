"""Look whether an address still opens: HEAD, and GET with few bytes where that is refused; never twice in a second."""

import time
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3

from raadsportaal.basis.fetching import REDIRECTS, answered, split
from raadsportaal.basis.importing import BrokenFile
from raadsportaal.basis.redactie.models import Linkstand

PAUSE = 2.0  # seconds between two requests to the same host
SILENCE = 10.0  # seconds that a host may be silent
FEW_BYTES = 4096
PERMANENT = {301, 308}
# Of sites that know a program by its ways and send it off: a person may well be let in.
REFUSALS = {401, 403, 407, 429, 451, 999}
NO_PROGRAM = "de site laat geen programma's toe"


@dataclass(frozen=True)
class Uitkomst:
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


def look(url: str, beleefd: Beleefd) -> Uitkomst:
    """Open an address as a visitor would, over redirects too; each is checked as the first was. Never raises."""
    moved, here = True, url  # `moved`: every step until now was said to be for good
    target = ""
    try:
        for _ in range(REDIRECTS + 1):
            status, location = _ask(here, beleefd)
            if not location:
                return _outcome(url, status, target)
            here = urljoin(here, location)
            moved = moved and status in PERMANENT
            target = here if moved else target
    except BrokenFile as why:
        return Uitkomst(Linkstand.HAPERT, str(why)[:150], antwoord=False)
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as fault:
        return Uitkomst(Linkstand.HAPERT, _in_words(fault), antwoord=False)
    return Uitkomst(Linkstand.HAPERT, "het adres blijft naar een ander adres verwijzen")


def _ask(url, beleefd):
    """(status, where it redirects to). Many servers answer HEAD wrongly: what GET says counts."""
    try:
        status, location = _send("HEAD", url, beleefd)
    except urllib3.exceptions.ProtocolError:
        status, location = 405, ""
    if status < 400 or status == 429:
        return status, location
    return _send("GET", url, beleefd)


def _send(method, url, beleefd):
    beleefd.wait(url)
    with answered(url, method=method, accept="text/html, application/pdf, */*;q=0.5", read=SILENCE) as response:
        if location := response.get_redirect_location():
            return response.status, location
        if method == "GET" and response.status < 400:
            response.read1(FEW_BYTES, decode_content=False)  # a server may promise and then give nothing
        return response.status, ""


def _outcome(url, status, target):
    if status in REFUSALS:
        return Uitkomst(Linkstand.GEWEIGERD, f"{NO_PROGRAM} (fout {status})")
    if not 200 <= status < 300:
        return Uitkomst(Linkstand.HAPERT, f"de site geeft fout {status}")
    if target and _bare(target) != _bare(url):
        return Uitkomst(Linkstand.VERHUISD, naar=target[:600])
    return Uitkomst(Linkstand.GOED)


def _bare(url):
    """An address without what makes no other page: https, www, the last slash, the place on the page."""
    parts = urlsplit(url)
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query


def _in_words(fault):
    if isinstance(fault, urllib3.exceptions.TimeoutError | TimeoutError):
        return "de site geeft geen antwoord"
    if isinstance(fault, urllib3.exceptions.SSLError):
        return "het certificaat van de site klopt niet"
    return f"de verbinding mislukt ({type(fault).__name__})"
