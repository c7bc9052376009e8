"""A praktijk as a plain record: what a file must hold, checked field by field before anything touches the database.

The record is the form of data/praktijken/*.toml, of JSON and NDJSON, and (with lists joined by ;) of CSV and XLSX.
"""

import difflib
from functools import cached_property
from urllib.parse import urlsplit

from agendas.models import Doel, Subdoel
from kennisbank.models import Land, Netwerk, Praktijk, Thema
from raadsportaal.basis.importing import clean_text

LENGTHS = {"titel": 200, "plaats": 120}
TEXTS = ["samenvatting", "probleem", "resultaat", "lastig"]
NUMBERS = {
    "inwoners": (int, 0, 50_000_000),
    "inwoners_jaar": (int, 1900, 2100),
    "sinds": (int, 1000, 2100),
    "tot": (int, 1000, 2100),
    "breedtegraad": (float, -90, 90),
    "lengtegraad": (float, -180, 180),
}
NEDERLAND = ["antwoord", "duiding", "besluit", "uitvoering", "kosten", "eerste_stap"]
PARTS = {
    "stappen": {"titel": 120, "tekst": None},
    "cijfers": {"label": 250, "waarde": 40, "eenheid": 60, "jaar": 20},
    "vragen": {"vraag": 300, "moment": 100},
    "bronnen": {"titel": 300, "uitgever": 200, "url": 600, "taal": 8, "datum": 40, "raadpleging": 120},
}
REQUIRED = {"stappen": "titel", "cijfers": "waarde", "vragen": "vraag", "bronnen": "url"}


class Lookups:
    """What names and codes in a file may refer to, read once for a whole import."""

    @cached_property
    def landen(self):
        found = {}
        for land in Land.objects.all():
            names = [land.code, land.naam, *land.andere_namen.split(";")]
            found |= {name.strip().casefold(): land for name in names if name.strip()}
        return found

    @cached_property
    def themas(self):
        return {key.casefold(): thema for thema in Thema.objects.all() for key in (thema.slug, thema.naam)}

    @cached_property
    def doelen(self):
        return {str(doel.nummer): doel for doel in Doel.objects.global_goals()}

    @cached_property
    def subdoelen(self):
        return {subdoel.code: subdoel for subdoel in Subdoel.objects.all()}

    @cached_property
    def netwerken(self):
        return {netwerk.slug: netwerk for netwerk in Netwerk.objects.all()}


