"""Work of landen for the queue: it reads addresses of other municipalities, which no request does."""

from procrastinate.contrib.django import app

from samenwerking.landen import landenoverleg


@app.task(queue="post", name="samenwerking.vraag_overleg")
def vraag_overleg(pk):
    """Ask the griffies of the other municipalities for a landenoverleg."""
    landenoverleg.ask(pk)


@app.task(queue="post", name="samenwerking.meld_antwoord")
def meld_antwoord(pk):
    """Tell who asked for a landenoverleg that somebody answered."""
    landenoverleg.tell_asker(pk)
