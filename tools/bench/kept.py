"""A page of a visitor that was kept, beside the same page made anew and a bare view, each through the whole chain.

Each is asked as gunicorn does, with a pool of connections of which every question takes one and gives it back. Pages
are kept in the memory of the process, and in a folder, as the processes of a web server do (gunicorn_conf.py).
"""

import tempfile
from contextlib import contextmanager

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
HEAD = "| pagina | map ms | gemaakt ms | map, keer kaal | geheugen, keer kaal | gemaakt, keer kaal |"


def measure_kept(out, rounds):
    """Print for each page how many times a bare view it costs: kept in the folder, in memory, and made."""
    with tempfile.TemporaryDirectory() as folder, _pool():
        making, in_memory, in_folder = _portal(0), _portal(KEPT), _portal(KEPT, pages_in(folder))
        out.write(f"{HEAD}\n|---|---|---|---|---|---|")
        for page in PAGES:
            asked = {
                "map": (in_folder, page),
                "geheugen": (in_memory, page),
                "gemaakt": (making, page),
                "kaal": (making, BARE),
            }
            timed = side_by_side({name: lambda a=a, p=p: _ask(a, p) for name, (a, p) in asked.items()}, rounds)
            kept, memory, made, bare = (timed[name] for name in asked)
            out.write(
                f"| {page} | {kept.median:.2f} | {made.median:.2f} "
                f"| {kept / bare:.2f} | {memory / bare:.2f} | {made / bare:.1f} |"
            )


def _portal(seconds, pages=None):
    """The portal as an application of WSGI, that keeps pages so long; it looks at the settings once."""
    with override_settings(KEEP_PAGES=seconds, CACHES=settings.CACHES | ({"pages": pages} if pages else {})):
        return WSGIHandler()


def _ask(portal, page):
    environ = RequestFactory(headers={"Accept-Encoding": "gzip"}).get(page).environ
    response = portal(environ, lambda status, headers: None)
    list(response)
    response.close()
    assert response.status_code == 200, (page, response.status_code)


@contextmanager
def _pool():
    connection.close()
    connection.settings_dict["OPTIONS"]["pool"] = True
    try:
        yield
    finally:
        connection.close()
        connection.close_pool()
        del connection.settings_dict["OPTIONS"]["pool"]
