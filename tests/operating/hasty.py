"""The configuration of the web server, for one to which a large body is slow after two seconds."""

from raadsportaal import doorman
from raadsportaal.gunicorn_conf import *  # noqa: F403

doorman.TO_STALL = 2
