"""Requests, counted over all processes of the web server.

Each process counts in a file of its own in PROMETHEUS_MULTIPROC_DIR; `manage.py meetpunt` adds them up and serves them
on a port of its own. Without that folder nothing is counted. The folder is empty when the web server starts: a tmpfs or
a RuntimeDirectory.
"""

import os

from prometheus_client import Counter, Histogram

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
        REQUESTS.labels(pagina, methode, str(status)).inc()
        SECONDS.labels(pagina).observe(seconds)

else:

    def count(pagina, methode, status, seconds):
        """Nobody looks at it."""
