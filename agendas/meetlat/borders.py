"""To which municipality of today a figure of before a merger belongs: the rules of data/meetlat.

A count is summed, and only when every municipality that stood there has one and none of them was split. A share or an
average stays only where no border changed after 1 January of its year. All else is left out, with the reason.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from raadsportaal.gemeenten.models import Gemeente

RULES = Path(__file__).parents[1] / "data" / "meetlat" / "grenzen.toml"
SUMMED, SMALL = "som", "grens"  # codes of Waarde.Noot


@dataclass(frozen=True)
class Cijfer:
    """A figure as a file gives it. `indeling` is the year of the borders that it was counted in."""

    onderwerp: str  # what is counted: only figures of the same are summed
    code: str
    jaar: int
    waarde: float
    indeling: int
    optelbaar: bool


@dataclass
class Lot:
    """What becomes of it: it is the figure of `naar`, or part of the sum in figure `bij`, or left out with a reason."""

    naar: str = ""
    waarde: float | None = None
    noten: list[str] = field(default_factory=list)
    bij: int | None = None
    reden: str = ""


@dataclass
class Delen:
    """The municipalities that stood on a day where one of today stands."""

    codes: list[str] = field(default_factory=list)
    verdeeld: set[str] = field(default_factory=set)  # only a part of it came here
    klein: set[str] = field(default_factory=set)  # and so small that a share or an average stays as it is


class Borders:
    def __init__(self, today: date):
        self.today = today
        self._delen: dict[tuple[str, date], Delen] = {}

    @cached_property
    def gemeenten(self) -> dict[str, Gemeente]:
        return {one.code: one for one in Gemeente.objects.only("code", "naam", "einddatum")}

    @cached_property
    def _ties(self):
        """{code: codes of those before it} and {code: codes of those after it}"""
        codes = {one.pk: code for code, one in self.gemeenten.items()}
        before, after = defaultdict(list), defaultdict(list)
        for van, naar in Gemeente.opvolgers.through.objects.order_by("pk").values_list("from_gemeente", "to_gemeente"):
            before[codes[naar]].append(codes[van])
            after[codes[van]].append(codes[naar])
        return before, after

    @cached_property
    def _rules(self):
        rules = tomllib.loads(RULES.read_text(encoding="utf-8"))
        return rules["sinds"], {(one["van"], one["naar"]) for one in rules["klein"]}

    def lots(self, cijfers: Iterable[Cijfer]) -> list[Lot]:
        """What becomes of each, in their order."""
        cijfers = list(cijfers)
        lots, groups = [Lot() for _ in cijfers], defaultdict(dict)
        for place, one in enumerate(cijfers):
            after = self.successors(one.code)
            if len(after) != 1:
                lots[place].reden = self._nowhere(one.code, after)
                continue
            group = groups[one.onderwerp, after[0], one.jaar, one.indeling]
            if one.code in group:
                lots[place].reden = f"van ‘{self._naam(one.code)}’ staat dit jaar er al in"
            else:
                group[one.code] = place
        for (_, naar, _, indeling), places in groups.items():
            given = {code: cijfers[place].waarde for code, place in places.items()}
            optelbaar = cijfers[next(iter(places.values()))].optelbaar
            merged = self._merge(naar, date(indeling, 1, 1), given, optelbaar)
            carrier = next((places[code] for code, lot in merged.items() if lot.waarde is not None), None)
            for code, lot in merged.items():
                lot.bij = carrier if lot.naar and lot.waarde is None else None
                lots[places[code]] = lot
        return lots

    def successors(self, code: str) -> list[str]:
        """The municipalities of today that it became; itself when it is one."""
        if self.gemeenten[code].exists(self.today):
            return [code]
        found = (one for after in self._ties[1][code] for one in self.successors(after))
        return list(dict.fromkeys(found))

    def parts(self, code: str, day: date) -> Delen:
        """Which municipalities stood on this day where `code` came to stand."""
        if (code, day) not in self._delen:
            self._delen[code, day] = self._parts(code, day)
        return self._delen[code, day]

    def _parts(self, code, day):
        found = Delen()
        sinds, klein = self._rules
        if code not in sinds or sinds[code] <= day:
            found.codes.append(code)
        for van in self._ties[0][code]:
            if self.gemeenten[van].einddatum is None or self.gemeenten[van].einddatum < day:
                continue
            before = self.parts(van, day)
            found.codes += [one for one in before.codes if one not in found.codes]
            found.verdeeld |= before.verdeeld | (set(before.codes) if len(self._ties[1][van]) > 1 else set())
            found.klein |= before.klein | (set(before.codes) if (van, code) in klein else set())
        return found

    def _merge(self, naar, day, given, optelbaar):
        """{code: its Lot} of the figures of one subject, year and municipality of today."""
        delen = self.parts(naar, day)
        lots = {code: Lot(reden=self._not_there(code, day)) for code in given if code not in delen.codes}
        here = {code: waarde for code, waarde in given.items() if code in delen.codes}
        if optelbaar:
            dropped, why = delen.klein & delen.verdeeld, ""
            whole = [code for code in delen.codes if code not in dropped]
            lacking = [code for code in whole if code not in here]
            if parted := delen.verdeeld - dropped:
                why = f"een deel van {self._names(parted)} kwam bij {self._naam(naar)}: de som is niet te maken"
            elif lacking:
                why = f"van {self._names(lacking)} is er geen cijfer: de som voor {self._naam(naar)} zou te laag zijn"
        else:
            dropped = delen.klein
            whole = [code for code in delen.codes if code not in dropped]
            why = "" if len(whole) == 1 else self._changed(naar, day, delen)
        carrier = next((code for code in here if code in whole), None)
        for code in here:
            if why or code not in whole:
                lots[code] = Lot(reden=why or f"hoort nu bij {self._naam(naar)}, en is zo klein dat het niet meetelt")
            elif code == carrier:
                noten = [SUMMED] * (len(whole) > 1) + [SMALL] * bool(dropped)
                lots[code] = Lot(naar, sum(here[one] for one in whole), noten)
            else:
                lots[code] = Lot(naar)  # goes up in that one
        return lots

    def _changed(self, naar, day, delen):
        names = self._names([code for code in delen.codes if code != naar])
        return (
            f"de grenzen van {self._naam(naar)} veranderden na 1 januari {day.year} ({names}), en een deel of"
            f" gemiddelde is niet op te tellen"
        )

    def _not_there(self, code, day):
        gemeente = self.gemeenten[code]
        if gemeente.exists(day):
            return (
                f"‘{gemeente.naam}’ bestond op 1 januari {day.year} nog niet. Geldt dit cijfer voor de grenzen van"
                f" later? Zet dan het jaar van die grenzen in de kolom ‘indeling’"
            )
        return f"‘{gemeente.naam}’ bestond op 1 januari {day.year} niet meer"

    def _nowhere(self, code, after):
        names = f" over {self._names(after)}" if after else ""
        return f"‘{self._naam(code)}’ is verdeeld{names}: dit cijfer hoort bij geen van hen alleen"

    def _naam(self, code):
        return self.gemeenten[code].naam

    def _names(self, codes):
        return ", ".join(sorted(self._naam(code) for code in codes))
