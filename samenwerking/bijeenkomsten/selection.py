"""What a visitor chose of events, read from the URL and written back to it: one filter for list, month and calendar."""

import re
from functools import cached_property
from urllib.parse import urlencode

from agendas.models import Doel
from kennisbank.models import Land, Thema
from samenwerking.models import Doelgroep

FILTERS = {"thema": "Thema", "doel": "Global Goal", "land": "Land", "doelgroep": "Voor wie?", "online": "Waar?"}
WAAR = {"ja": "Online", "nee": "Op een plek"}
SLUG = re.compile("[a-z0-9-]{1,80}")
PER_PAGE = 25
MOST_PAGES = 40


class Keuze:
    """One value per filter. Anything may come in: what is no value of ours ends up in `unknown`.

    `facts` are the rows of Bijeenkomst.objects.facts() to choose from. `extra` stays in every address of this page.
    """

    def __init__(self, query, facts, path, **extra):
        self.facts, self.path, self.extra = list(facts), path, extra
        self.page = _page(query.get("pagina", ""))
        self.chosen, self.unknown = {}, []
        for param, label in FILTERS.items():
            key = query.get(param, "")
            if self._name(param, key):
                self.chosen[param] = key
            elif key:
                self.unknown.append(f"{label.rstrip('?').lower()}: {key[:60]}")

    @cached_property
    def _known(self):
        """The values that a filter can have, whether an event has them now or not: a calendar is asked every day."""
        landen = {row.land__slug: row.land__naam for row in self.facts if row.land__slug}
        return {
            "thema": dict(Thema.objects.order_by("naam").values_list("slug", "naam")),
            "doel": {
                str(nummer): f"{nummer} {titel}"
                for nummer, titel in Doel.objects.global_goals().order_by("nummer").values_list("nummer", "titel")
            },
            "land": dict(sorted(landen.items(), key=lambda land: land[1])),
            "doelgroep": dict(Doelgroep.choices),
            "online": WAAR,
        }

    def _name(self, param, key):
        if not key:
            return ""
        known = self._known[param]
        if param == "land" and key not in known and SLUG.fullmatch(key):
            known |= dict(Land.objects.filter(slug=key).values_list("slug", "naam"))
        return known.get(key, "")

    @cached_property
    def ids(self):
        """The events that are left, in the order of the facts."""
        return self._ids(self.chosen)

    def _ids(self, chosen):
        return [row.pk for row in self.facts if all(key in _keys(row)[param] for param, key in chosen.items())]

    @property
    def shown_ids(self):
        """This page and all before it: "Toon meer" makes the list longer."""
        return self.ids[: self.page * PER_PAGE]

    @property
    def next_page(self):
        more = len(self.ids) > self.page * PER_PAGE and self.page < MOST_PAGES
        return self.url(pagina=self.page + 1) if more else ""

    @property
    def groups(self):
        """For the form: each filter with the values that some event has, and what is chosen."""
        for param, label in FILTERS.items():
            occur = {key for row in self.facts for key in _keys(row)[param]} | {self.chosen.get(param)}
            options = [(key, name) for key, name in self._known[param].items() if key in occur]
            if options:
                yield {"param": param, "label": label, "options": options, "chosen": self.chosen.get(param, "")}

    @property
    def chips(self):
        """(what is chosen, the address without it)."""
        return [(self._known[param][key], self.url(without=param)) for param, key in self.chosen.items()]

    @property
    def words(self):
        return ", ".join(self._known[param][key] for param, key in self.chosen.items())

    def ways_out(self):
        """When nothing is left: each choice that, taken away, leaves something, with how many."""
        for param, key in self.chosen.items():
            rest = {name: value for name, value in self.chosen.items() if name != param}
            if n := len(self._ids(rest)):
                yield {"text": f"Zonder ‘{self._known[param][key]}’", "url": self.url(without=param), "n": n}

    def url(self, path=None, *, without=None, **extra):
        """The address of this choice, or of the same choice elsewhere; values of `extra` go with it."""
        extra = (self.extra if path is None else {}) | extra
        pairs = [(param, key) for param, key in self.chosen.items() if param != without]
        pairs += [(name, value) for name, value in extra.items() if value]
        path = path or self.path
        return f"{path}?{urlencode(pairs)}" if pairs else path


def _keys(row):
    """The values that an event has, per filter. One that is both online and somewhere has both."""
    return {
        "thema": row.thema_slugs,
        "doel": [str(nummer) for nummer in row.doel_nummers],
        "land": [row.land__slug] if row.land__slug else [],
        "doelgroep": row.doelgroepen,
        "online": [key for key, so in (("ja", row.online), ("nee", row.plaats or not row.online)) if so],
    }


def _page(text):
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1
    return min(max(number, 1), MOST_PAGES)
