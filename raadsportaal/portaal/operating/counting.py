"""Requests, counted over all processes of the web server.

Each process counts in a file of its own in PROMETHEUS_MULTIPROC_DIR; `manage.py meetpunt` adds them up and serves them
on a port of its own. Without that folder nothing is counted. The folder is empty when the web server starts: a tmpfs or
a RuntimeDirectory.
"""

import logging
import os

from prometheus_client import Counter, Histogram

logger = logging.getLogger(__name__)
BOUNDS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)  # seconds


if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
    REQUESTS = Counter(
        "raadsportaal_verzoeken",
        "Verzoeken per pagina, methode en status",
        ["pagina", "methode", "status"],
        registry=None,
    )
    SECONDS = Histogram(
        "raadsportaal_verzoek_seconden",
        "Hoe lang een pagina deed over haar antwoord",
        ["pagina"],
        buckets=BOUNDS,
        registry=None,
    )

    def count(pagina, methode, status, seconds):
        """A folder that is gone, full or of another account breaks no answer."""
        try:
            REQUESTS.labels(pagina, methode, str(status)).inc()
            SECONDS.labels(pagina).observe(seconds)
        except OSError as fault:
            logger.warning("Een verzoek is niet geteld: %s", type(fault).__name__)

else:

    def count(pagina, methode, status, seconds):
        """Nobody looks at it."""
