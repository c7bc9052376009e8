"""`python3 manage.py demo`: the portal with its content on this machine, one line on the screen per step."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, connections

from raadsportaal.gemeenten.models import Gebruiker

ACCOUNTS = [
    ("beheer@raadsportaal.example", "Functioneel beheer", {"is_staff": True, "is_superuser": True}),
]
PASSWORD = "demo-raadsportaal"  # noqa: S105 (printed on the screen, for a machine of one's own)


class Command(BaseCommand):
    help = "Start het portaal met zijn inhoud op deze computer."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=8000, help="poort (8000)")
        parser.add_argument("--fresh", action="store_true", help="begin opnieuw: alle gegevens van de demo gaan weg")
        parser.add_argument("--data-dir", help="waar de gegevens staan (.local)")

    def handle(self, port, fresh, **options):
        # A plain `kill` must stop the database too, as Ctrl-C does.
        signal.signal(signal.SIGTERM, _interrupt)
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
        with self._step("Database bijwerken"):
            call_command("migrate", verbosity=0, interactive=False)
        with self._step("Inhoud laden"):
            call_command("laad_inhoud", stdout=self.stdout)
        with self._step("Accounts maken"):
            for email, naam, rights in ACCOUNTS:
                if not Gebruiker.objects.filter(email=email).exists():
                    Gebruiker.objects.create_user(email, PASSWORD, naam=naam, **rights)
        with self._step("Opmaak klaarzetten"):
            if fresh:
                shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
            call_command("collectstatic", verbosity=0, interactive=False)

    def _serve(self, port):
        connections.close_all()
        command = [sys.executable, "-m", "gunicorn", "raadsportaal.wsgi", "--bind", f"127.0.0.1:{port}"]
        command += ["--workers", "2", "--threads", "4", "--log-level", "warning"]
        server = subprocess.Popen(command, env=os.environ | {"DATABASE_POOL": "1"}, start_new_session=True)
        try:
            _wait_until_served(server, port)
            self.stdout.write(self.style.SUCCESS(f"\nHet portaal staat op http://127.0.0.1:{port}/"))
            self.stdout.write(f"Beheer: http://127.0.0.1:{port}/beheer/ (wachtwoord: {PASSWORD})")
            for email, naam, _ in ACCOUNTS:
                self.stdout.write(f"  {email}  {naam}")
            self.stdout.write("Stop met Ctrl-C.")
            server.wait()
        finally:
            server.terminate()
            server.wait()
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


def _interrupt(*_):
    raise KeyboardInterrupt


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
