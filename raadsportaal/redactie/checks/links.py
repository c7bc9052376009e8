"""The links of sources: which there are, which are due, and what a look at them changes. Every address once a week."""

import logging
import time
from datetime import timedelta
from urllib.parse import urlsplit

from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localtime
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from raadsportaal.redactie.checks.visiting import Beleefd, Bezoekuitkomst, look
from raadsportaal.redactie.kinds import models
from raadsportaal.redactie.models import Bronlink, Linkstand

WEEK, AGAIN, TOMORROW = timedelta(days=7), timedelta(days=2), timedelta(days=1)
BATCH, PER_HOST, SECONDS = 25, 3, 240  # of one job: links, links of one host, and how long it goes on
OWN_NETWORK = 5  # hosts that all give no answer: then it is more likely us
PROBES = 3  # hosts that answered last time, asked to know whether it is us
TASK = "redactie.kijk_links"
logger = logging.getLogger(__name__)


def with_links() -> list:
    """The kinds of Publicatie that have sources."""
    return [model for model, _ in models().values() if model.LINKS]


@transaction.atomic
def collect() -> tuple[int, int]:
    """Know the addresses of all readable records, forget those nobody has any more; returns how many of each."""
    wanted = {url for model in with_links() for url in model.objects.readable().links()}
    known = set(Bronlink.objects.values_list("url", flat=True))
    new = [Bronlink(url=url) for url in sorted(wanted - known)]
    Bronlink.objects.bulk_create(new, batch_size=1000, ignore_conflicts=True)
    gone = Bronlink.objects.filter(url__in=known - wanted)
    return len(new), gone.delete()[0]


def used_by(urls) -> dict:
    """{address: the readable records that have it} of these addresses."""
    found = {url: [] for url in urls}
    for model in with_links():
        rows = model.objects.readable().links(only=list(urls))
        records = model.objects.in_bulk({pk for pks in rows.values() for pk in pks})
        for url, pks in rows.items():
            found.get(url, []).extend(records[pk] for pk in pks)
    return found


@app.task(queue="links", name=TASK, queueing_lock=TASK, lock=TASK)
def kijk_links():
    """One batch of what is due; asks for the next one while there is more."""
    if check_batch(timezone.now()):
        go_on(seconds=30)


def go_on(seconds=0):
    """Have a batch looked at; one that waits already is enough."""
    try:
        with transaction.atomic():
            kijk_links.configure(schedule_in={"seconds": seconds}).defer()
    except AlreadyEnqueued:
        return


def check_batch(now) -> bool:
    """Look at a batch of links, one after another; whether there are more to look at."""
    beleefd, end = Beleefd(), time.monotonic() + SECONDS
    seen = []
    for link in _batch(now):
        seen.append((link, look(link.url, beleefd)))
        if time.monotonic() > end:
            break
    if _is_own_network(seen, beleefd):
        logger.warning("Bronlinks niet bekeken: geen van de %s sites geeft antwoord", len(seen))
        batch = Bronlink.objects.filter(pk__in=[link.pk for link, _ in seen])
        batch.update(volgende_keer=now + TOMORROW)  # or these would be first again, every night
        return False
    for link, uitkomst in seen:
        note(link, uitkomst, now)
    return Bronlink.objects.due(now).exists()


def _batch(now):
    """Of each host a few, in turns, so that it has its rest while another is asked."""
    per_host = {}
    for link in Bronlink.objects.due(now)[: BATCH * 20]:
        per_host.setdefault(_host(link.url), []).append(link)
    turns = [[links[n] for links in per_host.values() if n < len(links)] for n in range(PER_HOST)]
    return [link for turn in turns for link in turn][:BATCH]


def _host(url):
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # no address at all, such as http://[x: looking at it says so
        return ""


def _is_own_network(seen, beleefd):
    """Whether nobody answers: none of many hosts, nor any that did answer last time."""
    hosts = {_host(link.url) for link, _ in seen}
    if len(hosts) < OWN_NETWORK or any(uitkomst.antwoord for _, uitkomst in seen):
        return False
    return not any(look(url, beleefd).antwoord for url in _probes(hosts))


def _probes(hosts):
    """Addresses of other hosts that worked when we last looked."""
    others = {_host(link.url): link.url for link in Bronlink.objects.worked()[:200]}
    return [url for host, url in others.items() if host not in hosts][:PROBES]


def note(link: Bronlink, uitkomst: Bezoekuitkomst, now) -> None:
    """Write down what came of a look. Two failures within a week make a link broken; one says nothing yet."""
    stand, uitleg, fouten, wait = uitkomst.stand, uitkomst.uitleg, 0, WEEK
    if stand == Linkstand.HAPERT:
        fouten = link.fouten + 1
        if link.stand == Linkstand.KAPOT:
            stand, uitleg = link.stand, link.uitleg  # since when stays what it was
        elif link.stand == Linkstand.HAPERT and now - link.bekeken_op <= WEEK:
            stand, uitleg = Linkstand.KAPOT, f"sinds {localtime(link.bekeken_op):%d-%m-%Y}: {uitleg}"
        else:
            fouten, wait = 1, AGAIN
    values = {"stand": stand, "uitleg": uitleg[:200], "naar": uitkomst.naar, "fouten": min(fouten, 30_000)}
    Bronlink.objects.filter(pk=link.pk).update(**values, bekeken_op=now, volgende_keer=now + wait)
