"""How gunicorn runs, in the demo and in production: `gunicorn -c python:raadsportaal.gunicorn_conf --bind ADDRESS`."""

import gc
import os
import shutil
import tempfile
from pathlib import Path

wsgi_app = "raadsportaal.wsgi"
worker_class = "raadsportaal.doorman.Doorman"
workers = 2
threads = 4
worker_connections = 400  # a process: beside them files and the database stay far under the usual 1024 descriptors
control_socket_disable = True  # nobody speaks to it, and in a container there is no home to make it in


PAGES = "raadsportaal-paginas-"
page_folders = []


def on_starting(server):
    """A folder for the pages that its processes keep (basis/kept_pages.py).

    One of its own for each start: another release makes other pages of the same content.
    """
    _throw_away_of_who_was_killed()
    page_folders.append(tempfile.mkdtemp(prefix=f"{PAGES}{os.getpid()}-"))
    os.environ["PAGES_FOLDER"] = page_folders[-1]


def _throw_away_of_who_was_killed():
    """A container that starts again keeps what was temporary, and its first process has the same number."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PAGES}*"):
        number = folder.name.removeprefix(PAGES).partition("-")[0]
        if str(folder) not in page_folders and not (number.isdigit() and _is_another_that_runs(int(number))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_another_that_runs(number):
    return number != os.getpid() and Path(f"/proc/{number}").exists()


on_reload = on_starting  # the old processes still use the folder of before


def on_exit(server):
    for folder in page_folders:
        shutil.rmtree(folder, ignore_errors=True)


def post_worker_init(worker):
    """What a process has read by now stays: no need to look through it for circles (settings.py: how often)."""
    gc.freeze()


def worker_exit(server, worker):
    """Visits that were added up and not written yet."""
    from raadsportaal.basis.search import counting

    counting.views.write()
