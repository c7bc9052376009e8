"""Count what visitors open, and what they search for in vain: without a name, and never in the way of a page."""

import logging
import re
from datetime import date
from urllib.parse import parse_qs, urlsplit

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from raadsportaal.basis import search

logger = logging.getLogger(__name__)
ROBOT = re.compile("bot|crawl|spider|slurp|preview", re.I)
AHEAD = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")  # by which a browser says that nobody reads this yet
LONGEST, MOST_WORDS = 60, 6
# An address; a number of a house and street, a telephone, a person: those are never kept.
PERSONAL = re.compile(r"@|\d{5}|(?:\d[ .()/+-]*){9}")
EVERYWHERE = "overal"  # the search over everything

# One statement, so that it holds its row for as long as that takes. Nobody waits for the disk: a lost count is no loss.
ONE_MORE = """
INSERT INTO {table} ({columns}, dag, aantal)
SELECT {values}, %s, 1 FROM set_config('synchronous_commit', 'off', true)
ON CONFLICT ({columns}, dag) DO UPDATE SET aantal = {table}.aantal + 1
"""


def count_view(request, record, today: date | None = None) -> None:
    """The page of this record was shown; to be called when it was."""
    if is_visit(request):
        _one_more("basis_weergave", today, soort=record.KIND, record=record.pk)


def count_missed(request, where: str, today: date | None = None) -> None:
    """The words of this request (`q`) found nothing: `where` is the kind of the list, or EVERYWHERE.

    Not when the page before asked the same: that is another filter or a reload, and no second person.
    """
    words = keepable(request.GET.get("q", ""))
    if words and is_visit(request) and "pagina" not in request.GET and words != _asked_before(request):
        _one_more("basis_zoekterm", today, woorden=words, waar=where[:20])


def is_visit(request) -> bool:
    """Somebody reads this now: no program, no browser that runs ahead, no staff of VNG."""
    headers = request.headers
    ahead = any(re.search("prefetch|preview|prerender", headers.get(name, "")) for name in AHEAD)
    if request.method != "GET" or ahead or ROBOT.search(headers.get("User-Agent", "")):
        return False
    return not request.user.is_staff


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


def _one_more(table, today, **key):
    sql = ONE_MORE.format(table=table, columns=", ".join(key), values=", ".join(["%s"] * len(key)))
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, [*key.values(), today or timezone.localdate()])
    except DatabaseError as fault:
        logger.warning("Een telling ging niet: %s", type(fault).__name__)
