"""Ask CBS for the figures of a table: OData v4 of datasets.cbs.nl, page by page and within bounds.

Which measure of a table is which indicator stands in data/meetlat/cbs/<table>.toml. A measure, and a value of another
dimension, is named there by its code or by its title: titles are looked up in the lists of the table itself.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, urlencode, urljoin

from django.conf import settings

from raadsportaal.basis import fetching
from raadsportaal.basis.tables.files import BrokenFile

MAPPINGS = Path(__file__).parents[1] / "data" / "meetlat" / "cbs"
LARGEST = sys.float_info.max  # NaN and Infinity are not under it, nor is a whole number that no float can hold
PAGE_BYTES = 60_000_000  # of one page, unpacked: CBS gives 100,000 rows at most
PAGES, ROWS = 50, 1_000_000  # of one question
YEAR = re.compile(r"(\d{4})JJ00")
NATION = re.compile(r"NL0[01]")
CODE = re.compile(r"[A-Za-z0-9_]{1,20}")
WRONG = "Het antwoord van het CBS is niet compleet of niet te lezen."


@dataclass(frozen=True)
class Maat:
    """A measure of a table and the indicator that it is; `per` is the indicator that it is divided by."""

    indicator: str
    maat: str
    vast: dict[str, str] = field(default_factory=dict)  # {dimension: the value that is meant}
    maal: float = 1
    per: str = ""
    per_jaar: int = 0  # by how many years later the divisor is: 1 for that of 31 December


@dataclass(frozen=True)
class Tabel:
    """A table of CBS, and which of its measures are an indicator here."""

    naam: str
    maten: list[Maat]
    regio: str = "RegioS"
    periode: str = "Perioden"

    @property
    def herkomst(self) -> str:
        """What an import from this table is called."""
        return f"CBS-tabel {self.naam}"

    @classmethod
    def read(cls, naam: str) -> "Tabel":
        """Raises BrokenFile when there is no mapping of this table."""
        path = next((path for path in mappings() if path.stem.casefold() == naam.casefold()), None)
        if path is None:
            known = ", ".join(path.stem for path in mappings())
            raise BrokenFile(f"Van tabel {naam[:40]} weten wij niet welke maat welk cijfer is. Wel van: {known}.")
        found = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(path.stem, maten=[Maat(**maat) for maat in found.pop("maten")], **found)


def mappings() -> list[Path]:
    return sorted(MAPPINGS.glob("*.toml"))


@dataclass(frozen=True)
class Waarneming:
    regio: str
    jaar: int
    waarde: float


class Cbs:
    """One table at CBS. Every method raises BrokenFile for what cannot be had or read."""

    def __init__(self, tabel: Tabel):
        self.tabel, self.base = tabel, f"{settings.CBS_URL.rstrip('/')}/{quote(tabel.naam)}"
        self.leeg = 0  # how many cells had no value
        self._known: dict[str, list[tuple[str, str]]] = {}  # of a dimension its codes and titles

    def properties(self) -> dict[str, Any]:
        """Title, moment of the last change and so on."""
        found = self._page(f"{self.base}/Properties")
        rows = found.get("value")
        return rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], dict) else found

    @cached_property
    def jaren(self) -> dict[int, bool]:
        """{year: whether its figures are provisional} of the whole years of the table."""
        found = {}
        for row in self._rows(f"{self.tabel.periode}Codes"):
            if match := YEAR.fullmatch(str(row.get("Identifier", "")).strip()):
                found[int(match[1])] = "voorlopig" in str(row.get("Status") or "").casefold()
        return found

    def waarnemingen(self, maat: Maat) -> Iterator[Waarneming]:
        """Of municipalities and of the country, by whole years; what has no value is counted in `leeg`."""
        wanted = {"Measure": self._code("Measure", maat.maat)}
        wanted |= {dimensie: self._code(dimensie, titel) for dimensie, titel in maat.vast.items()}
        query = " and ".join(f"{name} eq '{code}'" for name, code in wanted.items())
        for row in self._rows("Observations", **{"$filter": query}):
            regio = str(row.get(self.tabel.regio, "")).strip()
            year = YEAR.fullmatch(str(row.get(self.tabel.periode, "")).strip())
            if not year or not (regio.startswith("GM") or NATION.fullmatch(regio)):
                continue
            # What we asked for, also where a filter would be ignored without a word.
            if any(str(row.get(name, "")).strip() != code for name, code in wanted.items()):
                continue
            value = row.get("Value")
            if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= LARGEST:
                yield Waarneming(regio, int(year[1]), float(value))
            else:
                self.leeg += 1

    def _code(self, dimensie, naam):
        """The code of what is named by code or title."""
        rows = self._lists(dimensie)
        exact = [code for code, _ in rows if code == naam]
        codes = exact or [code for code, titel in rows if titel.casefold() == naam.casefold()]
        if len(set(codes)) != 1 or not CODE.fullmatch(codes[0]):
            what = "niet" if not codes else f"{len(codes)} keer"
            raise BrokenFile(f"In tabel {self.tabel.naam} staat ‘{naam}’ {what} bij {dimensie}. Pas de mapping aan.")
        return codes[0]

    def _lists(self, dimensie):
        """(code, title) of all values of a dimension, asked once."""
        if dimensie not in self._known:
            rows = self._rows(f"{dimensie}Codes")
            self._known[dimensie] = [
                (str(row.get("Identifier", "")).strip(), str(row.get("Title", "")).strip()) for row in rows
            ]
        return self._known[dimensie]

    def _rows(self, what: str, **query: str) -> Iterator[dict[str, Any]]:
        """The rows of all pages."""
        url, seen, count = f"{self.base}/{what}", set(), 0
        url += f"?{urlencode(query, quote_via=quote)}" if query else ""
        while url:
            if len(seen) == PAGES or url in seen:
                raise BrokenFile("Het antwoord van het CBS heeft te veel bladzijden.")
            seen.add(url)
            page = self._page(url)
            rows = page.get("value")
            if not isinstance(rows, list):
                raise BrokenFile(WRONG)
            for row in rows:
                count += 1
                if count > ROWS:
                    raise BrokenFile("Het antwoord van het CBS heeft te veel rijen.")
                if not isinstance(row, dict):
                    raise BrokenFile(WRONG)
                yield row
            url = self._next(url, page.get("@odata.nextLink"))

    def _next(self, url, link):
        """The next page, at the same service only."""
        if link is None:
            return ""
        there = urljoin(url, link) if isinstance(link, str) else ""
        if not there or fetching.split(there)[:3] != fetching.split(url)[:3]:
            raise BrokenFile("Het CBS verwijst naar een ander adres. Dat volgen wij niet.")
        return there

    def _page(self, url):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "bladzijde"
            fetching.fetch(url, path, max_bytes=PAGE_BYTES, accept="application/json")
            try:
                found = json.loads(path.read_bytes(), parse_constant=lambda name: None)
            except (ValueError, RecursionError):
                raise BrokenFile(WRONG)
        if not isinstance(found, dict):
            raise BrokenFile(WRONG)
        return found
