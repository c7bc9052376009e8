"""A stand-in for datasets.cbs.nl: a table in the shape of its OData v4 answers, page by page; made-up figures."""

from contextlib import contextmanager

import pytest

from raadsportaal.basis import fetching
from tests.dossiers.replay import Answer, replaying

GAS, ALL = "81528NED", "T001100"
CODES = {"MeasureCodes": [("M000001", "Gemiddeld aardgasverbruik"), ("M000002", "Gemiddelde elektriciteitslevering")]}
CODES |= {"WoningkenmerkenCodes": [(ALL, "Totaal woningen"), ("ZW10290", "Appartement")]}
YEARS = {"2023JJ00": "Definitief", "2024JJ00": "Voorlopig", "2025JJ00": "NaderVoorlopig"}


def row(regio, periode, value, measure="M000001", **more):
    attribute = "None" if value is not None else "Impossible"
    cells = {"Measure": measure, "ValueAttribute": attribute, "Value": value, "RegioS": regio, "Perioden": periode}
    return cells | {"Woningkenmerken": ALL} | more


def power(*rows):
    """Electricity of Aalsmeer: a table of 81528NED without any is one that lacks a measure."""
    return [row("GM0358", "2025JJ00", 2500.0, measure="M000002"), *rows]


class Table:
    """What CBS has of one table."""

    def __init__(self, naam, *rows, codes=CODES, years=YEARS, modified="2026-09-17T02:00:00", per_page=2):
        self.naam, self.rows, self.codes, self.years, self.per_page = naam, rows, codes, years, per_page
        self.modified, self.base, self.next = modified, "", None

    def answers(self):
        lists = {f"/{self.naam}/{name}": [self._list(pairs)] for name, pairs in self.codes.items()}
        periods = [{"Identifier": code, "Title": code[:4], "Status": status} for code, status in self.years.items()]
        properties = {"Identifier": self.naam, "Title": "Proef", "Modified": self.modified}
        return lists | {
            f"/{self.naam}/PeriodenCodes": [self._answer(periods)],
            f"/{self.naam}/Properties": [{"@odata.context": "x"} | properties],
            f"/{self.naam}/Observations": [self._observations],
        }

    def _list(self, pairs):
        return self._answer([{"Identifier": code, "Title": title} for code, title in pairs])

    def _answer(self, value, link=None):
        context = f"https://datasets.cbs.nl/odata/v1/CBS/{self.naam}/$metadata#Observations"
        return {"@odata.context": context, "value": value} | ({"@odata.nextLink": link} if link else {})

    def _observations(self, query):
        """Without a filter of its own: a service may ignore one without a word."""
        start = int(query.get("$skip", 0))
        page = [{"Id": start + n} | one for n, one in enumerate(self.rows[start : start + self.per_page])]
        more = start + self.per_page < len(self.rows)
        link = f"{self.base}/{self.naam}/Observations?$skip={start + self.per_page}" if more else None
        return self._answer(page, self.next or link)


@pytest.fixture
def own_machine(monkeypatch):
    """Our own machine counts as the open internet, and nothing else does."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(fetching, "READ", 1.0)


@contextmanager
def serving(settings, *tables, **others):
    """CBS with these tables; `others` are answers by path, instead."""
    answers = {}
    for table in tables:
        answers |= table.answers()
    with replaying(answers | others) as replay:
        for table in tables:
            table.base = replay.base
        settings.CBS_URL = replay.base
        yield replay


def filters(replay, naam):
    return [query.get("$filter", "") for path, query, _ in replay.questions if path == f"/{naam}/Observations"]


__all__ = ["GAS", "Answer", "Table", "filters", "own_machine", "power", "row", "serving"]
