"""Kill what serves people, while they write: `python3 manage.py bench --deel storing`.

Two web servers behind nginx, a worker, and two servers of PostgreSQL of which one follows the other. What is killed is
started again after two seconds, as systemd does. Then the replica takes over, with and without its confirmation.
"""

import os
import random
import sys
import tempfile
import time
from contextlib import ExitStack, contextmanager
from io import StringIO
from pathlib import Path

import dj_database_url
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import Client

from raadsportaal.gemeenten.access import EVERYTHING, bereik
from raadsportaal.gemeenten.models import Gemeente
from tools.bench.crowd import PAGE, Crowd, ask
from tools.bench.dossiers import make_people
from tools.bench.services import Service, free_port, nginx
from tools.bench.two_servers import Server, address

WRITERS = 4
READINGS = 500  # more than are given in all the time
WEB, PROCESS, WORKER, DATABASE, REPLICA = "webserver", "proces van een webserver", "worker", "database", "replica"
KILLS = [WEB, PROCESS, WORKER, DATABASE, REPLICA] * 4
RESTART = 2  # seconds, as RestartSec of the units in deploy/systemd
BETWEEN = 6  # seconds from one kill to the next
CUT = 2  # seconds that the line between the databases is cut before the primary is killed
LONGEST = 90  # seconds that is waited for what should come back
TOLD = "Oslo telt het anders"
PUBLISH = "UPDATE kennisbank_praktijk SET titel = 'Oslo telt het anders' WHERE slug = 'oslo-klimaatbegroting'"
DOSSIERS = "SELECT array_agg(titel) FROM dossiers_dossier WHERE titel LIKE 'Storing %'"
BUSY = "SELECT count(*) FROM dossiers_lezing WHERE stand NOT IN ('klaar', 'mislukt')"
ENDED = "SELECT count(*) FROM dossiers_lezing WHERE stand = '{}'"
CONFIRMED, UNCONFIRMED = "met bevestiging van de replica", "zonder bevestiging"


def measure_outages(out):
    with tempfile.TemporaryDirectory(prefix="storing-") as folder, ExitStack() as stack:
        Drill(out, Path(folder), stack).run()


