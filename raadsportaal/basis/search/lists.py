"""A list page with search and facets: one view for the page, its fragment and its exports, whatever it lists."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from raadsportaal.basis import results_map, search
from raadsportaal.basis.pages import render_page
from raadsportaal.basis.search.counting import count_missed
from raadsportaal.basis.search.facets import ORDERS, PAGE_SIZE, Facets, Selection
from raadsportaal.basis.search.nearest import wider
from raadsportaal.basis.tables import exports

NO_MAP = "uit"  # ?kaart=uit, for who wants the list alone


MOST_ALSO, MOST_WIDER = 6, 3  # other words that are named; and offered when nothing is found


@dataclass(frozen=True)
class Lijst:
    """What is listed and where: kind of record, facets, words for one and more of them, URL names and templates.

    `naam` is the name of the records in the templates, and that of the same list in the API (opendata/soorten.py).
    `fragment` is swapped by htmx, its id is its file's name.
    `told` gives what a field is called and its text, to say why a record was found.
    `near` gives the number of inhabitants of the reader's municipality, for records that lie somewhere.
    `place_of` says where a record lies, for a list with a map: its fragment includes onderdelen/resultatenkaart.html.
    """

    kind: str
    facets: Facets
    naam: str
    een: str
    meer: str
    page: str
    fragment: str
    urls: dict[str, str]  # of the list; "csv", "xlsx" and "rss", as far as it has them
    orders: dict[str, str] = field(default_factory=lambda: ORDERS)
    per_page: int = PAGE_SIZE
    told: Callable[[Any], Iterable[tuple[str, str]]] | None = None
    place_of: Callable[[Any], results_map.Plaats] | None = None
    near: Callable[[HttpRequest], int | None] | None = None

    @property
    def url(self):
        return reverse(self.urls["lijst"])

    @property
    def id(self):
        return self.fragment.rpartition("/_")[2].removesuffix(".html")

    def select(self, request: HttpRequest, *, path: str = "", **limits: Any) -> Selection:
        """What was chosen, at `path` if not on the list itself; `limits` are those of Selection."""
        path = path or self.url
        if self.place_of and request.GET.get("kaart") == NO_MAP:
            limits["kaart"] = NO_MAP
        if self.near:
            limits["near"] = self.near(request)
        return Selection(self.kind, self.facets, request.GET, path, self.orders, per_page=self.per_page, **limits)

    def count(self, n: int) -> str:
        return f"1 {self.een}" if n == 1 else f"{n} {self.meer}"

    def show(self, request, records, **extra):
        """The page, or the fragment with the counts of the facets; `records` is the queryset to take them from."""
        selection = self.select(request)
        found = selection.find()
        # What is only alike comes when that is all on one page: it tells whether to look for something else.
        alike = found.alike if found.total <= self.per_page else []
        extra["lijkt"] = records(selection).in_order_of(alike) if alike else []
        return self.answer(request, selection, found, records(selection).in_order_of(found.ids), **extra)

    def answer(self, request, selection, found, results, **extra):
        """Show what was found; for a list that puts its records in an order of its own."""
        self._say_why(found.question, [*results, *extra.get("lijkt", ())])
        also = found.question.also if found.question else []
        context = extra | {
            "lijst": self, "selection": selection, "total": found.total, "resultaten": results, self.naam: results,
            "bedoeld": selection.meant(found.counts, found.total),
            "groups": list(selection.groups(found.counts)), "ook_gezocht": also[:MOST_ALSO],
            **{name: selection.url(path=reverse(url)) for name, url in self.urls.items() if name != "lijst"},
        }  # fmt: skip
        context.setdefault("data", selection.url(path=reverse("api:lijst", args=[self.naam])))
        context |= self._map(selection, results, found.total)
        if not found.total:
            self._count_missed(request, selection)
            suggestion = search.suggest(selection.words)
            context |= {
                "ways_out": list(selection.ways_out()),
                "suggestion": suggestion,
                "suggestion_url": selection.bare_url_for(suggestion),
                "ruimer": self._wider(selection, also),
            }
        announce, focus = self._said(request, selection, found.total, len(results))
        response = render_page(request, self.page, context, fragment=self.fragment, announce=announce, focus=focus)
        response["HX-Push-Url"] = selection.url(pagina=selection.page if selection.page > 1 else "")
        return response

    def _wider(self, selection, also):
        """(word, address, how many) of other words that do find something here, when it is the words that do not."""
        if not selection.words or selection.chosen:
            return []
        return [
            (word, selection.bare_url_for(word), n) for word, n in wider(selection.words, also, self.kind, MOST_WIDER)
        ]

    def _map(self, selection, results, total):
        """The map of the records that the page shows, and the way to the page without it, or with it again."""
        if not self.place_of:
            return {}
        off = selection.kept.get("kaart") == NO_MAP
        places: Iterable[results_map.Plaats] = () if off else map(self.place_of, results)
        return {
            "resultatenkaart": results_map.draw(places, self.een, self.meer, longer=len(results) < total),
            "kaart_uit": off,
            "kaart_om": selection.url(kaart="" if off else NO_MAP, pagina=selection.page if selection.page > 1 else ""),
        }

    def _say_why(self, question, records):
        """Give each record `waarom_hier`: where it has the words, or what a council also calls them."""
        if not (question and records and self.told):
            return
        from raadsportaal.basis.search.reasons import Reasons  # here: with numpy it takes a while to import

        reasons = Reasons(question)
        for record in records:
            record.waarom_hier = reasons.of(self.kind, self.told(record))

    def _count_missed(self, request, selection):
        """When it is the words that find nothing, and not the filters beside them."""
        words = selection.words
        alone = {"words": words, "among": selection.among, "limit": 1}
        if words and not (selection.chosen and search.find(self.kind, **alone).total):
            count_missed(request, self.kind)

    def _said(self, request, selection, total, shown):
        """What a screen reader hears after a swap, and where the focus goes: to the first of those that came."""
        if request.htmx.trigger == "toon-meer":
            first = (selection.page - 1) * self.per_page + 1
            return f"{max(shown - first + 1, 0)} {self.meer} erbij", f"#r{first}"
        return f"{self.count(total)} gevonden", ""

    def export(self, request, soort, columns, row, records):
        """Exactly what is filtered, as a file to download; `row` makes the cells of a record and an absolute()."""
        found = self.select(request).find(limit=exports.MOST)
        rows = exports.rows(columns, lambda record: row(record, request.build_absolute_uri), records, found.ids)
        return self.file(soort, rows)

    def file(self, soort, rows):
        """These rows to download, the first of them the heading."""
        content, content_type = exports.FORMATS[soort](rows, self.meer.capitalize())
        filename = f"{slugify(self.meer)}-{timezone.localdate():%Y-%m-%d}.{soort}"
        return FileResponse(content, as_attachment=True, filename=filename, content_type=content_type)