class Checker:
    """Checks one row; `record` is what may be stored, `faults` are (field, reason) pairs."""

    def __init__(self, row: dict, lookups: Lookups):
        self.row, self.lookups, self.faults = row, lookups, []
        self.record = self._check()

    def _check(self):
        row = self.row
        record = {"extern_id": clean_text(row.get("extern_id") or row.get("slug"))[:300]}
        record["slug"] = clean_text(row.get("slug"))
        record["taal"] = (clean_text(row.get("taal")) or "nl")[:8]
        for field, longest in LENGTHS.items():
            record[field] = self._short(row.get(field), field, longest)
        for field in TEXTS:
            record[field] = clean_text(row.get(field))
        if not record["titel"]:
            self.faults.append(("titel", "ontbreekt"))
        record["land"] = self._land(row.get("land"))
        for field, (kind, least, most) in NUMBERS.items():
            record[field] = self._number(row.get(field), field, kind, least, most)
        if record["sinds"] and record["tot"] and record["tot"] < record["sinds"]:
            self.faults.append(("tot", f"{record['tot']} ligt voor het begin, {record['sinds']}"))
        record["themas"] = self._keys("themas", self.lookups.themas, lambda thema: thema.slug)
        record["doelen"] = self._keys("doelen", self.lookups.doelen, lambda doel: doel.nummer)
        record["subdoelen"] = self._keys("subdoelen", self.lookups.subdoelen, lambda subdoel: subdoel.code)
        record["netwerken"] = self._keys("netwerken", self.lookups.netwerken, lambda netwerk: netwerk.slug)
        record["rollen"] = self._keys("rollen", {rol.value: rol for rol in Praktijk.Rol}, lambda rol: rol.value)
        record["richting"] = self._choice("richting", Praktijk.Richting.values, "uit-buitenland")
        record["zekerheid"] = int(self._choice("zekerheid", ["1", "2", "3"], "1"))
        record["nederland"] = self._nederland()
        for field, lengths in PARTS.items():
            record[field] = self._parts(field, lengths)
        return record

    def _short(self, value, field, longest):
        text = " ".join(clean_text(value).split())
        if len(text) > longest:
            self.faults.append((field, f"is langer dan {longest} tekens ({len(text)})"))
        return text[:longest]

    def _number(self, value, field, kind, least, most):
        if value in (None, ""):
            return None
        try:
            number = kind(float(str(value).replace(",", "."))) if kind is float else kind(float(str(value)))
            if least <= number <= most:
                return number
        except (ValueError, OverflowError):
            pass
        self.faults.append((field, f"‘{str(value)[:40]}’ is geen getal van {least} tot {most}"))
        return None

    def _land(self, value):
        name = clean_text(value)
        land = self.lookups.landen.get(name.casefold())
        if land is not None:
            return land.code
        if not name:
            self.faults.append(("land", "ontbreekt"))
            return ""
        near = difflib.get_close_matches(name.casefold(), self.lookups.landen, n=1, cutoff=0.7)
        hint = f" Bedoelt u {self.lookups.landen[near[0]].naam}?" if near else ""
        self.faults.append(("land", f"‘{name[:60]}’ kennen wij niet.{hint}"))
        return ""

    def _keys(self, field, known, key):
        found = []
        for value in _listed(self.row.get(field)):
            match = known.get(value.casefold()) or known.get(value)
            if match is None:
                self.faults.append((field, f"‘{value[:60]}’ kennen wij niet"))
            elif key(match) not in found:
                found.append(key(match))
        return found

    def _choice(self, field, values, default):
        value = str(self.row.get(field) or default)
        if value in values:
            return value
        self.faults.append((field, f"‘{value[:60]}’ kan niet. Kies uit: {', '.join(values)}"))
        return default

    def _nederland(self):
        given = self.row.get("nederland")
        given = given if isinstance(given, dict) else {}
        texts = {name: clean_text(given.get(name) or self.row.get(f"nederland_{name}")) for name in NEDERLAND}
        if texts["antwoord"] not in ("", *Praktijk.Antwoord.values):
            self.faults.append(("nederland", f"antwoord ‘{texts['antwoord'][:40]}’ kan niet. Kies ja, deels of nee"))
            texts["antwoord"] = ""
        return texts

    def _parts(self, field, lengths):
        rows = self.row.get(field) or []
        if isinstance(rows, str):  # from a spreadsheet: a line each, for what a line can hold
            rows = [{REQUIRED[field]: line} for line in rows.splitlines() if line.strip()]
        if not isinstance(rows, list) or not all(isinstance(part, dict) for part in rows):
            self.faults.append((field, "is geen lijst"))
            return []
        parts = []
        for number, part in enumerate(rows, start=1):
            place = f"{field} {number}"
            values = {
                name: self._short(part.get(name), f"{place}, {name}", longest)
                if longest
                else clean_text(part.get(name))
                for name, longest in lengths.items()
            }
            if not values[REQUIRED[field]]:
                self.faults.append((place, f"{REQUIRED[field]} ontbreekt"))
            elif field == "bronnen" and not _is_web_address(values["url"]):
                self.faults.append((place, f"‘{values['url'][:80]}’ is geen webadres (http of https)"))
            if field == "cijfers":
                values["bron"] = self._source_number(part.get("bron"), place)
            parts.append(values)
        return parts

    def _source_number(self, value, place):
        sources = self.row.get("bronnen") or []
        if value in (None, ""):
            return None
        if str(value).isdigit() and 1 <= int(value) <= len(sources):
            return int(value)
        self.faults.append((place, f"bron ‘{str(value)[:20]}’ staat niet bij de bronnen"))
        return None


def _listed(value):
    values = value if isinstance(value, list) else str(value if value is not None else "").split(";")
    return [text for text in (clean_text(v) for v in values) if text]


def _is_web_address(url):
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(" <>\"'`")
    except ValueError:
        return False
