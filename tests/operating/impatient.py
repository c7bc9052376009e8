"""The configuration of the web server, for one with which everybody waits too long."""

from raadsportaal import doorman
from raadsportaal.gunicorn_conf import *  # noqa: F403

doorman.TO_WAIT = 0
