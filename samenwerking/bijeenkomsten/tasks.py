"""Work of events for the queue; samenwerking/tasks.py makes it known and sets the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from samenwerking.bijeenkomsten import signing_up


@app.task(queue="klok", name="samenwerking.herinner", queueing_lock="samenwerking.herinner")
def herinner(timestamp):
    """Every morning: remind who has a place tomorrow. A second run sends nothing twice."""
    signing_up.remind(timezone.now())
