"""A search that somebody follows: an address of a list with its filters, or of the search over everything."""

from urllib.parse import urlencode, urlsplit

from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from raadsportaal.basis import kinds, search
from raadsportaal.basis.search.facets import Selection
from raadsportaal.basis.search.lists import Lijst
from raadsportaal.volgen.models import Zoekvraag

# The lists of which a new record is news, by kind.
LISTS: dict[str, Lijst] = {kind.name: kind.news.lijst for kind in kinds.every() if kind.news and kind.news.lijst}
LONGEST = 500  # characters of an address
EVERYWHERE = """
SELECT kind, object_id FROM basis_searchrow WHERE tsv @@ zoekvraag(%(words)s)
AND (kind, object_id) IN (SELECT * FROM unnest(%(kinds)s::text[], %(ids)s::bigint[]))
"""


def tidied(address: str) -> Zoekvraag | None:
    """The search at an address, written in one way and not kept; None for what is no search of ours."""
    try:
        parts = urlsplit(address[: LONGEST * 2])
    except ValueError:  # http://[
        return None
    if parts.scheme or parts.netloc:
        return None
    query = QueryDict(parts.query)
    if parts.path == reverse("portaal:zoeken"):
        words = search.clean_query(query.get("q", ""))
        return _short_enough(everywhere(words)) if words else None
    lijst = next((lijst for lijst in LISTS.values() if lijst.url == parts.path), None)
    if lijst is None:
        return None
    return of_selection(_selection(lijst, query))


def of_selection(selection: Selection) -> Zoekvraag | None:
    """What is chosen on a list page, not kept; None when its address is too long for that."""
    return _short_enough(Zoekvraag(adres=_address_of(selection), soort=selection.kind))


def _short_enough(zoekvraag):
    return zoekvraag if len(zoekvraag.adres) <= LONGEST else None  # an accented letter takes six of them


def everywhere(words: str) -> Zoekvraag:
    """The search over everything for these words, not kept."""
    return Zoekvraag(adres=_everywhere(words))


def _everywhere(words):
    return f"{reverse('portaal:zoeken')}?{urlencode({'q': words})}"


def _address_of(selection):
    """What is chosen on a list page, and not how it is sorted or shown."""
    chosen = [(param, row.key) for param, rows in selection.chosen.items() for row in rows]
    pairs = [("q", selection.words)] if selection.words else []
    query = urlencode([*pairs, *chosen])
    return f"{selection.path}?{query}" if query else selection.path


def _selection(lijst, query, **limits):
    return Selection(lijst.kind, lijst.facets, query, lijst.url, lijst.orders, **limits)


def _read(zoekvraag, **limits) -> Selection:
    return _selection(LISTS[zoekvraag.soort], QueryDict(urlsplit(zoekvraag.adres).query), **limits)


def _words(zoekvraag):
    return QueryDict(urlsplit(zoekvraag.adres).query).get("q", "")


def name(zoekvraag: Zoekvraag) -> str:
    """In words: Voorbeelden: ‘wateroverlast’, Noorwegen."""
    return name_of(_read(zoekvraag)) if zoekvraag.soort else f"Zoeken naar ‘{_words(zoekvraag)}’"


def name_of(selection: Selection) -> str:
    """What is chosen on a list page, in words."""
    meer = LISTS[selection.kind].meer
    chosen = ", ".join(text for text, _ in selection.chips)
    return f"{meer[0].upper()}{meer[1:]}: {chosen}" if chosen else f"Alle {meer}"


def found(zoekvraag: Zoekvraag, new: dict[str, list[int]]) -> list[tuple[str, int]]:
    """Which of these new records, by kind, the search finds."""
    if zoekvraag.soort:
        ids = new.get(zoekvraag.soort, [])
        hits = _read(zoekvraag, among=ids).find(limit=len(ids)).ids if ids else []
        return [(zoekvraag.soort, pk) for pk in hits]
    pairs = [(kind, pk) for kind, pks in new.items() for pk in pks]
    asked = {"words": _words(zoekvraag), "kinds": [kind for kind, _ in pairs], "ids": [pk for _, pk in pairs]}
    with connection.cursor() as cursor:
        cursor.execute(EVERYWHERE, asked)
        return cursor.fetchall()
