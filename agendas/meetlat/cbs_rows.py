"""The rows of a table of CBS as an import of figures takes them; what is divided is summed before that."""

from dataclasses import dataclass, field

from agendas.meetlat import amounts
from agendas.meetlat.borders import Borders, Cijfer
from agendas.meetlat.cbs import Cbs, Maat, Tabel
from agendas.models import Indicator, Waarde
from raadsportaal.basis.tables.files import BrokenFile
from raadsportaal.gemeenten.models import Gemeente


@dataclass
class Gevonden:
    """What CBS has: rows for the import, national figures by code and year, and what is to be told of it."""

    rows: list[tuple[int, dict]] = field(default_factory=list)
    landelijk: dict[tuple[str, int], float] = field(default_factory=dict)
    opmerkingen: list[str] = field(default_factory=list)

    def add(self, indicator, gemeente, jaar, waarde, noot, **more):
        row = {"indicator": indicator, "gemeente": gemeente, "jaar": jaar, "waarde": waarde, "noot": noot}
        self.rows.append((len(self.rows) + 1, row | {"indeling": "", **more}))


def rows_of(tabel: Tabel, today) -> Gevonden:
    """Ask CBS for all measures of the table that are an indicator here. Raises BrokenFile."""
    cbs, gevonden, asked = Cbs(tabel), Gevonden(), {}
    indicatoren = {one.code: one for one in Indicator.objects.all()}
    for maat in tabel.maten:
        if maat.indicator not in indicatoren:
            raise BrokenFile(f"De indicator {maat.indicator} van tabel {tabel.naam} is er niet.")
        indicator, question = indicatoren[maat.indicator], (maat.maat, *sorted(maat.vast.items()))
        if question not in asked:
            asked[question] = list(cbs.waarnemingen(maat))
        own = [one for one in asked[question] if one.regio.startswith("GM")]
        if maat.per:
            _divided(gevonden, maat, own, cbs.jaren, indicator, today)
            continue
        for one in asked[question]:
            value = _times(one.waarde, maat.maal, indicator)
            if one.regio.startswith("GM"):
                gevonden.add(maat.indicator, one.regio, one.jaar, value, _noot(cbs, one.jaar))
            else:
                gevonden.landelijk[maat.indicator, one.jaar] = value
    if cbs.leeg:
        gevonden.opmerkingen.append(f"{cbs.leeg} cellen van het CBS zijn leeg of geheim: daar komt geen cijfer.")
    return gevonden


def _times(value, factor, indicator):
    """As CBS wrote it; what we calculate ourselves has no more digits than are shown."""
    return value if factor == 1 else float(amounts.rounded(value * factor, indicator.decimalen))


def _noot(cbs, jaar):
    return Waarde.Noot.VOORLOPIG.value if cbs.jaren.get(jaar) else ""


def _divided(gevonden: Gevonden, maat: Maat, own, jaren, indicator, today):
    """An amount by inhabitant, say: what was counted is summed to the municipality of today, and divided there."""
    borders, left_out = Borders(today), 0
    known = set(Gemeente.objects.values_list("code", flat=True))
    own = [one for one in own if one.regio in known]
    lots = borders.lots(Cijfer(maat.maat, one.regio, one.jaar, one.waarde, one.jaar, optelbaar=True) for one in own)
    divisors = Waarde.objects.filter(indicator__code=maat.per).values_list("gemeente__code", "jaar", "waarde")
    divisor = {row[:2]: row[2] for row in divisors}
    for one, lot in zip(own, lots, strict=True):
        if lot.waarde is None:
            left_out += bool(lot.reden)
            continue
        by = divisor.get((lot.naar, one.jaar + maat.per_jaar))
        if not by:
            left_out += 1
            continue
        noten = [*lot.noten, *([Waarde.Noot.VOORLOPIG.value] if jaren.get(one.jaar) else [])]
        value = _times(lot.waarde, maat.maal / by, indicator)
        gevonden.add(maat.indicator, lot.naar, one.jaar, value, ";".join(sorted(noten)), indeling=today.year)
    if left_out:
        gevonden.opmerkingen.append(
            f"{maat.indicator}: {left_out} aantallen zijn niet te delen door {maat.per}, of horen door een herindeling"
            f" bij geen gemeente van nu."
        )
