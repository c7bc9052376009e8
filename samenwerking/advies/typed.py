"""What somebody typed in a form while signed out: kept with the session until the same page shows it again.

For a quarter of an hour: long enough to sign in, too short for the next person at the same computer. What was typed at
a municipal page is not kept at all (gemeenten/access.py), for it may be of a municipality that the next one is not of.
"""

from datetime import datetime, timedelta

from django.utils import timezone

KEY, LONGEST = "getypt", 8000  # characters of one field
KEPT = timedelta(minutes=15)


def keep(request, names, now: datetime | None = None):
    words = {name: request.POST.get(name, "")[:LONGEST] for name in names}
    if any(words.values()):
        request.session[KEY] = [request.path, (now or timezone.now()).isoformat(), words]


def take(request, now: datetime | None = None) -> dict:
    """{field: text}, once; empty when nothing was typed on this page, or too long ago."""
    path, moment, words = request.session.get(KEY, ["", "", {}])
    if path != request.path:
        return {}
    del request.session[KEY]
    fresh = (now or timezone.now()) - datetime.fromisoformat(moment) < KEPT
    return words if fresh else {}
