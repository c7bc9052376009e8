"""Facets: a list page declares them, the search table counts them, the URL holds what is chosen."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.text import Truncator

from raadsportaal.basis import search
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.search.indexing import EVERYTHING, Known, Option, known_options
from raadsportaal.basis.search.names import plain_name
from raadsportaal.basis.search.state import State, state
from raadsportaal.basis.texts import plain

FacetOption = tuple[int, str, str, str]  # number, key, label, sort key
PAGE_SIZE = 12
MOST_PAGES = 20
SHOWN_AT_FIRST = 8
LONGEST_CHIP = 60  # letters of what was typed, which may be a passage
BEFORE_A_NUMBER = re.compile(r"^(subdoel|doel|sdg|global goals?|goal|target) ")
ORDERS = {
    "best": "Past het best",
    "nieuw": "Nieuwste eerst",
    "klein": "Kleinste gemeente eerst",
    "groot": "Grootste gemeente eerst",
}


@dataclass(frozen=True)
class Facet:
    """A way to filter: its name in the URL, its heading, and a record's options: (number, key, label, sort key).

    Numbers stay below 1000. A facet that has many options shows eight at first, or all if `whole`; `most_first`
    puts those with most records on top. Of a `single` one no more than one option can be chosen: it is a select, and
    no row of boxes. Those of a `numbered` one many know by their key. `empty` are the options that exist, also those
    that no record has now: an address that is asked every day then finds nothing today, and tomorrow perhaps something.
    """

    param: str
    label: str
    options: Callable[[Any], Iterable[FacetOption]]
    most_first: bool = False
    whole: bool = False
    single: bool = False
    numbered: bool = False
    empty: Callable[[], Iterable[FacetOption]] | None = None


class Facets(list):
    """The facets of one kind of record; the place in the list is its number in the search table: add at the end."""

    def options_of(self, record: Any) -> list[Option]:
        return [
            Option(number * 1000 + value, key, label, order)
            for number, facet in enumerate(self, start=1)
            for value, key, label, order in facet.options(record)
        ]


class Selection:
    """What a visitor chose on a list page, read from the URL and written back to it; does the search.

    Anything may come in: unknown values end up in `unknown`, a broken page number is page 1. `orders` are the ways to
    sort, the first of them where nobody chose. `among` are the ids of the records to choose from, in the order of the
    page, if not all of the kind. `near` is how many inhabitants the reader's municipality has. `kept` stays in every
    address of this page.
    """

    def __init__(
        self,
        kind: str,
        facets: Facets,
        query: QueryDict,
        path: str,
        orders: dict[str, str] = ORDERS,
        *,
        per_page: int = PAGE_SIZE,
        among: Sequence[int] | None = None,
        near: int | None = None,
        **kept: str,
    ):
        self.kind, self.facets, self.path, self.orders = kind, facets, path, orders
        self.per_page, self.among, self.near, self.kept = per_page, among, near, kept
        self.words = search.clean_query(query.get("q", ""))
        self.typed = " ".join(plain(query.get("q", ""))[: search.LONGEST_QUERY].split())  # with the dot of 11.5
        asked = query.get("volgorde", "")
        self.order = asked if asked in orders else ""
        self.page = _page(query.get("pagina", ""))
        self.unfolded = query.getlist("alle")
        self.chosen: dict[str, list[Known]] = {}
        self.unknown: list[str] = []
        for number, facet in enumerate(facets, start=1):
            keys = list(dict.fromkeys(filter(None, query.getlist(facet.param))))
            keys = keys[-1:] if facet.single else keys
            options = self._options(number, facet, keys) if keys else {}
            for key in keys:
                if key in options:
                    self.chosen.setdefault(facet.param, []).append(options[key])
                else:
                    self.unknown.append(f"{facet.label.rstrip('?').lower()}: {key[:60]}")

    @cached_property
    def now(self) -> State:
        return state(self.kind)

    @cached_property
    def known(self) -> list[Known]:
        """The values that some record has; not asked for where nothing is chosen or shown of them."""
        return known_options(self.now)

    def _options(self, number, facet, keys):
        """{key: value} of a facet; with those that no record has when that is the only way to know a key."""
        options = {row.key: row for row in self.known if row.value // 1000 == number}
        if facet.empty and not options.keys() >= set(keys):
            options = {key: Known(number * 1000 + n, key, label, 0) for n, key, label, _ in facet.empty()} | options
        return options

    @cached_property
    def _by_facet(self):
        """Each facet with its values that occur, in the order of the page."""
        rows_of: dict[int, list[Known]] = {}
        for row in self.known:
            rows_of.setdefault(row.value // 1000, []).append(row)
        return [(facet, rows_of.get(number, [])) for number, facet in enumerate(self.facets, start=1)]

    @property
    def filter_count(self):
        return sum(map(len, self.chosen.values()))

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked, so that some records may fall out."""
        return bool(self.words or self.chosen)

    @property
    def filters(self):
        return [(rows[0].value // 1000, [row.value for row in rows]) for rows in self.chosen.values()]

    @cached_property
    def whole(self):
        return {row.value: row.n for row in self.known}

    def find(self, *, limit=None):
        """This page and all before it: "Toon meer" makes the list longer, so that a reload shows the same."""
        return search.find(
            self.kind,
            words=self.words,
            filters=self.filters,
            order=self.order or next(iter(self.orders)),
            limit=limit or self.page * self.per_page,
            whole=None if self.among is not None else self.whole,
            among=self.among,
            near=self.near,
            now=self.now if self.words else None,
        )

    @property
    def next_page(self):
        return self.url(pagina=self.page + 1) if self.page < MOST_PAGES else ""

    @property
    def size(self) -> int:
        """How many records there are to choose from."""
        return len(self.among) if self.among is not None else self.whole.get(EVERYTHING, 0)

    @property
    def bare_url(self) -> str:
        """The address of this page with nothing chosen."""
        return _address(self.path, self.kept.items())

    def bare_url_for(self, words: str) -> str:
        """The address of this page with these words and nothing else chosen."""
        return _address(self.path, [("q", words), *self.kept.items()])

    def meant(self, counts: dict[int, int], total: int) -> list[tuple[str, str, int]]:
        """(what, address, how many) of each option that is called as what was typed, or has that number.

        Who types the name of a land wants all of that land, and not only what tells of it. None that would give what
        these words find already (with their counts).
        """
        name = plain_name(self.typed)
        number = BEFORE_A_NUMBER.sub("", name)
        if not name or self.chosen:
            return []
        return [
            (f"{facet.label.rstrip('?')}: {row.label}", self.url(words="", **{facet.param: row.key}), row.n)
            for facet, rows in self._by_facet
            for row in rows
            if not counts.get(row.value) == row.n == total
            and (name == plain_name(row.label) or (facet.numbered and number == plain_name(row.key)))
        ]

    @property
    def labels(self) -> list[str]:
        """What is chosen, in words."""
        return [row.label for rows in self.chosen.values() for row in rows]

    def url(self, *, words=None, without=None, without_facet="", path=None, **extra):
        """The address of this selection, changed: other words, without one (param, key), without a whole facet.

        With a `path` that of the same choice on another page; `extra` goes with it.
        """
        pairs = [("q", self.words if words is None else words)]
        for facet in self.facets:
            keys = [row.key for row in self.chosen.get(facet.param, []) if facet.param != without_facet]
            pairs += [(facet.param, key) for key in keys if (facet.param, key) != without]
        kept = {} if path else self.kept
        return _address(path or self.path, [*pairs, ("volgorde", self.order), *(kept | extra).items()])

    @property
    def chips(self):
        typed = Truncator(self.typed).chars(LONGEST_CHIP)
        chips = [(f"‘{typed}’", self.url(words=""))] if self.words else []
        for param, rows in self.chosen.items():
            chips += [(row.label, self.url(without=(param, row.key))) for row in rows]
        return chips

    def groups(self, counts):
        """For the form: each facet with its options, their counts here and whether they are chosen."""
        for facet, rows in self._by_facet:
            if facet.most_first:
                rows = sorted(rows, key=lambda row: -row.n)
            chosen = {row.key for row in self.chosen.get(facet.param, [])}
            whole = facet.whole or facet.param in self.unfolded or len(rows) <= SHOWN_AT_FIRST + 1
            shown = [row for i, row in enumerate(rows) if whole or i < SHOWN_AT_FIRST or row.key in chosen]
            options = [
                {
                    "key": row.key,
                    "label": row.label,
                    "n": counts.get(row.value, 0),
                    "chosen": row.key in chosen,
                }
                for row in shown
            ]
            if rows:
                yield {
                    "facet": facet,
                    "options": options,
                    "more": len(shown) < len(rows),
                    "all": len(rows),
                    "open": bool(chosen),
                }

    def ways_out(self):
        """For a search that finds nothing: smaller selections that do find something, as (text, url, count)."""
        ways: list[tuple[str, dict[str, Any], str]] = []
        if self.words and self.chosen:
            ways.append((f"Zoek alleen op ‘{self.typed}’", {"filters": []}, self.bare_url_for(self.words)))
        several = len(self.chosen) > 1 or not self.words  # of one filter beside words it is what the first way does
        for param, rows in self.chosen.items() if several else ():
            facet = next(f for f in self.facets if f.param == param)
            rest = [(n, values) for n, values in self.filters if n != rows[0].value // 1000]
            text = f"Zonder ‘{rows[0].label}’" if facet.single else f"Kies niets bij ‘{facet.label}’"
            ways.append((text, {"filters": rest}, self.url(without_facet=param)))
        if self.words and self.chosen:
            ways.append(("Zoek zonder zoekwoord", {"words": ""}, self.url(words="")))
        for text, change, url in ways[:6]:
            asked: dict[str, Any] = {"words": self.words, "filters": self.filters, "among": self.among} | change
            if total := search.find(self.kind, limit=1, **asked).total:
                yield {"text": text, "url": url, "n": total}


def _address(path, pairs):
    pairs = [(name, value) for name, value in pairs if value]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _page(text):
    return min(number_in(text) or 1, MOST_PAGES)
