"""How gunicorn runs, in the demo and in production: `gunicorn -c python:raadsportaal.gunicorn_conf --bind ADDRESS`."""

wsgi_app = "raadsportaal.wsgi"
worker_class = "raadsportaal.doorman.Doorman"
workers = 2
threads = 4
worker_connections = 400  # a process: beside them files and the database stay far under the usual 1024 descriptors
