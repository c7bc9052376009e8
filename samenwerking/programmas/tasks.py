"""Work of the night for programmes."""

from django.utils import timezone
from procrastinate.contrib.django import app

from samenwerking.programmas.refreshing import refresh_loop


@app.task(queue="klok", name="samenwerking.ververs_loop", queueing_lock="samenwerking.ververs_loop")
def ververs_loop(timestamp=None):
    """Soon after midnight: what began or ended moves to its own place in the filters."""
    refresh_loop(timezone.localdate())
