"""A row of figures as a person or a source gives it: indicator and municipality by name or code, checked on its own."""

import math
import re
from collections.abc import Iterable
from functools import cached_property

from django.utils import timezone

from agendas.meetlat.borders import Borders, Cijfer
from agendas.models import Indicator, Waarde
from raadsportaal.basis.tables import numbers
from raadsportaal.basis.tables.reading import as_text
from raadsportaal.basis.tables.rows import RowChecker, hint
from raadsportaal.gemeenten.models import Gemeente

FIRST_YEAR = 1990
FIELDS = ("waarde", "laag", "hoog", "noot", "opmerking")
AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")  # 1.234: a thousand, or a little more than one
DECIMALS = re.compile(r"-?(0\.\d+|\d+\.(\d{1,2}|\d{4,})|\d{4,}\.\d+)")  # the dot can only begin decimals
THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})*,\d+|-?\d{1,3}(\.\d{3}){2,}")  # it can only part thousands
DIGITS = re.compile(r"\d{1,4}")


class WaardeLookups:
    dots = ""  # what a dot means in the numbers of this file: "decimalen", "duizendtallen", or "" for nobody knows

    @cached_property
    def indicatoren(self) -> dict[str, Indicator]:
        found = list(Indicator.objects.all())
        names = {name.casefold(): one for one in found for name in (one.titel, one.slug)}
        return names | {one.code.casefold(): one for one in found}

    @cached_property
    def gemeenten(self) -> dict[str, Gemeente]:
        """By CBS code and by name, former ones too; of the official names only those that are nobody else's name."""
        known = list(Gemeente.objects.only("code", "naam", "officiele_naam", "einddatum"))
        official = {g.officiele_naam.removeprefix("Gemeente ").casefold(): g for g in known if g.officiele_naam}
        return official | {key.casefold(): g for g in known for key in (g.code, g.naam)}

    @cached_property
    def borders(self) -> Borders:
        return Borders(timezone.localdate())

    def indicator(self, code: str) -> Indicator:
        return self.indicatoren[code.casefold()]

    def gemeente(self, code: str) -> Gemeente:
        return self.gemeenten[code.casefold()]

    def learn_dots(self, values: Iterable[object]) -> None:
        """Of all numbers of the file: one that can be read in one way only says how the others are meant."""
        texts = [value.strip() for value in values if isinstance(value, str)]
        decimals = any(DECIMALS.fullmatch(text) for text in texts)
        thousands = any(THOUSANDS.fullmatch(text) for text in texts)
        self.dots = "" if decimals == thousands else "decimalen" if decimals else "duizendtallen"


class WaardeChecker(RowChecker):
    """`record` names its indicator and municipality by their codes."""

    opgegaan = ""  # in which row it went up, in words

    def check(self):
        row = self.row
        indicator, gemeente = self._indicator(), self._gemeente()
        this_year = timezone.localdate().year
        jaar = self.number(row.get("jaar"), "jaar", int, FIRST_YEAR, this_year)
        if jaar is None and not self._faulty("jaar"):
            self.fault("jaar", "ontbreekt")
        record = {
            "indicator": indicator.code if indicator else "",
            "gemeente": gemeente.code if gemeente else "",
            "jaar": jaar,
            "waarde": self._amount("waarde"),
            "laag": self._amount("laag"),
            "hoog": self._amount("hoog"),
            "noot": self._noot(),
            "opmerking": self.short(row.get("opmerking"), "opmerking", 250),
            "reden": self.short(row.get("reden"), "reden", 250),
        }
        self.indeling = self.number(row.get("indeling"), "indeling", int, FIRST_YEAR, this_year) or jaar
        if record["waarde"] is None and not self._faulty("waarde"):
            self.fault("waarde", "is leeg. Wat leeg is, is niet bekend, en geen nul")
        if indicator and record["waarde"] is not None:
            self._within(indicator, record)
        return record

    def cijfer(self) -> Cijfer:
        """For the rules of merged municipalities; of a row without faults."""
        one = self.record
        optelbaar = self.lookups.indicator(one["indicator"]).optelbaar
        return Cijfer(one["indicator"], one["gemeente"], one["jaar"], one["waarde"], self.indeling, optelbaar)

    def _faulty(self, field):
        return any(name == field for name, _ in self.faults)

    def _indicator(self):
        name = self.text(self.row.get("indicator"), "indicator")
        found = self.lookups.indicatoren.get(name.casefold())
        if not name:
            self.fault("indicator", "ontbreekt")
        elif found is None:
            self.fault("indicator", f"‘{name[:60]}’ kennen wij niet{hint(name, self.lookups.indicatoren)}")
        return found

    def _gemeente(self):
        name = as_text(self.row.get("gemeente"))
        code = f"gm{int(name):04}" if DIGITS.fullmatch(name) and name.isascii() else name.casefold()
        found = self.lookups.gemeenten.get(code)
        if not name:
            self.fault("gemeente", "ontbreekt")
        elif found is None:
            self.fault("gemeente", f"‘{name[:60]}’ kennen wij niet{hint(name, self.lookups.gemeenten)}")
        return found

    def _amount(self, field):
        """A number of a workbook is what it is; a text is read as the Dutch write it, unless that can be two things."""
        value = self.row.get(field)
        if isinstance(value, int | float) and not isinstance(value, bool):
            text = repr(value)
        else:
            text = as_text(value).removesuffix("%").strip()
            if not text:
                return None
            if AMBIGUOUS.fullmatch(text):
                if not self.lookups.dots:
                    plain, comma = text.replace(".", ""), text.replace(".", ",")
                    self.fault(field, f"‘{text}’ kan {plain} zijn of {comma}. Schrijf het op een van die manieren")
                    return None
                text = text.replace(".", "" if self.lookups.dots == "duizendtallen" else ",")
        number = numbers.read(text)
        if number is None or not math.isfinite(float(number)):
            self.fault(field, f"‘{text[:40]}’ is geen getal")
            return None
        return float(number)

    def _noot(self):
        known = {key.casefold(): noot.value for noot in Waarde.Noot for key in (noot.value, noot.label)}
        found = []
        for text in self.listed("noot"):
            if text.casefold() not in known:
                self.fault("noot", f"‘{text[:60]}’ kan niet. Kies uit: {', '.join(Waarde.Noot.values)}")
            else:
                found.append(known[text.casefold()])
        return ";".join(sorted(set(found)))

    def _within(self, indicator, record):
        least, most = indicator.laagst, indicator.hoogst
        for field in ("waarde", "laag", "hoog"):
            value = record[field]
            if value is not None and least is not None and value < least:
                self.fault(field, f"{value:g} is minder dan {least:g}, en dat kan bij dit cijfer niet")
            elif value is not None and most is not None and value > most:
                self.fault(field, f"{value:g} is meer dan {most:g}, en dat kan bij dit cijfer niet")
        laag, hoog = record["laag"], record["hoog"]
        if (laag is None) != (hoog is None):
            self.fault("laag" if laag is None else "hoog", "vul beide kanten van de marge in, of geen van beide")
        elif laag is not None and not laag <= record["waarde"] <= hoog:
            self.fault("waarde", f"{record['waarde']:g} ligt buiten zijn marge, {laag:g} tot {hoog:g}")
