"""The WSGI entry of the web server; gunicorn_conf.py says how that runs."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "raadsportaal.settings")
os.environ.setdefault("DATABASE_POOL", "1")

from django.core.wsgi import get_wsgi_application

application = get_wsgi_application()
