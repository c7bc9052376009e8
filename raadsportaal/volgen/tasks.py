"""The clock of following: what is new is spread and told."""

from django.utils import timezone
from procrastinate.contrib.django import app

from raadsportaal.volgen import letters, spreading


@app.periodic(cron="*/10 * * * *")
@app.task(queue="klok", name="volgen.meteen", queueing_lock="volgen.meteen")
def meteen(timestamp):
    """Spread what is new, and tell who wants to hear it at once. A second run sends nothing twice."""
    now = timezone.now()
    spreading.spread(now)
    letters.send_at_once(now)


@app.periodic(cron="0 6 * * *")
@app.task(queue="klok", name="volgen.ochtend", queueing_lock="volgen.ochtend")
def ochtend(timestamp):
    """Every morning: dates that come near, and the e-mails of the day and of the week."""
    now = timezone.now()
    spreading.tell_near_dates(now)
    spreading.spread(now)
    letters.send_of_the_day(now)
