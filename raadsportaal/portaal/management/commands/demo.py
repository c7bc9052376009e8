"""`python3 manage.py demo`: the portal with its content on this machine, one line on the screen per step."""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from functools import cache
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections
from django.utils import timezone
from procrastinate.exceptions import AlreadyEnqueued

from raadsportaal.basis.checks import OLDER, begin_afresh, is_older
from raadsportaal.basis.database.locks import alone
from raadsportaal.gemeenten.models import Gebruiker, Lidmaatschap
from raadsportaal.portaal.demo.dossiers import load_demo
from raadsportaal.portaal.demo.redactie import load_demo_redactie
from raadsportaal.portaal.demo.samenwerking import load_demo_samenwerking
from raadsportaal.portaal.demo.volgen import load_demo_volgen
from raadsportaal.portaal.tasks import opendata

ACCOUNTS = [
    ("beheer@raadsportaal.example", "Functioneel beheer", {"is_staff": True, "is_superuser": True}, ""),
    ("redacteur@raadsportaal.example", "Redactie VNG", {"is_staff": True}, "redacteur"),
    ("controleur@raadsportaal.example", "Controle VNG", {"is_staff": True}, "controleur"),
    ("programma@raadsportaal.example", "Programma’s VNG", {"is_staff": True}, "programmabeheer"),
]
PASSWORD = "demo-raadsportaal"  # noqa: S105 (printed on the screen, for a machine of one's own)
LOOK_AGAIN = 2  # seconds between two looks whether the worker still runs


class Command(BaseCommand):
    help = "Start het portaal met zijn inhoud op deze computer."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="poort (8000)")
        parser.add_argument("--fresh", action="store_true", help="begin opnieuw: alle gegevens van de demo gaan weg")
        parser.add_argument("--data-dir", help="waar de gegevens staan (.local)")

    def handle(self, port, fresh, **options):
        _refuse_production(fresh)
        _refuse_taken(port)
        try:
            self._prepare(fresh)
            self._serve(port)
        except KeyboardInterrupt:
            self.stdout.write("\nGestopt.")

    def _prepare(self, fresh):
        if fresh:
            with self._step("Oude gegevens weggooien"), connection.cursor() as cursor:
                cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        if is_older(connection):
            raise CommandError(f"{OLDER}\n{begin_afresh()}")
        with self._step("Database bijwerken"), alone(connection, "migrate"):
            call_command("migrate", verbosity=0, interactive=False, skip_checks=False)
            call_command("createcachetable", verbosity=0)  # where the limits on signing in are counted
        with self._step("Inhoud laden"):
            call_command("laad_inhoud", stdout=self.stdout)
        with self._step("Accounts en dossiers van verzonnen gemeenten maken"):
            staff = [account(*one) for one in ACCOUNTS]
            self.accounts = [_line(gebruiker) for gebruiker in [*staff, *load_demo(timezone.localdate(), PASSWORD)]]
            load_demo_samenwerking(timezone.localdate())
            load_demo_redactie(timezone.now())
            load_demo_volgen(timezone.now())
            call_command("zoek_controle", stdout=StringIO())  # what the night would find
            with suppress(AlreadyEnqueued):  # and what it would write: by the worker, while somebody looks around
                opendata.defer(timestamp=int(time.time()))
        with self._step("Opmaak klaarzetten"):
            collect_static()

    def _serve(self, port):
        connections.close_all()
        own = os.environ | {"PORTAL_URL": os.environ.get("PORTAL_URL", f"http://127.0.0.1:{port}")}
        server = subprocess.Popen(web_server(port), env=own | {"DATABASE_POOL": "1"}, start_new_session=True)
        worker = _worker(own)
        try:
            _wait_until_served(server, port)
            self.stdout.write(self.style.SUCCESS(f"\nHet portaal staat op http://127.0.0.1:{port}/"))
            self.stdout.write(f"Beheer: http://127.0.0.1:{port}/beheer/")
            self.stdout.write(f"E-mail van de demo: http://127.0.0.1:{port}/demo/post/")
            self.stdout.write(f"Inloggen met een toegangssleutel kan op http://localhost:{port}/inloggen/")
            for line in self.accounts:
                self.stdout.write(f"  {line}")
            self.stdout.write("Stop met Ctrl-C.")
            self.stdout.flush()  # also when the output goes to a file or another program
            while server.poll() is None:
                time.sleep(LOOK_AGAIN)
                if worker.poll() is not None:  # it stops when the database does
                    worker = _worker(own)
        finally:
            for process in (server, worker):
                process.terminate()
                process.wait()
        if server.returncode > 0:
            raise CommandError("De webserver stopte onverwacht.")

    @contextmanager
    def _step(self, text):
        started = time.perf_counter()
        self.stdout.write(f"{text} ...")
        self.stdout.flush()
        yield
        self.stdout.write(f"{text}: klaar in {time.perf_counter() - started:.1f} s")
        self.stdout.flush()


def web_server(port):
    """The command of the web server of production, for this machine only."""
    address = f"127.0.0.1:{port}"
    configuration = "python:raadsportaal.gunicorn_conf"
    return [sys.executable, "-m", "gunicorn", "-c", configuration, "--bind", address, "--log-level", "warning"]


def _worker(environment):
    """What reads documents and sends e-mails; in production systemd starts it again as this command does."""
    command = [sys.executable, "manage.py", "procrastinate", "worker", "--concurrency", "2"]
    return subprocess.Popen(command, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)


def _refuse_production(fresh):
    """The demo has an account with a password that everybody knows, and --fresh throws everything away."""
    if settings.PRODUCTION:
        raise CommandError("SECRET_KEY is gezet: dit is productie. De demo is voor een eigen computer.")
    if fresh and os.environ.get("DATABASE_URL"):
        raise CommandError("--fresh werkt alleen met de eigen database van de demo, niet met DATABASE_URL.")


def collect_static():
    """Hash and compress the static files, unless none changed since the last time: it is most of a second start."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            found.update(f"{path} {storage.size(path)} {storage.get_modified_time(path)}".encode())
    stamp = Path(settings.STATIC_ROOT) / ".stempel"
    if not stamp.exists() or stamp.read_text() != found.hexdigest():
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        stamp.write_text(found.hexdigest())


def account(email, naam, rights, groep):
    gebruiker = Gebruiker.objects.filter(email=email).first()
    if gebruiker is None:
        gebruiker = Gebruiker.objects.create_user(email, PASSWORD, naam=naam, **rights)
        if groep:
            gebruiker.groups.add(Group.objects.get(name=groep))
    return gebruiker


@cache
def _is_demo_password(hashed):
    """Checking takes a good part of a second; most of these accounts share a hash."""
    return check_password(PASSWORD, hashed)


def _line(gebruiker):
    """The account for the screen: who, where and how to sign in; not a password that somebody changed."""
    password = PASSWORD if _is_demo_password(gebruiker.password) else "door u gekozen"
    roles = [f"{lid.get_rol_display().lower()} in {lid.gemeente}" for lid in Lidmaatschap.objects.of_person(gebruiker)]
    return f"{gebruiker.naam} ({', '.join(roles) or 'VNG'}): {gebruiker.email}, wachtwoord: {password}"


def _refuse_taken(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            raise CommandError(f"Poort {port} is bezet of kan niet. Kies een andere: manage.py demo --port 8001")


def _wait_until_served(server, port):
    for _ in range(300):
        if server.poll() is not None:
            raise CommandError("De webserver startte niet.")
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise CommandError("De webserver gaf na 30 seconden nog geen antwoord.")
