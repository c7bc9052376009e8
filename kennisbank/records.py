"""A praktijk as a plain record: what a file must hold, checked field by field before anything touches the database.

The record is the form of data/praktijken/*.toml, of JSON and NDJSON, and (with lists joined by ;) of CSV and XLSX.
"""

import difflib
import re
from functools import cached_property
from urllib.parse import urlsplit

from agendas.models import Doel, Subdoel
from kennisbank.models import Land, Netwerk, Praktijk, Thema
from raadsportaal.basis.texts import clean_text

LENGTHS = {"titel": 200, "plaats": 120}  # in characters, as the columns are
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
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{2,4})?")
THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")  # 709.037, as the Dutch write it
WORDS = {int: "heel getal", float: "getal"}
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
        return {key: thema for thema in Thema.objects.all() for key in (thema.slug, thema.naam, thema.naam.casefold())}

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
        record = {"slug": self._text(row.get("slug"), "slug")}
        record["extern_id"] = (self._text(row.get("extern_id"), "extern_id") or record["slug"])[:300]
        record["taal"] = self._language(row.get("taal"), "taal") or "nl"
        for field, longest in LENGTHS.items():
            record[field] = self._short(row.get(field), field, longest)
        for field in TEXTS:
            record[field] = self._text(row.get(field), field)
        if not record["titel"]:
            self.faults.append(("titel", "ontbreekt"))
        record["land"] = self._land(row.get("land"))
        for field, (kind, least, most) in NUMBERS.items():
            record[field] = self._number(row.get(field), field, kind, least, most)
        if (record["breedtegraad"] is None) != (record["lengtegraad"] is None):
            self.faults.append(("breedtegraad", "vul breedtegraad en lengtegraad allebei in, of geen van beide"))
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

    def _text(self, value, field):
        if value is None or (isinstance(value, str | int | float) and not isinstance(value, bool) and value == value):
            return clean_text(value)
        self.faults.append((field, "hier hoort een tekst te staan"))
        return ""

    def _short(self, value, field, longest):
        text = " ".join(self._text(value, field).split())
        if len(text) > longest:
            self.faults.append((field, f"is langer dan {longest} tekens ({len(text)})"))
        return text[:longest]

    def _language(self, value, field):
        code = self._text(value, field)
        if code and not LANGUAGE.fullmatch(code):
            self.faults.append((field, f"‘{code[:20]}’ is geen code van een taal, zoals nl of en"))
            return ""
        return code

    def _number(self, value, field, kind, least, most):
        text = str(value if value is not None else "").strip()
        if not text:
            return None
        if kind is int and THOUSANDS.fullmatch(text):
            text = text.replace(".", "")
        try:
            number = float(text.replace(",", "."))
            if least <= number <= most and (kind is float or number.is_integer()):
                return kind(number)
        except ValueError:
            pass
        self.faults.append((field, f"‘{text[:40]}’ is geen {WORDS[kind]} van {least} tot {most}"))
        return None

    def _land(self, value):
        name = self._text(value, "land")
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
        for value in self._listed(field):
            match = known.get(value) or known.get(value.casefold())
            if match is None:
                self.faults.append((field, f"‘{value[:60]}’ kennen wij niet"))
            elif key(match) not in found:
                found.append(key(match))
        return found

    def _choice(self, field, values, default):
        value = self.row.get(field)
        value = default if value is None or value == "" else str(value).removesuffix(".0")
        if value in values:
            return value
        self.faults.append((field, f"‘{value[:60]}’ kan niet. Kies uit: {', '.join(values)}"))
        return default

    def _nederland(self):
        given = self.row.get("nederland") or {}
        if not isinstance(given, dict):
            self.faults.append(("nederland", "hier horen antwoord, duiding, besluit, uitvoering, kosten, eerste_stap"))
            given = {}
        flat = {name: self.row.get(f"nederland_{name}") for name in NEDERLAND}  # from a spreadsheet
        texts = {name: self._text(given.get(name) or flat[name], f"nederland, {name}") for name in NEDERLAND}
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
            values = {name: self._part(part, name, place, longest) for name, longest in lengths.items()}
            if not values[REQUIRED[field]]:
                self.faults.append((place, f"{REQUIRED[field]} ontbreekt"))
            elif field == "bronnen" and not _is_web_address(values["url"]):
                self.faults.append((place, f"‘{values['url'][:80]}’ is geen webadres (http of https)"))
            if field == "cijfers":
                values["bron"] = self._source_number(part.get("bron"), place)
            parts.append(values)
        return parts

    def _part(self, part, name, place, longest):
        place = f"{place}, {name}"
        if name == "url":  # an address is no text: & and < in it mean something
            return str(part.get(name) or "").strip()[:longest]
        if name == "taal":
            return self._language(part.get(name), place)
        return self._short(part.get(name), place, longest) if longest else self._text(part.get(name), place)

    def _source_number(self, value, place):
        if value in (None, ""):
            return None
        sources, text = self.row.get("bronnen"), str(value).removesuffix(".0")
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        if isinstance(sources, list) and 1 <= number <= len(sources):
            return number
        self.faults.append((place, f"bron ‘{text[:20]}’ staat niet bij de bronnen"))
        return None

    def _listed(self, field):
        value = self.row.get(field)
        values = value if isinstance(value, list) else self._text(value, field).split(";")
        return [text for text in (self._text(v, field) for v in values) if text]


def _is_web_address(url):
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and not set(url) & set(" <>\"'`")
    except ValueError:
        return False
