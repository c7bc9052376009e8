"""Work of stedenbanden for the queue."""

from datetime import datetime

from django.utils import timezone
from procrastinate.contrib.django import app

from samenwerking.stedenbanden import asking


@app.task(queue="klok", name="samenwerking.vraag_stedenbanden", queueing_lock="samenwerking.vraag_stedenbanden")
def vraag_stedenbanden(timestamp):
    """Ask every griffier about the own partnerships; to be run in the first days of March and September."""
    asking.ask(timezone.localdate(datetime.fromtimestamp(timestamp, tz=timezone.get_current_timezone())))