class Drill:
    def __init__(self, out, folder, stack):
        self.out, self.folder, self.stack = out, folder, stack
        folder.chmod(0o755)  # PostgreSQL runs as another account
        self.primary = Server(folder / "een")
        self.replica = Server(folder / "twee", of=self.primary)
        self.addresses = [address([self.primary, self.replica], kind) for kind in ("read-write", "standby")]
        self.random = random.Random(16)  # noqa: S311 (the same order each time)

    def run(self):
        writers, readers = self._begin()
        self.crowd = Crowd(self.port, writers, readers)
        self._stand_still()
        with self.crowd.at_work():
            self._kill_all()
        self._tell(f"{len(KILLS)} keer gedood")
        self._change_places(CONFIRMED)
        self._change_places(UNCONFIRMED)

    def _say(self, text):
        self.out.write(text)
        self.out.flush()

    def _begin(self):
        """Everything runs; gives the people who write and who have a text read."""
        for server in (self.primary, self.replica):
            self.stack.callback(server.stop)
        self.primary.prepare()
        call_command("collectstatic", verbosity=0, interactive=False)
        with _portal_at(self.addresses[0]):
            people = _fill()
        self.replica.run()
        self.primary.wait_for_replica(True)
        self._start()
        return people

    def _start(self):
        read_write, standby = self.addresses
        own = os.environ | {"DATABASE_URL": read_write, "DATABASE_REPLICA_URL": standby, "RAADSPORTAAL_IN_VENV": "1"}
        gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:raadsportaal.gunicorn_conf"]
        gunicorn += ["--log-level", "critical", "--bind"]
        self.web_ports = [free_port(), free_port()]
        self.webservers = [
            Service([*gunicorn, f"127.0.0.1:{port}"], own, self.folder / f"web-{port}.log") for port in self.web_ports
        ]
        worker = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "2"]
        self.worker = Service(worker, own, self.folder / "worker.log")
        self.port = free_port()
        for service in [*self.webservers, self.worker, nginx(self.folder, self.port, self.web_ports)]:
            self.stack.callback(service.stop)
        _until(lambda: ask(self.port, PAGE)[0] == 200)

    def _stand_still(self):
        """When does a visitor see what is published, while the replica does not go on?"""
        self.replica.ask("SELECT pg_wal_replay_pause()")
        self.primary.wait_for_replica(False)
        self.primary.ask(PUBLISH)
        seconds = _until(lambda: TOLD in ask(self.port, PAGE)[1])
        self._say(f"Een replica die stilstaat: een bezoeker ziet wat gepubliceerd is na {seconds:.1f} s")
        self.replica.ask("SELECT pg_wal_replay_resume()")
        self.primary.wait_for_replica(True)

    def _kill_all(self):
        self._say("\nLangste tijd zonder goed antwoord in s, en hoe vaak het misging:\n")
        self._say("| gedood | bezoekers | mis | schrijvers | mis |\n|---|---|---|---|---|")
        time.sleep(BETWEEN)
        kinds = self.random.sample(KILLS, len(KILLS))
        for kind in kinds:
            begun = time.monotonic()
            self._kill(kind)
            time.sleep(RESTART)
            started = _timed(lambda kind=kind: self._start_again(kind))
            self._until_served()
            time.sleep(max(0.0, begun + BETWEEN - time.monotonic()))
            self._outages(f"{kind}, startte in {started:.1f} s" if kind in (DATABASE, REPLICA) else kind, begun)

    def _kill(self, kind):
        webserver = self.random.choice(self.webservers)
        kill = {
            WEB: webserver.kill,
            PROCESS: webserver.kill_child,
            WORKER: self.worker.kill,
            DATABASE: self.primary.kill,
            REPLICA: self.replica.kill,
        }
        kill[kind]()

    def _start_again(self, kind):
        if kind == DATABASE:
            self.primary.run()
        if kind == REPLICA:
            self.replica.run()
        for service in [*self.webservers, self.worker]:
            service.keep()

    def _until_served(self):
        """And everything is there again: what is killed next is not the last of its kind."""
        now = time.monotonic()
        _until(lambda: self.crowd.all_are_served_since(now))
        _until(lambda: all(ask(port, "/gezond/")[0] == 200 for port in self.web_ports))

    def _outages(self, name, begun):
        cells = " | ".join(f"{longest:.1f} | {failed}" for longest, failed in self.crowd.outages(begun))
        self._say(f"| {name} | {cells} |")

    def _change_places(self, name):
        """The line is cut, the primary is killed for good, the replica takes over; the old one comes back behind it."""
        old, new = self.primary, self.replica
        old.wait_for_replica(name == CONFIRMED)
        _until(old.is_followed)
        with self.crowd.at_work():
            time.sleep(BETWEEN)
            old.freeze_sending()
            time.sleep(CUT)
            begun = time.monotonic()
            old.kill()
            new.promote()
            new.wait_for_replica(False)
            self.primary, self.replica = new, old
            self._until_served()
            time.sleep(BETWEEN)
        self._say("")
        self._outages(f"replica neemt over, {name}", begun)
        self._tell(name)
        seconds = _timed(lambda: old.come_back_behind(new))
        _until(new.is_followed)
        self._say(f"De oude database leest weer mee: pg_rewind en starten duurden {seconds:.0f} s")

    def _tell(self, name):
        """What is there of what was acknowledged, once the queue had time to look after its dead workers: a minute."""
        seconds = _until(lambda: not self._busy(), 2 * LONGEST)
        acknowledged, unknown = self.crowd.take()
        kept = self.primary.ask(DOSSIERS) or []
        lost, doubled = len(set(acknowledged).difference(kept)), len(kept) - len(set(kept))
        self._say(
            f"\n{name}: {len(acknowledged)} keer bevestigd, {lost} verloren, {doubled} dubbel; {unknown} keer mis"
        )
        done, failed = (self.primary.ask(ENDED.format(stand)) for stand in ("klaar", "mislukt"))
        self._say(
            f"Lezingen tot nu: {self.crowd.given} bevestigd; {done} klaar, {failed} met bericht mislukt, "
            f"{self._busy()} hangen ({seconds:.0f} s gewacht)"
        )

    def _busy(self):
        self.worker.keep()  # it stops when the database does
        return self.primary.ask(BUSY)


def _fill():
    """The content, and (writers, readers) as (slug, cookies): a writer of each municipality, sessions of one reader."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("laad_inhoud", stdout=StringIO())
    *gemeenten, of_reader = Gemeente.objects.order_by("pk")[: WRITERS + 1]
    make_people([*gemeenten, of_reader])
    return [_signed_in(gemeente) for gemeente in gemeenten], [_signed_in(of_reader) for _ in range(READINGS)]


def _signed_in(gemeente):
    """(slug, cookies) of a new session of its griffier."""
    with bereik(EVERYTHING):
        griffier = gemeente.leden.griffiers().first().gebruiker
    client = Client()
    client.force_login(griffier)
    name = settings.SESSION_COOKIE_NAME
    return gemeente.slug, {name: client.cookies[name].value, settings.CSRF_COOKIE_NAME: "a" * 32}


@contextmanager
def _portal_at(url):
    """Let this process work at another database."""
    before = connections.settings["default"]
    _connect_to(before | dj_database_url.parse(url))
    try:
        yield
    finally:
        _connect_to(before)


def _connect_to(database):
    connections["default"].close()
    del connections["default"]
    connections.settings["default"] = database


def _until(holds, seconds=LONGEST):
    """How long that took; goes on when it does not hold in time."""
    begun = time.monotonic()
    while not holds() and time.monotonic() - begun < seconds:
        time.sleep(0.1)
    return time.monotonic() - begun


def _timed(act):
    begun = time.monotonic()
    act()
    return time.monotonic() - begun
