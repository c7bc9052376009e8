"""Serve the counts for Prometheus on a port of their own, that no visitor reaches."""

import os
import signal
import sys
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.core.management.base import BaseCommand
from django.db import connection

from raadsportaal.portaal.operating import exposition

TEXT = "text/plain; version=0.0.4; charset=utf-8"


class Command(BaseCommand):
    help = "Geeft de tellingen aan Prometheus, op een eigen poort."

    def add_arguments(self, parser):
        parser.add_argument("--port", type=int, default=9464, help="poort (9464)")
        parser.add_argument("--adres", default="127.0.0.1", help="het adres van deze machine (127.0.0.1)")

    def handle(self, port, adres, **options):
        # The first process of a container hears a signal only when it says so, and is killed after half a minute else.
        signal.signal(signal.SIGTERM, lambda *heard: sys.exit())
        with serving(adres, port, os.environ.get("PROMETHEUS_MULTIPROC_DIR", "")) as server:
            self.stdout.write(f"Tellingen op http://{adres}:{server.server_port}/metrics")
            self.stdout.flush()
            server.serve_forever()


def serving(address: str, port: int, folder: str) -> WSGIServer:
    def answer(environ, start):
        if environ["PATH_INFO"] != "/metrics":
            start("404 Not Found", [("Content-Type", TEXT)])
            return [b""]
        start("200 OK", [("Content-Type", TEXT)])
        try:
            return [exposition.page(folder)]
        finally:
            connection.close()  # until somebody asks again

    return make_server(address, port, answer, handler_class=_Silent)


class _Silent(WSGIRequestHandler):
    def log_message(self, *arguments):
        pass
