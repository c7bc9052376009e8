"""A praktijk as a plain record: what a file must hold, checked field by field before anything touches the database.

The record is the form of data/praktijken/*.toml, of JSON and NDJSON, and (with lists joined by ;) of CSV and XLSX.
"""

from functools import cached_property

from agendas.models import Doel, Subdoel
from kennisbank.models import Land, Netwerk, Onderwerp, Praktijk, Thema
from kennisbank.models.trefwoorden import LONGEST_WORD
from raadsportaal.basis.digits import number_in
from raadsportaal.basis.tables.rows import RowChecker, hint
from raadsportaal.basis.texts import split_list

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
REQUIRED = {"stappen": "titel", "cijfers": "waarde", "vragen": "vraag", "bronnen": "url"}


class Lookups:
    """What names and codes in a file may refer to, read once for a whole import."""

    @cached_property
    def landen(self):
        found = {}
        for land in Land.objects.all():
            names = [land.code, land.naam, *split_list(land.andere_namen)]
            found |= {name.casefold(): land for name in names}
        return found

    @cached_property
    def themas(self):
        return {key: thema for thema in Thema.objects.all() for key in (thema.slug, thema.naam, thema.naam.casefold())}

    @cached_property
    def onderwerpen(self):
        return {key: one for one in Onderwerp.objects.all() for key in (one.slug, one.naam, one.naam.casefold())}

    @cached_property
    def doelen(self):
        return {str(doel.nummer): doel for doel in Doel.objects.global_goals()}

    @cached_property
    def subdoelen(self):
        return {subdoel.code: subdoel for subdoel in Subdoel.objects.all()}

    @cached_property
    def netwerken(self):
        return {netwerk.slug: netwerk for netwerk in Netwerk.objects.all()}


class PraktijkChecker(RowChecker):
    """A row of praktijken."""

    def check(self):
        row = self.row
        record = {"slug": self.text(row.get("slug"), "slug")}
        record["extern_id"] = (self.text(row.get("extern_id"), "extern_id") or record["slug"])[:300]
        record["taal"] = self.language(row.get("taal"), "taal") or "nl"
        for field, longest in LENGTHS.items():
            record[field] = self.short(row.get(field), field, longest)
        for field in TEXTS:
            record[field] = self.text(row.get(field), field)
        if not record["titel"]:
            self.fault("titel", "ontbreekt")
        record["land"] = self._land(row.get("land"))
        for field, (kind, least, most) in NUMBERS.items():
            record[field] = self.number(row.get(field), field, kind, least, most)
        if (record["breedtegraad"] is None) != (record["lengtegraad"] is None):
            self.fault("breedtegraad", "vul breedtegraad en lengtegraad allebei in, of geen van beide")
        if record["sinds"] and record["tot"] and record["tot"] < record["sinds"]:
            self.fault("tot", f"{record['tot']} ligt voor het begin, {record['sinds']}")
        record["themas"] = self.keys("themas", self.lookups.themas, lambda thema: thema.slug)
        record["onderwerpen"] = self.keys("onderwerpen", self.lookups.onderwerpen, lambda one: one.slug)
        record["doelen"] = self.keys("doelen", self.lookups.doelen, lambda doel: doel.nummer)
        record["subdoelen"] = self.keys("subdoelen", self.lookups.subdoelen, lambda subdoel: subdoel.code)
        record["netwerken"] = self.keys("netwerken", self.lookups.netwerken, lambda netwerk: netwerk.slug)
        record["trefwoorden"] = self._trefwoorden()
        record["rollen"] = self.keys("rollen", {rol.value: rol for rol in Praktijk.Rol}, lambda rol: rol.value)
        record["richting"] = self.choice("richting", Praktijk.Richting.values, "uit-buitenland")
        record["zekerheid"] = int(self.choice("zekerheid", ["1", "2", "3"], "1"))
        record["afloop"] = self.choice("afloop", Praktijk.Afloop.values, "")
        record["nederland"] = self._nederland()
        for field, lengths in PARTS.items():
            record[field] = self.parts(field, lengths, REQUIRED[field])
        return record

    def _land(self, value):
        name = self.text(value, "land")
        land = self.lookups.landen.get(name.casefold())
        if land is not None:
            return land.code
        if not name:
            self.fault("land", "ontbreekt")
            return ""
        self.fault("land", f"‘{name[:60]}’ kennen wij niet{hint(name, self.lookups.landen)}")
        return ""

    def _trefwoorden(self):
        """Each once; a longer one than there is room for is a fault, and the others stay."""
        return list(dict.fromkeys(self.short(word, "trefwoorden", LONGEST_WORD) for word in self.listed("trefwoorden")))

    def _nederland(self):
        given = self.row.get("nederland") or {}
        if not isinstance(given, dict):
            self.fault("nederland", "hier horen antwoord, duiding, besluit, uitvoering, kosten, eerste_stap")
            given = {}
        flat = {name: self.row.get(f"nederland_{name}") for name in NEDERLAND}  # from a spreadsheet
        texts = {name: self.text(given.get(name) or flat[name], f"nederland, {name}") for name in NEDERLAND}
        if texts["antwoord"] not in ("", *Praktijk.Antwoord.values):
            self.fault("nederland", f"antwoord ‘{texts['antwoord'][:40]}’ kan niet. Kies ja, deels of nee")
            texts["antwoord"] = ""
        return texts

    def finish_part(self, field, values, part, place):
        if field == "cijfers":
            values["bron"] = self._source_number(part.get("bron"), place)

    def _source_number(self, value, place):
        if value in (None, ""):
            return None
        sources, text = self.row.get("bronnen"), str(value).removesuffix(".0")
        number = number_in(text) or 0
        if isinstance(sources, list) and 1 <= number <= len(sources):
            return number
        self.fault(place, f"bron ‘{text[:20]}’ staat niet bij de bronnen")
        return None
