"""What the portal bears: a mix of questions at a rate, twice as many as it can answer, and 200 who sign in at once.

A web server as the demo runs it, on a database of its own with the content of the demo. Who asks runs beside it.
"""

import os
import random
import re
import time
from collections.abc import Iterator
from itertools import accumulate
from urllib.parse import urlsplit

from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from raadsportaal.basis import database
from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gebruiker, Gemeente, Lidmaatschap, Rol
from raadsportaal.portaal.demo.dossiers import load_demo
from raadsportaal.portaal.demo.redactie import load_demo_redactie
from raadsportaal.portaal.demo.samenwerking import load_demo_samenwerking
from raadsportaal.portaal.management.commands.demo import web_server
from tools.bench import load
from tools.bench.load import Ask
from tools.bench.servers import cpu_seconds, seconds_until_normal, server

PORT = 8390
PASSWORD = "een-wachtwoord-van-de-proef"  # noqa: S105 (of a database that is thrown away)
KINDS = {"lezen": 70, "ingelogd": 20, "schrijven": 5, "zoeken": 5}  # of a hundred questions
SIGNING_IN, WRITING = 200, 50  # people, and municipalities whose griffier makes dossiers
# New processes read their templates first, and each makes the pages that it keeps: what is measured is a day, not its
# first two minutes. After a publication too every page is made once more.
WARMING_UP = 120  # seconds
HANDS = 16  # visitors at once, to see how much can be answered
OF_A_MEMBER = [
    "", "dossiers/", "dossiers/", "dossiers/{dossier}/", "doelen/", "meetlat/", "papieren/",
    "/kennisbank/", "/kennisbank/oslo-klimaatbegroting/", "/agendas/global-goals/11/",
]  # fmt: skip
WORDS = [
    "wonen", "water", "warmte", "fietsen", "armoede", "bomen", "groen", "afval", "energie", "jeugd", "gezondheid",
    "wijk", "vervoer", "hitte", "lucht", "laadpalen", "sport", "cultuur", "migratie", "democratie", "veiligheid",
]  # fmt: skip
FORM = {
    "soort": "raadsvoorstel",
    "stand": "commissie",
    "samenvatting": "Over wonen.",
    "portefeuillehouder": "R. Bakker",
}


