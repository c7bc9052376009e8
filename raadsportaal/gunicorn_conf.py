"""How gunicorn runs, in the demo and in production: `gunicorn -c python:raadsportaal.gunicorn_conf --bind ADDRESS`."""

import gc
import os
import shutil
import tempfile

wsgi_app = "raadsportaal.wsgi"
worker_class = "raadsportaal.doorman.Doorman"
workers = 2
threads = 4
worker_connections = 400  # a process: beside them files and the database stay far under the usual 1024 descriptors
control_socket_disable = True  # nobody speaks to it, and in a container there is no home to make it in


page_folders = []


def on_starting(server):
    """A folder for the pages that its processes keep (basis/kept_pages.py).

    One of its own for each start: another release makes other pages of the same content.
    """
    page_folders.append(tempfile.mkdtemp(prefix="raadsportaal-paginas-"))
    os.environ["PAGES_FOLDER"] = page_folders[-1]


on_reload = on_starting


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
