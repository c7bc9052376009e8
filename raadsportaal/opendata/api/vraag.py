"""What is asked of a list: which records, in which order, from where and how many; or what is wrong with that."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Q, QuerySet

from raadsportaal.basis.digits import number_in
from raadsportaal.basis.search.facets import Selection
from raadsportaal.basis.tables.exports import MOST
from raadsportaal.opendata.api import cursor
from raadsportaal.opendata.filters import UnknownValue
from raadsportaal.opendata.lezen import of_visitors
from raadsportaal.opendata.soort import Soort

PER_PAGE, MOST_PER_PAGE = 100, 1000
FIXED = "vast"  # the order of lists without words: that in which the records came
PAGING = ("limiet", "cursor", "volgorde")


class WrongQuestion(Exception):
    """`errors` are those of a problem (RFC 9457), as the API Design Rules have them."""

    def __init__(self, errors: list[dict]):
        super().__init__("; ".join(error["detail"] for error in errors))
        self.errors = errors


def wrong(name: str, code: str, detail: str) -> dict:
    return {"in": "query", "location": {"name": name}, "code": code, "detail": detail}


@dataclass
class Page:
    records: list
    next: str  # the cursor of the page after this one; "" where this is the last


@dataclass
class Vraag:
    """A question that was read; reading it raises WrongQuestion with all that is wrong with it."""

    soort: Soort
    query: dict  # a QueryDict
    errors: list[dict] = field(default_factory=list)

    def __post_init__(self):
        self._refuse_unknown()
        self.limit = self._number("limiet", PER_PAGE, MOST_PER_PAGE)
        self.order = self._order()
        self.chosen = [(one, values) for one in self.soort.filters if (values := self._values(one))]
        self.cursor = self.query.get("cursor", "")
        if self.soort.lijst:
            self._refuse_unknown_options()
        if self.errors:
            raise WrongQuestion(self.errors)

    def _refuse_unknown(self):
        for name in self.query:
            if name not in names(self.soort):
                known = ", ".join(names(self.soort))
                self.errors.append(wrong(name[:60], "onbekend-filter", f"Dit kan hier niet. Kies uit: {known}."))

    def _number(self, name, default, most):
        text = self.query.get(name, str(default))
        number = number_in(text) or 0
        if not 1 <= number <= most:
            self.errors.append(wrong(name, "onbekende-waarde", f"Geef een getal van 1 tot en met {most}."))
        return number

    def _order(self):
        known = orders(self.soort)
        order = self.query.get("volgorde", next(iter(known)))
        if order not in known:
            self.errors.append(wrong("volgorde", "onbekende-waarde", f"Kies uit: {', '.join(known)}."))
        return order

    def _values(self, one):
        values = []
        for text in self.query.getlist(one.naam):
            try:
                values.append(one.read(text))
            except UnknownValue as fault:
                self.errors.append(wrong(one.naam, "onbekende-waarde", str(fault)))
        return values

    def _refuse_unknown_options(self):
        for facet in self.soort.lijst.facets:
            known = {row.key for row in self.selection.chosen.get(facet.param, [])}
            asked = self.query.getlist(facet.param)
            for key in asked[-1:] if facet.single else asked:
                if key not in known:
                    detail = f"‘{key[:60]}’ kennen wij niet bij {facet.label.rstrip('?').lower()}."
                    self.errors.append(wrong(facet.param, "onbekende-waarde", detail))

    @cached_property
    def selection(self) -> Selection:
        """What the list page would make of the same question."""
        lijst = self.soort.lijst
        return Selection(lijst.kind, lijst.facets, self.query, lijst.url, lijst.orders, **self._among)

    @property
    def _among(self):
        """Some filters stand beside the facets: what they leave is what the facets choose from."""
        return {"among": list(self._narrowed().values_list("pk", flat=True))} if self.chosen else {}

    def _narrowed(self) -> QuerySet:
        found = self.soort.published()
        for one, values in self.chosen:
            found = one.narrow(found, values)
        return found

    @cached_property
    def total(self) -> int:
        return len(self._ids) if self.soort.lijst else self._narrowed().order_by().count()

    @cached_property
    def _ids(self) -> list[int]:
        """Of all that was found, in the order of the list page."""
        return self.selection.find(limit=MOST).ids

    def page(self, after: str = "", limit: int = 0) -> Page:
        """The records after a cursor."""
        limit = limit or self.limit
        try:
            return self._listed(after, limit) if self.soort.lijst else self._keyed(after, limit)
        except cursor.BadCursor:
            raise WrongQuestion([wrong("cursor", "onbekende-waarde", "Deze cursor is niet van ons.")]) from None

    def everything(self) -> Iterator:
        """All records from the cursor on, a page at a time: with as little memory for a hundred thousand as for ten."""
        after = self.cursor
        while True:
            with of_visitors(self.soort):
                page = self.page(after, MOST_PER_PAGE)
            yield from page.records
            if not page.next:
                return
            after = page.next

    def _listed(self, after, limit):
        """After the record that was last, or at its place where it is no longer there."""
        start = 0
        if after:
            last, place = cursor.read(after, int, int)
            start = self._ids.index(last) + 1 if last in self._ids else max(place, 0)
        ids = self._ids[start : start + limit]
        more = start + limit < len(self._ids)
        records = self.soort.published().in_order_of(ids)
        return Page(records, cursor.write(ids[-1], start + limit - 1) if more else "")

    def _keyed(self, after, limit):
        """By a field and the key: what is added meanwhile has its own place."""
        path, descending = orders_of_fields(self.soort)[self.order]
        found = self._narrowed()
        if after:
            found = found.filter(self._after(path, descending, after))
        sign = "-" if descending else ""
        order = ["pk"] if path == "pk" else [f"{sign}{path}", f"{sign}pk"]
        records = list(found.order_by(*order)[: limit + 1])
        more, records = len(records) > limit, records[:limit]
        return Page(records, cursor.write(*_place(records[-1], path)) if more else "")

    def _after(self, path, descending, after):
        compared = "lt" if descending else "gt"
        if path == "pk":
            (pk,) = cursor.read(after, int)
            return Q(pk__gt=pk)
        told, pk = cursor.read(after, str, int)
        value = _value(path, told)
        return Q(**{f"{path}__{compared}": value}) | Q(**{path: value, f"pk__{compared}": pk})


def _value(path, told):
    """What a cursor says of the field that a list goes by."""
    try:
        value = int(told) if path == "jaar" else datetime.fromisoformat(told)
    except ValueError:
        raise cursor.BadCursor from None
    if isinstance(value, datetime) and value.tzinfo is None:
        raise cursor.BadCursor
    return value


def _place(record, path):
    if path == "pk":
        return (record.pk,)
    value = getattr(record, path)
    return (value.isoformat() if isinstance(value, datetime) else str(value), record.pk)


def orders_of_fields(soort: Soort) -> dict[str, tuple[str, bool]]:
    """Of a kind without a list page: the field that each order goes by, and whether the largest comes first."""
    shown = {veld.naam for veld in soort.velden if veld.altijd}
    fields = {"nieuw": "gewijzigd_op", "jaar": "jaar"}
    return {FIXED: ("pk", False)} | {order: (field, True) for order, field in fields.items() if field in shown}


ORDERS = {FIXED: "Vaste volgorde", "nieuw": "Laatst gewijzigd eerst", "jaar": "Laatste jaar eerst"}


def orders(soort: Soort) -> dict[str, str]:
    """The ways to sort: those of its list page, where it has one."""
    return soort.lijst.orders if soort.lijst else {name: ORDERS[name] for name in orders_of_fields(soort)}


def names(soort: Soort) -> list[str]:
    """All that one may ask of this kind."""
    facets = ["q", *(facet.param for facet in soort.lijst.facets)] if soort.lijst else []
    return [*facets, *(one.naam for one in soort.filters), *PAGING]
