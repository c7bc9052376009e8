"""A page of a visitor that was kept, beside the same page made anew and a bare view, each through the whole chain.

Each is asked as gunicorn does, with a pool of connections of which every question takes one and gives it back. Pages
are kept in the memory of the process, and in a folder, as the processes of a web server do (gunicorn_conf.py). Two
visitors: a program, and a browser whose visit is counted.

What is measured is the least processor time of this process and of its connection to the database, on this machine:
what others do at the same time only adds to it.
"""

import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import RequestFactory
from django.test.utils import override_settings

from raadsportaal.settings_sign_in import pages_in
from tools.bench.measure import side_by_side

PAGES = ["/", "/kennisbank/", "/kennisbank/oslo-klimaatbegroting/", "/agendas/global-goals/11/", "/gemeenten/zwolle/"]
BARE = "/robots.txt"
KEPT = 3600
AT_ONCE = 20  # questions: the first after other work finds nothing near
PROGRAM, BROWSER = "curl", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
HEAD = "| pagina | kaal ms | map | map, browser | geheugen | gemaakt |"


def measure_kept(out, rounds):
    """Print for each page how many times a bare view it costs: kept in the folder, in memory, and made."""
    with tempfile.TemporaryDirectory() as folder, _pool() as clock:
        making, in_memory, in_folder = _portal(0), _portal(KEPT), _portal(KEPT, pages_in(folder))
        out.write(f"{HEAD}\n|---|---|---|---|---|---|")
        for page in PAGES:
            asked = {
                "kaal": (making, BARE, PROGRAM, AT_ONCE),
                "map": (in_folder, page, PROGRAM, AT_ONCE),
                "map, browser": (in_folder, page, BROWSER, AT_ONCE),
                "geheugen": (in_memory, page, PROGRAM, AT_ONCE),
                "gemaakt": (making, page, PROGRAM, 1),
            }
            timed = side_by_side({name: partial(_ask, *one) for name, one in asked.items()}, rounds, clock)
            bare, made = timed.pop("kaal"), timed.pop("gemaakt")
            times = " | ".join(f"{one.least / bare.least:.2f}" for one in timed.values())
            out.write(f"| {page} | {bare.least / AT_ONCE:.2f} | {times} | {AT_ONCE * made.least / bare.least:.0f} |")


def _portal(seconds, pages=None):
    """The portal as an application of WSGI, that keeps pages so long; it looks at the settings once."""
    with override_settings(KEEP_PAGES=seconds, CACHES=settings.CACHES | ({"pages": pages} if pages else {})):
        return WSGIHandler()


def _ask(portal, page, agent, times):
    for _ in range(times):
        environ = RequestFactory(headers={"Accept-Encoding": "gzip", "User-Agent": agent}).get(page).environ
        response = portal(environ, lambda status, headers: None)
        b"".join(response)
        response.close()
        assert response.status_code == 200, page


@contextmanager
def _pool():
    """With a pool of one connection; gives a clock of the processor time of this process and that of its server.

    As in production (settings.py) it does not ask the server whether the connection is there.
    """
    connection.close()
    asks, connection.settings_dict["CONN_HEALTH_CHECKS"] = connection.settings_dict["CONN_HEALTH_CHECKS"], False
    connection.settings_dict["OPTIONS"]["pool"] = {"min_size": 1, "max_size": 1}
    connection.ensure_connection()
    there = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    connection.close()
    try:
        yield lambda: time.process_time() + int(there.read_text().split()[0]) / 1e9
    finally:
        connection.close_pool()
        del connection.settings_dict["OPTIONS"]["pool"]
        connection.settings_dict["CONN_HEALTH_CHECKS"] = asks
