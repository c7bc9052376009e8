"""Work of samenwerking for the queue, and its clock; each part keeps its own."""

from procrastinate.contrib.django import app

from samenwerking.bijeenkomsten.tasks import herinner
from samenwerking.landen import tasks as landen  # noqa: F401 (makes the queue know them)
from samenwerking.programmas.tasks import ververs_loop
from samenwerking.stedenbanden.tasks import vraag_stedenbanden

app.periodic(cron="0 8 * * *")(herinner)
app.periodic(cron="10 0 * * *")(ververs_loop)
app.periodic(cron="0 9 1 3,9 *")(vraag_stedenbanden)
