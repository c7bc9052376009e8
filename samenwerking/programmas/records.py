"""A programme as a plain record: the form of data/programmas/*.toml, and what an IATI activity is made into."""

import re
from decimal import Decimal

from raadsportaal.basis.tables import dates, numbers
from raadsportaal.basis.tables.rows import RowChecker
from raadsportaal.redactie.models import LONGEST_SUMMARY
from samenwerking.models import Programma
from samenwerking.models.programma import whole

TITLES = {"titel": 200, "engelse_titel": 250, "afkorting": 40, "financier": 250, "budget_toelichting": 400}
TEXTS = [
    "doelstelling", "aanpak", "resultaat", "lastig", "onvolledig", "bijdrage_gemeente", "bijdrage_ambtenaar",
    "bijdrage_bestuurder", "bijdrage_raadslid",
]  # fmt: skip
LONGEST_PARTNER = 200
PARTS = {
    "bronnen": ({"titel": 250, "url": 500, "taal": 8, "raadpleging": 200}, "titel"),
    "plaatsen": ({"naam": 120}, "naam"),
}
KNOWN = {
    "slug", "extern_id", "verzameling", "bestand", "soort", "programma", "samenvatting", "taal", "begin", "einde",
    "begin_gepland", "einde_gepland", "partners", "budget", "budget_eur", "munt", "themas", "doelen", "subdoelen",
    "landen", *TITLES, *TEXTS, *PARTS,
}  # fmt: skip
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CENT, MOST_MONEY = Decimal("0.01"), Decimal(10) ** 13


class ProgrammaChecker(RowChecker):
    """A row of programmes; `parents` are the keys of the programmes that a project may hang under, None: any."""

    def __init__(self, row, lookups, parents=None):
        self.parents = parents
        super().__init__(row, lookups)

    def check(self):
        row = self.row
        for field in sorted(row.keys() - KNOWN):
            self.fault(field, "dit veld kennen wij niet")
        record = {"slug": self._slug(row.get("slug")), "extern_id": self.short(row.get("extern_id"), "extern_id", 300)}
        record["extern_id"] = record["extern_id"] or record["slug"]
        if row.get("verzameling"):
            record["verzameling"] = self.short(row["verzameling"], "verzameling", 60)
        record["taal"] = self.language(row.get("taal"), "taal") or "nl"
        for field, longest in TITLES.items():
            record[field] = self.short(row.get(field), field, longest)
        record["samenvatting"] = self.short(row.get("samenvatting"), "samenvatting", LONGEST_SUMMARY)
        for field in TEXTS:
            record[field] = self.text(row.get(field), field)
        for field in ("slug", "titel"):
            if not record[field] and not (field == "slug" and record["extern_id"]):
                self.fault(field, "ontbreekt")
        record["soort"] = self.choice("soort", Programma.Soort.values, "programma")
        record["programma"] = self._parent(record)
        self._period(record)
        record["partners"] = self._partners()
        record["budget"], record["munt"] = self._budget()
        record["themas"] = sorted(self.keys("themas", self.lookups.themas, lambda thema: thema.slug))
        record["doelen"] = sorted(self.keys("doelen", self.lookups.doelen, lambda doel: doel.nummer))
        record["subdoelen"] = sorted(self.keys("subdoelen", self.lookups.subdoelen, lambda subdoel: subdoel.code))
        record["landen"] = sorted(self.keys("landen", self.lookups.landen, lambda land: land.code))
        for field, (lengths, required) in PARTS.items():
            record[field] = self.parts(field, lengths, required)
        return record

    def _slug(self, value):
        slug = self.text(value, "slug")
        if slug and (not SLUG.fullmatch(slug) or len(slug) > 100):
            self.fault("slug", f"‘{slug[:60]}’ is geen webadres: hooguit 100 kleine letters, cijfers en streepjes")
        return slug

    def _parent(self, record):
        parent = self.short(self.row.get("programma"), "programma", 300)
        if not parent:
            return ""
        if record["soort"] != "project":
            self.fault("programma", "alleen een project hangt onder een programma")
        elif parent == record["extern_id"]:
            self.fault("programma", "een project hangt niet onder zichzelf")
        elif self.parents is not None and parent not in self.parents:
            self.fault("programma", f"‘{parent[:60]}’ kennen wij niet")
        return parent

    def _period(self, record):
        for field, last in (("begin", False), ("einde", True)):
            day, precise = self._date(field, last)
            record |= {
                field: day,
                f"{field}_precies": precise,
                f"{field}_gepland": self.row.get(f"{field}_gepland") is True,
            }
        if record["begin"] and record["einde"] and record["einde"] < record["begin"]:
            self.fault("einde", f"{record['einde']} ligt voor het begin, {record['begin']}")

    def _date(self, field, last):
        """The first day (or the last) of what the row says, as a text, and how precise that is."""
        text = self.text(str(self.row.get(field) or ""), field)  # TOML also has dates of its own
        if not text:
            return "", "dag"
        found = dates.read(text)
        if found is None:
            self.fault(field, f"‘{text[:40]}’ is geen datum zoals 2022, 2022-03 of 2022-03-31")
            return "", "dag"
        precise = "dag" if found.day else "maand" if found.month else "jaar"
        return whole(found.first_day, precise, last=last).isoformat(), precise

    def _partners(self):
        names = [" ".join(name.split()) for name in self.listed("partners")]
        for name in names:
            if len(name) > LONGEST_PARTNER:
                self.fault("partners", f"‘{name[:40]} ...’ is langer dan {LONGEST_PARTNER} tekens")
        return list(dict.fromkeys(name[:LONGEST_PARTNER] for name in names))

    def _budget(self):
        """The amount as a text with two decimals, and its currency."""
        field = "budget" if self.row.get("budget") is not None else "budget_eur"
        munt = self.text(self.row.get("munt"), "munt").upper() or "EUR"
        if not re.fullmatch("[A-Z]{3}", munt):
            self.fault("munt", f"‘{munt[:20]}’ is geen munt, zoals EUR of USD")
            munt = "EUR"
        value = self.row.get(field)
        if value is None or value == "":
            return "", munt
        amount = numbers.read(value)
        if amount is None or not CENT <= amount < MOST_MONEY:
            self.fault(field, f"‘{str(value)[:40]}’ is geen bedrag groter dan 0")
            return "", munt
        return str(amount.quantize(CENT)), munt

    def finish_part(self, field, values, part, place):
        if field == "bronnen":
            values["taal"] = values["taal"] or "en"
            values["jaar"] = self.number(part.get("jaar"), f"{place}, jaar", int, 1945, 2100)
        elif field == "plaatsen":
            latitude = self.number(part.get("breedtegraad"), f"{place}, breedtegraad", float, -90, 90)
            longitude = self.number(part.get("lengtegraad"), f"{place}, lengtegraad", float, -180, 180)
            values |= {"breedtegraad": latitude, "lengtegraad": longitude}
