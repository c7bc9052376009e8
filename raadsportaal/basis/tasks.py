"""Work of basis for the queue."""

from procrastinate.contrib.django import app

from raadsportaal.basis.inlezen import doen
from raadsportaal.basis.inlezen.terug import undo


@app.task(queue="lezen", name=doen.TASK)
def importeer(pk):
    """Write a large import, or undo it; begun again when the worker was killed, and written once."""
    doen.carry_out(pk, undo)
