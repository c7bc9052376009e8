"""How gunicorn runs, in the demo and in production: `gunicorn -c python:raadsportaal.gunicorn_conf --bind ADDRESS`."""

import gc

wsgi_app = "raadsportaal.wsgi"
worker_class = "raadsportaal.doorman.Doorman"
workers = 2
threads = 4
worker_connections = 400  # a process: beside them files and the database stay far under the usual 1024 descriptors
control_socket_disable = True  # nobody speaks to it, and in a container there is no home to make it in


def post_worker_init(worker):
    """What a process has read by now stays: looking through all of it for circles took a twentieth of each answer."""
    gc.freeze()
    gc.set_threshold(10_000, 20, 50)
