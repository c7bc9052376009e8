"""A row of city partnerships as a person sends it: municipality and country by their names or codes."""

from functools import cached_property

from kennisbank.records import Lookups
from raadsportaal.basis.tables.rows import RowChecker, hint
from raadsportaal.gemeenten.models import Gemeente
from samenwerking.models import Bandsoort

YEAR = (int, 1900, 2100)


class BandLookups(Lookups):
    @cached_property
    def gemeenten(self):
        """By CBS code and by name; of the official names only those that are nobody else's name."""
        known = list(Gemeente.objects.prefetch_related("opvolgers"))
        official = {g.officiele_naam.removeprefix("Gemeente ").casefold(): g for g in known if g.officiele_naam}
        return official | {key.casefold(): g for g in known for key in (g.code, g.naam)}

    @cached_property
    def soorten(self):
        return {key.casefold(): soort.value for soort in Bandsoort for key in (soort.value, soort.label)}


class StedenbandChecker(RowChecker):
    def check(self):
        row = self.row
        record = {"gemeente": self._code("gemeente", self.lookups.gemeenten)}
        record["land"] = self._code("land", self.lookups.landen)
        record["plaats"] = self.short(row.get("plaats"), "plaats", 120)
        if not record["plaats"]:
            self.fault("plaats", "ontbreekt")
        record["soort"] = self._soort()
        record["sinds"] = self.number(row.get("sinds"), "sinds", *YEAR)
        record["tot"] = self.number(row.get("tot"), "tot", *YEAR)
        if record["sinds"] and record["tot"] and record["tot"] < record["sinds"]:
            self.fault("tot", f"{record['tot']} ligt voor het begin, {record['sinds']}")
        record["breedtegraad"] = self.number(row.get("breedtegraad"), "breedtegraad", float, -90, 90)
        record["lengtegraad"] = self.number(row.get("lengtegraad"), "lengtegraad", float, -180, 180)
        if (record["breedtegraad"] is None) != (record["lengtegraad"] is None):
            self.fault("breedtegraad", "vul breedtegraad en lengtegraad allebei in, of geen van beide")
        record["toelichting"] = self.text(row.get("toelichting"), "toelichting")
        if len(record["toelichting"]) > 600:
            self.fault("toelichting", f"is langer dan 600 tekens ({len(record['toelichting'])})")
        record["bron"] = self.short(row.get("bron"), "bron", 250)
        return record

    def _code(self, field, known):
        """The code of what is named, or a fault with the name that is most like it."""
        name = self.text(self.row.get(field), field)
        found = known.get(name.casefold())
        if not name:
            self.fault(field, "ontbreekt")
        elif found is None:
            self.fault(field, f"‘{name[:60]}’ kennen wij niet{hint(name, known)}")
        elif getattr(found, "einddatum", None):
            after = " of ".join(gemeente.naam for gemeente in found.opvolgers.all())
            self.fault(field, f"‘{found.naam}’ bestaat niet meer. Het is nu {after or 'een andere gemeente'}")
        return found.code if found else ""

    def _soort(self):
        name = self.text(self.row.get("soort"), "soort")
        found = self.lookups.soorten.get(name.casefold())
        if name and found is None:
            self.fault("soort", f"‘{name[:60]}’ kan niet. Kies uit: {', '.join(Bandsoort.values)}")
        return found or Bandsoort.ONBEKEND.value
