"""Links of sources in tests: one that is due, and a look at it."""

from datetime import UTC, datetime, timedelta

from raadsportaal.redactie.checks import links
from raadsportaal.redactie.models import Bronlink

MONDAY = datetime(2026, 11, 16, 4, tzinfo=UTC)
DAY = timedelta(days=1)


def only_link(url):
    """The one link that is due; the content's own wait a year."""
    Bronlink.objects.update(volgende_keer=MONDAY + 365 * DAY)
    return Bronlink.objects.create(url=url, volgende_keer=MONDAY)


def look(link, now=MONDAY):
    links.check_batch(now)
    link.refresh_from_db()
    return link.stand