class LoadBench:
    def __init__(self, out, rate, seconds):
        self.out, self.rate, self.seconds = out, rate, seconds

    def run(self):
        self._fill()
        name = urlsplit(database.url())._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
        environment = {"DATABASE_URL": name, "TRUSTED_PROXIES": "1", "DATABASE_POOL": "1"}
        connections.close_all()
        with server(" ".join(web_server("{port}")), PORT, **environment) as pid:
            self._mixed(pid)
            self._twice()
            self._signing_in()

    def _mixed(self, pid):
        self._tell(f"{self.rate:g} per seconde, {self.seconds:g} seconden")
        load.in_turn(PORT, self._questions(), HANDS, WARMING_UP)
        before, own = cpu_seconds(pid), time.process_time()
        answers = load.at_rate(PORT, self._questions(), self.rate, self.seconds)
        server_ms = 1000 * (cpu_seconds(pid) - before) / max(1, sum(answer.served for answer in answers))
        own_ms = 1000 * (time.process_time() - own) / len(answers)
        self.out.write(load.table(answers))
        self.out.write(f"Antwoorden: {load.statuses(answers)}")
        self.out.write(f"Rekentijd van de webserver: {server_ms:.1f} ms per antwoord, zonder die van de database")
        self.out.write(f"Rekentijd van wie vraagt: {own_ms:.1f} ms per vraag")

    def _twice(self):
        seconds = max(10, self.seconds / 5)
        most = [answer for answer in load.in_turn(PORT, self._questions(), HANDS, 15) if answer.served]
        rate = len(most) / 15
        self._tell(f"Het kan {rate:.0f} per seconde aan; nu {2 * rate:.0f}, {seconds:g} seconden")
        answers = load.at_rate(PORT, self._questions(), 2 * rate, seconds)
        tail = max(0, max(answer.at + answer.seconds for answer in answers) - seconds)
        normal = tail + seconds_until_normal(PORT, next(ask for ask in self._questions() if ask.kind == "ingelogd"))
        refused = sorted(1000 * answer.seconds for answer in answers if answer.status == 503)
        self.out.write(load.table(answers))
        self.out.write(f"Antwoorden: {load.statuses(answers)}")
        self.out.write(f"Wie 503 kreeg, wachtte daarop (p95) {load.p95(refused):.0f} ms; weer gewoon na {normal:.1f} s")

    def _signing_in(self):
        self._tell(f"{SIGNING_IN} mensen loggen tegelijk in, met een wachtwoord; wie te druk hoort, komt terug")
        asked = [
            Ask("inloggen", "/inloggen/wachtwoord/", form={"login": _email(n), "password": PASSWORD})
            for n in range(SIGNING_IN)
        ]
        answers = load.at_once(PORT, asked)
        inside = [answer for answer in answers if answer.status == 302]
        last = max(answer.seconds for answer in answers)
        self.out.write(f"Binnen: {len(inside)} van {SIGNING_IN}, de laatste na {last:.1f} s; {load.statuses(answers)}")

    def _tell(self, subject):
        self.out.write(f"\n### {subject}\n\nDrukte op deze machine vooraf: {os.getloadavg()[0]:.1f}\n")

    def _fill(self):
        call_command("laad_inhoud", stdout=self.out)
        self.members = load_demo(timezone.localdate(), PASSWORD)
        load_demo_samenwerking(timezone.localdate())
        load_demo_redactie(timezone.now())
        gemeenten = Gemeente.objects.current(timezone.localdate()).filter(verzonnen=False)[:WRITING]
        griffiers = _people(list(gemeenten))
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self.pages = re.findall(r"<loc>[a-z]+://[^/]+([^<]+)</loc>", Client().get("/sitemap.xml").content.decode())
        with bereik(EVERYTHING):
            roles = Lidmaatschap.objects.filter(gebruiker__in=self.members).select_related("gemeente", "gebruiker")
            self.readers = [(_addresses(one.gemeente), _session(one.gebruiker)) for one in roles]
        self.writers = [(gemeente.slug, _session(griffier)) for gemeente, griffier in griffiers]

    def _questions(self) -> Iterator[Ask]:
        """Without end, the same ones at each run. Of the pages the first is asked most, the tenth a tenth of that."""
        chance = random.Random(3)  # noqa: S311
        favour = list(accumulate(1 / place for place in range(1, len(self.pages) + 1)))
        while True:
            kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
            if kind == "lezen":
                yield Ask(kind, chance.choices(self.pages, cum_weights=favour)[0])
            elif kind == "ingelogd":
                addresses, session = chance.choice(self.readers)
                yield Ask(kind, chance.choice(addresses), session)
            elif kind == "schrijven":
                slug, session = chance.choice(self.writers)
                title = {"titel": f"Dossier {time.time_ns()}"}
                yield Ask(kind, f"/gemeenten/{slug}/dossiers/nieuw/", session, FORM | title)
            else:
                where = chance.choice(("/zoeken/", "/kennisbank/"))
                yield Ask(kind, f"{where}?q={'+'.join(chance.sample(WORDS, 2))}")


def _addresses(gemeente):
    """What a member of this municipality looks at."""
    pages = [page.format(dossier=gemeente.dossiers.first().slug) for page in OF_A_MEMBER]
    return [page if page.startswith("/") else f"/gemeenten/{gemeente.slug}/{page}" for page in pages]


def _people(gemeenten):
    """(municipality, its griffier) of each; the first who sign in are those griffiers, the others work nowhere."""
    hashed = make_password(PASSWORD)
    people = [Gebruiker(email=_email(n), naam=f"Bezoeker {n}", password=hashed) for n in range(SIGNING_IN)]
    griffiers = list(zip(gemeenten, Gebruiker.objects.bulk_create(people), strict=False))
    with bereik(EVERYTHING):
        for gemeente, gebruiker in griffiers:
            Lidmaatschap.objects.create(gemeente=gemeente, gebruiker=gebruiker, rol=Rol.GRIFFIER)
    return griffiers


def _email(number):
    return f"bezoeker{number}@proef.example"


def _session(gebruiker):
    client = Client()
    client.force_login(gebruiker)
    return client.cookies["sessionid"].value
