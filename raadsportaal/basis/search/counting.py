"""Count what visitors open, and what they search for in vain: without a name, and never in the way of a page."""

import logging
import re
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlsplit

from django.conf import settings
from django.db import Error, connection, transaction
from django.http import HttpRequest
from django.http.request import HttpHeaders
from django.utils import timezone

from raadsportaal.basis import replica, search
from raadsportaal.basis.per_request import PerRequest

logger = logging.getLogger(__name__)
BROWSER = "Mozilla/"  # how every browser begins to say what it is
ROBOT = re.compile(
    "bot|crawl|spider|slurp|preview|headless|phantom|selenium|puppeteer|playwright|lighthouse|curl|wget|python|java/|"
    "okhttp|go-http|scrapy|axios|node-fetch|httpclient|libwww|facebookexternalhit|meta-external|externalagent|chatgpt|"
    "openai|claude|anthropic|perplexity|bytespider|archive|monitor|validator|scan|feed|whatsapp",
    re.I,
)
MOST_NEW = 500  # terms a day: who sends more than visitors do, fills no table
# By which a browser says that nobody reads this yet, as the server gives them.
AHEAD = [HttpHeaders.to_wsgi_name(name) for name in ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")]
LONGEST, MOST_WORDS = 60, 6
# An address; a number of a house and street, a telephone, a person: those are never kept.
PERSONAL = re.compile(
    r"@|\d{5}|(?:\d[ .()/+-]*){9}|\b[1-9]\d{3}\s?[a-z]{2}\b"
    r"|(?:straat|str\.?|laan|weg|plein|kade|gracht|singel|dijk|steeg|pad|hof|plantsoen|dreef|markt|park|dam|wal|baan)"
    r"[\s,]+(?!(?:19|20)\d\d\b)\d{1,4}(?:\s?-?[a-z]?\d{0,2})?\b",
    re.I,
)
EVERYWHERE = "overal"  # the search over everything

# One statement each, so that it holds its rows for as long as that takes. Nobody waits for the disk: a lost count is no
# loss. Rows are in order: two processes that write the same ones would else wait for each other.
COLUMNS = ("kinds", "records", "days", "times")
VIEWS = """
INSERT INTO basis_weergave (soort, record, dag, aantal)
SELECT seen.* FROM set_config('synchronous_commit', 'off', true),
    unnest(%(kinds)s::varchar[], %(records)s::bigint[], %(days)s::date[], %(times)s::int[]) AS seen
ON CONFLICT (soort, record, dag) DO UPDATE SET aantal = basis_weergave.aantal + excluded.aantal
"""
MISSED = """
INSERT INTO basis_zoekterm (woorden, waar, dag, aantal)
SELECT %(woorden)s, %(waar)s, %(dag)s, 1 FROM set_config('synchronous_commit', 'off', true)
WHERE (SELECT count(*) FROM basis_zoekterm WHERE dag = %(dag)s) < %(most)s
OR EXISTS (SELECT FROM basis_zoekterm WHERE dag = %(dag)s AND woorden = %(woorden)s AND waar = %(waar)s)
ON CONFLICT (woorden, waar, dag) DO UPDATE SET aantal = basis_zoekterm.aantal + 1
"""


@dataclass
class Counted(PerRequest):
    """What is counted each time that somebody sees the page of this request, also when it was kept (kept_pages.py)."""

    views: list[tuple[str, int]] = field(default_factory=list)  # (kind, number of the record)
    missed: list[str] = field(default_factory=list)  # where nothing was found


class Views:
    """The visits to this process, added up: a kept page costs little, and writing each visit was half as much again.

    Whoever comes COUNT_EACH seconds after the last writing writes them all, and so does a process that stops
    (gunicorn_conf.py). What was killed before that is not counted. What cannot be written, as while the database is
    away, is added to what comes: a number for each record and day, so that it stays small.
    """

    def __init__(self):
        self._lock = Lock()
        self._seen: Counter[tuple[str, int, date]] = Counter()
        self._written = monotonic()

    def add(self, kind: str, number: int, day: date) -> None:
        with self._lock:
            self._seen[kind, number, day] += 1
            waits = monotonic() - self._written < settings.COUNT_EACH
        if not waits:
            self.write()

    def write(self) -> None:
        with self._lock:
            seen, self._seen, self._written = self._seen, Counter(), monotonic()
        rows = sorted((*key, times) for key, times in seen.items())
        if rows and not _write(VIEWS, {name: [row[place] for row in rows] for place, name in enumerate(COLUMNS)}):
            with self._lock:
                self._seen.update(seen)


views = Views()


def count_view(request: HttpRequest, record: Any, today: date | None = None) -> None:
    """The page of this record was shown; to be called when it was."""
    Counted.of(request).views.append((record.KIND, record.pk))
    _count_view(request, record.KIND, record.pk, today)


def _count_view(request, kind, number, today=None):
    if is_visit(request):
        views.add(kind, number, today or timezone.localdate())


def count_missed(request: HttpRequest, where: str) -> None:
    """The words of this request (`q`) found nothing: `where` is the kind of the list, or EVERYWHERE.

    Not when the page before asked the same: that is another filter or a reload, and no second person.
    """
    Counted.of(request).missed.append(where)
    words = keepable(request.GET.get("q", ""))
    if not words or not is_visit(request) or "pagina" in request.GET or words == _asked_before(request):
        return
    _write(MISSED, {"woorden": words, "waar": where[:20], "dag": timezone.localdate(), "most": MOST_NEW})


def count_again(request: HttpRequest, counted: Counted) -> None:
    """The same page was shown to another."""
    for kind, number in counted.views:
        _count_view(request, kind, number)
    for where in counted.missed:
        count_missed(request, where)


def is_visit(request: HttpRequest) -> bool:
    """Somebody reads this now: no program, no browser that runs ahead, no staff of VNG."""
    agent = request.META.get("HTTP_USER_AGENT", "")
    if request.method != "GET" or not agent.startswith(BROWSER) or ROBOT.search(agent):
        return False
    ahead = any(re.search("prefetch|preview|prerender", request.META.get(name, "")) for name in AHEAD)
    return not (ahead or request.user.is_staff)


def keepable(typed: str) -> str:
    """The words as they are counted; empty when they may name a person, or say more than a subject."""
    typed = typed[: search.LONGEST_QUERY * 2]
    words = " ".join(search.clean_query(typed).lower().split())
    if PERSONAL.search(typed) or len(words.split()) > MOST_WORDS:
        return ""
    return words[:LONGEST].strip()


def _asked_before(request):
    """The words in the address of the page that this request comes from."""
    page = request.headers.get("HX-Current-URL") or request.headers.get("Referer", "")
    try:
        return keepable(parse_qs(urlsplit(page).query).get("q", [""])[0])
    except ValueError:  # what no browser sends
        return ""


def _write(sql, values):
    """Whether it went."""
    if replica.primary_is_away():
        return False
    try:
        with replica.on_primary(), _by_itself(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except Error as fault:
        logger.warning("Een telling ging niet: %s", type(fault).__name__)
        return False
    return True


def _by_itself():
    """A fault breaks nothing around it. Alone, one statement is whole without BEGIN and COMMIT: two questions less."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()
